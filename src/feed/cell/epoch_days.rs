//! Days as Polars counts them, since 1970-01-01.

use crate::measure::Period;
use crate::measure::notation::digit_pairs;
use jiff::civil::{Date, date};

const EPOCH: Date = date(1970, 1, 1);

/// Days since 1970-01-01, as Polars counts dates.
pub(in crate::feed) fn days(day: Date) -> i32 {
    (day - EPOCH).get_days()
}

/// The inverse of [`days`].
pub(in crate::feed) fn day(days: i32) -> Date {
    EPOCH.saturating_add(jiff::Span::new().days(days))
}

/// First and last day of a period, as Polars counts days.
pub(in crate::feed) fn span(period: Period) -> (i32, i32) {
    (days(period.first_day()), days(period.last_day()))
}

/// A day written as `2020-11-03`, without the calendar library; `None` for anything else.
#[inline]
pub(in crate::feed) fn iso_day(cell: &[u8]) -> Option<i32> {
    IsoDays::default().read(cell)
}

/// Reads such days quickly, as most lie in the same month as the last one.
#[derive(Debug, Default)]
pub(in crate::feed) struct IsoDays {
    /// That month as it was written, `2020-11-`; the day before it begins, and how many days it has.
    written: u64,
    before: i32,
    days: i32,
}

impl IsoDays {
    #[inline]
    pub fn read(&mut self, cell: &[u8]) -> Option<i32> {
        let cell: &[u8; 10] = cell.try_into().ok()?;
        let written = u64::from_le_bytes(*cell.first_chunk()?);
        if written != self.written {
            let (before, days) = month(written)?;
            *self = Self { written, before, days };
        }
        let digit = |b: u8| i32::from(b.wrapping_sub(b'0'));
        let (tens, ones) = (digit(cell[8]), digit(cell[9]));
        let day = 10 * tens + ones;
        // Tens beyond 3 are days beyond any month.
        (ones <= 9 && day >= 1 && day <= self.days).then_some(self.before + day)
    }
}

/// The day before a month begins, and how many days it has, by the eight bytes of `2020-11-`.
fn month(written: u64) -> Option<(i32, i32)> {
    const DASHES: u64 = 0xFF00_00FF_0000_0000;
    if written & DASHES != u64::from_le_bytes(*b"\0\0\0\0-\0\0-") {
        return None;
    }
    let digits = (written & 0xFFFF_FFFF) | (written >> 40 & 0xFFFF) << 32 | u64::from(u16::from_le_bytes(*b"00")) << 48;
    let [century, year, month, _] = digit_pairs(digits.to_le_bytes())?.map(i32::from);
    let year = century * 100 + year;
    if !YEARS.contains(&year) || !(1..=12).contains(&month) {
        return None;
    }
    let month = usize::try_from((year - YEARS.start) * 12 + month - 1).ok()?;
    let [before, last] = *MONTHS.get(month..)?.first_chunk()?;
    Some((before, last - before))
}

/// Years whose months stand in [`MONTHS`].
const YEARS: std::ops::Range<i32> = 1900..2200;

/// Days from 1970-01-01 to the day before each month of [`YEARS`], and the month after them.
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
        let mut one_after_the_other = IsoDays::default();
        while date.year() < 2201 {
            let written = date.to_string();
            let plain = (1900..2200).contains(&date.year()).then(|| days(date));
            assert_eq!(iso_day(written.as_bytes()), plain, "{date}");
            assert_eq!(one_after_the_other.read(written.as_bytes()), plain, "{date}");
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
            let mut of_november = IsoDays::default();
            assert!(of_november.read(b"2020-11-03").is_some());
            assert_eq!(of_november.read(cell.as_bytes()), None, "{cell}");
        }
    }
}
