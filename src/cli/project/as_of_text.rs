//! `--as-of`: a month, or a longer period, which stands for its last month.

use crate::cli::spoken::spoken;
use crate::measure::notation::{read_date, tidy};
use crate::measure::{Calendar, Every, Month, Period};
use crate::say;

/// What `--as-of` asks for; which months a quarter or a year has, the project's calendar says.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::cli) enum AsOf {
    Month(Month),
    /// The year in which the project's year begins, and the quarter of that year.
    Quarter(i16, i32),
    Year(i16),
}

impl AsOf {
    /// Reads `2020-11`, `2024-6`, `2024年6月`, `2024-Q2`, `2024年第二季度`, `2024`, `2024年`.
    ///
    /// # Errors
    /// What is wrong with any other text.
    pub(in crate::cli) fn parse(text: &str) -> Result<Self, String> {
        let tidy = tidy(text);
        let read = Self::quarter(&tidy).or_else(|| Self::year(&tidy)).or_else(|| Self::of(read_date(&tidy)?));
        read.ok_or_else(|| say!("usage-not-a-month", text).in_language(spoken()))
    }

    fn quarter(text: &str) -> Option<Self> {
        let (year, quarter) = text.split_once('-')?;
        let quarter = quarter.strip_prefix(['Q', 'q'])?.parse().ok().filter(|n| (1..=4).contains(n))?;
        Some(Self::Quarter(four_digits(year)?, quarter))
    }

    fn year(text: &str) -> Option<Self> {
        four_digits(text).map(Self::Year)
    }

    fn of(period: Period) -> Option<Self> {
        let month = Month::of(period.last_day());
        match period.every() {
            Every::Day | Every::Week => None,
            // A report of half a year is one of its last month.
            Every::Month | Every::Half => Some(Self::Month(month)),
            Every::Quarter => Some(Self::Quarter(month.year(), Calendar::CIVIL.quarter_of(month))),
            Every::Year => Some(Self::Year(month.year())),
        }
    }

    /// The last month of the period in a project's calendar.
    pub(in crate::cli) fn month(self, calendar: Calendar) -> Month {
        let year_of = |year: i16| {
            let december = calendar.year_of(Month::new(year, 12));
            if december.number() == year { december } else { december.next() }
        };
        match self {
            Self::Month(month) => month,
            Self::Quarter(year, quarter) => year_of(year).first_month().plus(Every::Quarter.months() * quarter - 1),
            Self::Year(year) => year_of(year).last_month(),
        }
    }
}

fn four_digits(text: &str) -> Option<i16> {
    (text.len() == 4 && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn month(text: &str, year_starts: i8) -> String {
        let calendar = Calendar::starting_in(year_starts).expect("a month");
        AsOf::parse(text).map_or_else(|_| "—".to_owned(), |as_of| as_of.month(calendar).to_string())
    }

    #[test]
    fn a_longer_period_stands_for_its_last_month() {
        for (text, expected) in [
            ("2020-11", "2020-11"),
            ("2024-6", "2024-06"),
            ("2024年6月", "2024-06"),
            ("2024-Q2", "2024-06"),
            ("2024年第二季度", "2024-06"),
            ("2024", "2024-12"),
            ("2024年", "2024-12"),
            ("2024-13", "—"),
            ("2024-Q5", "—"),
            ("2024-06-03", "—"),
            ("24-06", "—"),
            ("soon", "—"),
        ] {
            assert_eq!(month(text, 1), expected, "{text}");
        }
    }

    #[test]
    fn quarters_and_years_are_those_of_the_project() {
        assert_eq!(month("2024-Q2", 4), "2024-09");
        assert_eq!(month("2024-Q4", 4), "2025-03");
        assert_eq!(month("2024", 4), "2025-03");
        assert_eq!(month("2024-06", 4), "2024-06");
    }
}
