//! All files of a feed, in their order.

use super::builder::{Meta, Used, frame, span};
use super::cells::{Value, day};
use super::keys::{between_files, within_file};
use super::ledger::{FileRead, InTime, Ingested};
use super::plausible::compare_with_before;
use super::read::read_file;
use super::rows::{FileRows, State, region_of};
use super::totals::{compare_parts, compare_rows_of_totals, skip_control_totals};
use crate::catalog::{ColumnKind, Feed, FilesAre, ProjectFiles, Regions};
use crate::diag::{Diagnostic, Location};
use crate::measure::Period;
use crate::say;
use rayon::prelude::*;
use std::collections::{BTreeMap, HashSet};

/// Reads every file of a feed. A file that cannot be used is told in `unreadable`; the others are read all the same.
/// The result depends on the files' names and contents only.
///
/// # Panics
/// Never for a reason of what the files hold.
#[must_use]
pub fn ingest(feed: &Feed, regions: &Regions, files: &ProjectFiles) -> Ingested {
    let listed = glob::Pattern::new(&feed.files).map_err(|e| e.to_string());
    let listed = listed.and_then(|pattern| files.matching(&pattern).map_err(|e| e.to_string()));
    let (names, mut unreadable) = match listed {
        Ok(names) => (names, Vec::new()),
        Err(why) => {
            let message = say!("无法列出报送文件：{why}", "the feed's files cannot be listed: {why}");
            (Vec::new(), vec![Diagnostic::error("unreadable-file", message).at(Location::file(&feed.files))])
        }
    };
    let read: Vec<_> = names.par_iter().map(|name| settled(feed, regions, files, name)).collect();
    let mut rows = Vec::with_capacity(read.len());
    for file in read {
        match file {
            Ok(file) => rows.push(file),
            Err(why) => unreadable.push(*why),
        }
    }
    rows.sort_by(|a, b| {
        let order = |f: &FileRows| f.period.map(Period::first_day);
        order(a).cmp(&order(b)).then_with(|| a.name.cmp(&b.name))
    });
    let revisions = between_files(feed, regions, &mut rows);
    compare_with_before(feed, regions, &mut rows);
    gather(feed, regions, rows, revisions, unreadable)
}

/// One file with everything settled that needs no other file.
fn settled(feed: &Feed, regions: &Regions, files: &ProjectFiles, name: &str) -> Result<FileRows, Box<Diagnostic>> {
    let mut rows = read_file(feed, regions, files, name)?;
    within_file(feed, regions, &mut rows);
    skip_control_totals(feed, regions, &mut rows);
    compare_rows_of_totals(feed, &mut rows);
    compare_parts(feed, &mut rows);
    Ok(rows)
}

fn gather(
    feed: &Feed,
    regions: &Regions,
    mut files: Vec<FileRows>,
    revisions: Vec<super::Revision>,
    unreadable: Vec<Diagnostic>,
) -> Ingested {
    let seen = SeenKeys::of(feed, &files);
    let (mut used, mut meta, mut times): (Vec<Used>, Vec<Meta<'_>>, Vec<InTime>) = Default::default();
    let mut reads: Vec<FileRead> = Vec::with_capacity(files.len());
    for (n, file) in files.iter().enumerate() {
        let mut read = file_read(file);
        for row in 0..file.rows.states.len() {
            match file.rows.states[row] {
                State::Used => read.valid += 1,
                State::Superseded => read.superseded += 1,
                State::Skipped => read.skipped += 1,
                State::Rejected => {}
            }
            let (time, period) = in_time(feed, file, n, row);
            if file.period.is_none() && file.rows.states[row] != State::Rejected {
                read.periods.insert(period);
            }
            if file.rows.states[row] == State::Used {
                used.push((n, row));
                times.push(time);
                let region = region_of(feed, regions, &file.rows.row(row)).unwrap_or(regions.root());
                let until_seen = seen.until(file, row);
                let part = file.rows.part_of(row).map(|n| feed.columns[n].id.as_str());
                meta.push(Meta { period: span(period), region, until_seen, part });
            }
        }
        reads.push(read);
    }
    let frame = frame(feed, &files, &used, &meta).expect("columns of one length under names that the catalog checked");
    let rejects = files.iter_mut().flat_map(|f| std::mem::take(&mut f.rows.rejects)).collect();
    let warnings = files.iter_mut().flat_map(|f| std::mem::take(&mut f.warnings)).collect();
    Ingested { frame, files: reads, rejects, revisions, warnings, unreadable, times }
}

fn file_read(file: &FileRows) -> FileRead {
    FileRead {
        name: file.name.clone(),
        hash: file.hash.clone(),
        bytes: file.bytes,
        written: file.written.clone(),
        header_line: file.header_line,
        header_rows: file.header_rows,
        period: file.period,
        periods: file.period.into_iter().collect(),
        rows: file.rows.records,
        valid: 0,
        rejected: file.rows.rejects.len() as u64,
        skipped: file.rows.skipped,
        superseded: 0,
    }
}

/// When a row counts, and the period that it was reported for.
fn in_time(feed: &Feed, file: &FileRows, n: usize, row: usize) -> (InTime, Period) {
    let (mut first, mut last, mut runs) = (i32::MAX, i32::MIN, false);
    let mut placed = None;
    for (column, values) in feed.columns.iter().zip(&file.rows.values).filter(|(c, _)| c.kind == ColumnKind::Date) {
        match values.get(row) {
            Value::Day(d) => {
                last = last.max(d);
                if !column.optional {
                    first = first.min(d);
                    placed.get_or_insert(d);
                }
            }
            _ => runs = true,
        }
    }
    let of_rows = placed.map(|d| Period::containing(day(d), feed.every));
    let period = file.period.or(of_rows).expect("a file without dates has a period in its name, or it was not read");
    if placed.is_none() {
        let end = span(period).1;
        (first, last) = (end, last.max(end));
    }
    (InTime { file: n, first, last, runs }, period)
}

/// Which keys the files of each period hold, for feeds whose files are snapshots.
struct SeenKeys {
    periods: BTreeMap<i32, HashSet<u128>>,
}

impl SeenKeys {
    fn of(feed: &Feed, files: &[FileRows]) -> Self {
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
    fn until(&self, file: &FileRows, row: usize) -> Option<i32> {
        let key = file.rows.keys.get(row).copied().filter(|k| *k != 0)?;
        let period = span(file.period?).0;
        let mut later = self.periods.range(period + 1..);
        later.find(|(_, seen)| !seen.contains(&key)).map(|(first, _)| *first)
    }
}
