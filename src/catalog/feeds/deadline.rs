//! When a period's report is due.

use crate::measure::{Every, Month, Period};
use jiff::ToSpan;
use jiff::civil::Date;

/// The last day on which a report is in time. A feed without one is never overdue.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Deadline {
    /// This day of the month after the period's last (`deadline = "day 10"`); in a month that is too short, its last day.
    DayOfNextMonth(u8),
    /// So many days after the period's last day (`lag = 5`).
    DaysAfter(u16),
}

impl Deadline {
    /// The due day of the report of a period that ends on `last`.
    #[must_use]
    pub fn after(self, last: Date) -> Date {
        match self {
            Self::DayOfNextMonth(day) => {
                let end = Month::of(last).plus(1).last_day();
                let day = i8::try_from(day).unwrap_or(i8::MAX).clamp(1, end.day());
                Month::of(end).first_day().saturating_add(i64::from(day - 1).days())
            }
            Self::DaysAfter(days) => last.saturating_add(i64::from(days).days()),
        }
    }
}

/// The last day of a period whose months end on the day `cutoff`; days and weeks have no months to cut.
pub(super) fn last_day(period: Period, cutoff: Option<u8>) -> Date {
    let last = period.last_day();
    match (period.every(), cutoff.and_then(|day| i8::try_from(day).ok())) {
        (Every::Day | Every::Week, _) | (_, None) => last,
        (Every::Month | Every::Quarter | Every::Half | Every::Year, Some(day)) => {
            Month::of(last).first_day().saturating_add(i64::from(day.max(1) - 1).days())
        }
    }
}

/// The day on which something of `day` counts: days after the cutoff belong to the next month, of which they count as the first.
pub(super) fn counted_day(day: Date, cutoff: Option<u8>) -> Date {
    match cutoff.and_then(|cutoff| i8::try_from(cutoff).ok()) {
        Some(cutoff) if day.day() > cutoff.max(1) => Month::of(day).plus(1).first_day(),
        _ => day,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn days_after_the_cutoff_count_in_the_next_month() {
        for (day, counted) in [
            (date(2020, 10, 25), date(2020, 10, 25)),
            (date(2020, 10, 26), date(2020, 11, 1)),
            (date(2020, 12, 31), date(2021, 1, 1)),
            (date(2020, 11, 1), date(2020, 11, 1)),
        ] {
            assert_eq!(counted_day(day, Some(25)), counted);
            assert_eq!(counted_day(day, None), day);
        }
    }

    #[test]
    fn a_report_is_due_so_many_days_after_its_period() {
        for (every, days, due) in [
            (Every::Day, 0, date(2020, 11, 4)),
            (Every::Week, 2, date(2020, 11, 10)),
            (Every::Month, 10, date(2020, 12, 10)),
            (Every::Quarter, 15, date(2021, 1, 15)),
            (Every::Year, 31, date(2021, 1, 31)),
        ] {
            let period = Period::containing(date(2020, 11, 4), every);
            assert_eq!(Deadline::DaysAfter(days).after(period.last_day()), due);
        }
    }

    #[test]
    fn a_report_is_due_on_a_day_of_the_month_after_its_period() {
        for (every, day, due) in [
            (Every::Week, 10, date(2020, 12, 10)),
            (Every::Month, 10, date(2020, 12, 10)),
            (Every::Quarter, 10, date(2021, 1, 10)),
            (Every::Year, 31, date(2021, 1, 31)),
        ] {
            let period = Period::containing(date(2020, 11, 4), every);
            assert_eq!(Deadline::DayOfNextMonth(day).after(period.last_day()), due);
        }
        assert_eq!(Deadline::DayOfNextMonth(31).after(date(2021, 1, 31)), date(2021, 2, 28));
    }

    #[test]
    fn months_end_at_the_cutoff_and_weeks_do_not() {
        let last = |every| last_day(Period::containing(date(2020, 11, 4), every), Some(25));
        assert_eq!(last(Every::Month), date(2020, 11, 25));
        assert_eq!(last(Every::Quarter), date(2020, 12, 25));
        assert_eq!(last(Every::Week), date(2020, 11, 8));
        assert_eq!(last_day(Period::containing(date(2020, 11, 4), Every::Month), None), date(2020, 11, 30));
    }
}
