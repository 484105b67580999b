//! The files of one feed, read: every usable row, and an account of all others.

use super::ledger::{FileLedger, FileRead, Revision};
use super::period_in_name::period_in_name;
use super::reject::Reject;
use crate::diag::Diagnostic;
use crate::feed::cell::{day, days};
use crate::feed::checks::RowDates;
use crate::measure::{Every, Month, Period};
use polars::prelude::DataFrame;
use std::collections::{BTreeMap, BTreeSet};

/// The files of one feed, read.
#[derive(Debug, Clone)]
pub struct Ingested {
    /// Every usable row, in the order of files and lines. Declared columns stand under their ids: dates as `Date` (of a
    /// month its last day, of a year 31 December), regions as `u32` [`RegionId`], texts and ids as `String` (private
    /// ones as hashes under a key of the project, see [`Secret`](super::Secret)), quantities as decimals in the base unit of their dimension. Then `__file` (index in `files`),
    /// `__line` (`u32`), `__period` and `__period_end` (first and last day of the period the file is for),
    /// `__region` (the root where the feed has no region column), `__until_seen` (snapshot feeds: the first day of
    /// the first later period whose files no longer hold the row's key) and `__part` (the id of the column by which the
    /// row is a part, 其中, of what another row counts) and `__rows` (how many rows of the file it stands for). Where
    /// only [`Aggregation`](super::Aggregation) were asked, each row stands for all that agree in what they are told apart by, dates are
    /// the last days of their months, and other columns, `__file`, `__line`
    /// and `__period` are not there.
    pub frame: DataFrame,
    /// In their order: by the period in their name, then by name; the later revises the earlier.
    pub files: Vec<FileRead>,
    /// In the order of files and lines.
    pub rejects: Vec<Reject>,
    pub revisions: Vec<Revision>,
    pub warnings: Vec<Diagnostic>,
    /// Files that could not be used at all; they are not in `files`.
    pub unreadable: Vec<Diagnostic>,
    /// For each file, the different dates of its valid rows, and how many rows have them.
    pub(super) dated: Vec<Vec<(RowDates, u64)>>,
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
            rows: f.rows,
            used: count(rows, false),
            rejected: f.rejected,
            skipped: f.skipped,
            superseded: f.superseded,
            out_of_scope: count(rows, true),
        };
        self.files.iter().zip(&self.dated).map(of).collect()
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

    /// Periods that some file covers. A file with nothing but a header reports that nothing happened.
    #[must_use]
    pub fn reported(&self) -> BTreeSet<Period> {
        self.files.iter().flat_map(|f| f.periods.iter().copied()).collect()
    }

    /// The periods of files that could not be read, by their names; `None` for a name without a period.
    #[must_use]
    pub fn unread(&self, every: Every) -> Vec<Option<Period>> {
        let files = self.unreadable.iter().filter_map(|d| d.location.as_ref());
        files.map(|location| period_in_name(&location.file, every)).collect()
    }

    /// Rows whose first required date lies in a period before that of their file, by their period.
    #[must_use]
    pub fn late_rows(&self, every: Every) -> BTreeMap<Period, u64> {
        let mut late: BTreeMap<Period, u64> = BTreeMap::new();
        for (file, dated) in self.files.iter().zip(&self.dated) {
            let Some(of_file) = file.period.map(|period| Period::containing(period.first_day(), every)) else {
                continue;
            };
            for (placed, count) in dated.iter().filter_map(|(dated, count)| Some((dated.placed?, count))) {
                let period = Period::containing(day(placed), every);
                if period < of_file {
                    *late.entry(period).or_default() += count;
                }
            }
        }
        late
    }
}
