//! The month that is reported on where none is asked for.

use super::study::Study;
use crate::catalog::Feed;
use crate::measure::{Every, Month, Period};
use crate::series::{EngineError, Receipts, receipts};
use jiff::civil::Date;

/// The month, and how many of the feeds that owe a report for it have sent it.
#[derive(Debug, Clone)]
pub struct DefaultAsOf<'a> {
    pub month: Month,
    pub received: usize,
    pub owing: usize,
    /// The feeds whose report is still out, in the order of the catalog.
    pub still_out: Vec<&'a Feed>,
}

/// The latest month that is over on the day `on` and for which at least half of the feeds that owe it have reported. A feed owes the
/// months in which its own periods end. Where no month has come that far, the latest for which anything has come; `None` where nothing
/// has.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn default_as_of(study: &Study, on: Date) -> Result<Option<DefaultAsOf<'_>>, EngineError> {
    let catalog = &study.catalog;
    let feeds = catalog.feeds.iter().filter_map(|feed| Some((feed, study.feeds.get(&feed.id)?)));
    let feeds = feeds.map(|(feed, data)| Ok((feed, receipts(catalog, feed, data, on)?)));
    let feeds: Vec<(&Feed, Receipts)> = feeds.collect::<Result<_, EngineError>>()?;
    let months = catalog.start.through(Month::of(on));
    let mut in_part = None;
    for found in months.rev().filter_map(|month| of_month(&feeds, month, on)).filter(|found| found.received > 0) {
        if 2 * found.received >= found.owing {
            return Ok(Some(found));
        }
        in_part.get_or_insert(found);
    }
    Ok(in_part)
}

/// What has come for a month; `None` where it is not over on `on`, or no feed owes it.
fn of_month<'a>(feeds: &[(&'a Feed, Receipts)], month: Month, on: Date) -> Option<DefaultAsOf<'a>> {
    let owing: Vec<(&Feed, &Receipts, Period)> = feeds
        .iter()
        .map(|(feed, receipts)| {
            (*feed, receipts, feed.period_containing(month.last_day(), feed.every.max(Every::Month)))
        })
        .filter(|(_, receipts, period)| Month::of(period.last_day()) == month && *period >= receipts.first)
        .collect();
    let is_over = owing.iter().all(|(feed, _, period)| feed.last_day_of(*period) <= on);
    if owing.is_empty() || !is_over {
        return None;
    }
    let out = owing.iter().filter(|(_, receipts, period)| !receipts.received.contains(period));
    let still_out: Vec<&Feed> = out.map(|(feed, ..)| *feed).collect();
    Some(DefaultAsOf { month, received: owing.len() - still_out.len(), owing: owing.len(), still_out })
}
