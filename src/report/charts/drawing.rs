//! The list of what charts draw: one variant for each kind.

use super::board::Board;
use super::bridge::{Bridge, StepKind};
use super::matrix::Matrix;
use super::multiples::{Multiples, Panel};
use super::ranking::{RankRow, Ranking};
use super::tile_map::TileMap;
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
    Map(TileMap),
}

impl Chart {
    /// Whether the drawing shows more than its title says. Empty axes, and zeros of which nothing was asked yet, do not.
    #[must_use]
    pub fn says_something(&self) -> bool {
        match &self.drawing {
            Drawing::Trend(trend) => {
                let lags = trend.role.is_lagging() && !trend.actual.is_empty();
                lags || trend.actual.iter().flatten().any(|point| point.y != 0.0)
            }
            Drawing::Board(board) => !board.rows.is_empty(),
            Drawing::Ranking(ranking) => {
                let told = |row: &RankRow| row.role.is_lagging() || row.actual.is_some_and(|y| y != 0.0);
                ranking.rows.iter().any(told)
            }
            Drawing::Matrix(matrix) => {
                matrix.rows.iter().flat_map(|row| &row.cells).flatten().any(|cell| cell.role.is_rated())
            }
            Drawing::Bridge(bridge) => {
                bridge.steps.iter().any(|step| matches!(step.kind, StepKind::Good | StepKind::Bad))
            }
            Drawing::Control(control) => control.actual.iter().flatten().any(|point| point.y != 0.0),
            Drawing::Map(map) => !map.tiles.is_empty(),
            Drawing::Multiples(multiples) => {
                let told = |panel: &Panel| {
                    panel.role.is_lagging() || panel.actual.iter().flatten().any(|point| point.y != 0.0)
                };
                multiples.panels.iter().any(told)
            }
        }
    }
}
