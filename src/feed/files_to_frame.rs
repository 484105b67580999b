//! The files of a feed, settled → one frame, its ledger, its rejects and warnings.

use crate::catalog::{Feed, FilesAre, Regions};
use crate::diag::Diagnostic;
use crate::feed::cell::{day, days, span};
use crate::feed::checks::{
    FullLists, RowDates, first_dates, refusal, row_dates, state_of, warn_of_rows_in_another_file,
};
use crate::feed::detail::Detail;
use crate::feed::frame::{FrameFile, Periods, frame};
use crate::feed::ingested::Ingested;
use crate::feed::ledger::{FileRead, FileState, Revision};
use crate::feed::period_in_name::{NamedPeriods, named_periods};
use crate::feed::rows::{FileRows, RowState};
use crate::measure::Period;
use rayon::prelude::*;
use std::collections::{BTreeSet, HashMap};

/// Puts the rows of all files into one frame, in the order of the files.
pub(super) fn gather(
    feed: &Feed,
    regions: &Regions,
    mut files: Vec<FileRows>,
    revisions: Vec<Revision>,
    mut unreadable: Vec<Diagnostic>,
    detail: &Detail,
) -> Ingested {
    let unread_periods = periods_of_unread(feed, &unreadable);
    let lists = FullLists::of(feed, &files);
    let counted: Vec<FileAccount> = files.par_iter().map(|file| FileAccount::of(feed, file)).collect();
    let row_dates: Vec<&[_]> = counted.iter().map(|file| &*file.row_dates).collect();
    warn_of_rows_in_another_file(feed, &mut files, &row_dates);
    let mut reads: Vec<FileRead> = Vec::with_capacity(files.len());
    let mut taken: Vec<FrameFile> = Vec::with_capacity(files.len());
    let mut row_dates_of_all = Vec::with_capacity(files.len());
    let (mut rejects, mut warnings) = (Vec::new(), Vec::new());
    for (mut file, FileAccount { read, row_dates, which }) in files.into_iter().zip(counted) {
        let states = &file.rows.states;
        row_dates_of_all.push(row_dates);
        if read.state == FileState::Unusable {
            let (why, mut columns) = refusal(feed, &file);
            unreadable.push(why);
            warnings.append(&mut columns);
        }
        let periods = if let Some(period) = file.period {
            Periods::Same(span(period))
        } else {
            let rows = (0..states.len()).filter(|n| states[*n] != RowState::Rejected);
            let span_of = |d: i32| (d, span(feed.period_containing(day(d), feed.every)));
            let first = first_dates(feed, &file);
            let days: BTreeSet<i32> = rows.map(|n| first[n]).collect();
            let spans: HashMap<i32, _> = days.into_iter().map(span_of).collect();
            Periods::Each(file.rows.used().map(|n| spans[&first[n]]).collect())
        };
        let missing =
            (feed.files_are == FilesAre::Full).then(|| file.rows.used().map(|n| lists.missing(&file, n)).collect());
        let spoken_for = read.periods.first().zip(read.periods.last());
        let spoken_for = spoken_for.map(|(first, last)| (days(first.first_day()), days(last.last_day())));
        file.rows.rejects.iter_mut().for_each(|reject| reject.spoken_for = spoken_for);
        rejects.append(&mut file.rows.rejects);
        warnings.append(&mut file.warnings);
        let region = file.sender.unwrap_or(regions.root());
        taken.push(FrameFile { rows: file.rows, which, region, periods, missing });
        reads.push(read);
    }
    let frame =
        frame(feed, regions.root(), detail, taken).expect("columns of one length under names that the catalog checked");
    let row_dates = row_dates_of_all;
    Ingested { frame, files: reads, rejects, revisions, warnings, unreadable, unread_periods, row_dates }
}

/// The own periods in the names of files that could not be read. Of a longer period there all are meant, since nobody knows how far
/// such a file goes.
fn periods_of_unread(feed: &Feed, unreadable: &[Diagnostic]) -> BTreeSet<Period> {
    let names = unreadable.iter().filter_map(|d| Some(&d.location.as_ref()?.file));
    let periods = |name: &String| {
        let NamedPeriods { own, longer, .. } = named_periods(feed, name, None);
        let within = own.or(longer);
        let first = within.map(|period| feed.period_containing(period.first_day(), feed.every));
        let last = within.map(Period::last_day);
        std::iter::successors(first, |period| Some(period.next()))
            .take_while(move |period| last.is_some_and(|last| period.first_day() <= last))
    };
    names.flat_map(periods).collect()
}

/// How many of a file's rows are used, rejected, skipped and superseded.
struct FileAccount {
    read: FileRead,
    row_dates: Vec<(RowDates, u64)>,
    /// The rows that are used; `None`: all.
    which: Option<Vec<u32>>,
}

impl FileAccount {
    fn of(feed: &Feed, file: &FileRows) -> Self {
        let rows = &file.rows;
        let all = rows.states.iter().all(|s| *s == RowState::Used);
        let read = FileRead {
            path: file.path.clone(),
            name: file.name.clone(),
            hash: file.hash.clone(),
            bytes: file.bytes,
            format: file.format.clone(),
            header_line: file.header_line,
            header_rows: file.header_rows,
            period: file.period,
            periods: file.periods.clone(),
            state: state_of(file),
            sender: file.sender,
            rows: rows.records,
            valid: rows.count_used(),
            rejected: rows.rejects.len() as u64,
            skipped: rows.skipped + rows.count(RowState::Skipped),
            superseded: rows.superseded + rows.count(RowState::Superseded),
        };
        let which = (!all).then(|| rows.used().filter_map(|n| u32::try_from(n).ok()).collect());
        Self { read, row_dates: row_dates(feed, file), which }
    }
}
