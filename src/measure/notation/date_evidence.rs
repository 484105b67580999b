//! What a cell says of how the dates of its column are written.

use super::date_style::{DateOrder, DateStyle};
use super::numbers::Evidence;
use super::western_dates::{Numeric, numeric, years_or_month};
use super::written_dates::read_date_with;

/// What a cell says of how the dates of its column are written: 25/06/2020 speaks for the day in front, 03/04/2020 is a date in either
/// order; 2012-13 can only be a year, 2010-11 may be a month too.
#[must_use]
pub fn date_evidence(cell: &str, style: DateStyle) -> Evidence {
    if let Some(found) = years_or_month(cell) {
        return match (found.is_years, found.month.is_some()) {
            (true, true) => Evidence::Either,
            (is_years, _) if is_years == style.names_years => Evidence::For,
            _ => Evidence::Against,
        };
    }
    match month_behind_point(cell).map(str::as_bytes) {
        Some(b"1") => return Evidence::Either,
        Some([b'0', b'1'..=b'9']) => return Evidence::Against,
        _ => {}
    }
    let other = match style.order {
        DateOrder::YearFirst => return Evidence::Neutral,
        DateOrder::DayFirst => DateOrder::MonthFirst,
        DateOrder::MonthFirst => DateOrder::DayFirst,
    };
    let Some(Numeric::LastYear(parts)) = numeric(cell) else { return Evidence::Neutral };
    match (parts.day(style.order), parts.day(other)) {
        (Some(own), Some(other)) if own == other => Evidence::Neutral,
        (Some(_), Some(_)) => Evidence::Either,
        (Some(_), None) => Evidence::For,
        (None, Some(_)) => Evidence::Against,
        (None, None) => Evidence::Neutral,
    }
}

/// Which months stand behind a year and a point in a column. A spreadsheet takes 2020.10 for a number, so that a 2020.1 may be October.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct PointMonths(u16);

impl PointMonths {
    /// Notes the month of a cell such as 2020.1 or 2020.11.
    pub fn note(&mut self, cell: &str) {
        if let Some(month) = month_behind_point(cell).and_then(|month| month.parse::<u16>().ok()) {
            self.0 |= if (1..=12).contains(&month) { 1 << month } else { 0 };
        }
    }

    pub fn merge(&mut self, other: Self) {
        self.0 |= other.0;
    }

    /// Whether a 2020.1 may be October: that month is missing among the later ones, and those before it, or those behind January, are
    /// not.
    #[must_use]
    pub fn leave_october_open(self) -> bool {
        let has = |month: u16| self.0 & (1 << month) != 0;
        has(1) && !has(10) && (has(11) || has(12)) && (has(9) || !has(2))
    }
}

/// The digits of a month behind a year and a point.
fn month_behind_point(cell: &str) -> Option<&str> {
    let (year, month) = cell.split_once('.')?;
    (year.len() == 4 && year.bytes().all(|b| b.is_ascii_digit())).then_some(month)
}

/// The orders of day and month in which a cell is a date, although it is none in its column's.
#[must_use]
pub fn orders_that_read(cell: &str, style: DateStyle) -> Vec<DateOrder> {
    let orders = [DateOrder::DayFirst, DateOrder::MonthFirst].into_iter().filter(|order| *order != style.order);
    orders.filter(|order| read_date_with(cell, DateStyle { order: *order, ..style }).is_some()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_say_in_which_order_their_column_is() {
        let dmy = DateStyle { order: DateOrder::DayFirst, ..DateStyle::default() };
        let mdy = DateStyle { order: DateOrder::MonthFirst, ..DateStyle::default() };
        for (cell, day_first, month_first) in [
            ("25/06/2020", Evidence::For, Evidence::Against),
            ("06/25/2020", Evidence::Against, Evidence::For),
            ("03/04/2020", Evidence::Either, Evidence::Either),
            ("05.05.2020", Evidence::Neutral, Evidence::Neutral),
            ("2020-04-03", Evidence::Neutral, Evidence::Neutral),
            ("3 Apr 2020", Evidence::Neutral, Evidence::Neutral),
            ("32/01/2020", Evidence::Neutral, Evidence::Neutral),
        ] {
            assert_eq!((date_evidence(cell, dmy), date_evidence(cell, mdy)), (day_first, month_first), "{cell}");
            assert_eq!(date_evidence(cell, DateStyle::default()), Evidence::Neutral, "{cell}");
        }
        assert_eq!(orders_that_read("25/06/2020", DateStyle::default()), [DateOrder::DayFirst]);
        assert_eq!(orders_that_read("03/04/2020", DateStyle::default()).len(), 2);
        assert_eq!(orders_that_read("03/13/2020", dmy), [DateOrder::MonthFirst]);
    }

    #[test]
    fn cells_say_whether_their_column_names_years() {
        let years = DateStyle { names_years: true, ..DateStyle::default() };
        for (cell, of_years, of_months) in [
            ("2012-13", Evidence::For, Evidence::Against),
            ("1999/00", Evidence::For, Evidence::Against),
            ("2010-11", Evidence::Either, Evidence::Either),
            ("2010-05", Evidence::Against, Evidence::For),
            ("2010-5", Evidence::Neutral, Evidence::Neutral),
            ("2010-2011", Evidence::Neutral, Evidence::Neutral),
            ("2010-14", Evidence::Neutral, Evidence::Neutral),
        ] {
            assert_eq!(date_evidence(cell, years), of_years, "{cell}");
            assert_eq!(date_evidence(cell, DateStyle::default()), of_months, "{cell}");
        }
    }
}
