//! Answers: exact values per region and month, and why one is missing.

use crate::measure::{Exact, Month};

/// A value, or why there is none: nothing falls through a comparison into a verdict.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Value {
    Observed(Exact),
    Missing(Why),
}

impl Value {
    #[must_use]
    pub fn observed(&self) -> Option<&Exact> {
        match self {
            Self::Observed(x) => Some(x),
            Self::Missing(_) => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The feed has no file for the period, or one of its files could not be read.
    Absent,
    /// Some regions' rows are missing (see [`Point::coverage`]), or periods inside a flow's window are. What there is comes to `so_far`.
    Partial { so_far: Option<Exact> },
    /// A ratio over zero.
    Undefined,
    /// Nothing has been observed up to this month.
    NothingYet,
}

/// What is known at the end of one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    pub month: Month,
    /// The value that is judged: a state, a total since the window's start, or a trailing year's total.
    pub value: Value,
    /// For flows the month's (or the feed's longer period's) own amount; None where it is not known.
    pub own: Option<Exact>,
    /// Of how many expected reports how many are there; None where none is expected.
    pub coverage: Option<(u32, u32)>,
}

/// The months of one region and one window, in order, one point a month (for quarterly and yearly feeds one a period).
pub type Points = Vec<Point>;

/// The engine failed on frames that the `feed` room made: a defect, not a fault of the data.
#[derive(Debug, thiserror::Error)]
#[error("the engine could not answer: {0}")]
pub struct EngineError(#[from] polars::error::PolarsError);
