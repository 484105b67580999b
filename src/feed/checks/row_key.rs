//! A row's key as people read it.

use crate::catalog::{Feed, Regions};
use crate::feed::rows::{Rows, shown};

/// The cells of a row's key, private ones masked.
pub(super) fn key_text(feed: &Feed, regions: &Regions, rows: &Rows, row: usize) -> String {
    let columns = (0..feed.columns.len()).filter(|n| feed.key.contains(&feed.columns[*n].id));
    let parts: Vec<_> = columns.map(|n| shown(feed, regions, n, rows.values[n].get(row), &rows.texts)).collect();
    parts.join(" · ")
}
