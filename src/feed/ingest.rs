//! All files of a feed, read in their order.

use super::anonymise::Secret;
use super::correction_mark::CorrectionMark;
use super::detail::{Aggregation, Detail};
use super::ingested::Ingested;
use super::period_in_name::{longer_period_in_name, period_of};
use crate::catalog::{Feed, ProjectFiles, Regions};
use crate::diag::{Diagnostic, Location};
use crate::feed::aggregate::{Aggregator, combine};
use crate::feed::cache::{CacheEntry, FeedCache, NoCache};
use crate::feed::cell::span;
use crate::feed::checks::{
    between_files, compare_files, compare_with_before, count_by_cutoff, find_periods, is_to_be_refused,
    may_end_in_a_slip, refuse, replace_lists, set_copies_aside, settle, warn_of_shrunk_lists, within_file,
};
use crate::feed::fast_or_general::Way;
use crate::feed::file::{FileToRead, ReadFile, read_aggregated, read_file};
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
        Ok(names) => (names, Vec::new()),
        Err(why) => {
            let message = say!("feed-files-unlisted", why);
            (Vec::new(), vec![Diagnostic::error("unreadable-file", message).at(Location::file(&feed.files))])
        }
    };
    let reading = Reading { feed, regions, files, detail, cache, secret: cache.begin(&names), way };
    let read: Vec<_> = names.par_iter().map(|name| reading.settled(name)).collect();
    let mut rows = Vec::with_capacity(read.len());
    for file in read {
        match file {
            Ok(file) => rows.push(file),
            Err(why) => unreadable.push(*why),
        }
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
    replace_lists(feed, files);
    warn_of_shrunk_lists(feed, files);
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
    /// One file, from the cache or read, with everything settled that needs no other file.
    fn settled(&self, name: &str) -> Result<FileRows, Box<Diagnostic>> {
        let periods = (period_of(self.feed, name)?, longer_period_in_name(name, self.feed.every));
        if let Some(file) = self.cache.take(name).and_then(|kept| kept.into_rows(self.feed, name, periods)) {
            self.files.count(self.files.len_of(name).unwrap_or(0));
            return Ok(file);
        }
        let file = self.read(name, periods)?;
        if self.cache.keeps(name) {
            self.cache.put(name, &CacheEntry::of(self.feed, &file));
        }
        Ok(file)
    }

    fn read(
        &self,
        name: &str,
        (period, longer_period): (Option<Period>, Option<Period>),
    ) -> Result<FileRows, Box<Diagnostic>> {
        let Self { feed, regions, files, detail, secret, way, .. } = *self;
        let aggregation = detail.aggregation();
        let sender = feed.sender_name.as_ref().and_then(|pattern| pattern.find(name, regions));
        let scrutiny = &[];
        let to_read = FileToRead {
            feed,
            regions,
            files,
            name,
            period,
            longer_period,
            sender,
            aggregation,
            secret,
            way,
            scrutiny,
        };
        if aggregation.is_some()
            && let Some(ReadFile { rows: mut file, aggregators }) = read_aggregated(&to_read)?
        {
            within_file(feed, regions, &mut file);
            let end = period.map(|p| span(p).1);
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
        let mut file = read_file(&to_read)?;
        settle(feed, regions, &mut file);
        if is_to_be_refused(feed, &file) {
            refuse(feed, regions, &mut file);
        } else if let Some(aggregation) = aggregation {
            aggregate_settled(feed, regions, aggregation, &mut file);
        }
        Ok(file)
    }
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
