//! Pending rejects: rejected rows that could still change a value, once somebody mends them.

use super::study::Study;
use crate::catalog::{Indicator, RegionId, Source};
use crate::feed::Reject;
use crate::measure::Month;
use crate::report::Assessed;
use crate::series::{ContributingRow, Point, Window, contributing_rows, could_count};

/// The rejected rows that could have changed an indicator's value in a region at `as_of`.
pub fn pending_rejects<'a>(
    study: &'a Study,
    indicator: &'a Indicator,
    region: RegionId,
    window: Window,
    as_of: Month,
) -> impl Iterator<Item = &'a Reject> {
    let parts = match &indicator.source {
        Source::Rows(of) => vec![of],
        Source::Ratio { of, by } => [of, by]
            .into_iter()
            .filter_map(|id| match &study.catalog.indicator(id)?.source {
                Source::Rows(of) => Some(of),
                Source::Ratio { .. } => None,
            })
            .collect(),
    };
    let stretch = window.first_and_last(study.catalog.calendar, as_of);
    parts.into_iter().filter_map(|of| Some((of, study.rejects.get(&of.feed)?, study.feeds.get(&of.feed)?))).flat_map(
        move |(of, index, data)| {
            let own_days = index.own_days(of.date.as_deref());
            let lies_within = move |n: &usize| match own_days.and_then(|days| days[*n]) {
                Some((earliest, latest)) if indicator.is_windowed() => earliest <= stretch.1 && latest >= stretch.0,
                Some((earliest, _)) if earliest > stretch.1 => false,
                _ => index.lies_within(*n, stretch),
            };
            let rejects = index.concerning(region, &study.catalog.regions).filter(lies_within);
            rejects.map(|n| &data.rejects[n]).filter(|reject| could_count(reject, &of.conditions))
        },
    )
}

/// The months of a judged row's points whose value a rejected row could change.
pub(super) fn pending_of(study: &Study, row: &Assessed<'_>) -> Vec<Month> {
    pending_months(study, row.indicator, row.region, row.window, &row.points)
}

/// The months of `points` whose value a rejected row could change: a figure that stands until somebody has looked at it. What a
/// later file has since said of the same region and period is settled.
pub(super) fn pending_months(
    study: &Study,
    indicator: &Indicator,
    region: RegionId,
    window: Window,
    points: &[Point],
) -> Vec<Month> {
    let feed = study.catalog.feed_of(indicator).and_then(|feed| study.feeds.get(&feed.id));
    if feed.is_none_or(|data| data.rejects.is_empty()) && matches!(indicator.source, Source::Rows(_)) {
        return Vec::new();
    }
    let mut months = Vec::new();
    for point in points.iter().filter(|p| p.value.observed().is_some()) {
        let mut pending = pending_rejects(study, indicator, region, window, point.month).peekable();
        if pending.peek().is_none() {
            continue;
        }
        let rows = contributing_rows(&study.catalog, &study.feeds, indicator, window, region, point.month);
        let rows = rows.unwrap_or_default();
        if pending.any(|reject| !is_settled(study, reject, &rows)) {
            months.push(point.month);
        }
    }
    months
}

/// Whether a file that came after a rejected row has rows of its region and period.
fn is_settled(study: &Study, reject: &Reject, rows: &[ContributingRow]) -> bool {
    let files = || study.feeds.values().map(|data| &data.files);
    let place = |name: &str| files().find_map(|files| files.iter().position(|f| f.name == name));
    let (Some(region), Some(period), Some(of_reject)) = (reject.region, reject.period, place(&reject.file)) else {
        return false;
    };
    rows.iter().any(|row| {
        let same = row.region == region && period.first_day() <= row.day && row.day <= period.last_day();
        same && place(&row.file).is_some_and(|of_row| of_row > of_reject)
    })
}
