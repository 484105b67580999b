//! What a feed has sent for each period that it owes, at its own pace: what is there, what is missing, what came late.

use super::feeds::Feeds;
use super::presence::Presence;
use super::value::EngineError;
use crate::catalog::{Catalog, Feed, Kind, RegionId, Rows, Source};
use crate::feed::Ingested;
use crate::measure::{Every, Month, Period};
use polars::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

/// Everything that a feed has sent up to a month.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Deliveries {
    /// Every period that is over, from the first that the feed owes, in the order of time.
    pub periods: Vec<Delivery>,
    pub last: Option<LastReport>,
}

/// What a feed has sent for one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Delivery {
    pub period: Period,
    pub sent: Sent,
    /// Regions that owe a row for it and have none, in the order of their codes.
    pub missing: Vec<RegionId>,
    /// Reports there are and reports expected; None where none is expected.
    pub coverage: Option<(u32, u32)>,
}

/// How much of a period's report is there.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Sent {
    InFull,
    /// Some expected regions have no row.
    InPart,
    /// There is no file, but so many rows of the period came with a later one: all of them, or stragglers, no one can tell.
    Late(u64),
    Nothing,
    /// Files that could not be read, so that nobody knows what they say.
    Unreadable(Vec<String>),
}

/// The last period that a file speaks for.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LastReport {
    pub period: Period,
    /// The file, where it was not rows in another period's file.
    pub file: Option<String>,
}

/// What a feed owes and has sent up to the end of `as_of`. It owes from the catalog's start, or from its own first report
/// where that is later; files of later periods are looked at too, since they may bring what was missing.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn deliveries(catalog: &Catalog, feeds: &Feeds, feed: &Feed, as_of: Month) -> Result<Deliveries, EngineError> {
    let Some(data) = feeds.get(&feed.id) else { return Ok(Deliveries::default()) };
    Ok(delivered(catalog, feed, data, as_of)?)
}

fn delivered(catalog: &Catalog, feed: &Feed, data: &Ingested, as_of: Month) -> PolarsResult<Deliveries> {
    let presence = Presence::at(feed.every, feed, &catalog.regions, data, None)?;
    let files = data.reported();
    let unread = Unread::of(data, feed.every);
    let begun = files.iter().chain(unread.periods.keys()).min();
    let start = Period::containing(catalog.start.first_day(), feed.every);
    let first = begun.map_or(start, |begun| start.max(*begun));
    let end = Period::last_complete(as_of.last_day(), feed.every);
    let late = if feed.rows == Rows::Events { data.late_rows(feed.every) } else { BTreeMap::new() };
    let folded = folds_january(catalog, feed);
    let sent = |period: Period| {
        if let Some(files) = unread.of_period(period, period == end, presence.is_reported(period)) {
            return Sent::Unreadable(files);
        }
        if feed.rows == Rows::Report {
            let (owing, missing) = (presence.owing(period).count(), presence.missing(period).len());
            return match missing {
                0 => Sent::InFull,
                n if n < owing || files.contains(&period) => Sent::InPart,
                _ => Sent::Nothing,
            };
        }
        match late.get(&period) {
            _ if files.contains(&period) => Sent::InFull,
            _ if folded && Month::of(period.first_day()).month() == 1 && files.contains(&period.next()) => Sent::InFull,
            Some(rows) => Sent::Late(*rows),
            None => Sent::Nothing,
        }
    };
    let over = std::iter::successors(Some(first), |p| Some(p.next())).take_while(|p| *p <= end);
    let periods = over.map(|period| Delivery {
        period,
        sent: sent(period),
        missing: presence.missing(period),
        coverage: presence.coverage(catalog.regions.root(), period),
    });
    Ok(Deliveries { periods: periods.collect(), last: last(data, &files, end) })
}

/// The last period up to `end` that a file speaks for; of its files the last one.
fn last(data: &Ingested, files: &BTreeSet<Period>, end: Period) -> Option<LastReport> {
    let period = files.range(..=end).next_back().copied()?;
    let file = data.files.iter().rev().find(|f| f.periods.contains(&period)).map(|f| f.name.clone());
    Some(LastReport { period, file })
}

/// Whether the feed gives totals since January, whose January may be told by February's.
fn folds_january(catalog: &Catalog, feed: &Feed) -> bool {
    let running = catalog.indicators.iter().filter(|i| i.kind == Kind::Running);
    let of_feed = |i: &&crate::catalog::Indicator| matches!(&i.source, Source::Rows(of) if of.feed == feed.id);
    feed.every == Every::Month && running.filter(of_feed).count() > 0
}

/// Files that could not be read, by the period in their names.
struct Unread {
    periods: BTreeMap<Period, Vec<String>>,
    /// Those whose names tell no period.
    any: Vec<String>,
}

impl Unread {
    fn of(data: &Ingested, every: Every) -> Self {
        let names = data.unreadable.iter().filter_map(|d| d.location.as_ref()).map(|at| at.file.clone());
        let (mut periods, mut any): (BTreeMap<Period, Vec<String>>, Vec<String>) = Default::default();
        for (name, period) in names.zip(data.unread(every)) {
            match period {
                Some(period) => periods.entry(period).or_default().push(name),
                None => any.push(name),
            }
        }
        Self { periods, any }
    }

    /// The files to blame for a period: its own, else those that may be of any period where there is nothing else, and for
    /// the last period in any case, lest nobody hears of them.
    fn of_period(&self, period: Period, is_last: bool, reported: bool) -> Option<Vec<String>> {
        let any = (!self.any.is_empty() && (is_last || !reported)).then_some(&self.any);
        self.periods.get(&period).or(any).cloned()
    }
}
