//! A cell → a day.

use crate::catalog::Feed;
use crate::feed::cell::epoch_days::days;
use crate::feed::cell::fault::{Read, fault};
use crate::feed::cell::value::CellValue;
use crate::measure::notation::{DateStyle, Evidence, date_evidence, orders_that_read};
use crate::measure::{read_date_of_year, read_date_with};
use crate::say;
use crate::words::Message;
use jiff::civil::Date;

/// The last day of what is written: of a month its last day, which a cutoff brings forward, of a year 31 December.
pub(super) fn read_day(cell: &str, end: Option<Date>, feed: &Feed, style: DateStyle) -> Read<CellValue> {
    let in_year = |end: Date| read_date_of_year(cell, end.year()).filter(|p| p.last_day() <= end);
    // Excel keeps 2020.10 as the number 2020.1.
    if end.is_some_and(|e| e.month() == 10 && cell == format!("{}.1", e.year())) {
        let year = &cell[..4];
        return fault("type-error", say!("destroyed-month", year));
    }
    match read_date_with(cell, style).or_else(|| end.and_then(in_year)) {
        Some(period) => Ok(CellValue::Day(days(feed.last_day_of(period)))),
        None => fault("type-error", not_a_date(cell, style)),
    }
}

/// Why a cell is no date, with the key that would make it one.
fn not_a_date(cell: &str, style: DateStyle) -> Message {
    let orders: Vec<String> = orders_that_read(cell, style).iter().map(|order| order.as_str().to_owned()).collect();
    match &orders[..] {
        [] if date_evidence(cell, style) == Evidence::Against => say!("date-names-years"),
        [] => say!("date-expected"),
        [order] => say!("date-of-other-order", order),
        _ => say!("date-of-either-order"),
    }
}
