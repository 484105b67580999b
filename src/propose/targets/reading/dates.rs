//! What dates in a document are relative to: its own date, and the year that a heading or a clause before it named.

use super::statement::{Against, Time, TimeSource};
use crate::measure::{Month, When};
use jiff::civil::Date;
use std::ops::Range;

/// What relative dates rest on.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::propose::targets) struct Dates {
    /// The document's date.
    pub document: Option<Date>,
    /// The year that the document, or a heading in it, is about.
    pub year: Option<i16>,
    /// The month in which the year begins: 4 for 2025/26.
    pub year_starts: i8,
}

/// A date or a stretch of time found in a text.
#[derive(Debug, Clone)]
pub(in crate::propose::targets) struct TimeSpan {
    pub at: Range<usize>,
    pub time: Time,
    /// What it is compared with, where it is no date of a promise: 较2020年.
    pub against: Option<Against>,
}

impl Dates {
    /// The year that 今年 and a bare month belong to.
    pub fn this_year(&self) -> Option<i16> {
        self.year.or_else(|| self.document.map(Date::year))
    }

    /// Whether a date is past when the document is written; None where that is not known.
    pub fn is_past(&self, time: &Time) -> Option<bool> {
        let due = time.due?.last_day();
        match (self.document, self.year) {
            (Some(document), _) => Some(due < document),
            (None, Some(year)) => Some(due.year() < year),
            (None, None) => None,
        }
    }
}

/// The last month of a year, or any other.
pub(super) fn month(year: i16, month: i8) -> Option<When> {
    (year > 1900 && year < 2200 && (1..=12).contains(&month)).then(|| When::Month(Month::new(year, month)))
}

pub(super) fn day(year: i16, month: i8, day: i8) -> Option<When> {
    Date::new(year, month, day).ok().map(When::Day)
}

/// A time by which something is due.
pub(super) fn due(due: Option<When>, source: TimeSource, written: &str) -> Time {
    Time { from: None, due, source, written: written.to_owned(), year_only: false }
}

/// Of spans that overlap the ones that begin first, the longer of two at one place.
pub(super) fn without_overlaps(mut spans: Vec<TimeSpan>) -> Vec<TimeSpan> {
    spans.sort_by_key(|span| (span.at.start, std::cmp::Reverse(span.at.end)));
    let mut kept: Vec<TimeSpan> = Vec::new();
    for span in spans {
        if kept.last().is_none_or(|last| last.at.end <= span.at.start) {
            kept.push(span);
        }
    }
    kept
}
