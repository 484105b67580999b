//! Days as Polars counts them.

use crate::measure::text::digit_pairs;
use jiff::civil::{Date, date};

const EPOCH: Date = date(1970, 1, 1);

/// Days since 1970-01-01, as Polars counts dates.
pub(super) fn days(day: Date) -> i32 {
    (day - EPOCH).get_days()
}

/// The inverse of [`days`].
pub(super) fn day(days: i32) -> Date {
    EPOCH.saturating_add(jiff::Span::new().days(days))
}

/// A day written as `2020-11-03`, without asking the calendar; `None` for anything else.
#[inline]
pub(super) fn iso_day(cell: &[u8]) -> Option<i32> {
    const DASHES: u64 = 0xFF00_00FF_0000_0000;
    let written: &[u8; 10] = cell.try_into().ok()?;
    let head = u64::from_le_bytes(*written.first_chunk()?);
    let day = u16::from_le_bytes(*written.last_chunk()?);
    if head & DASHES != u64::from_le_bytes(*b"\0\0\0\0-\0\0-") {
        return None;
    }
    let digits = (head & 0xFFFF_FFFF) | (head >> 40 & 0xFFFF) << 32 | u64::from(day) << 48;
    let [century, year, month, day] = digit_pairs(digits.to_le_bytes())?.map(i32::from);
    let year = century * 100 + year;
    if !YEARS.contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let month = usize::try_from((year - YEARS.start) * 12 + month - 1).ok()?;
    let [before, last] = *MONTHS.get(month..)?.first_chunk()?;
    (1..=last - before).contains(&day).then_some(before + day)
}

/// Years whose months are kept in [`MONTHS`].
const YEARS: std::ops::Range<i32> = 1900..2200;

/// Days from 1970-01-01 to the day before each month of [`YEARS`] begins, and the month behind them.
static MONTHS: [i32; 3601] = {
    let mut months = [0; 3601];
    let (mut n, mut at) = (0, 0);
    while at < months.len() {
        // Months counted from March, so that leap days come last (Hinnant, chrono-compatible low-level date algorithms,
        // days_from_civil).
        let (year, month) = (YEARS.start + n / 12, n % 12 + 1);
        let (y, m) = if month > 2 { (year, month - 3) } else { (year - 1, month + 9) };
        let (era, of_era) = (y / 400, y % 400);
        let of_year = (153 * m + 2) / 5;
        months[at] = era * 146_097 + of_era * 365 + of_era / 4 - of_era / 100 + of_year - 719_468 - 1;
        (n, at) = (n + 1, at + 1);
    }
    months
};

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn plain_days_are_those_of_the_calendar() {
        let mut date = date(1899, 12, 20);
        while date.year() < 2201 {
            let read = iso_day(date.to_string().as_bytes());
            let plain = (1900..2200).contains(&date.year());
            assert_eq!(read, plain.then(|| days(date)), "{date}");
            date = date.tomorrow().unwrap();
        }
        for cell in [
            "2020-13-01",
            "2020-00-10",
            "2020-11-31",
            "2021-02-29",
            "2020-11-00",
            "2020/11/03",
            "2020-11-3",
            "２020-11-3",
        ] {
            assert_eq!(iso_day(cell.as_bytes()), None, "{cell}");
        }
    }
}
