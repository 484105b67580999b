//! One day, week, month, quarter, half-year or year.

use super::calendar::Calendar;
use super::every::Every;
use super::month::Month;
use jiff::civil::{Date, Weekday};
use jiff::{Span, ToSpan};
use std::fmt;

/// One day, week (from Monday), month, quarter, half-year or year.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Period {
    every: Every,
    first: Date,
}

impl Period {
    /// The period that `day` lies in, with years that begin in January.
    #[must_use]
    pub fn containing(day: Date, every: Every) -> Self {
        Self::containing_in(Calendar::CIVIL, day, every)
    }

    /// The period that `day` lies in; quarters, halves and years are those of `calendar`.
    #[must_use]
    pub fn containing_in(calendar: Calendar, day: Date, every: Every) -> Self {
        let month = Month::of(day);
        let first = match every {
            Every::Day => day,
            Every::Week => {
                let back = i64::from(day.weekday().since(Weekday::Monday));
                day.saturating_sub(back.days())
            }
            Every::Month => month.first_day(),
            Every::Quarter => calendar.first_of_quarter(month).first_day(),
            Every::Half => calendar.first_of_half(month).first_day(),
            Every::Year => calendar.first_of_year(month).first_day(),
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
            Every::Half => 6.months(),
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

    /// The last period that is over at the end of `day`, with years that begin in January.
    #[must_use]
    pub fn last_complete(day: Date, every: Every) -> Self {
        Self::last_complete_in(Calendar::CIVIL, day, every)
    }

    /// The last period that is over at the end of `day`; quarters and years are those of `calendar`.
    #[must_use]
    pub fn last_complete_in(calendar: Calendar, day: Date, every: Every) -> Self {
        let current = Self::containing_in(calendar, day, every);
        if current.last_day() <= day { current } else { current.previous() }
    }
}

/// `2020-11-03`, `2020-W45`, `2020-11`, `2020-Q4`, `2020-H2`, `2020`.
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
            Every::Quarter => write!(f, "{}-Q{}", month.year(), Calendar::CIVIL.quarter_of(month)),
            Every::Half => write!(f, "{}-H{}", month.year(), Calendar::CIVIL.half_of(month)),
            Every::Year => Calendar::starting_in(month.month()).map_or(Ok(()), |c| c.year_of(month).fmt(f)),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_period_knows_its_days_and_its_neighbours() {
        for (every, name, first, last) in [
            (Every::Day, "2020-11-04", date(2020, 11, 4), date(2020, 11, 4)),
            (Every::Week, "2020-W45", date(2020, 11, 2), date(2020, 11, 8)),
            (Every::Month, "2020-11", date(2020, 11, 1), date(2020, 11, 30)),
            (Every::Quarter, "2020-Q4", date(2020, 10, 1), date(2020, 12, 31)),
            (Every::Half, "2020-H2", date(2020, 7, 1), date(2020, 12, 31)),
            (Every::Year, "2020", date(2020, 1, 1), date(2020, 12, 31)),
        ] {
            let p = Period::containing(date(2020, 11, 4), every);
            assert_eq!((p.to_string().as_str(), p.first_day(), p.last_day()), (name, first, last));
            assert_eq!(p.every(), every);
            assert_eq!(p.next().previous(), p);
            assert_eq!(p.next().first_day(), last.tomorrow().unwrap());
            assert_eq!(p.previous().last_day(), first.yesterday().unwrap());
        }
    }

    #[test]
    fn a_week_begins_on_monday() {
        for day in 2..=8 {
            assert_eq!(Period::containing(date(2020, 11, day), Every::Week).first_day(), date(2020, 11, 2), "{day}");
        }
        assert_eq!(Period::containing(date(2020, 11, 9), Every::Week).first_day(), date(2020, 11, 9));
    }

    #[test]
    fn a_period_is_complete_at_the_end_of_its_last_day() {
        for (day, every, name) in [
            (date(2020, 11, 30), Every::Quarter, "2020-Q3"),
            (date(2020, 12, 31), Every::Quarter, "2020-Q4"),
            (date(2020, 11, 29), Every::Month, "2020-10"),
            (date(2020, 11, 30), Every::Month, "2020-11"),
            (date(2020, 12, 30), Every::Year, "2019"),
            (date(2020, 11, 7), Every::Week, "2020-W44"),
            (date(2020, 11, 8), Every::Week, "2020-W45"),
        ] {
            assert_eq!(Period::last_complete(day, every).to_string(), name, "{day}");
        }
    }

    #[test]
    fn years_and_quarters_are_those_of_the_calendar() {
        let calendar = Calendar::starting_in(2).unwrap();
        let period = |every| Period::containing_in(calendar, date(2020, 1, 31), every);
        assert_eq!(
            (period(Every::Year).first_day(), period(Every::Year).last_day()),
            (date(2019, 2, 1), date(2020, 1, 31))
        );
        assert_eq!(period(Every::Year).to_string(), "2019/20");
        assert_eq!(period(Every::Quarter).first_day(), date(2019, 11, 1));
        assert_eq!(period(Every::Month).first_day(), date(2020, 1, 1));
        assert_eq!(Period::last_complete_in(calendar, date(2020, 1, 31), Every::Year), period(Every::Year));
        assert_eq!(Period::last_complete_in(calendar, date(2020, 1, 30), Every::Year), period(Every::Year).previous());
    }
}
