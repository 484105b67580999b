//! Reporting coverage: the periods that a feed's files speak for, and the expected regions that have rows in them.

use super::engine::rows_of;
use super::rejected_rows::could_count;
use crate::catalog::{Feed, Kind, RegionId, Regions, Rows, RowsOf};
use crate::feed::Ingested;
use crate::measure::{Every, Month, Period};
use jiff::ToSpan;
use jiff::civil::Date;
use polars::prelude::*;
use std::collections::{BTreeMap, BTreeSet};
use std::sync::{Arc, Mutex, PoisonError};

/// The coverage of a feed, by all its rows or by those that one indicator counts.
#[derive(Debug)]
pub(crate) struct Coverage<'a> {
    feed: &'a Feed,
    regions: &'a Regions,
    every: Every,
    reported: BTreeSet<Period>,
    /// First day of the earliest period whose file could not be read: from then on the feed is not reliable.
    unread_from: Option<Date>,
    /// Expected regions with a reliable row, per period.
    covered: BTreeMap<Period, BTreeSet<RegionId>>,
    /// Whether each region is expected to report.
    expected: Vec<bool>,
    /// The counts made so far, kept for later requests.
    tallies: Mutex<BTreeMap<Period, Tally>>,
}

/// For each region, with everything below it: reports received and reports owed.
type Tally = Arc<[(u32, u32)]>;

impl<'a> Coverage<'a> {
    /// The coverage by months, or by a slower feed's own periods. `rows`: of these rows of an indicator only.
    ///
    /// # Errors
    /// A defect of the frame.
    pub(crate) fn of(
        feed: &'a Feed,
        regions: &'a Regions,
        data: &Ingested,
        rows: Option<(&RowsOf, Kind)>,
    ) -> PolarsResult<Self> {
        // Days and weeks count in the month that they lie in.
        Self::at(feed.every.max(Every::Month), feed, regions, data, rows)
    }

    /// The same by periods of the feed's own length or longer.
    ///
    /// # Errors
    /// A defect of the frame.
    pub(crate) fn at(
        every: Every,
        feed: &'a Feed,
        regions: &'a Regions,
        data: &Ingested,
        rows: Option<(&RowsOf, Kind)>,
    ) -> PolarsResult<Self> {
        let reported = data.reported().into_iter().map(|p| feed.period_containing(p.first_day(), every)).collect();
        let unread = data.unread(feed.every).into_iter();
        let unread_from = unread.map(|period| period.map_or(Date::MIN, Period::first_day)).min();
        let mut expected = vec![false; regions.iter().count()];
        feed.expect.iter().for_each(|r| expected[r.0 as usize] = true);
        let (covered, tallies) = Default::default();
        let mut coverage = Self { feed, regions, every, reported, unread_from, covered, expected, tallies };
        if feed.rows == Rows::Report {
            let day = feed.required_dates().next().map_or("__period_end", |c| c.id.as_str());
            coverage.covered = coverage.seen(&data.frame, "__region", day)?;
            // Rows that came late, in another period's file, are a report too.
            coverage.reported.extend(coverage.covered.keys());
            if let Some((of, kind)) = rows {
                coverage.withhold_doubtful(data, of, kind)?;
            }
        }
        Ok(coverage)
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
            let period = self.feed.period_containing(Date::constant(1970, 1, 1).saturating_add(day.days()), self.every);
            seen.entry(period).or_default().extend(self.owed_by(RegionId(region)));
        }
        Ok(seen)
    }

    /// The expected region that a row for `region` satisfies.
    fn owed_by(&self, region: RegionId) -> Option<RegionId> {
        self.regions.with_ancestors(region).find(|r| self.expected[r.0 as usize])
    }

    /// Removes regions with a rejected row and no good row of this indicator in the period: they have not reported.
    fn withhold_doubtful(&mut self, data: &Ingested, of: &RowsOf, kind: Kind) -> PolarsResult<()> {
        let doubtful: Vec<(Period, RegionId)> = data
            .rejects
            .iter()
            .filter(|reject| could_count(reject, &of.conditions))
            .filter_map(|reject| {
                let period = self.feed.period_containing(reject.period?.first_day(), self.every);
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

    /// The last period that is over at the end of `month`.
    pub(crate) fn period(&self, month: Month) -> Period {
        self.feed.last_complete_period(month.last_day(), self.every)
    }

    /// The periods from the one that contains `first` to the last that is over on `last`; at least one.
    pub(crate) fn periods(&self, first: Date, last: Date) -> Vec<Period> {
        let end = self.feed.last_complete_period(last, self.every).max(self.feed.period_containing(first, self.every));
        std::iter::successors(Some(self.feed.period_containing(first, self.every)), |p| Some(p.next()))
            .take_while(|p| *p <= end)
            .collect()
    }

    /// Whether a file that could not be read may speak for days up to `last`.
    pub(crate) fn is_broken(&self, last: Date) -> bool {
        self.unread_from.is_some_and(|first| first <= last)
    }

    /// The last period up to `period` that a file speaks for.
    pub(crate) fn last_reported(&self, period: Period) -> Option<Period> {
        self.reported.range(..=period).next_back().copied()
    }

    /// Whether a file speaks for a period.
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

    /// Regions that owe a row for a period and have no reliable one.
    pub(crate) fn missing(&self, period: Period) -> Vec<RegionId> {
        let covered = self.covered.get(&period);
        self.owing(period).filter(|r| covered.is_none_or(|c| !c.contains(r))).collect()
    }

    /// Reports received from `region` and below it, of those expected; None where none is expected.
    pub(crate) fn received(&self, region: RegionId, period: Period) -> Option<(u32, u32)> {
        if !self.expects() {
            return None;
        }
        match self.tally(period)[region.0 as usize] {
            // A region below those that report is spoken for by the one above.
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
