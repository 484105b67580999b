//! A confirmation sheet that has come back signed.

use crate::measure::Month;
use jiff::civil::Date;

/// A unit's answer to its confirmation sheet of one month.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Confirmed {
    /// Line in `confirmed.csv`.
    pub line: u64,
    /// The unit, as its sheet names it.
    pub unit: String,
    pub month: Month,
    pub answer: ConfirmedAnswer,
    /// Who signed it.
    pub by: String,
    pub on: Option<Date>,
}

/// What a unit says of its figures.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ConfirmedAnswer {
    /// 属实.
    Agreed,
    /// 有出入: at least one figure is to be looked at again.
    Differs,
}
