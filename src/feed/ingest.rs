//! All files of a feed, read in their order.

use super::anonymise::Secret;
use super::correction_mark::CorrectionMark;
use super::detail::{Aggregation, Detail};
use super::ingested::Ingested;
use super::period_in_name::{NamedPeriods, is_sheet_of_period, misnamed, named_periods};
use super::sheet_name::of_sheet;
use super::table_files::is_lock_file;
use crate::catalog::{Feed, ProjectFiles, RegionId, Regions, Sheets};
use crate::diag::{Diagnostic, Location, Severity};
use crate::feed::aggregate::{Aggregator, combine};
use crate::feed::cache::{CacheEntry, FeedCache, NoCache};
use crate::feed::cell::span;
use crate::feed::checks::{
    between_files, compare_files, compare_with_before, count_by_cutoff, find_periods, is_to_be_refused,
    may_end_in_a_slip, may_total_other_files, refuse, replace_lists, set_copies_aside, settle,
    skip_totals_of_other_files, warn_of_corrections_without_key, warn_of_shrunk_lists, within_file,
};
use crate::feed::fast_or_general::Way;
use crate::feed::file::{FileToRead, OwnSheet, ReadFile, own_sheets, read_aggregated, read_file};
use crate::feed::files_to_frame::gather;
use crate::feed::ledger::Revision;
use crate::feed::rows::FileRows;
use crate::measure::Period;
use crate::say;
use jiff::civil::Date;
use rayon::prelude::*;

/// Reads every file of a feed. A file that cannot be used is listed in `unreadable`; the others are read all the same.
/// The result depends on the files' names and contents only.
///
/// # Panics
/// Never for a reason of what the files hold.
#[must_use]
pub fn ingest(feed: &Feed, regions: &Regions, files: &ProjectFiles) -> Ingested {
    ingest_as(feed, regions, files, &Detail::Rows)
}

/// Like [`ingest`], in no more detail than the caller needs.
///
/// # Panics
/// Never for a reason of what the files hold.
#[must_use]
pub fn ingest_as(feed: &Feed, regions: &Regions, files: &ProjectFiles, detail: &Detail) -> Ingested {
    ingest_cached(feed, regions, files, detail, &NoCache)
}

/// Like [`ingest_as`], with cached rows in place of unchanged files. Rows of files read now are put into the cache.
///
/// # Panics
/// Never for a reason of what the files hold.
#[must_use]
pub fn ingest_cached(
    feed: &Feed,
    regions: &Regions,
    files: &ProjectFiles,
    detail: &Detail,
    cache: &dyn FeedCache,
) -> Ingested {
    ingest_in(Way::Fast, feed, regions, files, detail, cache)
}

/// Like [`ingest_cached`], in one of the two ways of reading text.
pub(super) fn ingest_in(
    way: Way,
    feed: &Feed,
    regions: &Regions,
    files: &ProjectFiles,
    detail: &Detail,
    cache: &dyn FeedCache,
) -> Ingested {
    let listed = glob::Pattern::new(&feed.files).map_err(|e| e.to_string());
    let listed = listed.and_then(|pattern| files.matching(&pattern).map_err(|e| e.to_string()));
    let (names, mut unreadable) = match listed {
        // What an office program leaves beside an open file is no report.
        Ok(names) => (names.into_iter().filter(|name| !is_lock_file(name)).collect(), Vec::new()),
        Err(why) => {
            let message = say!("feed-files-unlisted", why);
            (Vec::new(), vec![Diagnostic::error("unreadable-file", message).at(Location::file(&feed.files))])
        }
    };
    let reading = Reading { feed, regions, files, detail, cache, secret: cache.begin(&names), way };
    let read: Vec<_> = names.par_iter().map(|name| reading.reports(name)).collect();
    let mut rows = Vec::with_capacity(read.len());
    for file in read.into_iter().flatten() {
        match file {
            Ok(file) => rows.push(file),
            Err(why) => unreadable.push(*why),
        }
    }
    if detail.aggregation().is_some() && may_total_other_files(feed, regions, &rows) {
        return ingest_in(way, feed, regions, files, &Detail::Rows, &NoCache);
    }
    rows.sort_by_cached_key(place_in_order);
    let revisions = compare_all(feed, regions, &mut rows);
    gather(feed, regions, rows, revisions, unreadable, detail)
}

/// Files are sorted by the period in their name, then by the mark of a correction, then by name: `f-2020-11-b.csv` comes after
/// `f-2020-11.csv`, which it corrects.
fn place_in_order(file: &FileRows) -> (Option<Date>, CorrectionMark, String, String) {
    let period = file.period.or(file.longer_period);
    let stem = file.name.rsplit_once('.').map_or(&*file.name, |(stem, _)| stem);
    (period.map(Period::last_day), CorrectionMark::of(&file.name), stem.to_owned(), file.name.clone())
}

/// Settles everything that the files of a feed say of each other. They come in their order.
fn compare_all(feed: &Feed, regions: &Regions, files: &mut [FileRows]) -> Vec<Revision> {
    find_periods(feed, files);
    set_copies_aside(files);
    let revisions = between_files(feed, regions, files);
    skip_totals_of_other_files(feed, regions, files);
    replace_lists(feed, files);
    warn_of_shrunk_lists(feed, files);
    warn_of_corrections_without_key(feed, files);
    compare_with_before(feed, regions, files);
    compare_files(feed, files);
    count_by_cutoff(feed, files);
    revisions
}

/// What the files of a feed are read with.
struct Reading<'a> {
    feed: &'a Feed,
    regions: &'a Regions,
    files: &'a ProjectFiles,
    detail: &'a Detail,
    cache: &'a dyn FeedCache,
    secret: Secret,
    way: Way,
}

impl Reading<'_> {
    /// The reports in one file: the file itself, or each of its sheets.
    fn reports(&self, path: &str) -> Vec<Result<FileRows, Box<Diagnostic>>> {
        if self.feed.reading.sheets != Sheets::Each {
            return vec![self.settled(path)];
        }
        match own_sheets(self.feed, self.files, path) {
            Ok(Some(sheets)) => self.sheets(path, &sheets),
            Ok(None) => vec![self.settled(path)],
            Err(why) => vec![Err(why)],
        }
    }

    /// Every sheet of a workbook that its name says to be the report of a period or a region; where no name says so, every one whose header
    /// fits. The others are told.
    fn sheets(&self, path: &str, sheets: &[OwnSheet]) -> Vec<Result<FileRows, Box<Diagnostic>>> {
        let says = |own: &&OwnSheet| {
            let sheet = &own.sheet.name;
            is_sheet_of_period(self.feed, path, sheet) || self.regions.find(sheet).is_ok()
        };
        let read = |own: &OwnSheet| self.read(&of_sheet(path, &own.sheet.name), path, Some(own));
        let arrived = sheets.iter().filter(|own| !self.files.leaves_out(&of_sheet(path, &own.sheet.name)));
        let (named, unnamed): (Vec<&OwnSheet>, Vec<&OwnSheet>) = arrived.partition(says);
        let mut reports: Vec<Result<FileRows, _>> = named.iter().map(|own| read(own)).collect();
        let (mut unread, mut why_unread) = (Vec::new(), None);
        for own in unnamed {
            match if named.is_empty() { Some(read(own)) } else { None } {
                None => unread.push(own.sheet.name.clone()),
                Some(Err(why)) if why.code == "missing-header" => {
                    unread.push(own.sheet.name.clone());
                    why_unread.get_or_insert(why);
                }
                Some(report) => reports.push(report),
            }
        }
        if reports.is_empty() {
            return why_unread.into_iter().map(Err).collect();
        }
        if let Some(Ok(first)) = reports.iter_mut().find(|report| report.is_ok())
            && !unread.is_empty()
        {
            let told = Diagnostic::warning("sheets-unread", say!("sheets-unread", sheets = unread));
            first.warnings.push(told.hint(say!("sheets-unread-hint")).at(Location::file(path)));
        }
        reports
    }

    /// One file, from the cache or read, with everything settled that needs no other file.
    fn settled(&self, name: &str) -> Result<FileRows, Box<Diagnostic>> {
        if let Some(file) = self.cache.take(name).and_then(|kept| kept.into_rows(self.feed, name)) {
            self.files.count(self.files.len_of(name).unwrap_or(0));
            return Ok(file);
        }
        let file = self.read(name, name, None)?;
        if self.cache.keeps(name) {
            self.cache.put(name, &CacheEntry::of(self.feed, &file));
        }
        Ok(file)
    }

    /// Reads a file, or a sheet of one that is a report of its own, under the name that reports give it.
    fn read(&self, name: &str, path: &str, sheet: Option<&OwnSheet>) -> Result<FileRows, Box<Diagnostic>> {
        let Self { feed, regions, files, detail, secret, way, .. } = *self;
        let NamedPeriods { own: period, longer: longer_period, .. } = named_periods(feed, name, None);
        let aggregation = detail.aggregation();
        let sender = self.sender(name, path, sheet)?;
        let scrutiny = &[];
        let to_read = FileToRead {
            feed,
            regions,
            files,
            path,
            name,
            sheet,
            period,
            longer_period,
            sender,
            aggregation,
            secret,
            way,
            scrutiny,
        };
        if aggregation.is_some()
            && sheet.is_none()
            && let Some(ReadFile { rows, aggregators }) = read_aggregated(&to_read)?
        {
            let mut file = placed(feed, rows)?;
            within_file(feed, regions, &mut file);
            let end = file.period.map(|p| span(p).1);
            // Threads that read chunks below another table's head did not know of it, and added them up.
            if file.rows.second.is_none()
                && !is_to_be_refused(feed, &file)
                && let Some(aggregated) = combine(aggregators).filter(|f| f.are_enough(feed, regions, end))
                && !may_end_in_a_slip(feed, &file, Some(aggregated.months(feed)))
            {
                aggregated.replace(feed, &mut file.rows);
                return Ok(file);
            }
        }
        let mut file = placed(feed, read_file(&to_read)?)?;
        settle(feed, regions, &mut file);
        if is_to_be_refused(feed, &file) {
            refuse(feed, regions, &mut file);
        } else if let Some(aggregation) = aggregation {
            aggregate_settled(feed, regions, aggregation, &mut file);
        }
        Ok(file)
    }

    /// Whose file it is by its name; of a sheet that is named after a region within that one, the region's.
    ///
    /// # Errors
    /// The sheet is another region's.
    fn sender(&self, name: &str, path: &str, sheet: Option<&OwnSheet>) -> Result<Option<RegionId>, Box<Diagnostic>> {
        let of_file = self.feed.sender_name.as_ref().and_then(|pattern| pattern.find(path, self.regions));
        let of_sheet = sheet.and_then(|own| self.regions.find(&own.sheet.name).ok());
        if let (Some(by_name), Some(by_sheet)) = (of_file, of_sheet)
            && !self.regions.is_within(by_sheet, by_name)
        {
            let [by_name, by_sheet] = [by_name, by_sheet].map(|id| &self.regions.get(id).title);
            let message = say!("sheet-sender-differs", by_name, by_sheet);
            return Err(Box::new(Diagnostic::error("sender-differs", message).at(Location::file(name))));
        }
        Ok(of_sheet.or(of_file))
    }
}

/// A file whose period is known, as far as its name, the folders around it and its titles give it; what is amiss is told.
///
/// # Errors
/// Neither the name nor the rows say which period the file is for.
fn placed(feed: &Feed, mut file: FileRows) -> Result<FileRows, Box<Diagnostic>> {
    match misnamed(feed, &file.name, (file.period, file.longer_period)) {
        Some(why) if why.severity == Severity::Error => return Err(Box::new(why)),
        told => file.warnings.extend(told),
    }
    Ok(file)
}

/// Adds up the rows of a settled file. A file with parts (其中) of other rows, or with blanks among amounts, is left as it is.
fn aggregate_settled(feed: &Feed, regions: &Regions, sums: &Aggregation, file: &mut FileRows) {
    let mut aggregator = Aggregator::new(feed, regions, sums);
    if file.rows.parts.is_empty()
        && !may_end_in_a_slip(feed, file, None)
        && aggregator.add_rows(&file.rows).is_some()
        && let Some(aggregated) = combine(vec![aggregator]).filter(|aggregated| !aggregated.hides_blanks())
    {
        aggregated.replace(feed, &mut file.rows);
    }
}
