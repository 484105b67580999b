//! What a trend draws of an indicator's months: runs of values, a flow's own amounts, and the total of the year before.

use super::axis::month_end;
use super::points::Point as At;
use super::runs::{Run, Runs, Values, Window, runs_of, total_of};
use crate::catalog::{Indicator, Kind};
use crate::measure::exact::to_f64;
use crate::measure::{Exact, Month};
use crate::report::context::Context;
use crate::report::row::Line;
use crate::series::natural_window;
use num_traits::Zero;
use serde::Serialize;
use std::collections::BTreeMap;

/// A month's own amount, or that of several months that were reported as one.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct MonthColumn {
    pub from: f64,
    pub to: f64,
    pub y: f64,
}

/// The values that a trend draws.
pub(super) struct TrendValues {
    pub runs: Runs,
    /// Of a flow: its own amounts by the month that they end in, with the number of months that they are of.
    own: BTreeMap<Month, (i32, Exact)>,
    /// Of a flow: the first month of the total that counts at as-of.
    total_from: Option<Month>,
}

/// Months of a total that the year before is shown beside.
const YEAR: i32 = 12;

/// Values in runs of consecutive months. A flow has a run for each window that its total counts in; where reports are missing, its
/// total so far is drawn too, marked as not whole.
pub(super) fn values(c: &Context<'_>, indicator: &Indicator, lines: &[&Line<'_>]) -> TrendValues {
    let catalog = c.input.catalog;
    let step = catalog.feed_of(indicator).map_or(1, |f| f.every.months());
    let natural = natural_window(indicator, catalog);
    let series = c.input.series.iter().find(|s| s.indicator.id == indicator.id);
    let series: Option<Values<'_>> =
        series.map(|s| Values { points: &s.points, pending: &s.pending, total: total_of(natural, catalog.calendar) });
    let windows = lines.iter().map(|l| Values {
        points: &l.assessed.points,
        pending: &l.assessed.pending,
        total: total_of(l.assessed.window, catalog.calendar),
    });
    let windows: Vec<Values<'_>> = windows.collect();
    let longest = || windows.iter().copied().max_by_key(|values| values.points.len());
    // What a target's window decides has no value apart from it.
    let by_window = indicator.is_windowed() && lines.iter().any(|l| l.assessed.target.is_some());
    if !(by_window || indicator.adds_up()) || windows.is_empty() {
        let states = series.filter(|values| !indicator.adds_up() && !values.points.is_empty());
        let chosen = states.or_else(longest).or(series);
        let runs = chosen.map(|values| runs_of(values, step, false)).unwrap_or_default();
        let own = own_amounts(indicator, chosen.as_slice(), step);
        return TrendValues {
            runs,
            own,
            total_from: chosen.and_then(|values| values.total?.whole_from(c.input.as_of)),
        };
    }
    let mut chosen: Vec<Values<'_>> = Vec::new();
    for window in windows {
        let Some(first) = window.points.first() else { continue };
        match chosen.iter_mut().find(|values| values.points[0].month == first.month) {
            Some(same) if same.points.len() < window.points.len() => *same = window,
            Some(_) => {}
            None => chosen.push(window),
        }
    }
    chosen.sort_by_key(|values| values.points[0].month);
    // Of a total that the feed itself accumulates, a region that is missing takes all its months away.
    let grows = indicator.kind == Kind::Flow && indicator.adds_up();
    let own = own_amounts(indicator, &chosen, step);
    let total_from = chosen.last().and_then(|values| values.total?.whole_from(c.input.as_of));
    let runs = chosen.into_iter().flat_map(|values| runs_of(values, step, grows)).collect();
    TrendValues { runs, own, total_from }
}

/// What each period added to the total: the total less the one before, where both are known; the first of a total is its own.
fn own_amounts(indicator: &Indicator, chosen: &[Values<'_>], step: i32) -> BTreeMap<Month, (i32, Exact)> {
    let mut own = BTreeMap::new();
    for values in chosen.iter().filter(|_| indicator.adds_up()) {
        let Some(total) = values.total else { continue };
        let mut before: Option<(Month, &Exact)> = None;
        for (month, value) in values.points.iter().filter_map(|p| Some((p.month, p.value.observed()?))) {
            let from = total.from(month);
            let same = before.filter(|(earlier, _)| total.from(*earlier) == from);
            match same {
                Some((earlier, so_far)) => {
                    own.insert(month, (month.since(earlier), value - so_far));
                }
                None if month.since(from) < step => {
                    own.insert(month, (month.since(from) + 1, value.clone()));
                }
                None => {}
            }
            before = Some((month, value));
        }
    }
    own.retain(|_, (months, _)| *months <= step.max(2));
    own
}

impl TrendValues {
    /// Each month's own amount, as a column over it.
    pub fn columns(&self, window: &Window) -> Vec<MonthColumn> {
        let column = |(month, (months, own)): (&Month, &(i32, Exact))| {
            let to = window.x(month_end(*month));
            MonthColumn { from: to - f64::from(*months), to, y: to_f64(own) }
        };
        self.own.iter().map(column).filter(|column| column.from >= -1e-9).collect()
    }

    /// The total of the same months of the year before, at this year's months: as far as it is known without a hole.
    pub fn year_before(&self, c: &Context<'_>, lines: &[&Line<'_>], window: &Window) -> Vec<At> {
        let Some(from) = self
            .total_from
            .filter(|from| !self.own.is_empty() && *from <= c.input.as_of && c.input.as_of.since(*from) < YEAR)
        else {
            return Vec::new();
        };
        let history = lines.iter().find_map(|line| line.assessed.history.as_ref());
        let own: BTreeMap<Month, (i32, &Exact)> = history
            .into_iter()
            .flatten()
            .filter_map(|p| Some((p.month, (p.own_months, p.own.as_ref().or(p.value.observed())?))))
            .collect();
        let mut total = Exact::zero();
        let mut known_to = from.plus(-1 - YEAR);
        let mut points = Vec::new();
        for month in from.through(window.last.min(from.plus(YEAR - 1))) {
            let before = month.plus(-YEAR);
            let Some((months, amount)) = own.get(&before) else { continue };
            if before.since(known_to) != *months {
                break;
            }
            known_to = before;
            total += *amount;
            points.push(window.at(month_end(month), to_f64(&total)));
        }
        points
    }
}

/// The ends of stretches of months without a value between two runs of one series.
pub(super) fn gaps(runs: &Runs, window: &Window) -> Vec<[At; 2]> {
    let ends = |pair: &[Run]| {
        let (from, to) = (pair[0].seen.last()?, pair[1].seen.first()?);
        pair[1].after_gap.then(|| [window.seen(from), window.seen(to)])
    };
    runs.windows(2).filter_map(ends).collect()
}
