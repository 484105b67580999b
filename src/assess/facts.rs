//! What is known around as-of.

use super::model::{Assessment, Change, Flag, Question};
use super::time::Clock;
use crate::catalog::{Indicator, Source};
use crate::measure::exact::median;
use crate::measure::{Exact, Month};
use crate::series::{Point, Value, Why};
use num_traits::Zero;
use std::collections::BTreeMap;

/// Periods whose own changes make `recent`.
const RECENT_PERIODS: i32 = 3;
const MONTHS_OF_A_YEAR: i32 = 12;
const DECEMBER: i8 = 12;

#[derive(Debug, Clone, Copy)]
pub(super) struct Facts<'a> {
    pub q: &'a Question<'a>,
    /// As-of's point; None where the feed has not come that far.
    pub now: Option<&'a Point>,
}

/// The point of a month, of points in the order of time; most that are asked for are among the last.
fn point_of(points: &[Point], month: Month) -> Option<&Point> {
    points.iter().rfind(|p| p.month == month)
}

/// Whether amounts add up over a target's window: a flow, but not a trailing year's total and not a ratio of flows.
pub(super) fn adds_up(indicator: &Indicator) -> bool {
    indicator.kind.adds_up() && !indicator.trailing_year && !matches!(indicator.source, Source::Ratio { .. })
}

impl<'a> Facts<'a> {
    pub fn of(q: &'a Question<'a>) -> Self {
        let now = q.points.iter().rfind(|p| p.month <= q.as_of);
        Self { q, now: now.filter(|p| q.as_of.since(p.month) < q.months_per_period.max(1)) }
    }

    /// Months in one period of the feed, at least one.
    pub fn period(&self) -> i32 {
        self.q.months_per_period.max(1)
    }

    pub fn value(&self) -> Option<&'a Exact> {
        self.now?.value.observed()
    }

    pub fn adds_up(&self) -> bool {
        adds_up(self.q.indicator)
    }

    /// The own amount of the period that ends with `month`.
    pub fn own_at(&self, month: Month) -> Option<&'a Exact> {
        let known = |points: &'a [Point]| point_of(points, month)?.own.as_ref();
        known(self.q.history).or_else(|| known(self.q.points))
    }

    /// The state at the end of `month`.
    fn state_at(&self, month: Month) -> Option<&'a Exact> {
        let known = |points: &'a [Point]| point_of(points, month)?.value.observed();
        known(self.q.points).or_else(|| known(self.q.history))
    }

    /// Observed values to judge, in order of time, up to as-of.
    pub fn observed(&self) -> impl DoubleEndedIterator<Item = (Month, &'a Exact)> + use<'a> {
        let as_of = self.q.as_of;
        let upto = self.q.points.iter().filter(move |p| p.month <= as_of);
        upto.filter_map(|p| Some((p.month, p.value.observed()?)))
    }

    /// Change, change on the year before, coverage and the last full value.
    pub fn describe(&self, answer: &mut Assessment) {
        answer.coverage = self.now.and_then(|p| p.coverage);
        answer.last = self.observed().next_back().map(|(m, v)| (m, v.clone()));
        answer.change = self.change();
        answer.year_change = self.year_change();
    }

    /// Why there is no value, as flags.
    pub fn explain_missing(&self, answer: &mut Assessment) {
        answer.flag(match self.now.map(|p| &p.value) {
            Some(Value::Missing(Why::Undefined)) => Flag::Undefined,
            Some(Value::Missing(Why::Partial { .. })) => Flag::Partial,
            _ => Flag::Absent,
        });
    }

    /// 环比. The period of a yearly indicator is the year.
    fn change(&self) -> Option<Exact> {
        let month = self.now?.month;
        if self.adds_up() {
            return Some(self.own_at(month)? - self.own_at(month.plus(-self.period()))?);
        }
        let back = if self.q.indicator.yearly { MONTHS_OF_A_YEAR } else { self.period() };
        Some(self.value()? - self.state_at(month.plus(-back))?)
    }

    /// 同比: 1—11月 with 1—11月 for flows, states with the state twelve months before.
    fn year_change(&self) -> Option<Change> {
        let month = self.now?.month;
        let earlier = month.plus(-MONTHS_OF_A_YEAR);
        let (value, before) = if self.adds_up() {
            (self.since_january(month)?, self.since_january(earlier)?)
        } else {
            (self.value()?.clone(), self.state_at(earlier)?.clone())
        };
        Some(Change { by: value - &before, before })
    }

    /// Own amounts from January to `month`; None where one is unknown.
    fn since_january(&self, month: Month) -> Option<Exact> {
        let mut total = Exact::zero();
        let mut at = month;
        while at >= month.january() {
            total += self.own_at(at)?;
            at = at.plus(-self.period());
        }
        Some(total)
    }

    /// Median of the last three periods' own changes, per month, or per day for a plan by days.
    pub fn recent(&self, clock: &Clock) -> Option<Exact> {
        let month = self.now?.month;
        if self.q.indicator.yearly && !self.adds_up() {
            let year = clock.month_end(month) - clock.month_end(month.plus(-MONTHS_OF_A_YEAR));
            return median(self.changes_of_years()).map(|change| change / year);
        }
        let period = self.period();
        let rates = (0..RECENT_PERIODS).filter_map(|i| {
            let end = month.plus(-i * period);
            let before = end.plus(-period);
            let change =
                if self.adds_up() { self.own_at(end)?.clone() } else { self.state_at(end)? - self.state_at(before)? };
            Some(change / (clock.month_end(end) - clock.month_end(before)))
        });
        median(rates.collect())
    }

    /// The last changes from one calendar year's last value to the next. The running year counts once its value has come: in
    /// December, or when it is no longer the one that holds from the year before.
    fn changes_of_years(&self) -> Vec<Exact> {
        let as_of = self.q.as_of;
        let points = self.q.history.iter().chain(self.q.points).filter(|p| p.month <= as_of);
        let states: BTreeMap<Month, &Exact> = points.filter_map(|p| Some((p.month, p.value.observed()?))).collect();
        let ends: BTreeMap<i16, &Exact> = states.into_iter().map(|(month, state)| (month.year(), state)).collect();
        let running = as_of.month() != DECEMBER && ends.contains_key(&as_of.year());
        let ends: Vec<&Exact> = ends.into_values().collect();
        let mut changes: Vec<Exact> = ends.windows(2).map(|w| w[1] - w[0]).collect();
        if running && changes.last().is_some_and(Zero::is_zero) {
            changes.pop();
        }
        let keep = usize::try_from(RECENT_PERIODS).unwrap_or(0);
        changes.split_off(changes.len().saturating_sub(keep))
    }
}
