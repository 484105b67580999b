//! Which rows of a feed an indicator takes.

use crate::measure::Exact;
use jiff::civil::Date;

/// One entry of `where`: a column and the test that its cells must pass.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub struct Condition {
    pub column: String,
    pub test: Test,
}

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Test {
    /// The cell equals one of these texts, compared after tidying.
    OneOf(Vec<String>),
    /// The cell is blank. No catalog asks this; values by a column's texts (`by`) count what is left with it.
    Blank,
    /// The quantity lies between these amounts in the column's unit, both included.
    Amount { min: Option<Exact>, max: Option<Exact> },
    /// The date lies between these days, both included.
    Days { min: Option<Date>, max: Option<Date> },
}
