//! The years of a tracking table and their quarters.

use super::part::TrackingYear;
use crate::locale::Locale;
use crate::measure::{Calendar, Every, Month, Period, When, Year};
use crate::report::input::Input;

const MONTHS_PER_QUARTER: i32 = 3;
const MONTHS_PER_YEAR: i32 = 12;

/// Years that a table has at most; the last ones, where there are more.
const MOST_YEARS: usize = 12;

/// Months from a first one to a last one.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Span {
    pub first: Month,
    pub last: Month,
}

impl Span {
    fn of(first: Month, months: i32) -> Self {
        Self { first, last: first.plus(months - 1) }
    }

    pub fn has(self, month: Month) -> bool {
        self.first <= month && month <= self.last
    }
}

/// From the year in which the catalog begins, or a target does, to that of as-of or of the last due date.
pub(super) fn years(input: &Input<'_>) -> Vec<Year> {
    let calendar = input.catalog.calendar;
    let targets = || input.tracked.iter().flat_map(|line| &line.judged).filter_map(|row| row.target);
    let first = targets().map(|target| target.from.month()).chain([input.catalog.start, input.as_of]).min();
    let last = targets().filter_map(|target| target.due.map(When::month)).chain([input.as_of]).max();
    let (Some(first), Some(last)) = (first, last) else { return Vec::new() };
    let mut all: Vec<Year> = first.through(last.max(first)).map(|month| calendar.year_of(month)).collect();
    all.dedup();
    let begin = all.len().saturating_sub(MOST_YEARS);
    all.split_off(begin)
}

pub(super) fn year(year: Year) -> Span {
    Span::of(year.first_month(), MONTHS_PER_YEAR)
}

pub(super) fn quarters(year: Year) -> [Span; 4] {
    [0, 1, 2, 3].map(|n| Span::of(year.first_month().plus(n * MONTHS_PER_QUARTER), MONTHS_PER_QUARTER))
}

pub(super) fn heads(l: &Locale, calendar: Calendar, of: Year) -> TrackingYear {
    let quarter = |span: Span| {
        let period = Period::containing_in(calendar, span.first.first_day(), Every::Quarter);
        l.period(calendar, period)
    };
    TrackingYear { label: l.year(of), quarters: quarters(of).map(quarter) }
}
