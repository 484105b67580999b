//! The files of one feed, read: every usable row, and an account of all others.

use super::ledger::{FileLedger, FileRead, FileState, Revision};
use super::period_in_name::named_periods;
use super::reject::Reject;
use crate::catalog::Feed;
use crate::diag::Diagnostic;
use crate::feed::cell::day;
use crate::feed::cell::days;
use crate::feed::checks::RowDates;
use crate::measure::{Calendar, Every, Month, Period};
use polars::prelude::DataFrame;
use std::collections::{BTreeMap, BTreeSet};

/// The files of one feed, read.
#[derive(Debug, Clone)]
pub struct Ingested {
    /// Every usable row, in the order of files and lines. Declared columns stand under their ids: dates as `Date` (of a
    /// month its last day, of a year 31 December), regions as `u32` [`RegionId`](crate::catalog::RegionId), texts and ids as
    /// `String` (private ones as hashes under a key of the project, see [`Secret`](super::Secret)), quantities as decimals in
    /// the base unit of their dimension. Besides:
    ///
    /// - `__file`: index in `files`; `__line` (`u32`); `__period`, `__period_end`: first and last day of the period that the
    ///   file is for;
    /// - `__region`: the row's region; where the feed has no region column or the row leaves it blank, that of its file's sender, without
    ///   one the root;
    /// - `__until_seen`, where each file is a whole list: the first day of the first later period whose list, of the same sender, lacks
    ///   the row's key, though a still later one may have it again; without a key, of the next list's period. From that day on a
    ///   state no longer counts;
    /// - `__vanished`, likewise: the first day of the first later period from which on every list lacks the key. A case that is still open
    ///   has not ended on that day, it has vanished;
    /// - `__part`: the id of the column by which the row is a part (其中) of what another row counts;
    /// - `__rows`: how many rows of the file the row represents.
    ///
    /// Where only an [`Aggregation`](super::Aggregation) was needed, a row represents all rows of one group, dates are the last
    /// days of their months, and other columns, `__file`, `__line` and `__period` are missing.
    pub frame: DataFrame,
    /// In their order: by the period in their name, then by the mark of a correction there, then by name; the later revises the earlier.
    pub files: Vec<FileRead>,
    /// In the order of files and lines.
    pub rejects: Vec<Reject>,
    pub revisions: Vec<Revision>,
    pub warnings: Vec<Diagnostic>,
    /// Why files are of no use: one for each that could not be read, which is not in `files`, and for each that is
    /// [`FileState::Unusable`]. What is wrong with the columns of the latter is among the warnings.
    pub unreadable: Vec<Diagnostic>,
    /// The periods in the names of files that could not be read.
    pub(super) unread_periods: BTreeSet<Period>,
    /// For each file, the different dates of its valid rows, and how many rows have them.
    pub(super) row_dates: Vec<Vec<(RowDates, u64)>>,
}

impl Ingested {
    /// What became of every row of every file, when the report starts with `start` and is as of `as_of`. A row is out
    /// of scope when its required dates all lie after `as_of`, or all its dates before `start` and none is still open.
    #[must_use]
    pub fn ledger(&self, start: Month, as_of: Month) -> Vec<FileLedger> {
        let (from, to) = (days(start.first_day()), days(as_of.last_day()));
        let count = |rows: &[(RowDates, u64)], out: bool| {
            rows.iter().filter(|(dated, _)| dated.is_out_of(from, to) == out).map(|(_, count)| count).sum()
        };
        let of = |(f, rows): (&FileRead, &Vec<(RowDates, u64)>)| FileLedger {
            file: f.name.clone(),
            format: f.format.clone(),
            rows: f.rows,
            used: count(rows, false),
            rejected: f.rejected,
            skipped: f.skipped,
            superseded: f.superseded,
            out_of_scope: count(rows, true),
        };
        self.files.iter().zip(&self.row_dates).map(of).collect()
    }

    /// Whether every row of every file is accounted for.
    #[must_use]
    pub fn reconciles(&self) -> bool {
        let month = Month::from_ordinal(0);
        self.ledger(month, month).iter().all(FileLedger::reconciles)
            && self.files.iter().all(|f| f.rows == f.valid + f.rejected + f.skipped + f.superseded)
            && self.height() == self.files.iter().map(|f| f.valid).sum::<u64>()
    }

    /// Whether each row of the frame is one of a file, at its line.
    #[must_use]
    pub fn has_lines(&self) -> bool {
        self.frame.get_column_index("__line").is_some()
    }

    /// How many rows of the files the frame represents.
    fn height(&self) -> u64 {
        let Ok(weights) = self.frame.column("__rows") else { return 0 };
        // Where each row is one row of a file, the column is one scalar.
        if let Some(alike) = weights.as_scalar_column() {
            return alike.scalar().value().extract::<u64>().unwrap_or(0) * alike.len() as u64;
        }
        weights.u64().map_or(0, |weights| weights.iter().flatten().sum())
    }

    /// Periods that the feed has received: a file of use speaks for them. One with nothing but a header reports that nothing happened.
    #[must_use]
    pub fn reported(&self) -> BTreeSet<Period> {
        &self.periods_of(FileState::Used) | &self.periods_of(FileState::Nil)
    }

    /// Periods for which the feed has received nothing but reports that there is nothing to report.
    #[must_use]
    pub fn nil(&self) -> BTreeSet<Period> {
        &self.periods_of(FileState::Nil) - &self.periods_of(FileState::Used)
    }

    /// Periods for which files came and none is of use: they could not be read, or their rows were rejected.
    #[must_use]
    pub fn unusable(&self) -> BTreeSet<Period> {
        &(&self.periods_of(FileState::Unusable) | &self.unread_periods) - &self.reported()
    }

    fn periods_of(&self, state: FileState) -> BTreeSet<Period> {
        self.files.iter().filter(|f| f.state == state).flat_map(|f| f.periods.iter().copied()).collect()
    }

    /// The periods of files that could not be read or are unusable, by their names; `None` for a name without a period.
    #[must_use]
    pub fn unread(&self, feed: &Feed) -> Vec<Option<Period>> {
        let files = self.unreadable.iter().filter_map(|d| d.location.as_ref());
        files.map(|location| named_periods(feed, &location.file, None).own).collect()
    }

    /// Rows whose first required date lies in a period before that of their file, by their period.
    #[must_use]
    pub fn late_rows(&self, calendar: Calendar, every: Every) -> BTreeMap<Period, u64> {
        let mut late: BTreeMap<Period, u64> = BTreeMap::new();
        for (file, dated) in self.files.iter().zip(&self.row_dates) {
            let Some(of_file) = file.period.map(|period| Period::containing_in(calendar, period.first_day(), every))
            else {
                continue;
            };
            for (placed, count) in dated.iter().filter_map(|(dated, count)| Some((dated.placed?, count))) {
                let period = Period::containing_in(calendar, day(placed), every);
                if period < of_file {
                    *late.entry(period).or_default() += count;
                }
            }
        }
        late
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::ProjectFiles;
    use crate::feed::detail::{Aggregation, Detail};
    use crate::feed::ingest::{ingest, ingest_as};
    use crate::feed::tests::catalog;

    fn events(text: &str) -> Ingested {
        let files = [("feeds/events-2020-11.csv".to_owned(), text.as_bytes().to_vec().into())];
        let catalog = catalog();
        ingest(catalog.feed("events").expect("declared"), &catalog.regions, &ProjectFiles::Memory(files.into()))
    }

    const TEXT: &str = "日期,截止,乡镇,类别,件数\n2020-11-03,,文昌镇,甲类,1\n2020-10-03,2020-10-05,文昌镇,甲类,1\n\
        2020-10-31,,柳河镇,乙类,1\n2020-12-01,2020-12-01,柳河镇,乙类,1\n2020-11-04,,柳河镇,丙类,1\n合计,,,,4\n";

    #[test]
    fn every_row_is_used_rejected_skipped_superseded_or_out_of_scope() {
        let read = events(TEXT);
        assert!(read.reconciles() && read.has_lines());
        let ledger = |start: Month, as_of: Month| {
            let ledger = read.ledger(start, as_of);
            assert!(ledger[0].reconciles());
            (ledger[0].used, ledger[0].out_of_scope)
        };
        let month = |n| Month::new(2020, n);
        let FileLedger { rows, rejected, skipped, superseded, .. } = read.ledger(month(11), month(11))[0];
        assert_eq!((rows, rejected, skipped, superseded), (7, 1, 2, 0));
        // The case of October that has no end still runs; December has not begun.
        assert_eq!(ledger(month(11), month(11)), (2, 2));
        assert_eq!(ledger(month(10), month(11)), (3, 1));
        assert_eq!(ledger(month(11), month(12)), (3, 1));
        assert_eq!(ledger(month(12), month(12)), (3, 1));
        assert_eq!(ledger(month(9), month(9)), (0, 4));
    }

    #[test]
    fn a_count_that_is_off_by_one_does_not_reconcile() {
        let read = events(TEXT);
        for change in [
            |file: &mut FileRead| file.rows += 1,
            |file: &mut FileRead| file.valid += 1,
            |file: &mut FileRead| file.rejected += 1,
            |file: &mut FileRead| file.skipped += 1,
            |file: &mut FileRead| file.superseded += 1,
            |file: &mut FileRead| (file.valid, file.rejected) = (file.valid - 1, file.rejected + 1),
        ] {
            let mut changed = read.clone();
            change(&mut changed.files[0]);
            assert!(!changed.reconciles());
        }
        let mut fewer = read.clone();
        fewer.frame = fewer.frame.head(Some(3));
        assert!(!fewer.reconciles());
        let whole = &read.ledger(Month::new(2020, 1), Month::new(2020, 11))[0];
        for change in [
            |l: &mut FileLedger| l.used += 1,
            |l: &mut FileLedger| l.rejected += 1,
            |l: &mut FileLedger| l.skipped += 1,
            |l: &mut FileLedger| l.superseded += 1,
            |l: &mut FileLedger| l.out_of_scope += 1,
        ] {
            let mut changed = whole.clone();
            change(&mut changed);
            assert!(!changed.reconciles());
        }
    }

    #[test]
    fn rows_that_precede_their_files_period_are_late() {
        let read = events(TEXT);
        let october = Period::containing(Month::new(2020, 10).first_day(), Every::Month);
        assert_eq!(read.late_rows(Calendar::CIVIL, Every::Month), BTreeMap::from([(october, 2)]));
        assert!(read.late_rows(Calendar::CIVIL, Every::Year).is_empty());
        assert_eq!(read.reported().len(), 1);
    }

    #[test]
    fn a_file_that_cannot_be_read_leaves_its_period() {
        let read = events("没有表头\n");
        assert_eq!((read.files.len(), read.unreadable.len()), (0, 1));
        let november = Period::containing(Month::new(2020, 11).first_day(), Every::Month);
        let catalog = catalog();
        let monthly = catalog.feed("events").expect("declared");
        assert_eq!(read.unread(monthly), [Some(november)]);
        assert_eq!(read.unread(&Feed { every: Every::Year, ..monthly.clone() }), [None]);
    }

    /// The feed of events with a file for each month of 2020 that is given.
    fn months(texts: &[(i8, &str)], detail: &Detail) -> Ingested {
        let head = "日期,截止,乡镇,类别,件数\n";
        let file = |(month, rows): &(i8, &str)| {
            let text = if rows.contains("表头") { (*rows).to_owned() } else { format!("{head}{rows}") };
            (format!("feeds/events-2020-{month:02}.csv"), text.into_bytes().into())
        };
        let catalog = catalog();
        let files = ProjectFiles::Memory(texts.iter().map(file).collect());
        ingest_as(catalog.feed("events").expect("declared"), &catalog.regions, &files, detail)
    }

    #[test]
    fn a_period_is_received_by_a_file_of_use_or_by_a_nil_report() {
        let bad = "某日,,文昌镇,甲类,1\n";
        let sums = Detail::Aggregated(Aggregation { by: Vec::new(), of: vec!["items".to_owned()] });
        for detail in [Detail::Rows, sums] {
            let mostly_bad = format!("2020-05-03,,文昌镇,甲类,1\n{bad}{bad}");
            let half_bad = format!("2020-06-03,,文昌镇,甲类,1\n{bad}");
            let files = [
                (2, "2020-02-03,,文昌镇,甲类,1\n"),
                (3, "合计,,,,0\n"),
                (4, bad),
                (5, &mostly_bad),
                (6, &half_bad),
                (7, "没有表头\n"),
            ];
            let read = months(&files, &detail);
            assert!(read.reconciles());
            let shown =
                |periods: BTreeSet<Period>| periods.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ");
            assert_eq!(shown(read.reported()), "2020-02 2020-03 2020-06");
            assert_eq!(shown(read.nil()), "2020-03");
            assert_eq!(shown(read.unusable()), "2020-04 2020-05 2020-07");
            let codes = |list: &[Diagnostic]| list.iter().map(|d| d.code).collect::<Vec<_>>().join(" ");
            assert_eq!(codes(&read.unreadable), "missing-header file-refused file-refused");
            let refused: Vec<(u64, Option<(i32, i32)>)> = read
                .rejects
                .iter()
                .filter(|reject| reject.code == "file-refused")
                .map(|reject| (reject.line, reject.spoken_for))
                .collect();
            let may = Period::containing(Month::new(2020, 5).first_day(), Every::Month);
            assert_eq!(refused, [(2, Some((days(may.first_day()), days(may.last_day()))))]);
            let file = read.files.iter().find(|f| f.period == Some(may)).expect("it was read");
            assert_eq!((file.state, file.rows, file.valid, file.rejected), (FileState::Unusable, 4, 0, 3));
        }
    }
}
