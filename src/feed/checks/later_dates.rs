//! Rows dated after the period of their file: a slip of the pen, which would count in another month.

use super::row_dates::first_dates;
use crate::catalog::Feed;
use crate::diag::{Diagnostic, Location};
use crate::feed::cell::span;
use crate::feed::rows::FileRows;
use crate::say;

/// Warns of rows dated after the period that their file is for.
pub(super) fn warn_of_later_dates(feed: &Feed, file: &mut FileRows) {
    let Some(period) = file.period.filter(|_| feed.required_dates().next().is_some()) else { return };
    let (end, first) = (span(period).1, first_dates(feed, file));
    let mut later = file.rows.used().filter(|n| first[*n] > end);
    let Some(first) = later.next() else { return };
    let count = 1 + later.count();
    let message = say!(
        "有{count}行的日期晚于文件所报的{period}，第一行在此；这些行计入其日期所在的月份",
        "rows dated after {period}, which the file is for: {count}, the first is here; they count in the months of their dates"
    );
    let at = Location::line(&file.name, file.rows.places.line(first));
    file.warnings.push(Diagnostic::warning("later-date", message).at(at));
}
