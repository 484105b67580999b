//! What rejected rows could have changed.

use super::{Judged, Study};
use crate::catalog::{Indicator, RegionId, Regions, Source};
use crate::feed::Reject;
use crate::measure::{Month, Period};
use crate::series::{ContributingRow, Point, Window, contributing_rows, could_count};
use std::collections::HashMap;

/// Which of a feed's rejected rows concern a region.
#[derive(Debug, Default)]
pub(super) struct Places {
    /// Positions of those within each region, in order.
    within: HashMap<RegionId, Vec<usize>>,
    /// Those whose region could not be read.
    anywhere: Vec<usize>,
}

impl Places {
    pub fn of(rejects: &[Reject], regions: &Regions) -> Self {
        let mut places = Self::default();
        for (n, reject) in rejects.iter().enumerate() {
            match reject.region {
                None => places.anywhere.push(n),
                Some(region) => {
                    regions.with_ancestors(region).for_each(|at| places.within.entry(at).or_default().push(n));
                }
            }
        }
        places
    }

    /// Positions of the rejected rows that could be a region's, in order.
    fn concerning(&self, region: RegionId) -> impl Iterator<Item = usize> {
        let within = self.within.get(&region).map_or(&[][..], Vec::as_slice);
        let (mut within, mut anywhere) = (within.iter().copied().peekable(), self.anywhere.iter().copied().peekable());
        std::iter::from_fn(move || {
            let first = [within.peek(), anywhere.peek()].into_iter().flatten().min().copied()?;
            within.next_if_eq(&first).or_else(|| anywhere.next())
        })
    }
}

impl Study {
    /// Whether a rejected row could have changed an indicator's value in a region at `as_of`.
    #[must_use]
    pub fn is_doubtful(&self, indicator: &Indicator, region: RegionId, window: Window, as_of: Month) -> bool {
        self.doubts(indicator, region, window, as_of).next().is_some()
    }

    /// The rejected rows that could have changed an indicator's value in a region at `as_of`.
    pub fn doubts<'a>(
        &'a self,
        indicator: &'a Indicator,
        region: RegionId,
        window: Window,
        as_of: Month,
    ) -> impl Iterator<Item = &'a Reject> {
        let parts = match &indicator.source {
            Source::Rows(of) => vec![of],
            Source::Ratio { of, by } => [of, by]
                .into_iter()
                .filter_map(|id| match &self.catalog.indicator(id)?.source {
                    Source::Rows(of) => Some(of),
                    Source::Ratio { .. } => None,
                })
                .collect(),
        };
        let stretch = window.first_and_last(self.catalog.calendar, as_of);
        let concerns = move |period: Option<Period>| {
            period.is_none_or(|p| p.first_day() <= stretch.1 && p.last_day() >= stretch.0)
        };
        parts.into_iter().filter_map(|of| Some((of, self.rejects.get(&of.feed)?, self.feeds.get(&of.feed)?))).flat_map(
            move |(of, places, data)| {
                let rejects = places.concerning(region).map(|n| &data.rejects[n]);
                rejects.filter(move |reject| concerns(reject.period) && could_count(reject, &of.conditions))
            },
        )
    }

    /// The months of a judged row's points whose value a rejected row could change.
    pub(super) fn doubtful_of(&self, judged: &Judged<'_>) -> Vec<Month> {
        self.doubtful_months(judged.indicator, judged.region, judged.window, &judged.points)
    }

    /// The months of `points` whose value a rejected row could change: a figure that stands until somebody has looked at it. What a
    /// later file has since told of the same region and period is settled.
    #[must_use]
    pub fn doubtful_months(
        &self,
        indicator: &Indicator,
        region: RegionId,
        window: Window,
        points: &[Point],
    ) -> Vec<Month> {
        let feed = self.catalog.feed_of(indicator).and_then(|feed| self.feeds.get(&feed.id));
        if feed.is_none_or(|data| data.rejects.is_empty()) && matches!(indicator.source, Source::Rows(_)) {
            return Vec::new();
        }
        let mut months = Vec::new();
        for point in points.iter().filter(|p| p.value.observed().is_some()) {
            let mut doubts = self.doubts(indicator, region, window, point.month).peekable();
            if doubts.peek().is_none() {
                continue;
            }
            let rows = contributing_rows(&self.catalog, &self.feeds, indicator, window, region, point.month);
            let rows = rows.unwrap_or_default();
            if doubts.any(|reject| !self.is_settled(reject, &rows)) {
                months.push(point.month);
            }
        }
        months
    }

    /// Whether a file that came after a rejected row tells what its region did in its period.
    fn is_settled(&self, reject: &Reject, rows: &[ContributingRow]) -> bool {
        let files = || self.feeds.values().map(|data| &data.files);
        let place = |name: &str| files().find_map(|files| files.iter().position(|f| f.name == name));
        let (Some(region), Some(period), Some(of_reject)) = (reject.region, reject.period, place(&reject.file)) else {
            return false;
        };
        rows.iter().any(|row| {
            let same = row.region == region && period.first_day() <= row.day && row.day <= period.last_day();
            same && place(&row.file).is_some_and(|of_row| of_row > of_reject)
        })
    }
}
