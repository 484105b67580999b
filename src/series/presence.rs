//! Who has reported: which periods a feed's files speak for, and which expected regions have rows in them.

use super::rows::rows_of;
use super::value::EngineError;
use crate::catalog::{Condition, Feed, Kind, RegionId, Regions, Rows, RowsOf, Test};
use crate::feed::{Ingested, Reject};
use crate::measure::{Every, Month, Period};
use jiff::ToSpan;
use jiff::civil::Date;
use polars::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// What a feed's files and rows cover: for all its rows, or for those that one indicator counts.
#[derive(Debug)]
pub(crate) struct Presence<'a> {
    feed: &'a Feed,
    regions: &'a Regions,
    every: Every,
    reported: BTreeSet<Period>,
    /// First day of the earliest period whose file could not be read: from then on the feed tells nothing reliable.
    unread_from: Option<Date>,
    /// Expected regions with a row that can be relied on, per period.
    covered: BTreeMap<Period, BTreeSet<RegionId>>,
    /// Whether each region is expected to report.
    expected: Vec<bool>,
    /// What has been counted so far.
    tallies: Mutex<BTreeMap<Period, Tally>>,
}

/// Of each region, with everything below it: reports there are, and reports owed.
type Tally = Arc<[(u32, u32)]>;

impl<'a> Presence<'a> {
    pub(crate) fn of(
        feed: &'a Feed,
        regions: &'a Regions,
        data: &Ingested,
        rows: Option<(&RowsOf, Kind)>,
    ) -> PolarsResult<Self> {
        // Days and weeks are told by the month they lie in.
        Self::at(feed.every.max(Every::Month), feed, regions, data, rows)
    }

    /// The same, told at a pace of one's own: the feed's, or a slower one.
    pub(crate) fn at(
        every: Every,
        feed: &'a Feed,
        regions: &'a Regions,
        data: &Ingested,
        rows: Option<(&RowsOf, Kind)>,
    ) -> PolarsResult<Self> {
        let reported = data.reported().into_iter().map(|p| Period::containing(p.first_day(), every)).collect();
        let unread = data.unread(feed.every).into_iter();
        let unread_from = unread.map(|period| period.map_or(Date::MIN, Period::first_day)).min();
        let mut expected = vec![false; regions.iter().count()];
        feed.expect.iter().for_each(|r| expected[r.0 as usize] = true);
        let (covered, tallies) = Default::default();
        let mut presence = Self { feed, regions, every, reported, unread_from, covered, expected, tallies };
        if feed.rows == Rows::Report {
            let day = feed.required_dates().next().map_or("__period_end", |c| c.id.as_str());
            presence.covered = presence.seen(&data.frame, "__region", day)?;
            // Rows that came late, in another period's file, are a report nonetheless.
            presence.reported.extend(presence.covered.keys());
            if let Some((of, kind)) = rows {
                presence.withhold_doubtful(data, of, kind)?;
            }
        }
        Ok(presence)
    }

    /// Expected regions with a row, per period.
    fn seen(&self, frame: &DataFrame, region: &str, date: &str) -> PolarsResult<BTreeMap<Period, BTreeSet<RegionId>>> {
        let pairs = frame
            .clone()
            .lazy()
            .group_by([col(region).alias("r"), col(date).to_physical().alias("d")])
            .agg([len().alias("n")])
            .collect()?;
        let (regions, days) = (pairs.column("r")?.u32()?, pairs.column("d")?.i32()?);
        let mut seen: BTreeMap<Period, BTreeSet<RegionId>> = BTreeMap::new();
        for (region, day) in regions.iter().zip(days.iter()) {
            let (Some(region), Some(day)) = (region, day) else { continue };
            let period = Period::containing(Date::constant(1970, 1, 1).saturating_add(day.days()), self.every);
            seen.entry(period).or_default().extend(self.owed_by(RegionId(region)));
        }
        Ok(seen)
    }

    /// The expected region that a row for `region` satisfies.
    fn owed_by(&self, region: RegionId) -> Option<RegionId> {
        self.regions.with_ancestors(region).find(|r| self.expected[r.0 as usize])
    }

    /// A region whose row was rejected, and that has no good row of this indicator in that period, has not reported.
    fn withhold_doubtful(&mut self, data: &Ingested, of: &RowsOf, kind: Kind) -> PolarsResult<()> {
        let doubtful: Vec<(Period, RegionId)> = data
            .rejects
            .iter()
            .filter(|reject| could_count(reject, &of.conditions))
            .filter_map(|reject| {
                let period = Period::containing(reject.period?.first_day(), self.every);
                Some((period, self.owed_by(reject.region?)?))
            })
            .collect();
        if doubtful.is_empty() {
            return Ok(());
        }
        let rows = rows_of(&data.frame, self.feed, of, kind)?;
        let good = self.seen(&rows.collect()?, "region", "at")?;
        for (period, region) in doubtful {
            let has_good = good.get(&period).is_some_and(|regions| regions.contains(&region));
            if let Some(covered) = self.covered.get_mut(&period).filter(|_| !has_good) {
                covered.remove(&region);
            }
        }
        Ok(())
    }

    /// Whether regions owe rows at all.
    pub(crate) fn expects(&self) -> bool {
        self.feed.rows != Rows::Events
    }

    /// The period that a value at the end of `month` rests on.
    pub(crate) fn period(&self, month: Month) -> Period {
        Period::last_complete(month.last_day(), self.every)
    }

    /// The periods between two days that are over by then.
    pub(crate) fn periods(&self, first: Date, last: Date) -> Vec<Period> {
        let end = Period::last_complete(last, self.every).max(Period::containing(first, self.every));
        std::iter::successors(Some(Period::containing(first, self.every)), |p| Some(p.next()))
            .take_while(|p| *p <= end)
            .collect()
    }

    /// Whether a file that could not be read may have told something about the days up to `last`.
    pub(crate) fn is_broken(&self, last: Date) -> bool {
        self.unread_from.is_some_and(|first| first <= last)
    }

    pub(crate) fn is_reported(&self, period: Period) -> bool {
        self.reported.contains(&period)
    }

    /// Whether a region owes a row for a period: it is expected, and was there on some day of it.
    fn owes(&self, region: RegionId, period: Period) -> bool {
        self.expected[region.0 as usize]
            && self.regions.get(region).exists_within(period.first_day(), period.last_day())
    }

    /// Regions that owe a row for a period, in the order of their codes.
    pub(crate) fn owing(&self, period: Period) -> impl Iterator<Item = RegionId> {
        self.feed.expect.iter().copied().filter(move |r| self.owes(*r, period))
    }

    /// Regions that owe a row for a period and have none that can be relied on.
    pub(crate) fn missing(&self, period: Period) -> Vec<RegionId> {
        let covered = self.covered.get(&period);
        self.owing(period).filter(|r| covered.is_none_or(|c| !c.contains(r))).collect()
    }

    /// Reports there are and reports expected from `region` and below it; None where none is expected.
    pub(crate) fn coverage(&self, region: RegionId, period: Period) -> Option<(u32, u32)> {
        if !self.expects() {
            return None;
        }
        match self.tally(period)[region.0 as usize] {
            // Below those that report, the one above speaks for it.
            (_, 0) => self.owed_by(region).map(|by| (u32::from(self.is_covered(by, period)), 1)),
            counts => Some(counts),
        }
    }

    fn is_covered(&self, region: RegionId, period: Period) -> bool {
        self.covered.get(&period).is_some_and(|covered| covered.contains(&region))
    }

    fn tally(&self, period: Period) -> Tally {
        let mut tallies = self.tallies.lock().unwrap_or_else(PoisonError::into_inner);
        let counted = tallies.entry(period).or_insert_with(|| {
            let mut counts = vec![(0, 0); self.expected.len()];
            for region in self.owing(period) {
                let have = u32::from(self.is_covered(region, period));
                for above in self.regions.with_ancestors(region) {
                    let (all, owed) = &mut counts[above.0 as usize];
                    (*all, *owed) = (*all + have, *owed + 1);
                }
            }
            counts.into()
        });
        Arc::clone(counted)
    }
}

/// What a feed has sent for the period that ends at or before a month's end.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Arrival {
    /// The last period that any file speaks for, up to that month.
    pub last: Option<Period>,
    /// Whether there is a file for the period.
    pub reported: bool,
    /// Regions that owe a row for it, in the order of their codes.
    pub missing: Vec<RegionId>,
    /// Reports there are and reports expected; None where none is expected.
    pub coverage: Option<(u32, u32)>,
}

/// What a feed has sent up to `as_of`.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn arrival(feed: &Feed, regions: &Regions, data: &Ingested, as_of: Month) -> Result<Arrival, EngineError> {
    let presence = Presence::of(feed, regions, data, None)?;
    let period = presence.period(as_of);
    Ok(Arrival {
        last: presence.reported.range(..=period).next_back().copied(),
        reported: presence.is_reported(period) && !presence.is_broken(period.last_day()),
        missing: presence.missing(period),
        coverage: presence.coverage(regions.root(), period),
    })
}

/// Whether a rejected row could have met the conditions, as far as its cells can be read.
#[must_use]
pub fn could_count(reject: &Reject, conditions: &[Condition]) -> bool {
    conditions.iter().all(|condition| match &condition.test {
        Test::OneOf(values) => reject
            .cells
            .iter()
            .find(|(column, _)| *column == condition.column)
            .is_none_or(|(_, cell)| values.contains(cell)),
        Test::Amount { .. } | Test::Days { .. } => true,
    })
}
