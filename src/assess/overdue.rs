//! When a period's report is due, and how many days it is overdue.

use crate::measure::Period;
use jiff::ToSpan;
use jiff::civil::Date;

/// The last day on which a period's report is in time: `grace` days after the period's last day.
#[must_use]
pub fn due_day(period: Period, grace: u16) -> Date {
    period.last_day().saturating_add(i64::from(grace).days())
}

/// Whole days from the due day to `on`; None until the due day has passed.
#[must_use]
pub fn days_overdue(due: Date, on: Date) -> Option<u32> {
    let days = due.until(on).ok()?.get_days();
    u32::try_from(days).ok().filter(|days| *days > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Every;
    use jiff::civil::date;

    #[test]
    fn a_report_is_due_when_the_period_and_its_grace_are_over() {
        for (every, grace, due) in [
            (Every::Day, 0, date(2020, 11, 4)),
            (Every::Week, 2, date(2020, 11, 10)),
            (Every::Month, 10, date(2020, 12, 10)),
            (Every::Quarter, 15, date(2021, 1, 15)),
            (Every::Year, 31, date(2021, 1, 31)),
        ] {
            assert_eq!(due_day(Period::containing(date(2020, 11, 4), every), grace), due);
        }
    }

    #[test]
    fn a_report_is_late_from_the_day_after() {
        let due = date(2021, 8, 10);
        assert_eq!(days_overdue(due, date(2021, 8, 9)), None);
        assert_eq!(days_overdue(due, due), None);
        assert_eq!(days_overdue(due, date(2021, 8, 11)), Some(1));
        assert_eq!(days_overdue(due, date(2022, 8, 10)), Some(365));
    }
}
