//! How many days a report is overdue.

use jiff::civil::Date;

/// Whole days from the due day to `on`; None until the due day has passed.
#[must_use]
pub fn days_overdue(due: Date, on: Date) -> Option<u32> {
    let days = due.until(on).ok()?.get_days();
    u32::try_from(days).ok().filter(|days| *days > 0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use jiff::civil::date;

    #[test]
    fn a_report_is_late_from_the_day_after() {
        let due = date(2021, 8, 10);
        assert_eq!(days_overdue(due, date(2021, 8, 9)), None);
        assert_eq!(days_overdue(due, due), None);
        assert_eq!(days_overdue(due, date(2021, 8, 11)), Some(1));
        assert_eq!(days_overdue(due, date(2022, 8, 10)), Some(365));
    }
}
