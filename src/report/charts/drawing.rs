//! The list of what charts draw: one variant for each kind.

use super::board::Board;
use super::bridge::Bridge;
use super::matrix::Matrix;
use super::multiples::Multiples;
use super::ranking::Ranking;
use super::trend::Trend;
use crate::report::charts::control_chart::Control;
use crate::report::charts::title_and_notes::Framed;
use serde::Serialize;

/// One chart of any kind.
pub type Chart = Framed<Drawing>;

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Drawing {
    Trend(Trend),
    Board(Board),
    Ranking(Ranking),
    Matrix(Matrix),
    Bridge(Bridge),
    Control(Control),
    Multiples(Multiples),
}
