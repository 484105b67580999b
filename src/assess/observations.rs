//! The observed values of a question around as-of: the value, its changes, and the recent rate of change.

use super::assessment::{Assessment, Change, Recent};
use super::flag::Flag;
use super::question::Question;
use super::timeline::Timeline;
use crate::measure::exact::median;
use crate::measure::{Exact, Month, Year};
use crate::series::{Point, Value, Why};
use num_traits::Zero;
use std::collections::BTreeMap;

/// Changes that the recent rate is the median of, at most.
const RECENT_CHANGES: i32 = 3;
const MONTHS_PER_YEAR: i32 = 12;

/// A question's points, looked up by month.
#[derive(Debug, Clone, Copy)]
pub(super) struct Observations<'a> {
    pub q: &'a Question<'a>,
    /// As-of's point; None where the feed has not come that far.
    pub now: Option<&'a Point>,
}

/// The point of a month, of points in the order of time; most that are asked for are among the last.
fn point_of(points: &[Point], month: Month) -> Option<&Point> {
    points.iter().rfind(|p| p.month == month)
}

impl<'a> Observations<'a> {
    pub fn of(q: &'a Question<'a>) -> Self {
        let now = q.points.iter().rfind(|p| p.month <= q.as_of);
        Self { q, now: now.filter(|p| q.as_of.since(p.month) < q.period()) }
    }

    /// The value at as-of; None where it is not known.
    pub fn value(&self) -> Option<&'a Exact> {
        self.now?.value.observed()
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

    /// The observed values that are judged, in order of time, up to as-of.
    pub fn observed(&self) -> impl DoubleEndedIterator<Item = (Month, &'a Exact)> + use<'a> {
        let as_of = self.q.as_of;
        let upto = self.q.points.iter().filter(move |p| p.month <= as_of);
        upto.filter_map(|p| Some((p.month, p.value.observed()?)))
    }

    /// Records what holds whatever the target: coverage, the last full value, and the changes on earlier values.
    pub fn describe(&self, answer: &mut Assessment) {
        answer.coverage = self.now.and_then(|p| p.coverage);
        answer.last = self.observed().next_back().map(|(m, v)| (m, v.clone()));
        answer.change = self.change();
        answer.year_change = self.year_change();
    }

    /// Records why there is no value, as a flag.
    pub fn explain_missing(&self, answer: &mut Assessment) {
        answer.flag(match self.now.map(|p| &p.value) {
            Some(Value::Missing(Why::Undefined)) => Flag::Undefined,
            Some(Value::Missing(Why::Partial { .. })) => Flag::Partial,
            Some(Value::Missing(Why::Absent | Why::NothingYet) | Value::Observed(_)) | None => Flag::Absent,
        });
    }

    /// 环比: the change on the period before. The period of a yearly indicator is the year.
    fn change(&self) -> Option<Exact> {
        let month = self.now?.month;
        if self.q.indicator.adds_up() {
            return Some(self.own_at(month)? - self.own_at(month.plus(-self.q.period()))?);
        }
        let back = if self.q.indicator.yearly { MONTHS_PER_YEAR } else { self.q.period() };
        Some(self.value()? - self.state_at(month.plus(-back))?)
    }

    /// 同比: for flows the year so far against the same months of the year before, for states the state twelve months before.
    fn year_change(&self) -> Option<Change> {
        let month = self.now?.month;
        let earlier = month.plus(-MONTHS_PER_YEAR);
        let (value, before) = if self.q.indicator.adds_up() {
            (self.year_to_date(month)?, self.year_to_date(earlier)?)
        } else {
            (self.value()?.clone(), self.state_at(earlier)?.clone())
        };
        Some(Change { by: value - &before, before })
    }

    /// Own amounts from the year's first month to `month`; None where one is unknown.
    fn year_to_date(&self, month: Month) -> Option<Exact> {
        let first = self.q.calendar.first_of_year(month);
        let mut total = Exact::zero();
        let mut at = month;
        while at >= first {
            total += self.own_at(at)?;
            at = at.plus(-self.q.period());
        }
        Some(total)
    }

    /// The median of the last changes, at most three: of a flow its own amounts, of a state what it changed by, of a value of
    /// the year what it changed by from year to year.
    pub fn recent(&self, timeline: &Timeline) -> Option<Recent> {
        let month = self.now?.month;
        if self.q.indicator.yearly && !self.q.indicator.adds_up() {
            let year = timeline.month_end(month) - timeline.month_end(month.plus(-MONTHS_PER_YEAR));
            let changes = self.changes_of_years();
            let months = MONTHS_PER_YEAR * i32::try_from(changes.len()).unwrap_or(RECENT_CHANGES);
            return median(changes).map(|change| Recent { rate: change / year, months });
        }
        let period = self.q.period();
        let rates: Vec<(i32, Exact)> = (0..RECENT_CHANGES)
            .filter_map(|n| {
                let end = month.plus(-n * period);
                let before = end.plus(-period);
                let change = if self.q.indicator.adds_up() {
                    self.own_at(end)?.clone()
                } else {
                    self.state_at(end)? - self.state_at(before)?
                };
                let rate = change / (timeline.month_end(end) - timeline.month_end(before));
                Some(((n + 1) * period, rate))
            })
            .collect();
        let months = rates.last()?.0;
        median(rates.into_iter().map(|(_, rate)| rate).collect()).map(|rate| Recent { rate, months })
    }

    /// The last changes from one year's last value to the next. The running year counts once its value has come: in its last
    /// month, or when it is no longer the one that holds from the year before.
    fn changes_of_years(&self) -> Vec<Exact> {
        let (as_of, calendar) = (self.q.as_of, self.q.calendar);
        let points = self.q.history.iter().chain(self.q.points).filter(|p| p.month <= as_of);
        let states: BTreeMap<Month, &Exact> = points.filter_map(|p| Some((p.month, p.value.observed()?))).collect();
        let ends: BTreeMap<Year, &Exact> =
            states.into_iter().map(|(month, state)| (calendar.year_of(month), state)).collect();
        let running = !calendar.ends_year(as_of) && ends.contains_key(&calendar.year_of(as_of));
        let ends: Vec<&Exact> = ends.into_values().collect();
        let mut changes: Vec<Exact> = ends.windows(2).map(|w| w[1] - w[0]).collect();
        if running && changes.last().is_some_and(Zero::is_zero) {
            changes.pop();
        }
        let keep = usize::try_from(RECENT_CHANGES).unwrap_or(0);
        changes.split_off(changes.len().saturating_sub(keep))
    }
}
