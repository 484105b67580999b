//! The result of a forecast. All numbers are binary floating point, in the indicator's unit.

use crate::measure::{Month, named};

/// The expected path of the value that the target judges.
#[derive(Debug, Clone, PartialEq)]
pub struct Forecast {
    /// Months of history that it rests on.
    pub points: usize,
    pub season: Seasonality,
    /// Each month from the one after as-of to the due month.
    pub ahead: Vec<Ahead>,
    pub due: Month,
    pub at_due: Span,
    /// The probability that the value at due satisfies the target, from 0 to 1.
    pub probability: f64,
}

/// One month of the fan.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Ahead {
    pub month: Month,
    pub span: Span,
}

/// An expected value with its 80 % interval.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Span {
    pub value: f64,
    pub low: f64,
    pub high: f64,
}

/// How the forecast treats the months of the year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Seasonality {
    /// Less than two years of history show no season.
    Untested,
    /// Months of the year differ no more than by chance.
    Absent,
    /// The season is removed before the fit and added again after it.
    Adjusted,
}

named!(Seasonality { Untested = "untested", Absent = "absent", Adjusted = "adjusted" });
