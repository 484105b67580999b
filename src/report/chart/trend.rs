//! The spec of a trend.

use super::{Axis, Label, Point, Role};
use serde::Serialize;

/// A value over the months beside what was planned.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trend {
    /// Stands at the head of the vertical axis: `单位：万亩`.
    pub unit: String,
    pub x: Axis,
    pub y: Axis,
    /// Runs of consecutive months with a value, in order; between two runs months are missing.
    pub actual: Vec<Vec<Point>>,
    /// Name of the line of actual values, written at the line.
    pub actual_label: String,
    /// The last value, written at its point.
    pub last: Option<Label>,
    pub phases: Vec<Phase>,
    /// How far the value is behind the plan, drawn level from the plan's line to the last point.
    pub behind: Option<Bracket>,
    pub role: Role,
    /// Points of `actual` that may still be revised: drawn hollow.
    pub provisional: Vec<Point>,
    pub provisional_label: String,
    /// Points of `actual` that chance alone does not explain: drawn with a ring.
    pub special: Vec<Point>,
    pub special_label: String,
    /// What is to be expected after the last value; empty where nothing is forecast.
    pub fan: Vec<FanPoint>,
    pub fan_label: String,
}

/// What is expected at one month's end, and how far it may be off.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FanPoint {
    pub x: f64,
    pub low: f64,
    pub mid: f64,
    pub high: f64,
}

/// One target's plan and its end.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Phase {
    /// The planned way; empty where a target has none.
    pub plan: Vec<Point>,
    /// Written along the plan: `序时进度`.
    pub plan_label: String,
    /// Height of the target's line; for a band its lower edge.
    pub target: f64,
    /// Upper edge of a band.
    pub upper: Option<f64>,
    /// From where to where the target's line is drawn.
    pub from: f64,
    pub to: f64,
    /// `目标 13（2023年12月）`.
    pub target_label: String,
    /// Whether the target has a due date, marked at `to`.
    pub due: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bracket {
    pub from: f64,
    pub to: f64,
    pub y: f64,
    /// `滞后3.6个月`.
    pub label: String,
}
