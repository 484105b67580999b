//! The spec of a ranking.

use super::{Axis, Role};
use serde::Serialize;

/// Regions in an order, each with its value, what the plan asks of it, and what it is short of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ranking {
    /// `单位：万亩`.
    pub unit: String,
    pub axis: Axis,
    /// A target that is the same for all: its value and its words.
    pub target: Option<(f64, String)>,
    /// Says what the bars are: `完成`, `应达`, `差额`.
    pub actual_label: String,
    pub plan_label: String,
    pub gap_label: String,
    pub rows: Vec<RankRow>,
    /// The verdicts that occur, in order of merit, with their words.
    pub key: Vec<(Role, String)>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankRow {
    /// `3`, or empty for what has no place.
    pub place: String,
    pub name: String,
    pub role: Role,
    /// None where no value is known.
    pub actual: Option<f64>,
    /// What the plan, or else the target, asks for.
    pub plan: Option<f64>,
    /// Whether the difference is in favour: None where there is none to tell.
    pub good: Option<bool>,
    pub value: String,
    /// `少0.3万亩`, or why there is no value.
    pub gap: String,
    /// A row that stands for several regions.
    pub sum: bool,
}
