//! A time as a name gives it, with its year or without, and what it comes to in a feed of some length.

use crate::measure::{Calendar, Every, Month, Period};
use jiff::civil::{Date, ISOWeekDate, Weekday};

/// A time that a name gives.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct NamedTime {
    /// Its year, a calendar year or one of the project's; `None` where the name does not say it.
    pub year: Option<Period>,
    pub part: PartOfYear,
}

/// A part of some year.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PartOfYear {
    Whole,
    Half(i8),
    Quarter(i8),
    /// From one month to another, both included; a single month where they are the same.
    Months {
        first: i8,
        last: i8,
    },
    /// A week by its number (ISO 8601).
    Week(i8),
    Day {
        month: i8,
        day: i8,
    },
}

/// What a time with its year comes to.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum NamedStretch {
    One(Period),
    /// Several months that are named by their first and their last: 1-3月.
    Months {
        first: Month,
        last: Month,
    },
}

impl NamedTime {
    /// What it comes to; `None` without a year, or where the calendar has no such day.
    #[must_use]
    pub fn stretch(self) -> Option<NamedStretch> {
        self.part.in_year(self.year?)
    }
}

impl PartOfYear {
    pub(super) fn month(n: i8) -> Option<Self> {
        Self::months(n, n)
    }

    pub(super) fn months(first: i8, last: i8) -> Option<Self> {
        (1 <= first && first <= last && last <= 12).then_some(Self::Months { first, last })
    }

    /// The part in a year, which need not begin in January: its quarters and halves are counted from its first month.
    #[must_use]
    pub fn in_year(self, year: Period) -> Option<NamedStretch> {
        let begins = Month::of(year.first_day());
        let calendar = Calendar::starting_in(begins.month())?;
        let part = |n: i8, every: Every| {
            let month = begins.plus((i32::from(n) - 1) * every.months());
            Period::containing_in(calendar, month.first_day(), every)
        };
        let month = |n: i8| year_months(year).find(|month| month.month() == n);
        Some(NamedStretch::One(match self {
            Self::Whole => year,
            Self::Half(n) => part(n, Every::Half),
            Self::Quarter(n) => part(n, Every::Quarter),
            Self::Months { first, last } if first == last => {
                Period::containing(month(first)?.first_day(), Every::Month)
            }
            Self::Months { first, last } => {
                let (first, last) = (month(first)?, month(last)?);
                return (first < last).then_some(NamedStretch::Months { first, last });
            }
            // Weeks have numbers in calendar years only.
            Self::Week(_) if calendar != Calendar::CIVIL => return None,
            Self::Week(n) => {
                let monday = ISOWeekDate::new(year.first_day().year(), n, Weekday::Monday).ok()?.date();
                Period::containing(monday, Every::Week)
            }
            Self::Day { month: n, day } => {
                let of = month(n)?;
                Period::containing(Date::new(of.year(), n, day).ok()?, Every::Day)
            }
        }))
    }
}

fn year_months(year: Period) -> impl Iterator<Item = Month> {
    Month::of(year.first_day()).through(Month::of(year.last_day()))
}

impl NamedStretch {
    /// The period of a feed's own length that it is. Several months are the period that they make up, or, from the year's first month on,
    /// the last one of them: a table of 1-3月 runs on from January and is that of March. January and February, which are often reported
    /// as one, are no month.
    #[must_use]
    pub fn at(self, every: Every, calendar: Calendar) -> Option<Period> {
        match self {
            Self::One(period) => {
                let own = Period::containing_in(calendar, period.first_day(), every);
                (own == period).then_some(own)
            }
            Self::Months { first, last } => {
                let own = Period::containing_in(calendar, last.first_day(), every);
                let ends = own.last_day() == last.last_day();
                let is_whole = own.first_day() == first.first_day();
                let may_be_joined = every == Every::Month && first.plus(1) == last;
                let runs = calendar.begins_year(first) && !may_be_joined;
                (ends && (is_whole || runs)).then_some(own)
            }
        }
    }

    /// The period that is longer than a feed's own: a year of a monthly feed.
    #[must_use]
    pub fn longer_than(self, every: Every, calendar: Calendar) -> Option<Period> {
        match self {
            Self::One(period) => (period.every() > every).then_some(period),
            Self::Months { first, last } if self.at(every, calendar).is_none() => {
                let made_up = [Every::Quarter, Every::Half, Every::Year].into_iter().find_map(|longer| {
                    let whole = Period::containing_in(calendar, first.first_day(), longer);
                    let is = whole.first_day() == first.first_day() && whole.last_day() == last.last_day();
                    is.then_some(whole)
                });
                let year = || Period::containing(first.first_day(), Every::Year);
                Some(made_up.unwrap_or_else(year)).filter(|longer| longer.every() > every)
            }
            Self::Months { .. } => None,
        }
    }

    /// The period of a feed's own length that a finer date lies in; of several months the one in which they end.
    #[must_use]
    pub fn within(self, every: Every, calendar: Calendar) -> Option<Period> {
        let (first, last) = match self {
            Self::One(period) if period.every() < every => (period.first_day(), period.last_day()),
            Self::One(_) => return None,
            Self::Months { first, last } => (first.first_day(), last.last_day()),
        };
        let own = Period::containing_in(calendar, last, every);
        let holds = own.first_day() <= first || every == Every::Month;
        // A week belongs to the period in which it ends.
        (holds || matches!(self, Self::One(_))).then_some(own)
    }

    /// The day from which a running stretch runs on: 1 January of 1-3月.
    #[must_use]
    pub fn runs_from(self, every: Every, calendar: Calendar) -> Option<Date> {
        match self {
            Self::Months { first, .. }
                if self.at(every, calendar).is_some_and(|own| own.first_day() > first.first_day()) =>
            {
                Some(first.first_day())
            }
            _ => None,
        }
    }
}

/// Years that a name may give.
const YEARS: std::ops::Range<i16> = 1900..2200;

/// A calendar year.
#[must_use]
pub fn civil_year(year: i16) -> Option<Period> {
    let first = Date::new(year, 1, 1).ok().filter(|_| YEARS.contains(&year))?;
    Some(Period::containing(first, Every::Year))
}

/// The year of a calendar that begins in a calendar year; `None` for years from January, which are not named by two.
#[must_use]
pub fn year_from(begins: i16, calendar: Calendar) -> Option<Period> {
    let january = Month::of(civil_year(begins)?.first_day());
    let first = calendar.last_of_year(january).plus(1);
    (calendar != Calendar::CIVIL).then(|| Period::containing_in(calendar, first.first_day(), Every::Year))
}
