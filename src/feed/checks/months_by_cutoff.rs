//! Months that end before the calendar's: days after the cutoff are moved into the month in which they count.

use crate::catalog::{ColumnKind, Feed};
use crate::feed::cell::{day, days};
use crate::feed::rows::{ColumnBuffer, FileRows, NO_DAY};

/// Replaces the dates of all rows, the rejected ones too, by the days on which they count. Comes after all comparisons of keys: two days
/// may count on the same one.
pub(in crate::feed) fn count_by_cutoff(feed: &Feed, files: &mut [FileRows]) {
    if feed.cutoff.is_none() {
        return;
    }
    let move_on = |n: &mut i32| {
        if *n != NO_DAY {
            *n = days(feed.counted_day(day(*n)));
        }
    };
    for file in files.iter_mut() {
        for (column, values) in feed.columns.iter().zip(&mut file.rows.values) {
            if let (ColumnKind::Date, ColumnBuffer::Days(list)) = (&column.kind, values) {
                list.iter_mut().for_each(move_on);
            }
        }
        file.rows.rejects.iter_mut().flat_map(|reject| &mut reject.days).for_each(|(_, day)| move_on(day));
    }
}
