//! Answers requests: the points of an indicator in a window, for every region.

use super::coverage::Coverage;
use super::engine::{
    BlankRows, Plan, Reduction, Totals, amounts_of, asks_in_vain, blank_rows_of, compute, compute_by_month,
    is_dated_by_day, mixes_levels, rows_of, states_in_part, subjects,
};
use super::error::EngineError;
use super::feeds::{Feeds, Over};
use super::natural_window::{months_per_period, natural_window};
use super::point::{Point, Points};
use super::ratio::ratio;
use super::row_points::{RowPoints, RowTotals};
use super::window::Window;
use crate::catalog::{Catalog, Feed, Indicator, Kind, Measure, RegionId, Regions, RowsOf, Source, Wholes};
use crate::measure::{Every, Exact, Month};
use polars::prelude::{DataFrame, PolarsError, PolarsResult};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

const MONTHS_PER_YEAR: i32 = 12;

/// The points of every region for one indicator and window, computed on request.
#[derive(Debug)]
pub struct Answer<'a> {
    origin: Origin<'a>,
    /// Regions that the feed speaks for: all, or the root alone.
    regions: Range<u32>,
    /// Points by region, allocated when the first are to be kept.
    kept: OnceLock<Vec<OnceLock<Points>>>,
}

/// Where points come from.
#[derive(Debug)]
enum Origin<'a> {
    Rows(Box<RowPoints<'a>>),
    /// Two answers divided month by month, after each has been rolled up.
    Ratio {
        of: Box<Answer<'a>>,
        by: Box<Answer<'a>>,
        factor: Exact,
        /// Months that a value of the denominator holds beyond its own: none where both parts come in the same rhythm.
        holds: i32,
    },
}

impl<'a> Answer<'a> {
    fn new(origin: Origin<'a>, regions: Range<u32>) -> Self {
        Self { origin, regions, kept: OnceLock::new() }
    }

    /// A region's points, computed once and kept; `None` for regions that the feed does not speak for.
    pub fn get(&self, region: &RegionId) -> Option<&Points> {
        let at = self.regions.contains(&region.0).then(|| region.0 - self.regions.start)?;
        let kept = self.kept.get_or_init(|| vec![OnceLock::new(); self.regions.len()]);
        Some(kept[at as usize].get_or_init(|| self.compute(*region)))
    }

    /// The same without keeping them, for requests of many regions once each; empty for regions that the feed does not speak
    /// for.
    #[must_use]
    pub fn points(&self, region: RegionId) -> Points {
        if self.regions.contains(&region.0) { self.compute(region) } else { Points::new() }
    }

    /// A region's last point alone.
    #[must_use]
    pub fn last(&self, region: RegionId) -> Option<Point> {
        match &self.origin {
            _ if !self.regions.contains(&region.0) => None,
            Origin::Rows(rows) => rows.last(region),
            Origin::Ratio { .. } => self.compute(region).pop(),
        }
    }

    /// The regions that have points, in the order of their codes.
    pub fn regions(&self) -> impl Iterator<Item = RegionId> + use<> {
        self.regions.clone().map(RegionId)
    }

    fn compute(&self, region: RegionId) -> Points {
        match &self.origin {
            Origin::Rows(rows) => rows.points(region),
            Origin::Ratio { of, by, factor, holds } => {
                let denominators = by.points(region);
                let below: BTreeMap<Month, &Point> = denominators.iter().map(|p| (p.month, p)).collect();
                let standing = |month: Month| {
                    let mut known = below.range(month.plus(-holds)..=month).rev().map(|(_, point)| *point);
                    let newest = known.next()?;
                    let observed = std::iter::once(newest).chain(known).find(|p| p.value.observed().is_some());
                    Some(observed.unwrap_or(newest))
                };
                let ratio = |p: &Point| standing(p.month).map(|b| ratio(p, b, factor));
                of.points(region).iter().filter_map(ratio).collect()
            }
        }
    }
}

/// The points of every region from the catalog's start, or the window's if that is later, to `as_of`.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn answer<'a>(
    catalog: &'a Catalog,
    feeds: &Feeds,
    indicator: &Indicator,
    window: Window,
    as_of: Month,
) -> Result<Answer<'a>, EngineError> {
    Ok(answered(catalog, feeds, indicator, window, as_of)?)
}

fn answered<'a>(
    catalog: &'a Catalog,
    feeds: &Feeds,
    indicator: &Indicator,
    window: Window,
    as_of: Month,
) -> PolarsResult<Answer<'a>> {
    match &indicator.source {
        Source::Rows(of) => of_rows(catalog, feeds, indicator, of, window, as_of),
        Source::Ratio { of, by } => {
            let natural = natural_window(indicator, catalog);
            let part = |id: &str| {
                let part = catalog.indicator(id).ok_or_else(|| no_such(id))?;
                let window = window_of_part(part, window, natural, catalog);
                answered(catalog, feeds, part, window, as_of).map(|answer| (part, answer))
            };
            let ((of_indicator, of), (by_indicator, by)) = (part(of)?, part(by)?);
            let factor = |i: &Indicator| i.unit.factor().to_exact();
            let quotient = factor(of_indicator) / factor(by_indicator) * indicator.unit.base_of_quotient();
            let factor = quotient / factor(indicator);
            let regions = of.regions.start.max(by.regions.start)..of.regions.end.min(by.regions.end);
            let (fast, slow) = (months_per_period(of_indicator, catalog), months_per_period(by_indicator, catalog));
            // Until the next value is due, which may be at the end of the next period.
            let holds = if slow > fast { 2 * slow - fast } else { 0 };
            Ok(Answer::new(Origin::Ratio { of: Box::new(of), by: Box::new(by), factor, holds }, regions))
        }
    }
}

/// The window of a part of a ratio: that of the ratio for amounts, which are pooled over it, and for states the state at its end.
pub(super) fn window_of_part(part: &Indicator, of_ratio: Window, natural: Window, catalog: &Catalog) -> Window {
    let own = natural_window(part, catalog);
    match of_ratio {
        Window::StateAt { .. } if own == Window::State => of_ratio,
        _ if own == Window::State || of_ratio == natural => own,
        _ => of_ratio,
    }
}

/// Base units in one of an indicator's unit: of things that are counted, how many make one (万人 holds many).
pub(super) fn base_units(indicator: &Indicator, of: &RowsOf) -> Exact {
    let unit = indicator.unit;
    if of.measure.name().counts() { unit.things().to_exact() } else { unit.factor().to_exact() }
}

fn no_such(id: &str) -> PolarsError {
    PolarsError::ComputeError(format!("{id} is not in the catalog").into())
}

fn of_rows<'a>(
    catalog: &'a Catalog,
    feeds: &Feeds,
    indicator: &Indicator,
    of: &RowsOf,
    window: Window,
    as_of: Month,
) -> PolarsResult<Answer<'a>> {
    let feed = catalog.feed(&of.feed).ok_or_else(|| no_such(&of.feed))?;
    let data = feeds.get(&of.feed).ok_or_else(|| no_such(&of.feed))?;
    let window = match window {
        Window::StateAt { .. } if !is_dated_by_day(&data.frame, of)? => Window::State,
        other => other,
    };
    // What happened on days and in weeks is owed day by day and week by week.
    let every = if window.is_of_states() { feed.every.max(Every::Month) } else { feed.every };
    let coverage = Coverage::at(every, feed, &catalog.regions, data, Some((of, indicator.kind)))?;
    let calendar = catalog.calendar;
    let stretches = window.stretches(calendar, catalog.start, as_of, months_per_period(indicator, catalog));
    let running = indicator.kind == Kind::Running;
    let reduction = Reduction::of(&of.measure);
    let (kind, added_up) = (indicator.kind, !data.has_lines());
    // A feed that accumulates its totals itself needs every month's total: amounts are their differences.
    let (asked, over) = if running {
        (Window::State, Window::State.stretches(calendar, catalog.start, as_of, 1))
    } else {
        (window, stretches.clone())
    };
    // Windows of whole months look back a year at most.
    let first = catalog.start.plus(-MONTHS_PER_YEAR);
    let with_totals = has_wholes(feed, &data.frame, &catalog.regions)?;
    let by_month = kind == Kind::Flow
        && !with_totals
        && reduction == Reduction::Sum
        && over.iter().all(|s| s.is_of_months() && s.first >= first.first_day());
    let subjects = subjects(&data.frame, feed);
    let states_figures = matches!(of.measure, Measure::Sum(_));
    let key = |over| (of.clone(), kind, over);
    let totals = if by_month {
        feeds.totals(key(Over::Months), || {
            compute_by_month(amounts_of(&data.frame, feed, of), &catalog.regions, first, added_up)
        })?
    } else {
        feeds.totals(key(Over::Window(asked, as_of)), || {
            let plan = Plan {
                reduction,
                kind,
                window: asked,
                stretches: &over,
                added_up,
                states_figures,
                with_totals,
                subjects,
            };
            compute(rows_of(&data.frame, feed, of, kind)?, &catalog.regions, plan)
        })?
    };
    let totals = Totals::new(totals, base_units(indicator, of).recip());
    let needs_rows = !of.measure.name().is_total();
    let blanks = blanks(&data.frame, feed, indicator, of, &catalog.regions)?;
    let totals = RowTotals {
        coverage,
        totals,
        blanks,
        calendar,
        window,
        running,
        needs_rows,
        asks_in_vain: asks_in_vain(data, feed, of, as_of.last_day())?,
        period: months_per_period(indicator, catalog),
        start: catalog.start,
    };
    let points = RowPoints::new(totals, stretches);
    let root = catalog.regions.root().0;
    let all = u32::try_from(catalog.regions.iter().count()).unwrap_or(u32::MAX);
    let regions = if feed.region_column().is_some() { 0..all } else { root..root + 1 };
    Ok(Answer::new(Origin::Rows(Box::new(points)), regions))
}

/// Whether rows of regions stand among those of their parts.
fn has_wholes(feed: &Feed, frame: &DataFrame, regions: &Regions) -> PolarsResult<bool> {
    match feed.wholes {
        Wholes::Figures => return Ok(true),
        Wholes::Totals => return Ok(false),
        Wholes::States => {}
    }
    let with_rows = frame.column("__region")?.unique()?;
    Ok(mixes_levels(&with_rows.u32()?.iter().flatten().map(RegionId).collect(), regions))
}

/// The rows of an indicator with a blank amount.
fn blanks(
    frame: &DataFrame,
    feed: &Feed,
    indicator: &Indicator,
    of: &RowsOf,
    regions: &Regions,
) -> PolarsResult<BlankRows> {
    // A row of a whole states figures of its own kind: its blanks say nothing of an amount that its parts state.
    let parts = if feed.wholes == Wholes::Figures && !indicator.is_reported() {
        Some(rows_of(frame, feed, of, indicator.kind)?)
    } else {
        None
    };
    let blanks = match blank_rows_of(frame, feed, of) {
        Some(rows) => BlankRows::of(rows, parts, regions)?,
        None => BlankRows::default(),
    };
    match states_in_part(frame, feed, of, indicator.kind)? {
        Some(rows) => blanks.and_in_part(rows, regions),
        None => Ok(blanks),
    }
}
