//! Reports that feeds still owe, how each stands to its deadline, and what has come for the month that is reported on.

use super::files::has_begun;
use super::study::Study;
use super::timeliness::timeliness;
use crate::assess::days_overdue;
use crate::catalog::Feed;
use crate::measure::{Month, Period};
use crate::report::{FeedState, FeedStatus, Outstanding, OutstandingReport, Timing};
use crate::series::{Arrival, Delivery, EngineError, Sent, arrival, deliveries};
use jiff::civil::Date;

/// Every report of a period that is over by `as_of`, or by [`Study::owed_until`] where that is later, and is not, or not wholly, there.
/// Deadlines are held against [`Study::on`], else against the last day of `as_of`.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn outstanding(study: &Study, as_of: Month) -> Result<Outstanding<'_>, EngineError> {
    let on = study.deadlines_on(as_of);
    let over = |day: Date| if day == Month::of(day).last_day() { Month::of(day) } else { Month::of(day).plus(-1) };
    let as_of = study.owed_until.map_or(as_of, |until| as_of.max(over(until)));
    let mut reports = Vec::new();
    for feed in &study.catalog.feeds {
        let sent = deliveries(&study.catalog, &study.feeds, feed, as_of)?;
        let lacking = sent.periods.into_iter().filter(|delivery| delivery.sent != Sent::InFull);
        reports.extend(lacking.map(|delivery| OutstandingReport {
            feed,
            timing: timing(study, feed, delivery.period, on),
            delivery,
            last: sent.last.clone(),
        }));
    }
    Ok(Outstanding { on, dated: study.on.is_some(), reports })
}

fn timing(study: &Study, feed: &Feed, period: Period, on: Date) -> Timing {
    match feed.due_day(period) {
        None => Timing::NoDeadline,
        Some(due) => days_overdue(due, on, study.catalog.work_days())
            .map_or(Timing::NotDue { due }, |days| Timing::Overdue { due, days }),
    }
}

/// What each feed has sent by `as_of`, in the order of the catalog.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn feed_statuses(study: &Study, as_of: Month) -> Result<Vec<FeedStatus>, EngineError> {
    study.catalog.feeds.iter().map(|feed| status(study, feed, as_of)).collect()
}

fn status(study: &Study, feed: &Feed, as_of: Month) -> Result<FeedStatus, EngineError> {
    let regions = &study.catalog.regions;
    let data = &study.feeds[&feed.id];
    let arrival = arrival(feed, regions, data, as_of)?;
    let sent = deliveries(&study.catalog, &study.feeds, feed, as_of)?;
    let names = |delivery: &Delivery| match delivery.sent {
        Sent::InPart => delivery.missing.iter().map(|r| regions.get(*r).title.clone()).collect(),
        Sent::InFull | Sent::Late(_) | Sent::Nothing | Sent::Unusable(_) => Vec::new(),
    };
    let lacks =
        |delivery: &&Delivery| delivery.sent != Sent::InFull && delivery.period.last_day() < arrival.period.first_day();
    Ok(FeedStatus {
        feed: feed.id.clone(),
        source: feed.source.clone(),
        last: arrival.last,
        period: arrival.period,
        state: state(study, feed, &arrival, &sent.periods, study.deadlines_on(as_of)),
        missing: arrival.missing.iter().map(|r| regions.get(*r).title.clone()).collect(),
        earlier: sent.periods.iter().filter(lacks).map(|delivery| (delivery.period, names(delivery))).collect(),
        files: data.files.iter().filter(|f| has_begun(f.period, as_of)).count(),
        coverage: arrival.coverage,
        timeliness: timeliness(study, feed, &sent, as_of, study.deadlines_on(as_of)),
    })
}

fn state(study: &Study, feed: &Feed, arrival: &Arrival, sent: &[Delivery], on: Date) -> FeedState {
    let unusable = sent.iter().rev().filter(|delivery| delivery.period.first_day() >= arrival.period.first_day());
    let unusable = unusable.into_iter().find_map(|delivery| match &delivery.sent {
        Sent::Unusable(files) => Some(files.by_catalog),
        Sent::InFull | Sent::InPart | Sent::Late(_) | Sent::Nothing => None,
    });
    if arrival.reported {
        return match arrival.coverage {
            Some((have, of)) if have < of => FeedState::Partial,
            _ if arrival.nil => FeedState::Nil,
            _ => FeedState::Received,
        };
    }
    match (unusable, timing(study, feed, arrival.period, on)) {
        (Some(by_catalog), _) => FeedState::Unusable { by_catalog },
        (None, _) if arrival.unusable => FeedState::Unusable { by_catalog: false },
        (None, Timing::NotDue { .. }) => FeedState::NotDue,
        (None, timing) => FeedState::NotReceived { overdue: timing.days_overdue().is_some() },
    }
}
