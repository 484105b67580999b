//! The spec of the board.

use super::Role;
use serde::Serialize;

/// All judged indicators on one page: how much is done beside how much is due.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Board {
    /// Says what the bar and the marker are: `完成进度`, `序时进度`.
    pub bar_label: String,
    pub marker_label: String,
    /// Heads of the columns at the right: value and target, gap.
    pub value_head: String,
    pub gap_head: String,
    pub rows: Vec<BoardRow>,
    /// The verdicts that occur, in order of merit, with their words: the key at the foot.
    pub key: Vec<(Role, String)>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoardRow {
    /// Rows of one group stand together under its name; empty where there are no groups.
    pub group: String,
    pub name: String,
    pub role: Role,
    pub verdict: String,
    /// Share of the way done, as drawn: from 0 to 1 and a little beyond. None where nothing can be drawn.
    pub bar: Option<f64>,
    /// Share of the way that is due.
    pub marker: Option<f64>,
    /// The bar's number in words: `59.2%`.
    pub bar_text: String,
    /// `7100／12000亩`.
    pub value: String,
    /// `少900亩`.
    pub gap: String,
}
