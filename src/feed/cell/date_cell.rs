//! A cell → a day.

use crate::catalog::Feed;
use crate::feed::cell::fault::{Read, fault};
use crate::feed::cell::value::RowTime;
use crate::feed::header::months_in;
use crate::measure::notation::{DateOrder, DateStyle, Evidence, date_evidence, orders_that_read};
use crate::measure::{Calendar, Period, read_date_of_year, read_date_with};
use crate::say;
use crate::words::Message;
use jiff::civil::Date;

/// The period that a cell names: a day, a month, a year.
pub(super) fn read_period(cell: &str, time: RowTime, feed: &Feed, style: DateStyle) -> Read<Period> {
    let end = time.end;
    // Excel keeps 2020.10 as the number 2020.1.
    if end.is_some_and(|e| e.month() == 10 && cell == format!("{}.1", e.year())) {
        let year = &cell[..4];
        return fault("type-error", say!("destroyed-month", year));
    }
    match read_date_with(cell, style).or_else(|| in_year_of_file(cell, time, feed.calendar)) {
        Some(period) => Ok(period),
        None => fault("type-error", not_a_date(cell, style)),
    }
}

/// A date without its year in that of the file's period, and not after it. Where the project's years begin in another month than January,
/// 一季度 is only known in a year that the file's name states.
fn in_year_of_file(cell: &str, time: RowTime, calendar: Calendar) -> Option<Period> {
    let end = time.end?;
    let part = if calendar == Calendar::CIVIL { None } else { months_in(cell) };
    let found = match (part, time.year) {
        (Some(part), Some(year)) => part.period_in(year),
        (Some(part), None) if part.is_counted() => None,
        _ => read_date_of_year(cell, end.year()),
    };
    found.filter(|found| found.last_day() <= end)
}

/// Why a cell is no date, with the key that would make it one.
fn not_a_date(cell: &str, style: DateStyle) -> Message {
    let orders: Vec<String> = orders_that_read(cell, style).iter().map(|order| order.as_str().to_owned()).collect();
    match &orders[..] {
        [] if date_evidence(cell, style) == Evidence::Against => say!("date-names-years"),
        [] if is_no_day_of_its_month(cell, style) => say!("date-of-no-day"),
        [] => expected(style),
        [order] => say!("date-of-other-order", order),
        _ => say!("date-of-either-order"),
    }
}

/// Whether a cell names a day that its month does not have: 31/11/2025. The message repeats nothing of the cell, which may be private.
fn is_no_day_of_its_month(cell: &str, style: DateStyle) -> bool {
    let numbers: Option<Vec<i16>> = cell.trim().split(['/', '-', '.']).map(|part| part.trim().parse().ok()).collect();
    let Some([first, second, third]) = numbers.as_deref() else { return false };
    let (year, month, day) = match style.order {
        // A year in front is read in every order.
        _ if *first >= 1000 => (*first, *second, *third),
        DateOrder::DayFirst => (*third, *second, *first),
        DateOrder::MonthFirst => (*third, *first, *second),
        DateOrder::YearFirst => return false,
    };
    let first = i8::try_from(month).ok().and_then(|month| Date::new(year, month, 1).ok());
    year >= 1000 && first.is_some_and(|first| i16::from(first.days_in_month()) < day && day <= 31)
}

/// What a date looks like in the order of the feed.
fn expected(style: DateStyle) -> Message {
    match style.order {
        DateOrder::YearFirst => say!("date-expected"),
        DateOrder::DayFirst => say!("date-expected-dmy"),
        DateOrder::MonthFirst => say!("date-expected-mdy"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Every;
    use crate::words::Language;
    use jiff::civil::date;

    #[test]
    fn a_cell_that_is_no_date_is_told_what_a_date_of_its_feed_looks_like() {
        let told = |cell: &str, order: DateOrder| {
            let style = DateStyle { order, ..DateStyle::default() };
            not_a_date(cell, style).in_language(Language::English)
        };
        assert_eq!(told("31/11/2025", DateOrder::DayFirst), "the month has no such day");
        assert_eq!(told("2025-02-30", DateOrder::DayFirst), "the month has no such day");
        assert!(told("soon", DateOrder::DayFirst).contains("such as 3/11/2020"));
        assert!(told("soon", DateOrder::MonthFirst).contains("such as 11/3/2020"));
        assert!(told("soon", DateOrder::YearFirst).contains("such as 2020-11-03"));
        assert!(!told("31/13/2025", DateOrder::DayFirst).contains("no such day"));
    }

    #[test]
    fn quarters_without_a_year_lie_in_the_one_that_the_file_states() {
        let april = Calendar::starting_in(4).expect("a month");
        let shown = |cell: &str, file: Period, calendar: Calendar| {
            let year = Some(file).filter(|file| file.every() == Every::Year);
            let time = RowTime { day: None, end: Some(file.last_day()), year };
            in_year_of_file(cell, time, calendar).map(|found| found.last_day().to_string())
        };
        let financial = Period::containing_in(april, date(2020, 4, 1), Every::Year);
        let civil = Period::containing(date(2020, 4, 1), Every::Year);
        let march = Period::containing(date(2021, 3, 1), Every::Month);
        for (cell, in_financial, in_civil, in_march) in [
            ("一季度", Some("2020-06-30"), Some("2020-03-31"), None),
            ("上半年", Some("2020-09-30"), Some("2020-06-30"), None),
            ("2月", Some("2021-02-28"), Some("2020-02-29"), Some("2021-02-28")),
            ("4月", Some("2020-04-30"), Some("2020-04-30"), None),
        ] {
            let found = [financial, civil, march].map(|file| shown(cell, file, april));
            assert_eq!(found.each_ref().map(Option::as_deref), [in_financial, in_civil, in_march], "{cell}");
            assert_eq!(shown(cell, civil, Calendar::CIVIL).as_deref(), in_civil, "{cell}");
        }
    }
}
