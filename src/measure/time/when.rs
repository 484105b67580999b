//! A month or a day, where a catalog may give either.

use super::month::Month;
use jiff::civil::Date;
use std::fmt;

/// A month or a day: `from`, `due` and `until` of a target.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum When {
    Month(Month),
    Day(Date),
}

impl When {
    #[must_use]
    pub fn first_day(self) -> Date {
        match self {
            Self::Month(m) => m.first_day(),
            Self::Day(d) => d,
        }
    }

    #[must_use]
    pub fn last_day(self) -> Date {
        match self {
            Self::Month(m) => m.last_day(),
            Self::Day(d) => d,
        }
    }

    /// The month itself, or the one that contains the day.
    #[must_use]
    pub fn month(self) -> Month {
        match self {
            Self::Month(m) => m,
            Self::Day(d) => Month::of(d),
        }
    }
}

/// `2020-11` or `2020-11-03`.
impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(m) => m.fmt(f),
            Self::Day(d) => d.fmt(f),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_month_spans_its_days_and_a_day_is_itself() {
        let month = When::Month(Month::new(2020, 2));
        assert_eq!((month.first_day(), month.last_day()), (date(2020, 2, 1), date(2020, 2, 29)));
        let day = When::Day(date(2020, 2, 3));
        assert_eq!((day.first_day(), day.last_day()), (date(2020, 2, 3), date(2020, 2, 3)));
        assert_eq!((month.month(), day.month()), (Month::new(2020, 2), Month::new(2020, 2)));
        assert_eq!((month.to_string().as_str(), day.to_string().as_str()), ("2020-02", "2020-02-03"));
    }
}
