//! Months and days in the cells of a CSV file of the catalog.

use super::csv_table::Cell;
use super::findings::Findings;
use crate::measure::notation;
use crate::measure::{Every, Month, When, read_date};
use crate::say;

/// Reads a month or a day; `None` where the cell is blank or wrong. A wrong one is reported.
pub(crate) fn day_or_month(cell: &Cell<'_>, findings: &Findings) -> Option<When> {
    if cell.is_blank() {
        return None;
    }
    let when = when(&cell.tidy());
    if when.is_none() {
        let written = cell.text;
        let message = say!("not-a-month-or-day", written);
        findings.error("type-error", cell.at(), message);
    }
    when
}

/// Reads `2020-11` or `2020-11-30`; `None` for anything else.
pub(crate) fn when(written: &str) -> Option<When> {
    let period = read_date(&notation::tidy(written))?;
    match period.every() {
        // What is due in the first half of a year is due in June.
        Every::Month | Every::Half => Some(When::Month(Month::of(period.last_day()))),
        Every::Day => Some(When::Day(period.first_day())),
        Every::Week | Every::Quarter | Every::Year => None,
    }
}
