//! The periods of a feed that files have come for by a day, for choosing the month of a report.

use super::coverage::Coverage;
use super::error::EngineError;
use crate::catalog::{Catalog, Feed};
use crate::feed::{FileState, Ingested};
use crate::measure::{Every, Period};
use jiff::civil::Date;
use std::collections::BTreeSet;

/// What a feed has received.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Receipts {
    /// The first period that it owes: the catalog's first or, where that is later, that of its own first file.
    pub first: Period,
    /// Those that a file speaks for.
    pub received: BTreeSet<Period>,
}

/// The receipts of a feed up to the day `on`, by months or the feed's own longer periods. Only a file's name or its rows up to that day
/// say for which periods it speaks, so that one mistyped year does not count as the reports of all years before it.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn receipts(catalog: &Catalog, feed: &Feed, data: &Ingested, on: Date) -> Result<Receipts, EngineError> {
    let every = feed.every.max(Every::Month);
    let in_rhythm = |period: Period| feed.period_containing(period.last_day(), every);
    let mut spoken_for = BTreeSet::new();
    for (n, file) in data.files.iter().enumerate().filter(|(_, file)| file.state != FileState::Unusable) {
        let named = file.period.is_some_and(|period| period.every() <= feed.every);
        let last = if named { Some(on) } else { data.last_row_up_to(n, on) };
        spoken_for.extend(file.periods.iter().copied().filter(|p| last.is_some_and(|last| p.first_day() <= last)));
    }
    let start = feed.period_containing(catalog.start.first_day(), every);
    let first = spoken_for.first().map_or(start, |first| start.max(in_rhythm(*first)));
    let coverage = Coverage::of(feed, &catalog.regions, data, None)?;
    let received = spoken_for.into_iter().map(in_rhythm).filter(|period| coverage.has_arrived(*period)).collect();
    Ok(Receipts { first, received })
}
