//! Deliveries: what a feed has sent for each period that it owes, what is missing and what came late.

use super::coverage::Coverage;
use super::error::EngineError;
use super::feeds::Feeds;
use crate::catalog::{Catalog, Feed, Indicator, Kind, RegionId, Rows, Source};
use crate::diag::Diagnostic;
use crate::feed::{FileState, Ingested};
use crate::measure::{Every, Month, Period};
use polars::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// The deliveries of a feed up to a month.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Deliveries {
    /// Every period that is over, from the first that the feed owes, in order of time.
    pub periods: Vec<Delivery>,
    pub last: Option<LastReport>,
}

/// The delivery for one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    pub period: Period,
    pub sent: Sent,
    /// Regions that owe a row for it and have none, in the order of their codes.
    pub missing: Vec<RegionId>,
    /// Reports received, of those expected; None where none is expected.
    pub coverage: Option<(u32, u32)>,
}

/// How much of a period's report has arrived.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sent {
    InFull,
    /// Some expected regions have no row.
    InPart,
    /// There is no file, but this many rows of the period came with a later one. Whether these are all is not known.
    Late(u64),
    Nothing,
    /// Files have come and are of no use.
    Unusable(Unusable),
}

/// Files that have come and are of no use.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Unusable {
    pub files: Vec<String>,
    /// Whether what the catalog says of headings, units or values does not fit them: then it is not the sender who has to mend it.
    pub by_catalog: bool,
}

/// The last period that a file speaks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastReport {
    pub period: Period,
    /// The file; None where the rows came in another period's file.
    pub file: Option<String>,
}

/// The periods that a feed owes up to the end of `as_of`, and what it has sent for each. It owes from the catalog's start or, where
/// that is later, from its own first report. Files of later periods count too, since they may bring rows that were missing.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn deliveries(catalog: &Catalog, feeds: &Feeds, feed: &Feed, as_of: Month) -> Result<Deliveries, EngineError> {
    let Some(data) = feeds.get(&feed.id) else { return Ok(Deliveries::default()) };
    Ok(delivered(catalog, feed, data, as_of)?)
}

fn delivered(catalog: &Catalog, feed: &Feed, data: &Ingested, as_of: Month) -> PolarsResult<Deliveries> {
    let coverage = Coverage::at(feed.every, feed, &catalog.regions, data, None)?;
    let files = data.reported();
    let unread = Unread::of(data, feed);
    let begun = files.iter().chain(unread.periods.keys()).min();
    let start = feed.period_containing(catalog.start.first_day(), feed.every);
    let first = begun.map_or(start, |begun| start.max(*begun));
    let end = feed.last_complete_period(as_of.last_day(), feed.every);
    let late = if feed.rows == Rows::Events { data.late_rows(feed.calendar, feed.every) } else { BTreeMap::new() };
    let folded = may_fold_first_month(catalog, feed);
    let sent = |period: Period| {
        if let Some(files) = unread.of_period(period, period == end, coverage.is_reported(period)) {
            return Sent::Unusable(files);
        }
        if coverage.expects() {
            let (owing, missing) = (coverage.owing(period).count(), coverage.missing(period).len());
            return match missing {
                0 => Sent::InFull,
                n if n < owing || files.contains(&period) => Sent::InPart,
                _ => Sent::Nothing,
            };
        }
        match late.get(&period) {
            _ if files.contains(&period) => Sent::InFull,
            _ if folded
                && catalog.calendar.begins_year(Month::of(period.first_day()))
                && files.contains(&period.next()) =>
            {
                Sent::InFull
            }
            Some(rows) => Sent::Late(*rows),
            None => Sent::Nothing,
        }
    };
    let over = std::iter::successors(Some(first), |p| Some(p.next())).take_while(|p| *p <= end);
    let periods = over.filter(|period| coverage.is_owed(*period)).map(|period| Delivery {
        period,
        sent: sent(period),
        missing: coverage.missing(period),
        coverage: coverage.received(catalog.regions.root(), period),
    });
    Ok(Deliveries { periods: periods.collect(), last: last(data, &files, end) })
}

/// The last period up to `end` that a file speaks for, with the last of its files.
fn last(data: &Ingested, files: &BTreeSet<Period>, end: Period) -> Option<LastReport> {
    let period = files.range(..=end).next_back().copied()?;
    let file = data.files.iter().rev().find(|f| f.periods.contains(&period)).map(|f| f.name.clone());
    Some(LastReport { period, file })
}

/// Whether the feed sends totals of the year so far, so that the second month's report may include the first month.
fn may_fold_first_month(catalog: &Catalog, feed: &Feed) -> bool {
    let of_feed = |i: &Indicator| matches!(&i.source, Source::Rows(of) if of.feed == feed.id);
    let mut indicators = catalog.indicators.iter();
    feed.every == Every::Month && indicators.any(|i| i.kind == Kind::Running && of_feed(i))
}

/// Files of no use, by the periods in their names or of their rows.
struct Unread {
    periods: BTreeMap<Period, Unusable>,
    /// Those of which no period is known.
    any: Unusable,
}

impl Unread {
    fn of(data: &Ingested, feed: &Feed) -> Self {
        let (mut periods, mut any): (BTreeMap<Period, Unusable>, Unusable) = Default::default();
        let files = data.unreadable.iter().filter_map(|why| Some((why, &why.location.as_ref()?.file)));
        for ((why, name), named) in files.zip(data.unread(feed)) {
            let add = |unusable: &mut Unusable| {
                unusable.by_catalog |= is_catalogs(why, name, data);
                unusable.files.push(name.clone());
            };
            let rows = data.files.iter().find(|file| file.name == *name && file.state == FileState::Unusable);
            let spoken_for = rows.map(|file| file.periods.clone()).filter(|periods| !periods.is_empty());
            match spoken_for.unwrap_or_else(|| named.into_iter().collect()) {
                none if none.is_empty() => add(&mut any),
                some => some.into_iter().for_each(|period| add(periods.entry(period).or_default())),
            }
        }
        Self { periods, any }
    }

    /// The files of no use that may belong to a period: those of that period, else those of which no period is known. The latter count
    /// where nothing else was reported, and always for the last period, so that they are mentioned somewhere.
    fn of_period(&self, period: Period, is_last: bool, reported: bool) -> Option<Unusable> {
        let any = (!self.any.files.is_empty() && (is_last || !reported)).then_some(&self.any);
        self.periods.get(&period).or(any).cloned()
    }
}

/// Whether a file is of no use because the catalog does not fit it: its headings were not found, or most of its rejected rows have another
/// unit than the catalog declares, or values that it does not allow.
fn is_catalogs(why: &Diagnostic, file: &str, data: &Ingested) -> bool {
    if why.code != "file-refused" {
        return matches!(
            why.code,
            "missing-header" | "missing-sheet" | "missing-period" | "duplicate-label" | "unit-error"
        );
    }
    let own = || data.rejects.iter().filter(|reject| reject.file == file && reject.code != why.code);
    let misfits = own().filter(|reject| matches!(reject.code, "unit-error" | "constraint-error")).count();
    2 * misfits > own().count()
}
