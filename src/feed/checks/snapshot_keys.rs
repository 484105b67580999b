//! Feeds whose files are whole lists: in which later period a row's key is absent.

use crate::catalog::{Feed, FilesAre};
use crate::feed::cell::span;
use crate::feed::rows::FileRows;
use std::collections::{BTreeMap, HashSet};

/// Which keys the files of each period hold, for feeds whose files are whole lists.
pub(in crate::feed) struct SnapshotKeys {
    periods: BTreeMap<i32, HashSet<u128>>,
}

impl SnapshotKeys {
    pub fn of(feed: &Feed, files: &[FileRows]) -> Self {
        let mut periods: BTreeMap<i32, HashSet<u128>> = BTreeMap::new();
        if feed.files_are == FilesAre::Full {
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

#[cfg(test)]
mod tests {
    use super::super::test_files::{catalog, read};
    use super::*;
    use crate::feed::cell::days;
    use crate::feed::checks::repeats_within_file::within_file;
    use jiff::civil::date;

    fn until(files_are: &str, row: usize) -> Option<i32> {
        let columns =
            "id = { header = \"编号\", type = \"id\" }\nn = { header = \"数\", type = \"quantity\", unit = \"个\" }\n";
        let catalog = catalog(&format!("key = [\"id\"]\n{files_are}"), columns);
        // 3 is still there in November, though it cannot be used.
        let files: Vec<FileRows> = [
            ("f/a-2020-09.csv", "编号,数\n1,1\n2,1\n3,1\n4,1\n"),
            ("f/a-2020-10.csv", "编号,数\n1,1\n2,1\n3,1\n"),
            ("f/a-2020-11.csv", "编号,数\n1,1\n3,多\n4,1\n"),
        ]
        .map(|(name, text)| {
            let mut file = read(&catalog, name, text);
            within_file(&catalog.feeds[0], &catalog.regions, &mut file);
            file
        })
        .into();
        SnapshotKeys::of(&catalog.feeds[0], &files).until(&files[0], row)
    }

    #[test]
    fn a_key_is_seen_until_the_first_later_period_without_it() {
        let first_of = |month| Some(days(date(2020, month, 1)));
        let until = [0, 1, 2, 3].map(|row| until("files_are = \"full\"", row));
        assert_eq!(until, [None, first_of(11), None, first_of(10)]);
    }

    #[test]
    fn files_of_changes_say_nothing_by_what_they_lack() {
        assert_eq!([0, 1, 2, 3].map(|row| until("", row)), [None; 4]);
    }
}
