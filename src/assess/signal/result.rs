//! What a control chart of an indicator's months shows.

use super::control_limits::ControlLimits;
use super::no_signal::NoSignal;
use super::special_causes::SpecialCause;
use crate::measure::{Exact, Month, named};

/// The control chart of an indicator's months up to as-of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Signal {
    /// In order of time; each declared change begins a new one. At least one has limits.
    pub segments: Vec<Segment>,
    /// Points with a special cause, in order of time.
    pub flagged: Vec<Flagged>,
    /// The last month that has a value.
    pub last: Month,
    /// The target compared with the last segment's limits; None without limits, or where the target does not judge single months.
    pub assurance: Option<Assurance>,
    /// Where more than half of the last segment's points have a special cause, so that one set of limits hardly fits: the month from
    /// which on a new one would fit best.
    pub unsteady: Option<Month>,
}

/// Months under one set of limits.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Segment {
    pub from: Month,
    pub to: Month,
    /// Months with a value.
    pub points: usize,
    /// The declared reason why it begins here; empty for the first segment, or where none is given.
    pub reason: String,
    pub limits: Result<ControlLimits, NoSignal>,
}

/// A point with a special cause.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Flagged {
    pub month: Month,
    /// A flow's own amount, else the state.
    pub value: Exact,
    /// Sorted, at least one.
    pub causes: Vec<SpecialCause>,
    /// Whether all causes point in the good direction; None where they differ.
    pub good: Option<bool>,
}

/// Whether a process that goes on like this satisfies a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Assurance {
    /// Both limits satisfy the target.
    Hits,
    /// Neither limit does, nor any value between them.
    Misses,
    /// Chance decides.
    HitAndMiss,
}

named!(Assurance { Hits = "hits", Misses = "misses", HitAndMiss = "hit_and_miss" });
