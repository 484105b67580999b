//! When rows count, by their dates: how many of a file say the same.

use crate::catalog::{ColumnKind, Feed};
use crate::feed::cell::FastMap;
use crate::feed::cell::day;
use crate::feed::rows::{ColumnBuffer, NO_DAY};
use crate::feed::rows::{FileRows, RowState};
use crate::measure::{Every, Period};
use rayon::prelude::*;
use std::collections::BTreeMap;
use std::ops::Range;

/// What a usable row's dates say, in days since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(in crate::feed) struct RowDates {
    /// In the first required column; `None` where the feed has none.
    pub placed: Option<i32>,
    /// The earliest required date; without one, the last day of the file's period.
    first: i32,
    /// The latest date of all.
    last: i32,
    /// Whether an optional date is blank: a case without an end still runs.
    runs: bool,
}

impl RowDates {
    /// Whether the row lies outside of the days from `from` to `to`: all its required dates after them, or all its dates before
    /// and none still open.
    pub fn is_out_of(&self, from: i32, to: i32) -> bool {
        self.first > to || (self.last < from && !self.runs)
    }

    fn of(dates: &[(&[i32], bool)], row: usize, end: i32) -> Self {
        let mut says = Self { placed: None, first: i32::MAX, last: i32::MIN, runs: false };
        for (days, optional) in dates {
            match (days[row], *optional) {
                (NO_DAY, _) => says.runs = true,
                (day, true) => says.last = says.last.max(day),
                (day, false) => {
                    says.placed = says.placed.or(Some(day));
                    (says.first, says.last) = (says.first.min(day), says.last.max(day));
                }
            }
        }
        if says.placed.is_none() {
            (says.first, says.last) = (end, says.last.max(end));
        }
        says
    }
}

/// How many rows of a file that are used say the same.
pub(in crate::feed) fn row_dates(feed: &Feed, file: &FileRows) -> Vec<(RowDates, u64)> {
    let columns = feed.columns.iter().zip(&file.rows.values);
    let dates: Vec<(&[i32], bool)> = columns
        .filter_map(|(column, values)| match values {
            ColumnBuffer::Days(days) if column.kind == ColumnKind::Date => Some((&days[..], column.optional)),
            _ => None,
        })
        .collect();
    let end = file.period.map_or(i32::MAX, |period| span(period).1);
    let rows = file.rows.states.len();
    let count = |stretch: usize| count(file, &dates, end, stretch * STRETCH..rows.min((stretch + 1) * STRETCH));
    let merged = |mut all: FastMap<RowDates, u64>, more: FastMap<RowDates, u64>| {
        for (says, count) in more {
            *all.entry(says).or_default() += count;
        }
        all
    };
    let counts = (0..rows.div_ceil(STRETCH)).into_par_iter().map(count).reduce(FastMap::default, merged);
    let mut counts: Vec<(RowDates, u64)> = counts.into_iter().collect();
    counts.sort_unstable();
    counts
}

/// Rows that one processor counts at a time.
const STRETCH: usize = 1 << 18;

fn count(file: &FileRows, dates: &[(&[i32], bool)], end: i32, rows: Range<usize>) -> FastMap<RowDates, u64> {
    /// Days that are counted side by side before they are looked up: those of some years.
    const AT_HAND: usize = 1024;
    let mut counts: FastMap<RowDates, u64> = FastMap::default();
    let mut at_hand: Vec<Option<(RowDates, u64)>> = vec![None; AT_HAND];
    for row in rows.filter(|row| file.rows.states[*row] == RowState::Used) {
        let says = RowDates::of(dates, row, end);
        let count = file.rows.weights.get(row).copied().unwrap_or(1);
        let slot = &mut at_hand[usize::try_from(says.first).unwrap_or(0) % AT_HAND];
        match slot {
            Some((known, all)) if *known == says => *all += count,
            _ => {
                if let Some((known, all)) = slot.replace((says, count)) {
                    *counts.entry(known).or_default() += all;
                }
            }
        }
    }
    for (known, all) in at_hand.into_iter().flatten() {
        *counts.entry(known).or_default() += all;
    }
    counts
}

/// The first required date of each row, in the order of the columns.
pub(in crate::feed) fn first_dates<'a>(feed: &Feed, file: &'a FileRows) -> &'a [i32] {
    let mut columns = feed.columns.iter().zip(&file.rows.values);
    let required = columns.find(|(c, _)| c.kind == ColumnKind::Date && !c.optional);
    match required {
        Some((_, ColumnBuffer::Days(days))) => days,
        _ => unreachable!("a file without dates has a period in its name, or it was not read"),
    }
}
