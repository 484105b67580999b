//! The dates of rows, which decide when a row counts, and how many rows of a file share them.

use crate::catalog::{ColumnKind, Feed};
use crate::feed::cell::FastMap;
use crate::feed::cell::span;
use crate::feed::rows::{ColumnBuffer, NO_DAY};
use crate::feed::rows::{FileRows, RowState};
use rayon::prelude::*;
use std::ops::Range;

/// The dates of a usable row, in days since 1970.
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

/// The different dates of a file's used rows, and how many rows have them.
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
    let count = |batch: usize| count(file, &dates, end, batch * BATCH..rows.min((batch + 1) * BATCH));
    let merged = |mut all: FastMap<RowDates, u64>, more: FastMap<RowDates, u64>| {
        for (says, count) in more {
            *all.entry(says).or_default() += count;
        }
        all
    };
    let counts = (0..rows.div_ceil(BATCH)).into_par_iter().map(count).reduce(FastMap::default, merged);
    let mut counts: Vec<(RowDates, u64)> = counts.into_iter().collect();
    counts.sort_unstable();
    counts
}

/// Rows counted at a time by one thread.
const BATCH: usize = 1 << 18;

fn count(file: &FileRows, dates: &[(&[i32], bool)], end: i32, rows: Range<usize>) -> FastMap<RowDates, u64> {
    /// Slots of a small cache in front of the map: enough for the days of some years.
    const SLOTS: usize = 1024;
    let mut counts: FastMap<RowDates, u64> = FastMap::default();
    let mut slots: Vec<Option<(RowDates, u64)>> = vec![None; SLOTS];
    for row in rows.filter(|row| file.rows.states[*row] == RowState::Used) {
        let says = RowDates::of(dates, row, end);
        let count = file.rows.weights.get(row).copied().unwrap_or(1);
        let slot = &mut slots[usize::try_from(says.first).unwrap_or(0) % SLOTS];
        match slot {
            Some((known, all)) if *known == says => *all += count,
            _ => {
                if let Some((known, all)) = slot.replace((says, count)) {
                    *counts.entry(known).or_default() += all;
                }
            }
        }
    }
    for (known, all) in slots.into_iter().flatten() {
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

#[cfg(test)]
mod tests {
    use super::super::test_files::{catalog, read};
    use super::*;
    use crate::feed::cell::days;
    use jiff::civil::{Date, date};

    const CASES: &str = "seen = { header = \"发现\", type = \"date\" }\nopened = { header = \"立案\", type = \"date\" }\n\
        closed = { header = \"结案\", type = \"date\", optional = true }\n";

    fn dates(columns: &str, text: &str) -> Vec<(RowDates, u64)> {
        let catalog = catalog("", columns);
        row_dates(&catalog.feeds[0], &read(&catalog, "f/a-2020-11.csv", text))
    }

    fn of(placed: Option<Date>, first: Date, last: Date, runs: bool) -> RowDates {
        RowDates { placed: placed.map(days), first: days(first), last: days(last), runs }
    }

    #[test]
    fn a_row_is_placed_by_its_first_required_date_and_lasts_to_its_latest() {
        let (oct, nov, dec) = (date(2020, 10, 5), date(2020, 11, 6), date(2020, 12, 7));
        let text = "发现,立案,结案\n2020-11-06,2020-10-05,2020-12-07\n2020-10-05,2020-11-06,\n2020-10-05,2020-11-06,\n";
        let open = of(Some(oct), oct, nov, true);
        assert_eq!(dates(CASES, text), [(open, 2), (of(Some(nov), oct, dec, false), 1)]);
    }

    #[test]
    fn an_optional_date_before_it_is_not_the_first_required_one() {
        let columns = "closed = { header = \"结案\", type = \"date\", optional = true }\n\
            seen = { header = \"发现\", type = \"date\" }\n";
        let catalog = catalog("", columns);
        let file = read(&catalog, "f/a-2020-11.csv", "结案,发现\n2020-11-09,2020-11-06\n");
        assert_eq!(first_dates(&catalog.feeds[0], &file), [days(date(2020, 11, 6))]);
    }

    #[test]
    fn without_a_date_a_row_lies_at_the_end_of_its_files_period() {
        let columns = "region = { header = \"乡镇\", type = \"region\" }\n\
            closed = { header = \"结案\", type = \"date\", optional = true }\n";
        let end = date(2020, 11, 30);
        let text = "乡镇,结案\n文昌镇,2020-12-07\n柳河镇,2020-10-05\n河口镇,\n";
        let expected = [
            (of(None, end, end, false), 1),
            (of(None, end, end, true), 1),
            (of(None, end, date(2020, 12, 7), false), 1),
        ];
        assert_eq!(dates(columns, text), expected);
    }

    #[test]
    fn a_row_is_out_of_days_that_it_lies_wholly_outside_of() {
        let dates = |first, last, runs| RowDates { placed: None, first, last, runs };
        let out = |first, last, runs| dates(first, last, runs).is_out_of(10, 20);
        assert!(!out(10, 10, false) && !out(20, 20, false) && !out(5, 10, false) && !out(20, 30, false));
        assert!(out(21, 30, false) && out(5, 9, false) && out(21, 30, true));
        // What still runs is not over.
        assert!(!out(5, 9, true));
    }

    #[test]
    fn rows_that_are_not_used_are_not_counted_and_rows_of_sums_count_for_all_they_stand_for() {
        let catalog = catalog("", "day = { header = \"日期\", type = \"date\" }\n");
        let mut file = read(&catalog, "f/a-2020-11.csv", "日期\n2020-11-03\n2020-11-04\n2020-11-03\n");
        file.rows.states[1] = RowState::Superseded;
        let day = date(2020, 11, 3);
        assert_eq!(row_dates(&catalog.feeds[0], &file), [(of(Some(day), day, day, false), 2)]);
        file.rows.weights = vec![5, 7, 11];
        assert_eq!(row_dates(&catalog.feeds[0], &file), [(of(Some(day), day, day, false), 16)]);
        assert_eq!(first_dates(&catalog.feeds[0], &file), [3, 4, 3].map(|day| days(date(2020, 11, day))));
    }

    #[test]
    fn dates_that_share_a_slot_are_counted_apart() {
        // 1,024 days apart, by turns.
        let catalog = catalog("", "day = { header = \"日期\", type = \"date\" }\n");
        let (early, late) = (date(2018, 1, 22), date(2020, 11, 11));
        assert_eq!(days(late) - days(early), 1024);
        let file = read(&catalog, "f/a-2020-11.csv", &format!("日期\n{early}\n{late}\n{early}\n{late}\n{early}\n"));
        let expected = [(of(Some(early), early, early, false), 3), (of(Some(late), late, late, false), 2)];
        assert_eq!(row_dates(&catalog.feeds[0], &file), expected);
    }
}
