//! How many days a report is overdue.

use crate::measure::WorkDays;
use jiff::civil::Date;

/// The days from the due day to `on`, working days where `work_days` says which those are; None until the due day has passed, and 0 as
/// long as no working day has.
#[must_use]
pub fn days_overdue(due: Date, on: Date, work_days: Option<&WorkDays>) -> Option<u32> {
    let days = due.until(on).ok()?.get_days();
    let days = u32::try_from(days).ok().filter(|days| *days > 0)?;
    Some(work_days.map_or(days, |work_days| work_days.between(due, on)))
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_report_is_late_from_the_day_after() {
        let due = date(2021, 8, 10);
        let late = |on| days_overdue(due, on, None);
        assert_eq!(late(date(2021, 8, 9)), None);
        assert_eq!(late(due), None);
        assert_eq!(late(date(2021, 8, 11)), Some(1));
        assert_eq!(late(date(2022, 8, 10)), Some(365));
    }

    #[test]
    fn with_a_list_of_holidays_working_days_count() {
        let free = [date(2020, 10, 1), date(2020, 10, 2)].into();
        let work_days = WorkDays::new(free, [].into());
        // Wednesday, 30 September; Thursday and Friday are free, and a weekend follows.
        let late = |on| days_overdue(date(2020, 9, 30), on, Some(&work_days));
        assert_eq!([late(date(2020, 9, 30)), late(date(2020, 10, 4))], [None, Some(0)]);
        assert_eq!([late(date(2020, 10, 5)), late(date(2020, 10, 9))], [Some(1), Some(5)]);
    }
}
