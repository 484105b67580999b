//! All files of a feed, in their order.

use super::alike::compare_files;
use super::builder::{Periods, Taken, frame, span};
use super::dated::{Dated, dated_rows};
use super::days::day;
use super::fold::{Detail, Folder, Sums, fold};
use super::kept::{Kept, NoShelf, Shelf};
use super::keys::{between_files, within_file};
use super::ledger::{FileRead, Ingested};
use super::plausible::compare_with_before;
use super::prints::Prints;
use super::read::{period_of, read_file, read_sums};
use super::rows::{FileRows, State};
use super::secret::Secret;
use super::totals::{compare_parts, compare_rows_of_totals, skip_control_totals};
use super::values::Values;
use crate::catalog::{ColumnKind, Feed, FilesAre, ProjectFiles, Regions};
use crate::diag::{Diagnostic, Location};
use crate::measure::Period;
use crate::say;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet, HashSet};

/// Reads every file of a feed. A file that cannot be used is told in `unreadable`; the others are read all the same.
/// The result depends on the files' names and contents only.
///
/// # Panics
/// Never for a reason of what the files hold.
#[must_use]
pub fn ingest(feed: &Feed, regions: &Regions, files: &ProjectFiles) -> Ingested {
    ingest_as(feed, regions, files, &Detail::Rows)
}

/// The same in no more detail than is asked for.
///
/// # Panics
/// Never for a reason of what the files hold.
#[must_use]
pub fn ingest_as(feed: &Feed, regions: &Regions, files: &ProjectFiles, detail: &Detail) -> Ingested {
    ingest_kept(feed, regions, files, detail, &NoShelf)
}

/// The same with what is on a shelf in place of files that were read before; what is read now is put there.
///
/// # Panics
/// Never for a reason of what the files hold.
#[must_use]
pub fn ingest_kept(
    feed: &Feed,
    regions: &Regions,
    files: &ProjectFiles,
    detail: &Detail,
    shelf: &dyn Shelf,
) -> Ingested {
    let listed = glob::Pattern::new(&feed.files).map_err(|e| e.to_string());
    let listed = listed.and_then(|pattern| files.matching(&pattern).map_err(|e| e.to_string()));
    let (names, mut unreadable) = match listed {
        Ok(names) => (names, Vec::new()),
        Err(why) => {
            let message = say!("无法列出报送文件：{why}", "the feed's files cannot be listed: {why}");
            (Vec::new(), vec![Diagnostic::error("unreadable-file", message).at(Location::file(&feed.files))])
        }
    };
    let reading = Reading { feed, regions, files, detail, shelf, secret: shelf.begin(&names) };
    let read: Vec<_> = names.par_iter().map(|name| reading.settled(name)).collect();
    let mut rows = Vec::with_capacity(read.len());
    for file in read {
        match file {
            Ok(file) => rows.push(file),
            Err(why) => unreadable.push(*why),
        }
    }
    rows.sort_by(|a, b| {
        let order = |f: &FileRows| f.period.map(Period::first_day);
        // `f-2020-11-b.csv` comes after `f-2020-11.csv`, which it corrects.
        let name = |f: &FileRows| {
            (f.name.rsplit_once('.').map_or(f.name.clone(), |(stem, _)| stem.to_owned()), f.name.clone())
        };
        order(a).cmp(&order(b)).then_with(|| name(a).cmp(&name(b)))
    });
    let revisions = between_files(feed, regions, &mut rows);
    compare_with_before(feed, regions, &mut rows);
    compare_files(feed, &mut rows);
    gather(feed, regions, rows, revisions, unreadable, detail)
}

/// What the files of a feed are read with.
struct Reading<'a> {
    feed: &'a Feed,
    regions: &'a Regions,
    files: &'a ProjectFiles,
    detail: &'a Detail,
    shelf: &'a dyn Shelf,
    secret: Secret,
}

impl Reading<'_> {
    /// One file with everything settled that needs no other file: as it was kept, or read.
    fn settled(&self, name: &str) -> Result<FileRows, Box<Diagnostic>> {
        let period = period_of(self.feed, name)?;
        if let Some(file) = self.shelf.take(name).and_then(|kept| kept.into_rows(self.feed, name, period)) {
            self.files.count(self.files.len_of(name).unwrap_or(0));
            return Ok(file);
        }
        let file = self.read(name, period)?;
        if self.shelf.keeps(name) {
            self.shelf.put(name, &Kept::of(self.feed, &file));
        }
        Ok(file)
    }

    fn read(&self, name: &str, period: Option<Period>) -> Result<FileRows, Box<Diagnostic>> {
        let Self { feed, regions, files, detail, secret, .. } = *self;
        if let Detail::Sums(sums) = detail
            && let Some((mut file, folders)) = read_sums(feed, regions, files, name, period, sums, secret)?
        {
            within_file(feed, regions, &mut file);
            let end = period.map(|p| span(p).1);
            // Stretches below another table's head were added up by those who did not know of it.
            if file.rows.second.is_none()
                && let Some(folded) = fold(folders).filter(|f| f.say_all(feed, regions, end))
            {
                folded.replace(feed, &mut file.rows);
                return Ok(file);
            }
        }
        let mut file = read_file(feed, regions, files, name, period, secret)?;
        settle(feed, regions, &mut file);
        if let Detail::Sums(sums) = detail {
            fold_settled(feed, regions, sums, &mut file);
        }
        Ok(file)
    }
}

/// Adds up the rows of a file that has been settled, but for one with parts of other rows, which is left as it is.
fn fold_settled(feed: &Feed, regions: &Regions, sums: &Sums, file: &mut FileRows) {
    let mut folder = Folder::new(feed, regions, sums);
    if file.rows.parts.is_empty()
        && folder.add_rows(&file.rows).is_some()
        && let Some(folded) = fold(vec![folder])
    {
        folded.replace(feed, &mut file.rows);
    }
}

/// Settles what one file's rows say of each other.
pub(super) fn settle(feed: &Feed, regions: &Regions, file: &mut FileRows) {
    within_file(feed, regions, file);
    // Nothing else asks for them.
    file.rows.prints = Prints::default();
    skip_control_totals(feed, regions, file);
    compare_rows_of_totals(feed, file);
    compare_parts(feed, file);
    tell_later_dates(feed, file);
}

/// Tells of rows dated after the period that their file is for: a slip of the pen, which would count in another month.
fn tell_later_dates(feed: &Feed, file: &mut FileRows) {
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

fn gather(
    feed: &Feed,
    regions: &Regions,
    files: Vec<FileRows>,
    revisions: Vec<super::Revision>,
    unreadable: Vec<Diagnostic>,
    detail: &Detail,
) -> Ingested {
    let seen = SeenKeys::of(feed, &files);
    let counted: Vec<Counted> = files.par_iter().map(|file| Counted::of(feed, file)).collect();
    let mut reads: Vec<FileRead> = Vec::with_capacity(files.len());
    let mut taken: Vec<Taken> = Vec::with_capacity(files.len());
    let mut dated_of_all = Vec::with_capacity(files.len());
    let (mut rejects, mut warnings) = (Vec::new(), Vec::new());
    for (mut file, Counted { mut read, dated, which }) in files.into_iter().zip(counted) {
        let states = &file.rows.states;
        dated_of_all.push(dated);
        let periods = if let Some(period) = file.period {
            Periods::Same(span(period))
        } else {
            let rows = (0..states.len()).filter(|n| states[*n] != State::Rejected);
            let period = |d: i32| (d, Period::containing(day(d), feed.every));
            let first = first_dates(feed, &file);
            let days: BTreeSet<i32> = rows.map(|n| first[n]).collect();
            let dated: BTreeMap<i32, Period> = days.into_iter().map(period).collect();
            read.periods.extend(dated.values());
            Periods::Each(file.rows.used().map(|n| span(dated[&first[n]])).collect())
        };
        let until_seen =
            (feed.files_are == FilesAre::Snapshot).then(|| file.rows.used().map(|n| seen.until(&file, n)).collect());
        rejects.append(&mut file.rows.rejects);
        warnings.append(&mut file.warnings);
        taken.push(Taken { rows: file.rows, which, periods, until_seen });
        reads.push(read);
    }
    let frame =
        frame(feed, regions.root(), detail, taken).expect("columns of one length under names that the catalog checked");
    Ingested { frame, files: reads, rejects, revisions, warnings, unreadable, dated: dated_of_all }
}

/// What a file's rows come to in its account.
struct Counted {
    read: FileRead,
    dated: Vec<(Dated, u64)>,
    /// The rows that are used; `None`: all.
    which: Option<Vec<u32>>,
}

impl Counted {
    fn of(feed: &Feed, file: &FileRows) -> Self {
        let rows = &file.rows;
        let count = |state: State| rows.states.iter().filter(|s| **s == state).count() as u64;
        let all = rows.states.iter().all(|s| *s == State::Used);
        let read = FileRead {
            name: file.name.clone(),
            hash: file.hash.clone(),
            bytes: file.bytes,
            written: file.written.clone(),
            header_line: file.header_line,
            header_rows: file.header_rows,
            period: file.period,
            periods: file.period.into_iter().collect(),
            rows: rows.records,
            valid: rows.count_used(),
            rejected: rows.rejects.len() as u64,
            skipped: rows.skipped + count(State::Skipped),
            superseded: count(State::Superseded),
        };
        let which = (!all).then(|| rows.used().filter_map(|n| u32::try_from(n).ok()).collect());
        Self { read, dated: dated_rows(feed, file), which }
    }
}

/// The first required date of each row, in the order of the columns.
fn first_dates<'a>(feed: &Feed, file: &'a FileRows) -> &'a [i32] {
    let mut columns = feed.columns.iter().zip(&file.rows.values);
    let required = columns.find(|(c, _)| c.kind == ColumnKind::Date && !c.optional);
    match required {
        Some((_, Values::Days(days))) => days,
        _ => unreachable!("a file without dates has a period in its name, or it was not read"),
    }
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
