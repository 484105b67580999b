//! The spec of small multiples.

use super::{Axis, Point, Role};
use serde::Serialize;

/// One indicator in many regions, on axes that all share.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Multiples {
    pub unit: String,
    pub x: Axis,
    pub y: Axis,
    pub panels: Vec<Panel>,
    pub actual_label: String,
    pub plan_label: String,
    pub target_label: String,
    /// The verdicts that occur, in order of merit, with their words.
    pub key: Vec<(Role, String)>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Panel {
    pub name: String,
    pub role: Role,
    /// Runs of consecutive months with a value.
    pub actual: Vec<Vec<Point>>,
    pub plan: Vec<Point>,
    pub target: Option<f64>,
    /// The last value, or why there is none.
    pub last: String,
}
