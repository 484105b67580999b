//! Feeds whose files are snapshots: in which later period a row's key is absent.

use crate::catalog::{Feed, FilesAre};
use crate::feed::cell::span;
use crate::feed::rows::FileRows;
use std::collections::{BTreeMap, HashSet};

/// Which keys the files of each period hold, for feeds whose files are snapshots.
pub(in crate::feed) struct SnapshotKeys {
    periods: BTreeMap<i32, HashSet<u128>>,
}

impl SnapshotKeys {
    pub fn of(feed: &Feed, files: &[FileRows]) -> Self {
        let mut periods: BTreeMap<i32, HashSet<u128>> = BTreeMap::new();
        if feed.files_are == FilesAre::Snapshot {
            for file in files {
                let Some(period) = file.period else { continue };
                let seen = periods.entry(span(period).0).or_default();
                // A row that was rejected is there nonetheless.
                seen.extend(file.rows.keys.iter().filter(|k| **k != 0).chain(&file.rows.rejected_keys));
            }
        }
        Self { periods }
    }

    /// First day of the first period after the file's in which the row's key is absent though there are files.
    pub fn until(&self, file: &FileRows, row: usize) -> Option<i32> {
        let key = file.rows.keys.get(row).copied().filter(|k| *k != 0)?;
        let period = span(file.period?).0;
        let mut later = self.periods.range(period + 1..);
        later.find(|(_, seen)| !seen.contains(&key)).map(|(first, _)| *first)
    }
}
