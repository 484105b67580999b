//! Feeds each of whose files is a whole list: which lists replace others, and in which later list a row's key is missing.

use super::refused_file::state_of;
use crate::catalog::{Feed, FilesAre, RegionId};
use crate::diag::{Diagnostic, Location};
use crate::feed::cell::days;
use crate::feed::ledger::FileState;
use crate::feed::rows::{FileRows, RowState};
use crate::say;
use std::collections::{BTreeMap, HashSet};

/// Lists with fewer rows are not compared with their predecessors.
const SHORT: usize = 10;

/// The first day of the last period for which a file speaks as a whole list; `None` where it says nothing.
fn stands_for(file: &FileRows) -> Option<i32> {
    let says = !file.rows.is_set_aside() && state_of(file) != FileState::Unusable;
    file.periods.last().filter(|_| says).map(|period| days(period.first_day()))
}

/// The keys that stand in a file, those of rejected rows too: such a case has not ended.
fn keys_of(file: &FileRows) -> impl Iterator<Item = u128> {
    file.rows.keys.iter().filter(|key| **key != 0).chain(&file.rows.rejected_keys).copied()
}

/// Supersedes what a newer list replaces as a whole: the list that the same sender sent before for the same period; without a key, where
/// rows count at their own dates, every earlier list of the sender. A row whose key stands in a rejected row of the newer list stays.
/// `files` are in order, earliest first; rows that stand in the newer list are superseded already.
pub(in crate::feed) fn replace_lists(feed: &Feed, files: &mut [FileRows]) {
    if feed.files_are != FilesAre::Full {
        return;
    }
    let stands: Vec<Option<i32>> = files.iter().map(stands_for).collect();
    let replaces_all = feed.key.is_empty() && feed.required_dates().next().is_some();
    for n in 0..files.len() {
        let replaces = |newer: &usize| {
            files[*newer].sender == files[n].sender
                && stands[*newer].is_some_and(|newer| replaces_all || stands[n].is_none_or(|own| newer <= own))
        };
        let Some(newer) = (n + 1..files.len()).rev().find(replaces) else { continue };
        let rejected = &files[newer].rows;
        let states = rejected.states.iter().zip(&rejected.keys).filter(|(state, _)| **state == RowState::Rejected);
        let waiting: HashSet<u128> = states.map(|(_, key)| key).chain(&rejected.rejected_keys).copied().collect();
        let rows = &mut files[n].rows;
        for row in 0..rows.states.len() {
            let waits = rows.keys.get(row).is_some_and(|key| waiting.contains(key));
            if rows.states[row] == RowState::Used && !waits {
                rows.states[row] = RowState::Superseded;
            }
        }
    }
}

/// Warns of a list that lacks more than half of what the one before it had: it may be a part and no whole list.
pub(in crate::feed) fn warn_of_shrunk_lists(feed: &Feed, files: &mut [FileRows]) {
    if feed.files_are != FilesAre::Full {
        return;
    }
    // With a date in its key no row of a list can stand in the next one.
    let states_anew = feed.key.is_empty() || feed.required_dates().any(|date| feed.key.contains(&date.id));
    let mut before: BTreeMap<Option<RegionId>, usize> = BTreeMap::new();
    for n in 0..files.len() {
        if stands_for(&files[n]).is_none() {
            continue;
        }
        let Some(old) = before.insert(files[n].sender, n) else { continue };
        let (had, lacks) = if states_anew {
            let [had, has] = [old, n].map(|n| files[n].rows.data_rows());
            (had, had.saturating_sub(has))
        } else {
            let [had, has] = [old, n].map(|n| keys_of(&files[n]).collect::<HashSet<u128>>());
            (had.len() as u64, had.difference(&has).count() as u64)
        };
        if had >= SHORT as u64 && lacks * 2 > had {
            let other = &files[old].name;
            let message = say!("list-shrank", lacks, had, other);
            let hint = say!("list-shrank-hint");
            let at = Location::file(&files[n].name);
            files[n].warnings.push(Diagnostic::warning("list-shrank", message).hint(hint).at(at));
        }
    }
}

/// The keys of each whole list, by sender and by the first day of its period. Of several lists for one period the newest counts.
pub(in crate::feed) struct FullLists {
    lists: BTreeMap<Option<RegionId>, BTreeMap<i32, HashSet<u128>>>,
    keyed: bool,
}

/// When a row's key is missing from later lists of its sender: the first days of periods.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::feed) struct Missing {
    /// Of the first later list that lacks it, even if it comes again. Without a key, of the next list.
    pub first: Option<i32>,
    /// Of the first later list from which on all lack it.
    pub for_good: Option<i32>,
}

impl FullLists {
    pub fn of(feed: &Feed, files: &[FileRows]) -> Self {
        let mut lists: BTreeMap<_, BTreeMap<i32, HashSet<u128>>> = BTreeMap::new();
        if feed.files_are == FilesAre::Full {
            for file in files {
                let Some(first_day) = stands_for(file) else { continue };
                lists.entry(file.sender).or_default().insert(first_day, keys_of(file).collect());
            }
        }
        Self { lists, keyed: !feed.key.is_empty() }
    }

    /// When the key of a row is missing. A row that leaves its key blank cannot be followed.
    pub fn missing(&self, file: &FileRows, row: usize) -> Missing {
        let later = || {
            let own = file.periods.last().map(|period| days(period.first_day()));
            let lists = own.and_then(|own| Some(self.lists.get(&file.sender)?.range(own + 1..)));
            lists.into_iter().flatten()
        };
        if !self.keyed {
            return Missing { first: later().next().map(|(first_day, _)| *first_day), for_good: None };
        }
        let Some(key) = file.rows.keys.get(row).filter(|key| **key != 0) else { return Missing::default() };
        let mut missing = Missing::default();
        for (first_day, keys) in later() {
            if keys.contains(key) {
                missing.for_good = None;
            } else {
                missing.first = missing.first.or(Some(*first_day));
                missing.for_good = missing.for_good.or(Some(*first_day));
            }
        }
        missing
    }
}

#[cfg(test)]
mod tests {
    use super::super::revisions_between_files::between_files;
    use super::super::spoken_for::find_periods;
    use super::super::test_files::{catalog, read, states, warnings};
    use super::*;
    use crate::feed::checks::repeats_within_file::within_file;
    use jiff::civil::date;

    const UNDATED: &str =
        "id = { header = \"编号\", type = \"id\" }\nn = { header = \"数\", type = \"quantity\", unit = \"个\" }\n";
    const DATED: &str = "id = { header = \"编号\", type = \"id\" }\nday = { header = \"日期\", type = \"date\" }\n\
        n = { header = \"数\", type = \"quantity\", unit = \"个\" }\n";
    const FULL: &str = "files_are = \"snapshot\"";

    fn settled(feed: &str, columns: &str, files: &[(&str, &str)]) -> (Feed, Vec<FileRows>) {
        let catalog = catalog(feed, columns);
        let head = if columns == DATED { "编号,日期,数\n" } else { "编号,数\n" };
        let read = |(name, rows): &(&str, &str)| {
            let mut file = read(&catalog, &format!("f/{name}.csv"), &format!("{head}{}\n", rows.replace(' ', "\n")));
            within_file(&catalog.feeds[0], &catalog.regions, &mut file);
            file
        };
        let mut files: Vec<FileRows> = files.iter().map(read).collect();
        let feed = &catalog.feeds[0];
        find_periods(feed, &mut files);
        between_files(feed, &catalog.regions, &mut files);
        replace_lists(feed, &mut files);
        warn_of_shrunk_lists(feed, &mut files);
        (feed.clone(), files)
    }

    fn keyed() -> String {
        format!("key = [\"id\"]\n{FULL}")
    }

    fn all_states(files: &[FileRows]) -> Vec<String> {
        files.iter().map(states).collect()
    }

    // 3 is still there in November, though it cannot be used.
    const LISTS: [(&str, &str); 3] =
        [("a-2020-09", "1,1 2,1 3,1 4,1"), ("a-2020-10", "1,1 2,1 3,1"), ("a-2020-11", "1,1 3,多 4,1")];

    #[test]
    fn each_periods_list_stays_and_a_key_is_seen_until_the_first_list_without_it() {
        let (feed, files) = settled(&keyed(), UNDATED, &LISTS);
        assert_eq!(all_states(&files), ["uuuu", "uuu", "uu"]);
        let lists = FullLists::of(&feed, &files);
        let first_of = |month| Some(days(date(2020, month, 1)));
        let missing = [0, 1, 2, 3].map(|row| lists.missing(&files[0], row));
        assert_eq!(missing.map(|m| m.first), [None, first_of(11), None, first_of(10)]);
        // 4 came again.
        assert_eq!(missing.map(|m| m.for_good), [None, first_of(11), None, None]);
    }

    #[test]
    fn files_of_changes_say_nothing_by_what_they_lack() {
        let (feed, files) = settled("key = [\"id\"]", UNDATED, &LISTS);
        let lists = FullLists::of(&feed, &files);
        assert!((0..4).all(|row| lists.missing(&files[0], row) == Missing::default()));
        assert_eq!(all_states(&files), ["uuuu", "uuu", "uu"]);
    }

    #[test]
    fn a_row_with_dates_of_its_own_is_revised_by_every_later_list() {
        let (feed, files) = settled(
            &keyed(),
            DATED,
            &[("a-2020-09", "1,2020-09-01,1 2,2020-09-01,1"), ("a-2020-10", "1,2020-09-01,2")],
        );
        assert_eq!(all_states(&files), ["su", "u"]);
        let october = Some(days(date(2020, 10, 1)));
        let missing = FullLists::of(&feed, &files).missing(&files[0], 1);
        assert_eq!(missing, Missing { first: october, for_good: october });
    }

    #[test]
    fn the_newest_list_of_a_period_replaces_the_others_but_for_keys_that_wait() {
        for columns in [UNDATED, DATED] {
            let day = if columns == DATED { ",2020-09-05" } else { "" };
            let rows =
                |list: &[(u8, &str)]| list.iter().map(|(id, n)| format!("{id}{day},{n}")).collect::<Vec<_>>().join(" ");
            let (first, second) =
                (rows(&[(1, "1"), (2, "1"), (3, "1")]), rows(&[(1, "1"), (3, "多"), (5, "1"), (6, "1")]));
            let (_, files) = settled(&keyed(), columns, &[("a-2020-09", &first), ("a-2020-09-b", &second)]);
            assert_eq!(all_states(&files), ["ssu", "uuu"], "{columns}");
        }
    }

    #[test]
    fn without_a_key_the_newest_list_replaces_all_earlier_ones() {
        let dated =
            [("a-2020-09", "1,2020-09-01,1 2,2020-09-01,1"), ("a-2020-10", "1,2020-09-01,1"), ("a-2020-11", "")];
        let (_, files) = settled(FULL, DATED, &dated[..2]);
        assert_eq!(all_states(&files), ["ss", "u"]);
        let (_, files) = settled(FULL, DATED, &dated);
        assert_eq!(all_states(&files), ["ss", "s", ""]);
        // Rows without dates are the statement of their period, which ends with the next one's.
        let undated = [("a-2020-09", "1,1 2,1"), ("a-2020-09-b", "1,1"), ("a-2020-11", "1,1")];
        let (feed, files) = settled(FULL, UNDATED, &undated);
        assert_eq!(all_states(&files), ["ss", "u", "u"]);
        let november = Some(days(date(2020, 11, 1)));
        assert_eq!(FullLists::of(&feed, &files).missing(&files[1], 0), Missing { first: november, for_good: None });
    }

    #[test]
    fn a_list_that_cannot_be_used_ends_nothing_and_a_nil_report_ends_all() {
        let (feed, files) = settled(&keyed(), UNDATED, &[("a-2020-09", "1,1 2,1"), ("a-2020-10", "1,多 9,多")]);
        assert_eq!(FullLists::of(&feed, &files).missing(&files[0], 1), Missing::default());
        let (feed, files) = settled(&keyed(), UNDATED, &[("a-2020-09", "1,1"), ("a-2020-10", "")]);
        let october = Some(days(date(2020, 10, 1)));
        assert_eq!(FullLists::of(&feed, &files).missing(&files[0], 0).for_good, october);
    }

    #[test]
    fn a_list_that_lacks_more_than_half_of_the_one_before_is_told() {
        let list = |ids: std::ops::Range<u32>| ids.map(|id| format!("{id},1")).collect::<Vec<_>>().join(" ");
        let told = |feed: &str, second: std::ops::Range<u32>| {
            let (first, second) = (list(0..10), list(second));
            let (_, files) = settled(feed, UNDATED, &[("a-2020-09", &first), ("a-2020-10", &second)]);
            assert!(files[0].warnings.is_empty());
            warnings(&files[1])
        };
        let expected = |lacks: u32| {
            format!(
                "list-shrank 0: this list lacks {lacks} of the 10 rows of the list before it (f/a-2020-09.csv); they are taken to have ended"
            )
        };
        assert!(told(&keyed(), 5..10).is_empty() && told(FULL, 5..10).is_empty());
        assert_eq!(told(&keyed(), 6..90), [expected(6)]);
        assert_eq!(told(FULL, 6..10), [expected(6)]);
        assert!(told(FULL, 6..90).is_empty());
    }

    #[test]
    fn lists_whose_keys_hold_their_month_are_compared_by_how_much_they_hold() {
        let list = |month: &str, ids: u32| (0..ids).map(|id| format!("{id},{month},1")).collect::<Vec<_>>().join(" ");
        let told = |ids: u32| {
            let (first, second) = (list("2020-09", 10), list("2020-10", ids));
            let feed = format!("key = [\"day\", \"id\"]\n{FULL}");
            let (_, files) = settled(&feed, DATED, &[("a-2020-09", &first), ("a-2020-10", &second)]);
            warnings(&files[1]).len()
        };
        assert_eq!((told(10), told(5), told(4)), (0, 0, 1));
    }
}
