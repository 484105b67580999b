use jiff::civil::{Date, Weekday, date};
use jiff::{Span, ToSpan};
use std::fmt;

/// How often a feed reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Every {
    Day,
    Week,
    Month,
    Quarter,
    Year,
}

impl Every {
    pub const NAMES: [(&'static str, Self); 5] = [
        ("day", Self::Day),
        ("week", Self::Week),
        ("month", Self::Month),
        ("quarter", Self::Quarter),
        ("year", Self::Year),
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(_, e)| *e == self).map_or("", |(n, _)| n)
    }

    /// Months in one period; a day or a week is told by the month it lies in.
    #[must_use]
    pub fn months(self) -> i32 {
        match self {
            Self::Day | Self::Week | Self::Month => 1,
            Self::Quarter => 3,
            Self::Year => 12,
        }
    }
}

/// A calendar month.
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
        Self(i32::from(year) * 12 + i32::from(month) - 1)
    }

    #[must_use]
    pub fn of(day: Date) -> Self {
        Self::new(day.year(), day.month())
    }

    /// Reads `2020-11`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        let (y, m) = text.split_once('-')?;
        let month: i8 = m.parse().ok()?;
        (y.len() == 4 && m.len() == 2 && (1..=12).contains(&month)).then_some(())?;
        Some(Self::new(y.parse().ok()?, month))
    }

    /// Months since year 0; consecutive months have consecutive numbers.
    #[must_use]
    pub fn ordinal(self) -> i32 {
        self.0
    }

    #[must_use]
    pub fn from_ordinal(n: i32) -> Self {
        Self(n)
    }

    #[must_use]
    pub fn year(self) -> i16 {
        i16::try_from(self.0.div_euclid(12)).unwrap_or(i16::MAX)
    }

    /// From 1 to 12.
    #[must_use]
    pub fn month(self) -> i8 {
        i8::try_from(self.0.rem_euclid(12)).unwrap_or(0) + 1
    }

    #[must_use]
    pub fn plus(self, months: i32) -> Self {
        Self(self.0 + months)
    }

    /// Months from `earlier` to this one.
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

    /// January of the same year.
    #[must_use]
    pub fn january(self) -> Self {
        Self::new(self.year(), 1)
    }

    /// Every month from this one to `last`, both included.
    pub fn through(self, last: Self) -> impl Iterator<Item = Self> {
        (self.0..=last.0).map(Self)
    }
}

impl fmt::Display for Month {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}", self.year(), self.month())
    }
}

/// A month or a day, as a target's `from`, `due` and `until` may be.
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

    #[must_use]
    pub fn month(self) -> Month {
        match self {
            Self::Month(m) => m,
            Self::Day(d) => Month::of(d),
        }
    }
}

impl fmt::Display for When {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Month(m) => m.fmt(f),
            Self::Day(d) => d.fmt(f),
        }
    }
}

/// One day, week (from Monday), month, quarter or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    every: Every,
    first: Date,
}

impl Period {
    /// The period that `day` lies in.
    #[must_use]
    pub fn containing(day: Date, every: Every) -> Self {
        let month = Month::of(day);
        let first = match every {
            Every::Day => day,
            Every::Week => {
                let back = i64::from(day.weekday().since(Weekday::Monday));
                day.saturating_sub(back.days())
            }
            Every::Month => month.first_day(),
            Every::Quarter => month.plus(-((i32::from(month.month()) - 1) % 3)).first_day(),
            Every::Year => month.january().first_day(),
        };
        Self { every, first }
    }

    #[must_use]
    pub fn every(self) -> Every {
        self.every
    }

    #[must_use]
    pub fn first_day(self) -> Date {
        self.first
    }

    #[must_use]
    pub fn last_day(self) -> Date {
        self.first.saturating_add(self.length()).yesterday().unwrap_or(Date::MAX)
    }

    fn length(self) -> Span {
        match self.every {
            Every::Day => 1.day(),
            Every::Week => 1.week(),
            Every::Month => 1.month(),
            Every::Quarter => 3.months(),
            Every::Year => 1.year(),
        }
    }

    #[must_use]
    pub fn next(self) -> Self {
        Self { every: self.every, first: self.first.saturating_add(self.length()) }
    }

    #[must_use]
    pub fn previous(self) -> Self {
        Self { every: self.every, first: self.first.saturating_sub(self.length()) }
    }

    /// The last period that is over at the end of `day`.
    #[must_use]
    pub fn last_complete(day: Date, every: Every) -> Self {
        let current = Self::containing(day, every);
        if current.last_day() <= day { current } else { current.previous() }
    }
}

/// `2020-11-03`, `2020-W45`, `2020-11`, `2020-Q4`, `2020`.
impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let month = Month::of(self.first);
        match self.every {
            Every::Day => self.first.fmt(f),
            Every::Week => {
                let week = self.first.iso_week_date();
                write!(f, "{}-W{:02}", week.year(), week.week())
            }
            Every::Month => month.fmt(f),
            Every::Quarter => write!(f, "{}-Q{}", month.year(), (month.month() - 1) / 3 + 1),
            Every::Year => write!(f, "{:04}", month.year()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn months_count_across_years() {
        let m = Month::new(2020, 11);
        assert_eq!(m.plus(2).to_string(), "2021-01");
        assert_eq!(m.plus(-11).to_string(), "2019-12");
        assert_eq!(Month::new(2023, 12).since(m), 37);
        assert_eq!(m.last_day(), date(2020, 11, 30));
        assert_eq!(Month::parse("2020-13"), None);
        assert_eq!(Month::parse("2020-1"), None);
    }

    #[test]
    fn a_period_knows_its_days_and_its_neighbours() {
        for (every, name, last) in [
            (Every::Day, "2020-11-04", date(2020, 11, 4)),
            (Every::Week, "2020-W45", date(2020, 11, 8)),
            (Every::Month, "2020-11", date(2020, 11, 30)),
            (Every::Quarter, "2020-Q4", date(2020, 12, 31)),
            (Every::Year, "2020", date(2020, 12, 31)),
        ] {
            let p = Period::containing(date(2020, 11, 4), every);
            assert_eq!((p.to_string().as_str(), p.last_day()), (name, last));
            assert_eq!(p.next().previous(), p);
        }
        assert_eq!(Period::last_complete(date(2020, 11, 30), Every::Quarter).to_string(), "2020-Q3");
        assert_eq!(Period::last_complete(date(2020, 12, 31), Every::Quarter).to_string(), "2020-Q4");
    }
}
