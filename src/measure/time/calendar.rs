//! The year of a project: the month in which it begins, and everything that depends on it.

use super::month::{MONTHS_PER_YEAR, Month};
use std::fmt;

/// Months in a quarter, and in half a year.
const MONTHS_PER_QUARTER: i32 = 3;
const MONTHS_PER_HALF: i32 = 6;

/// Knows in which month a year begins. “This year”, running totals, yearly plans and quarters ask it; nothing else may take
/// January for the beginning of a year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub struct Calendar {
    /// From 1 (January) to 12.
    year_starts: i8,
}

impl Calendar {
    /// The year that begins in January: years in cells and file names, and every project that does not say otherwise.
    pub const CIVIL: Self = Self { year_starts: 1 };

    /// The calendar whose years begin in `month`, from 1 (January) to 12; `None` for any other number.
    #[must_use]
    pub fn starting_in(month: i8) -> Option<Self> {
        (1..=12).contains(&month).then_some(Self { year_starts: month })
    }

    /// The year that `month` belongs to.
    #[must_use]
    pub fn year_of(self, month: Month) -> Year {
        Year { first: month.plus(-self.months_since_year_began(month)) }
    }

    /// The first month of the year that `month` belongs to.
    #[must_use]
    pub fn first_of_year(self, month: Month) -> Month {
        self.year_of(month).first_month()
    }

    /// The last month of the year that `month` belongs to.
    #[must_use]
    pub fn last_of_year(self, month: Month) -> Month {
        self.year_of(month).last_month()
    }

    /// Months of the year that are over when `month` begins: 0 for the year's first month, 11 for its last.
    #[must_use]
    pub fn months_since_year_began(self, month: Month) -> i32 {
        (i32::from(month.month()) - i32::from(self.year_starts)).rem_euclid(MONTHS_PER_YEAR)
    }

    /// Whether a year begins with `month`.
    #[must_use]
    pub fn begins_year(self, month: Month) -> bool {
        self.months_since_year_began(month) == 0
    }

    /// Whether a year ends with `month`.
    #[must_use]
    pub fn ends_year(self, month: Month) -> bool {
        self.begins_year(month.plus(1))
    }

    /// The quarter of its year that `month` lies in, from 1 to 4.
    #[must_use]
    pub fn quarter_of(self, month: Month) -> i32 {
        self.months_since_year_began(month) / MONTHS_PER_QUARTER + 1
    }

    /// The first month of the quarter that `month` lies in.
    #[must_use]
    pub fn first_of_quarter(self, month: Month) -> Month {
        month.plus(-(self.months_since_year_began(month) % MONTHS_PER_QUARTER))
    }

    /// The half of its year that `month` lies in, 1 or 2.
    #[must_use]
    pub fn half_of(self, month: Month) -> i32 {
        self.months_since_year_began(month) / MONTHS_PER_HALF + 1
    }

    /// The first month of the half of its year that `month` lies in.
    #[must_use]
    pub fn first_of_half(self, month: Month) -> Month {
        month.plus(-(self.months_since_year_began(month) % MONTHS_PER_HALF))
    }
}

impl Default for Calendar {
    fn default() -> Self {
        Self::CIVIL
    }
}

/// Twelve months from the one in which a year begins.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Year {
    first: Month,
}

impl Year {
    #[must_use]
    pub fn first_month(self) -> Month {
        self.first
    }

    #[must_use]
    pub fn last_month(self) -> Month {
        self.first.plus(MONTHS_PER_YEAR - 1)
    }

    /// Its twelve months in order.
    pub fn months(self) -> impl DoubleEndedIterator<Item = Month> {
        self.first.through(self.last_month())
    }

    #[must_use]
    pub fn previous(self) -> Self {
        Self { first: self.first.plus(-MONTHS_PER_YEAR) }
    }

    #[must_use]
    pub fn next(self) -> Self {
        Self { first: self.first.plus(MONTHS_PER_YEAR) }
    }

    /// The calendar year in which it begins, for counting years.
    #[must_use]
    pub fn number(self) -> i16 {
        self.first.year()
    }

    /// Years from `earlier` to this one; negative if `earlier` is later.
    #[must_use]
    pub fn since(self, earlier: Self) -> i32 {
        self.first.since(earlier.first) / MONTHS_PER_YEAR
    }
}

/// `2024` for a calendar year, `2024/25` for one that begins in another month.
impl fmt::Display for Year {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.number())?;
        if Calendar::CIVIL.begins_year(self.first) {
            return Ok(());
        }
        write!(f, "/{:02}", self.last_month().year().rem_euclid(100))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str) -> Month {
        Month::parse(text).unwrap_or_else(|| panic!("{text}"))
    }

    #[test]
    fn a_calendar_year_begins_in_january() {
        let year = Calendar::default().year_of(month("2020-11"));
        assert_eq!((year.first_month(), year.last_month()), (month("2020-01"), month("2020-12")));
        assert_eq!((year.number(), year.to_string().as_str()), (2020, "2020"));
        assert_eq!(year.next(), Calendar::CIVIL.year_of(month("2021-01")));
        assert_eq!(year.previous(), Calendar::CIVIL.year_of(month("2019-12")));
    }

    #[test]
    fn a_year_that_begins_in_april_reaches_into_the_next() {
        let calendar = Calendar::starting_in(4).unwrap();
        for (of, first, last, gone, quarter, of_quarter) in [
            ("2024-04", "2024-04", "2025-03", 0, 1, "2024-04"),
            ("2024-06", "2024-04", "2025-03", 2, 1, "2024-04"),
            ("2024-07", "2024-04", "2025-03", 3, 2, "2024-07"),
            ("2024-12", "2024-04", "2025-03", 8, 3, "2024-10"),
            ("2025-01", "2024-04", "2025-03", 9, 4, "2025-01"),
            ("2025-03", "2024-04", "2025-03", 11, 4, "2025-01"),
            ("2025-04", "2025-04", "2026-03", 0, 1, "2025-04"),
        ] {
            let of = month(of);
            assert_eq!((calendar.first_of_year(of), calendar.last_of_year(of)), (month(first), month(last)), "{of}");
            assert_eq!((calendar.months_since_year_began(of), calendar.quarter_of(of)), (gone, quarter), "{of}");
            assert_eq!(calendar.first_of_quarter(of), month(of_quarter), "{of}");
            assert_eq!((calendar.begins_year(of), calendar.ends_year(of)), (gone == 0, gone == 11), "{of}");
        }
    }

    #[test]
    fn a_year_has_two_halves() {
        let calendar = Calendar::starting_in(4).unwrap();
        for (of, half, first) in
            [("2024-04", 1, "2024-04"), ("2024-09", 1, "2024-04"), ("2024-10", 2, "2024-10"), ("2025-03", 2, "2024-10")]
        {
            let of = month(of);
            assert_eq!((calendar.half_of(of), calendar.first_of_half(of)), (half, month(first)), "{of}");
        }
    }

    #[test]
    fn a_year_over_two_calendar_years_is_named_after_both() {
        let calendar = Calendar::starting_in(7).unwrap();
        assert_eq!(calendar.year_of(month("2024-07")).to_string(), "2024/25");
        assert_eq!(calendar.year_of(month("2025-06")).to_string(), "2024/25");
        assert_eq!(calendar.year_of(month("2099-12")).to_string(), "2099/00");
        let december = Calendar::starting_in(12).unwrap();
        assert_eq!(december.year_of(month("2024-11")).to_string(), "2023/24");
    }

    #[test]
    fn years_are_counted_from_one_to_another() {
        let calendar = Calendar::starting_in(4).unwrap();
        let (early, late) = (calendar.year_of(month("2020-03")), calendar.year_of(month("2024-04")));
        assert_eq!((late.since(early), early.since(late)), (5, -5));
        assert_eq!(early.months().count(), 12);
        assert_eq!(early.months().next_back(), Some(month("2020-03")));
    }

    #[test]
    fn a_year_begins_in_one_of_twelve_months() {
        assert_eq!((Calendar::starting_in(0), Calendar::starting_in(13)), (None, None));
        assert_eq!(Calendar::starting_in(1), Some(Calendar::CIVIL));
        assert!(Calendar::starting_in(12).is_some());
    }
}
