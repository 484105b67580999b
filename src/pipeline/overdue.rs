//! Reports that feeds still owe, and by how many days.

use super::study::Study;
use crate::assess::days_overdue;
use crate::catalog::Feed;
use crate::measure::Month;
use crate::report::{Outstanding, OutstandingReport};
use crate::series::{Deliveries, EngineError, Sent, deliveries};
use jiff::civil::Date;

/// Every report of a period that is over by `as_of` and is not, or not wholly, there; days overdue are counted at `on`.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn outstanding(study: &Study, as_of: Month, on: Date) -> Result<Outstanding<'_>, EngineError> {
    let mut reports = Vec::new();
    for feed in &study.catalog.feeds {
        reports.extend(outstanding_of(feed, deliveries(&study.catalog, &study.feeds, feed, as_of)?, on));
    }
    Ok(Outstanding { on, reports })
}

fn outstanding_of(feed: &Feed, sent: Deliveries, on: Date) -> impl Iterator<Item = OutstandingReport<'_>> {
    let Deliveries { periods, last } = sent;
    periods.into_iter().filter(|delivery| delivery.sent != Sent::InFull).map(move |delivery| {
        let due = feed.due_day(delivery.period).unwrap_or_else(|| feed.last_day_of(delivery.period));
        OutstandingReport { feed, delivery, due, overdue: days_overdue(due, on), last: last.clone() }
    })
}
