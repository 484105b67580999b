//! Reporting coverage: the periods that a feed's files speak for, and the expected regions that have rows in them.

use super::engine::owed_rows_of;
use crate::catalog::{Feed, FilesAre, Kind, RegionId, Regions, Rows, RowsOf};
use crate::feed::{FileState, Ingested};
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
    /// The same in the feed's own rhythm, where that is shorter.
    parts: BTreeSet<Period>,
    /// Periods that only files speak for which cannot be used.
    unusable: BTreeSet<Period>,
    /// First day of the earliest period whose file cannot be used: states that later files change one by one are not reliable from
    /// then on.
    broken_from: Option<Date>,
    /// Expected regions with a row, per period.
    covered: BTreeMap<Period, BTreeSet<RegionId>>,
    /// Whether each region is expected to report.
    expected: Vec<bool>,
    /// The counts made so far, kept for later requests.
    tallies: Mutex<BTreeMap<Period, Tally>>,
}

/// Whether a feed's reports are asked for sender by sender; where its rows are, a missing file shows in them.
fn asks_senders(feed: &Feed) -> bool {
    feed.rows == Rows::Events && !feed.senders.is_empty()
}

/// The regions that owe rows, or files of their own.
fn owing_in(feed: &Feed) -> &[RegionId] {
    if asks_senders(feed) { &feed.senders } else { &feed.expect }
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
        let parts = data.reported().into_iter().filter(|p| p.every() < every).collect();
        let in_rhythm = |p: Period| feed.period_containing(p.last_day(), every);
        let reported: BTreeSet<Period> = data.reported().into_iter().map(in_rhythm).collect();
        let (unread, unusable) = (data.unread(feed), data.unusable());
        let broken = unread.iter().flatten().chain(&unusable).copied();
        let unusable = broken.clone().map(in_rhythm).filter(|p| !reported.contains(p)).collect();
        // A file whose name gives no period may speak for any.
        let broken_from = if unread.contains(&None) { Some(Date::MIN) } else { broken.map(Period::first_day).min() };
        let mut expected = vec![false; regions.iter().count()];
        for region in owing_in(feed) {
            expected[region.0 as usize] = true;
        }
        let (covered, tallies) = Default::default();
        let mut coverage =
            Self { feed, regions, every, reported, parts, unusable, broken_from, covered, expected, tallies };
        if asks_senders(feed) {
            coverage.covered = coverage.sent(data);
        }
        if feed.rows == Rows::Report {
            let day = feed.required_dates().next().map_or("__period_end", |c| c.id.as_str());
            coverage.covered = coverage.seen(&data.frame, "__region", day)?;
            // Rows that came late, in another period's file, are a report too.
            coverage.reported.extend(coverage.covered.keys());
            if let Some((of, _)) = rows.filter(|(_, kind)| *kind != Kind::Open) {
                let rows = owed_rows_of(&data.frame, feed, of).collect()?;
                coverage.covered = coverage.seen(&rows, "region", "at")?;
            }
        }
        Ok(coverage)
    }

    /// Senders with a file of use, per period. A file that nobody signed is nobody's.
    fn sent(&self, data: &Ingested) -> BTreeMap<Period, BTreeSet<RegionId>> {
        let mut sent: BTreeMap<Period, BTreeSet<RegionId>> = BTreeMap::new();
        for file in data.files.iter().filter(|file| file.state != FileState::Unusable) {
            for period in &file.periods {
                let period = self.feed.period_containing(period.last_day(), self.every);
                sent.entry(period).or_default().extend(file.sender);
            }
        }
        sent
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

    /// Whether regions owe rows, or files of their own, at all.
    pub(crate) fn expects(&self) -> bool {
        self.feed.rows != Rows::Events || asks_senders(self.feed)
    }

    /// The last owed period that is over at the end of `month`.
    pub(crate) fn period(&self, month: Month) -> Period {
        let last = self.feed.last_complete_period(month.last_day(), self.every);
        std::iter::successors(Some(last), |p| Some(p.previous())).find(|p| self.is_owed(*p)).unwrap_or(last)
    }

    /// The periods from the one that contains `first` to the last that is over on `last`; at least one.
    pub(crate) fn periods(&self, first: Date, last: Date) -> Vec<Period> {
        let end = self.feed.last_complete_period(last, self.every).max(self.feed.period_containing(first, self.every));
        std::iter::successors(Some(self.feed.period_containing(first, self.every)), |p| Some(p.next()))
            .take_while(|p| *p <= end)
            .filter(|p| self.is_owed(*p))
            .collect()
    }

    /// Whether a file that cannot be used may have changed the state on `last`. A later whole list mends that, and so do the reports
    /// of all regions.
    pub(crate) fn is_broken(&self, last: Date) -> bool {
        let mends = self.feed.files_are == FilesAre::Full || self.feed.rows == Rows::Report;
        self.broken_from.is_some_and(|first| first <= last && !(mends && first > Date::MIN))
    }

    /// Whether a file that cannot be used names no period, so that it may be the report of any.
    pub(crate) fn may_be_of_any_period(&self) -> bool {
        self.broken_from == Some(Date::MIN)
    }

    /// The periods that files speak for, in order.
    pub(crate) fn reported(&self) -> impl Iterator<Item = Period> {
        self.reported.iter().copied()
    }

    /// The periods that nothing but files that cannot be used speak for.
    pub(crate) fn unusable(&self) -> &BTreeSet<Period> {
        &self.unusable
    }

    /// Whether a period's report is in: of days and weeks, that of the last one which the period owes.
    pub(crate) fn has_arrived(&self, period: Period) -> bool {
        let last = self.owed_parts(period.first_day(), period.last_day(), self.feed.every).pop();
        match last.filter(|last| last.every() < period.every()) {
            Some(last) => self.parts.contains(&last),
            None => self.is_reported(period),
        }
    }

    /// The periods of a length that are owed and end between two days; a week counts in the month of its Sunday.
    fn owed_parts(&self, first: Date, last: Date, every: Every) -> Vec<Period> {
        let begin = self.feed.period_containing(first, every);
        std::iter::successors(Some(begin), |p| Some(p.next()))
            .take_while(|p| p.last_day() <= last)
            .filter(|p| self.is_owed(*p))
            .collect()
    }

    /// Whether a day is one that a daily feed owes: the working days, unless the catalog says all.
    pub(crate) fn is_owed(&self, period: Period) -> bool {
        period.every() != Every::Day || self.feed.all_days || self.feed.work_days.is_worked_on(period.first_day())
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
        owing_in(self.feed).iter().copied().filter(move |r| self.owes(*r, period))
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
        let tally = self.tally(period);
        match tally[region.0 as usize] {
            (_, 0) => self.received_elsewhere(region, period, &tally),
            counts => Some(counts),
        }
    }

    /// Reports about a region that owes none itself: those of its predecessors before it began, else the report of the region above
    /// that speaks for it.
    fn received_elsewhere(&self, region: RegionId, period: Period, tally: &Tally) -> Option<(u32, u32)> {
        if !self.regions.get(region).exists_within(period.first_day(), period.last_day()) {
            let before = self.regions.predecessors(region).map(|p| tally[p.0 as usize]);
            return before.reduce(|a, b| (a.0 + b.0, a.1 + b.1)).filter(|(_, owed)| *owed > 0);
        }
        self.owed_by(region).map(|by| (u32::from(self.is_covered(by, period)), 1))
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
