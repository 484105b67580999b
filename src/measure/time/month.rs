//! Calendar months, counted so that consecutive months have consecutive numbers.

use jiff::civil::{Date, date};
use std::fmt;

/// Months in a year, whenever the year begins.
pub const MONTHS_PER_YEAR: i32 = 12;

/// A calendar month of one year, such as November 2020.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Month(i32);

impl Month {
    /// `month` counts from 1 to 12.
    ///
    /// # Panics
    /// If `month` is not from 1 to 12.
    #[must_use]
    pub fn new(year: i16, month: i8) -> Self {
        assert!((1..=12).contains(&month), "month {month} of year {year}");
        Self(i32::from(year) * MONTHS_PER_YEAR + i32::from(month) - 1)
    }

    /// The month that contains `day`.
    #[must_use]
    pub fn of(day: Date) -> Self {
        Self::new(day.year(), day.month())
    }

    /// Reads `2020-11`; `None` for anything else.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (y, m) = text.split_once('-')?;
        let month: i8 = m.parse().ok()?;
        (y.len() == 4 && m.len() == 2 && (1..=12).contains(&month)).then_some(())?;
        Some(Self::new(y.parse().ok()?, month))
    }

    /// Months since January of year 0; consecutive months have consecutive numbers.
    #[must_use]
    pub fn ordinal(self) -> i32 {
        self.0
    }

    /// The month with the given [`ordinal`](Self::ordinal).
    #[must_use]
    pub fn from_ordinal(n: i32) -> Self {
        Self(n)
    }

    /// The calendar year, which begins in January. The year of a project is [`Calendar::year_of`](super::Calendar::year_of).
    #[must_use]
    pub fn year(self) -> i16 {
        i16::try_from(self.0.div_euclid(MONTHS_PER_YEAR)).unwrap_or(i16::MAX)
    }

    /// From 1 (January) to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        i8::try_from(self.0.rem_euclid(MONTHS_PER_YEAR)).unwrap_or(0) + 1
    }

    /// The month that comes `months` later; earlier where `months` is negative.
    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self(self.0 + months)
    }

    /// The same month of the year before, which 同比 compares with.
    #[must_use]
    pub fn a_year_earlier(self) -> Self {
        self.plus(-MONTHS_PER_YEAR)
    }

    /// Months from `earlier` to this one; negative if `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> i32 {
        self.0 - earlier.0
    }

    #[must_use]
    pub fn first_day(self) -> Date {
        date(self.year(), self.month(), 1)
    }

    #[must_use]
    pub fn last_day(self) -> Date {
        self.first_day().last_of_month()
    }

    /// January of the same calendar year.
    #[must_use]
    pub fn january(self) -> Self {
        Self::new(self.year(), 1)
    }

    /// Every month from this one to `last`, both included.
    pub fn through(self, last: Self) -> impl DoubleEndedIterator<Item = Self> {
        (self.0..=last.0).map(Self)
    }
}

/// `2020-11`.
impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_count_across_years() {
        let november = Month::new(2020, 11);
        assert_eq!(november.plus(2).to_string(), "2021-01");
        assert_eq!(november.plus(-11).to_string(), "2019-12");
        assert_eq!(november.a_year_earlier(), Month::new(2019, 11));
        assert_eq!(Month::new(2023, 12).since(november), 37);
        assert_eq!(november.since(Month::new(2023, 12)), -37);
        assert_eq!(Month::from_ordinal(november.ordinal()), november);
        assert_eq!((november.year(), november.month()), (2020, 11));
        assert_eq!((Month::new(2020, 1).month(), Month::new(2020, 12).month()), (1, 12));
        assert_eq!(november.january(), Month::new(2020, 1));
    }

    #[test]
    fn a_month_has_its_first_and_last_day() {
        assert_eq!(Month::new(2020, 11).first_day(), date(2020, 11, 1));
        assert_eq!(Month::new(2020, 11).last_day(), date(2020, 11, 30));
        assert_eq!(Month::new(2020, 2).last_day(), date(2020, 2, 29));
        assert_eq!(Month::of(date(2020, 2, 29)), Month::new(2020, 2));
    }

    #[test]
    fn only_a_year_and_a_month_of_two_digits_are_read() {
        assert_eq!(Month::parse("2020-11"), Some(Month::new(2020, 11)));
        for text in ["2020-13", "2020-00", "2020-1", "20-11", "02020-11", "2020/11", "2020-11-03", "2020", ""] {
            assert_eq!(Month::parse(text), None, "{text}");
        }
    }

    #[test]
    fn a_span_of_months_includes_both_ends() {
        let span: Vec<String> = Month::new(2020, 11).through(Month::new(2021, 1)).map(|m| m.to_string()).collect();
        assert_eq!(span, ["2020-11", "2020-12", "2021-01"]);
        assert_eq!(Month::new(2020, 11).through(Month::new(2020, 10)).count(), 0);
    }
}
