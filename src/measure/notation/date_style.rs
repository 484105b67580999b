//! How the dates of a column are written where a cell alone does not say it.

use crate::measure::{Calendar, named};

/// The order of a date in numbers.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum DateOrder {
    /// 2024-04-03 alone; 03/04/2024 is no date.
    #[default]
    YearFirst,
    /// 03/04/2024 is 3 April.
    DayFirst,
    /// 03/04/2024 is 4 March.
    MonthFirst,
}

named!(DateOrder { YearFirst = "ymd", DayFirst = "dmy", MonthFirst = "mdy" });

/// How the dates of a column are written. A year in front is read in every order.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub struct DateStyle {
    pub order: DateOrder,
    /// Whose years 2024/25 and FY2025 are.
    pub calendar: Calendar,
    /// Whether 2010-11 is a year from 2010 to 2011, and not November 2010.
    pub names_years: bool,
}
