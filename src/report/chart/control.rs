//! The spec of a control chart.

use super::{Axis, Label, Point};
use serde::Serialize;

/// Values against the limits that chance alone would keep to (`XmR`).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Control {
    pub unit: String,
    pub x: Axis,
    pub y: Axis,
    /// Runs of consecutive months with a value.
    pub actual: Vec<Vec<Point>>,
    pub actual_label: String,
    pub last: Option<Label>,
    /// Stretches with limits of their own, in order.
    pub limits: Vec<Limits>,
    pub mean_label: String,
    pub limit_label: String,
    /// Points that chance alone does not explain.
    pub special: Vec<Point>,
    pub special_label: String,
    /// A target to hold the limits against: its value and its words.
    pub target: Option<(f64, String)>,
}

/// Limits from the end of one month to that of another.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Limits {
    pub from: f64,
    pub to: f64,
    pub lower: f64,
    pub mean: f64,
    pub upper: f64,
}
