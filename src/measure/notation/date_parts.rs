//! The parts of a date: a day or a longer period from its numbers, and those numbers from their digits.

use crate::measure::{Every, Period};
use jiff::civil::Date;

/// Years that a date in a feed may have.
const YEARS: std::ops::RangeInclusive<i16> = 1900..=2199;

/// The period of a day that exists, in a year that a feed may have.
pub(super) fn period(year: i16, month: i8, day: i8, every: Every) -> Option<Period> {
    let day = Date::new(year, month, day).ok().filter(|d| YEARS.contains(&d.year()))?;
    Some(Period::containing(day, every))
}

/// A number of one digit or two.
pub(super) fn small(word: &str) -> Option<i8> {
    let word = word.trim();
    (matches!(word.len(), 1 | 2) && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok()).flatten()
}

/// A year of four digits.
pub(super) fn four_digits(word: &str) -> Option<i16> {
    let word = word.trim();
    (word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit())).then(|| word.parse().ok()).flatten()
}
