//! Working days: Monday to Friday, but for the holidays and the working weekends that a project names.

use jiff::ToSpan;
use jiff::civil::{Date, Weekday};
use std::collections::BTreeSet;

/// Knows which days are worked on.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct WorkDays {
    holidays: BTreeSet<Date>,
    /// Days of a weekend that are worked on in exchange for a holiday (调休).
    made_up: BTreeSet<Date>,
}

impl WorkDays {
    #[must_use]
    pub fn new(holidays: BTreeSet<Date>, made_up: BTreeSet<Date>) -> Self {
        Self { holidays, made_up }
    }

    #[must_use]
    pub fn is_worked_on(&self, day: Date) -> bool {
        let weekend = matches!(day.weekday(), Weekday::Saturday | Weekday::Sunday);
        self.made_up.contains(&day) || !weekend && !self.holidays.contains(&day)
    }

    /// The working days after `day` up to `upto`.
    #[must_use]
    pub fn between(&self, day: Date, upto: Date) -> u32 {
        let days = std::iter::successors(day.tomorrow().ok(), |day| day.checked_add(1.day()).ok());
        let worked = days.take_while(|day| *day <= upto).filter(|day| self.is_worked_on(*day));
        u32::try_from(worked.count()).unwrap_or(u32::MAX)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    /// 1 to 7 October 2020 free, and Sunday 27 September and Saturday 10 October worked on.
    fn autumn() -> WorkDays {
        let holidays = (1..=7).map(|day| date(2020, 10, day)).collect();
        WorkDays::new(holidays, BTreeSet::from([date(2020, 9, 27), date(2020, 10, 10)]))
    }

    #[test]
    fn holidays_are_free_and_weekends_may_be_worked_on() {
        let worked = |month, day| autumn().is_worked_on(date(2020, month, day));
        assert!(worked(9, 27) && worked(9, 30) && !worked(10, 1) && !worked(10, 7));
        assert!(worked(10, 8) && worked(10, 9) && worked(10, 10) && !worked(10, 11));
        assert!(
            WorkDays::default().is_worked_on(date(2020, 10, 1))
                && !WorkDays::default().is_worked_on(date(2020, 10, 10))
        );
    }

    #[test]
    fn working_days_are_counted_from_the_day_after() {
        let days = |to| autumn().between(date(2020, 9, 30), to);
        assert_eq!([days(date(2020, 9, 30)), days(date(2020, 10, 7)), days(date(2020, 10, 8))], [0, 0, 1]);
        assert_eq!((days(date(2020, 10, 12)), days(date(2020, 9, 1))), (4, 0));
    }
}
