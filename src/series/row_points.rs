//! From totals of rows to points: each total with the reports that it rests on.

use super::coverage::Coverage;
use super::engine::{BlankRows, Totals};
use super::point::{Point, Points, Value, Why};
use super::window::{Stretch, Window};
use crate::catalog::RegionId;
use crate::measure::{Calendar, Exact, Month, Period};
use num_traits::Zero;

/// The points of an indicator that is measured over rows, computed on request.
#[derive(Debug)]
pub(super) struct RowPoints<'a> {
    of: RowTotals<'a>,
    stretches: Vec<ReportedStretch>,
}

/// The totals of an indicator's rows, and how to read them.
#[derive(Debug)]
pub(super) struct RowTotals<'a> {
    pub coverage: Coverage<'a>,
    pub totals: Totals,
    /// Rows that would count but for a blank amount.
    pub blanks: BlankRows,
    pub calendar: Calendar,
    pub window: Window,
    /// Whether the feed itself accumulates its totals since the beginning of each year.
    pub running: bool,
    /// Whether there is a value only where there is a row.
    pub needs_rows: bool,
    /// Whether a condition asks for a text that no row has and no list of the catalog names, so that nothing can be known.
    pub asks_in_vain: bool,
    /// Months in one period of the feed.
    pub period: i32,
    /// The catalog's first month.
    pub start: Month,
}

/// A stretch with the reports that its value rests on; the same for all regions.
#[derive(Debug)]
struct ReportedStretch {
    stretch: Stretch,
    /// The last period that is over at the stretch's end.
    current: Period,
    /// Whether there is no report for the current period.
    absent: bool,
    /// The periods whose reports the value rests on.
    needed: Vec<Period>,
    /// Where some of the needed reports are missing: the reports received in the whole window, of all that it holds.
    lacking: Option<(u32, u32)>,
    /// Which they are.
    holes: Vec<Period>,
}

impl<'a> RowPoints<'a> {
    pub fn new(of: RowTotals<'a>, stretches: Vec<Stretch>) -> Self {
        let stretches = stretches.into_iter().map(|stretch| of.reported(stretch)).collect();
        Self { of, stretches }
    }

    /// All points of a region.
    pub fn points(&self, region: RegionId) -> Points {
        self.stretches.iter().map(|stretch| self.of.point(region, stretch)).collect()
    }

    /// The last point of a region.
    pub fn last(&self, region: RegionId) -> Option<Point> {
        self.stretches.last().map(|stretch| self.of.point(region, stretch))
    }
}

impl RowTotals<'_> {
    /// Finds the reports that the value of a stretch rests on.
    fn reported(&self, stretch: Stretch) -> ReportedStretch {
        let current = self.coverage.period(stretch.month);
        let broken = self.window.is_of_states() && self.coverage.is_broken(stretch.month.last_day());
        let needed = self.needed(&stretch, current);
        // Of a month's days or weeks the last may be missing while others are there.
        let any_reported = |periods: &[Period]| periods.iter().any(|period| self.coverage.is_reported(*period));
        let in_part = match self.window {
            Window::State | Window::StateAt { .. } => false,
            Window::Own => any_reported(&needed),
            Window::YearToDate | Window::TrailingYear | Window::Total { .. } | Window::MakingUp { .. } => {
                any_reported(&self.coverage.periods(stretch.month.first_day(), stretch.last))
            }
        };
        let is_missing = !self.coverage.is_reported(current) && !in_part && !self.ended_before(&stretch, current);
        let absent = broken || is_missing;
        let there = |periods: &[Period]| periods.iter().filter(|p| self.coverage.is_reported(**p)).count();
        let lacking = (!absent && there(&needed) < needed.len()).then(|| {
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let window = self.coverage.periods(stretch.first, stretch.last);
            (count(there(&window)), count(window.len()))
        });
        let holes = needed.iter().copied().filter(|period| lacking.is_some() && !self.coverage.is_reported(*period));
        let holes = holes.collect();
        ReportedStretch { stretch, current, absent, needed, lacking, holes }
    }

    fn point(&self, region: RegionId, reported: &ReportedStretch) -> Point {
        let stretch = &reported.stretch;
        let month = stretch.month;
        let (amount, own) = if self.running {
            (self.running_total(region, stretch), self.running_own(region, month))
        } else {
            let amount = self.total(region, stretch);
            let own = (self.window == Window::Own).then(|| amount.clone()).flatten().map(|own| (own, self.period));
            (amount, own)
        };
        let (missing, coverage) = self.missing(region, reported, amount.is_some());
        let standing = (self.window.is_of_states() && !self.running && reported.absent)
            .then(|| self.totals.get(region, stretch))
            .flatten();
        let value = match (missing, amount) {
            _ if self.asks_in_vain => Value::Missing(Why::NothingYet),
            // A known part of nothing is no number that rows stand behind.
            (Some(Why::Partial { .. }), so_far) => {
                Value::Missing(Why::Partial { so_far: so_far.filter(|known| !known.is_zero()) })
            }
            (Some(why), _) => Value::Missing(why),
            (None, Some(amount)) => Value::Observed(amount),
            (None, None) => Value::Missing(Why::NothingYet),
        };
        let own = own.filter(|_| (value.observed().is_some() || self.running) && !self.asks_in_vain);
        let own_months = own.as_ref().map_or(self.period, |(_, months)| *months);
        let holes = reported.holes.clone();
        Point { own: own.map(|(amount, _)| amount), own_months, standing, coverage, holes, ..Point::of(month, value) }
    }

    /// The total of a stretch. No row means zero, unless the measure needs rows to have a value, or all rows are blank.
    fn total(&self, region: RegionId, stretch: &Stretch) -> Option<Exact> {
        let found = self.totals.get(region, stretch);
        if self.needs_rows {
            return found;
        }
        if !self.blanks.within(region, stretch.first, stretch.last) {
            return Some(found.unwrap_or_else(Exact::zero));
        }
        found.filter(|total| self.window.is_of_states() || !total.is_zero())
    }

    /// Why the value of a stretch is missing, if a report is, and the reports received of those expected.
    fn missing(
        &self,
        region: RegionId,
        reported: &ReportedStretch,
        has_amount: bool,
    ) -> (Option<Why>, Option<(u32, u32)>) {
        let partial = || Some(Why::Partial { so_far: None });
        let here = self.coverage.received(region, reported.current);
        if reported.absent {
            return (Some(Why::Absent), here);
        }
        if reported.lacking.is_some() {
            return (partial(), reported.lacking);
        }
        if self.window.is_of_states()
            && let Some(spoken) = self.totals.spoken(region, &reported.stretch)
        {
            return (partial(), Some(spoken));
        }
        // Amounts that are blank are not known. A blank state says nothing: the one before it still stands; one that lacks some of the
        // cells which are added is known in part.
        let stretch = &reported.stretch;
        let is_blank = if self.window.is_of_states() {
            self.blanks.stands_in_part(region, stretch.last)
        } else {
            self.blanks.within(region, stretch.first, stretch.last)
        };
        if is_blank && !self.coverage.expects() {
            return (if has_amount { partial() } else { Some(Why::NothingYet) }, here);
        }
        if !self.coverage.expects() {
            return (None, here);
        }
        let short = |period: &Period| self.coverage.received(region, *period).filter(|(have, of)| have < of);
        match reported.needed.iter().rev().find_map(short) {
            // Of several periods the others are a known part.
            Some((0, 1)) if reported.needed.len() == 1 => (Some(Why::Absent), Some((0, 1))),
            Some(coverage) => (partial(), Some(coverage)),
            None if is_blank => (partial(), here),
            None => (None, here),
        }
    }

    /// Whether the window ended before the current period began, so that this period's report is not needed.
    fn ended_before(&self, stretch: &Stretch, current: Period) -> bool {
        matches!(self.window, Window::Total { .. } | Window::MakingUp { .. }) && stretch.last < current.first_day()
    }

    /// The periods whose reports the value of a stretch rests on.
    fn needed(&self, stretch: &Stretch, current: Period) -> Vec<Period> {
        if self.running {
            let totals = self.window.year_totals(self.calendar, stretch);
            return totals.subtracted.into_iter().chain(totals.added).map(|m| self.coverage.period(m)).collect();
        }
        match self.window {
            Window::State | Window::StateAt { .. } => vec![current],
            Window::Own
            | Window::YearToDate
            | Window::TrailingYear
            | Window::Total { .. }
            | Window::MakingUp { .. } => self.coverage.periods(stretch.first, stretch.last),
        }
    }

    /// The year's total that the feed has accumulated by the end of a month.
    fn accumulated(&self, region: RegionId, month: Month) -> Option<Exact> {
        self.total(region, &Stretch::state(self.calendar, month))
    }

    fn running_total(&self, region: RegionId, stretch: &Stretch) -> Option<Exact> {
        let accumulated = |month: Month| self.accumulated(region, month).unwrap_or_else(Exact::zero);
        match self.window {
            Window::State | Window::StateAt { .. } | Window::YearToDate => Some(accumulated(stretch.month)),
            Window::Own => self.running_own(region, stretch.month).map(|(own, _)| own),
            Window::TrailingYear | Window::Total { .. } | Window::MakingUp { .. } => {
                let totals = self.window.year_totals(self.calendar, stretch);
                let added: Exact = totals.added.into_iter().map(accumulated).sum();
                Some(added - totals.subtracted.map_or_else(Exact::zero, accumulated))
            }
        }
    }

    /// What was added since the last month of the year whose total is known, and how many months that is.
    fn running_own(&self, region: RegionId, month: Month) -> Option<(Exact, i32)> {
        let is_known = |month: Month| {
            let period = self.coverage.period(month);
            self.coverage.is_reported(period)
                && self.coverage.received(region, period).is_none_or(|(have, of)| have == of)
        };
        if !is_known(month) {
            return None;
        }
        let now = self.accumulated(region, month)?;
        let first = self.calendar.first_of_year(month);
        let ends_period = |month: &Month| Month::of(self.coverage.period(*month).last_day()) == *month;
        let earlier = first.max(self.start).through(month.plus(-1)).rev();
        let before = earlier.filter(ends_period).find(|m| is_known(*m));
        match before {
            Some(before) => Some((now - self.accumulated(region, before)?, month.since(before))),
            None => Some((now, month.since(first) + 1)),
        }
    }
}
