//! Which rows of a feed an indicator takes.

use crate::measure::Exact;
use jiff::civil::Date;

/// One entry of `where`.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Condition {
    pub column: String,
    pub test: Test,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Test {
    /// The cell equals one of these (compared after tidying).
    OneOf(Vec<String>),
    /// The quantity lies within, in the column's unit.
    Amount { min: Option<Exact>, max: Option<Exact> },
    /// The date lies within, both days included.
    Days { min: Option<Date>, max: Option<Date> },
}
