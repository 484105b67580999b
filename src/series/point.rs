//! What is known at the end of a month: an exact value, or why it is missing.

use crate::measure::{Exact, Month, Period};

/// A value, or why there is none. A missing value cannot fall through a comparison into a verdict.
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

/// Why a value is missing.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Why {
    /// The feed has no file for the period, or one of its files could not be read.
    Absent,
    /// Some regions' rows are missing (see [`Point::coverage`]), or some periods inside a flow's window. The rows that are there
    /// make `so_far`.
    Partial { so_far: Option<Exact> },
    /// A ratio over zero.
    Undefined,
    /// Nothing has been observed up to this month.
    NothingYet,
}

/// The value of one region at the end of one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Point {
    pub month: Month,
    /// The value that is judged: a state, a total since the window's start, or a trailing year's total.
    pub value: Value,
    /// For flows the month's (or the feed's longer period's) own amount; None where it is not known.
    pub own: Option<Exact>,
    /// The months that `own` is of: one, those of the feed's longer period, or more where a feed that accumulates its totals left
    /// months out (1—2月).
    pub own_months: i32,
    /// Where there is no report for the period: the state that was last reported and has not been replaced. None for amounts.
    pub standing: Option<Exact>,
    /// Reports received, of those expected; None where none is expected.
    pub coverage: Option<(u32, u32)>,
    /// Of a total with a hole: the periods that have no report, in order of time.
    pub holes: Vec<Period>,
}

impl Point {
    /// A point with nothing but its value.
    #[must_use]
    pub fn of(month: Month, value: Value) -> Self {
        Self { month, value, own: None, own_months: 1, standing: None, coverage: None, holes: Vec::new() }
    }
}

/// The points of one region and one window in order of time: one a month or, for quarterly and yearly feeds, one a period.
pub type Points = Vec<Point>;
