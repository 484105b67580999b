//! The spec of a bridge.

use super::Axis;
use serde::Serialize;

/// From one amount to another, by what made the difference.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bridge {
    pub unit: String,
    pub axis: Axis,
    pub steps: Vec<Step>,
    /// What the line at zero stands for, where it is more than nothing: `序时要求`.
    pub zero: Option<String>,
    /// Says what the colours are: `有利`, `不利`.
    pub good_label: String,
    pub bad_label: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Step {
    pub name: String,
    pub kind: StepKind,
    /// Where the bar begins and ends: for a total and a subtotal from zero.
    pub from: f64,
    pub to: f64,
    pub text: String,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum StepKind {
    Total,
    /// What is left between the steps before it and those after it.
    Subtotal,
    Good,
    Bad,
}
