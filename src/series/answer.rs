//! Requests and their answers: sums become points that say what is missing and why.

use super::feeds::{Feeds, Over};
use super::local::{self, Plan};
use super::presence::Presence;
use super::rows::{amounts_of, rows_of};
use super::sums::Sums;
use super::value::{EngineError, Point, Points, Value, Why};
use super::window::{Stretch, Window};
use crate::catalog::{Catalog, Indicator, Kind, Measure, RegionId, RowsOf, Source};
use crate::measure::{Every, Exact, Month, Period, exact};
use jiff::civil::Date;
use num_traits::Zero;
use polars::prelude::{PolarsError, PolarsResult};
use std::collections::BTreeMap;
use std::ops::Range;
use std::sync::OnceLock;

/// The points of every region for one indicator and window, worked out when they are asked for.
#[derive(Debug)]
pub struct Answer<'a> {
    from: From<'a>,
    /// Regions that the feed can speak for: all, or the root alone.
    regions: Range<u32>,
    /// Of each region, once any is to be kept.
    kept: OnceLock<Vec<OnceLock<Points>>>,
}

#[derive(Debug)]
enum From<'a> {
    Rows(Box<Table<'a>>),
    /// Two answers divided month by month; both were rolled up before.
    Ratio {
        of: Box<Answer<'a>>,
        by: Box<Answer<'a>>,
        factor: Exact,
    },
}

impl<'a> Answer<'a> {
    fn new(from: From<'a>, regions: Range<u32>) -> Self {
        Self { from, regions, kept: OnceLock::new() }
    }

    /// A region's points, worked out once and kept; `None` for regions that the feed does not speak for.
    pub fn get(&self, region: &RegionId) -> Option<&Points> {
        let at = self.regions.contains(&region.0).then(|| region.0 - self.regions.start)?;
        let kept = self.kept.get_or_init(|| vec![OnceLock::new(); self.regions.len()]);
        Some(kept[at as usize].get_or_init(|| self.work_out(*region)))
    }

    /// The same, not kept: for those who ask for many regions, each once.
    #[must_use]
    pub fn points(&self, region: RegionId) -> Points {
        if self.regions.contains(&region.0) { self.work_out(region) } else { Points::new() }
    }

    /// The last of them alone; `None` where there is none.
    #[must_use]
    pub fn last(&self, region: RegionId) -> Option<Point> {
        match &self.from {
            _ if !self.regions.contains(&region.0) => None,
            From::Rows(table) => table.stretches.last().map(|due| table.point(region, due)),
            From::Ratio { .. } => self.work_out(region).pop(),
        }
    }

    /// Regions that there are points of, in the order of their codes.
    pub fn regions(&self) -> impl Iterator<Item = RegionId> + use<> {
        self.regions.clone().map(RegionId)
    }

    fn work_out(&self, region: RegionId) -> Points {
        match &self.from {
            From::Rows(table) => table.points(region),
            From::Ratio { of, by, factor } => {
                let others = by.points(region);
                let below: BTreeMap<Month, &Point> = others.iter().map(|p| (p.month, p)).collect();
                let quotient = |p: &Point| below.get(&p.month).map(|b| quotient(p, b, factor));
                of.points(region).iter().filter_map(quotient).collect()
            }
        }
    }
}

/// The window in which an indicator is shown when no target sets another.
#[must_use]
pub fn natural_window(indicator: &Indicator, catalog: &Catalog) -> Window {
    let kind = match &indicator.source {
        Source::Rows(_) => indicator.kind,
        Source::Ratio { .. } => return Window::State,
    };
    match (kind, indicator.since) {
        (Kind::Level | Kind::Open, _) => Window::State,
        _ if indicator.trailing_year => Window::TrailingYear,
        (_, Some(since)) => Window::Total { from: since.max(catalog.start.first_day()), to: None },
        _ => Window::YearToDate,
    }
}

/// Months in one period of the feed behind an indicator.
#[must_use]
pub fn months_per_period(indicator: &Indicator, catalog: &Catalog) -> i32 {
    catalog.feed_of(indicator).map_or(1, |feed| feed.every.max(Every::Month).months())
}

/// Answers for every region, from the catalog's start (or the window's) to `as_of`.
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
            let part = |id: &str| {
                let part = catalog.indicator(id).ok_or_else(|| no_such(id))?;
                let window = natural_window(part, catalog);
                answered(catalog, feeds, part, window, as_of).map(|answer| (part, answer))
            };
            let ((of_indicator, of), (by_indicator, by)) = (part(of)?, part(by)?);
            let factor = |i: &Indicator| i.unit.factor().to_exact();
            let factor = factor(of_indicator) / factor(by_indicator) / factor(indicator);
            let regions = of.regions.start.max(by.regions.start)..of.regions.end.min(by.regions.end);
            Ok(Answer::new(From::Ratio { of: Box::new(of), by: Box::new(by), factor }, regions))
        }
    }
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
    let presence = Presence::of(feed, &catalog.regions, data, Some((of, indicator.kind)))?;
    let stretches = window.stretches(catalog.start, as_of, months_per_period(indicator, catalog));
    let running = indicator.kind == Kind::Running;
    let (asked, over) = if running {
        // What the feed has added up since January; amounts and totals are differences of that.
        (Window::State, Window::State.stretches(catalog.start, as_of, 1))
    } else {
        (window, stretches.clone())
    };
    let (kind, added_up) = (indicator.kind, !data.has_lines());
    // A year earlier, windows of whole months look back.
    let first = catalog.start.plus(-12);
    let monthly = kind == Kind::Flow
        && matches!(of.measure, Measure::Sum(_) | Measure::Count)
        && over.iter().all(|s| s.is_of_months() && s.first >= first.first_day());
    let key = |over| (of.clone(), kind, over);
    let numbers = if monthly {
        feeds.known(key(Over::Months), || {
            local::by_month(amounts_of(&data.frame, feed, of), &catalog.regions, first, added_up)
        })?
    } else {
        feeds.known(key(Over::Window(asked, as_of)), || {
            let plan = Plan { measure: &of.measure, kind, window: asked, stretches: &over, added_up };
            local::compute(rows_of(&data.frame, feed, of, kind)?, &catalog.regions, plan)
        })?
    };
    // From base units, or things counted, to the indicator's unit (万人 holds many things).
    let sums = Sums::new(numbers, indicator.unit.factor().to_exact().recip());
    let needs_rows = matches!(of.measure, Measure::Mean(_) | Measure::Min(_) | Measure::Max(_));
    let table = Table { presence, sums, window, running, needs_rows, start: catalog.start, stretches: Vec::new() };
    let table = Table { stretches: stretches.into_iter().map(|s| table.due(s)).collect(), ..table };
    let root = catalog.regions.root().0;
    let all = u32::try_from(catalog.regions.iter().count()).unwrap_or(u32::MAX);
    let regions = if feed.region_column().is_some() { 0..all } else { root..root + 1 };
    Ok(Answer::new(From::Rows(Box::new(table)), regions))
}

/// What is needed to tell a region's value in a stretch.
#[derive(Debug)]
struct Table<'a> {
    presence: Presence<'a>,
    sums: Sums,
    window: Window,
    running: bool,
    /// Whether there is no value where no row is.
    needs_rows: bool,
    start: Month,
    stretches: Vec<Due>,
}

/// A stretch, and the reports that its value rests on: the same for all regions.
#[derive(Debug)]
struct Due {
    stretch: Stretch,
    current: Period,
    /// Whether there is no report for it.
    absent: bool,
    needed: Vec<Period>,
    /// Where some of those are missing, how many reports of the whole window there are.
    lacking: Option<(u32, u32)>,
}

impl Table<'_> {
    fn points(&self, region: RegionId) -> Points {
        self.stretches.iter().map(|due| self.point(region, due)).collect()
    }

    fn due(&self, stretch: Stretch) -> Due {
        let current = self.presence.period(stretch.month);
        let broken = self.presence.is_broken(stretch.month.last_day());
        let absent = broken || (!self.presence.is_reported(current) && !self.ended_before(&stretch, current));
        let needed = self.needed(&stretch, current);
        let there = |periods: &[Period]| periods.iter().filter(|p| self.presence.is_reported(**p)).count();
        let lacking = (!absent && there(&needed) < needed.len()).then(|| {
            let count = |n: usize| u32::try_from(n).unwrap_or(u32::MAX);
            let window = self.presence.periods(stretch.first, stretch.last);
            (count(there(&window)), count(window.len()))
        });
        Due { stretch, current, absent, needed, lacking }
    }

    fn point(&self, region: RegionId, due: &Due) -> Point {
        let stretch = &due.stretch;
        let month = stretch.month;
        let (amount, own) = if self.running {
            (self.running_total(region, stretch), self.running_own(region, month))
        } else {
            let amount = self.sum(region, stretch);
            let own = (self.window == Window::Own).then(|| amount.clone()).flatten();
            (amount, own)
        };
        let (missing, coverage) = self.holes(region, due);
        let value = match (missing, amount) {
            (Some(Why::Partial { .. }), so_far) => Value::Missing(Why::Partial { so_far }),
            (Some(why), _) => Value::Missing(why),
            (None, Some(amount)) => Value::Observed(amount),
            (None, None) => Value::Missing(Why::NothingYet),
        };
        let own = own.filter(|_| value.observed().is_some() || self.running);
        Point { month, value, own, coverage }
    }

    /// What the rows of a stretch come to; nothing happened where none is there, unless rows are needed to have a value at all.
    fn sum(&self, region: RegionId, stretch: &Stretch) -> Option<Exact> {
        let found = self.sums.get(region, stretch);
        if self.needs_rows { found } else { Some(found.unwrap_or_else(Exact::zero)) }
    }

    /// Which report is missing for a stretch, and how many of the expected ones there are.
    fn holes(&self, region: RegionId, due: &Due) -> (Option<Why>, Option<(u32, u32)>) {
        let partial = || Some(Why::Partial { so_far: None });
        let here = self.presence.coverage(region, due.current);
        if due.absent {
            return (Some(Why::Absent), here);
        }
        if due.lacking.is_some() {
            return (partial(), due.lacking);
        }
        if !self.presence.expects() {
            return (None, here);
        }
        let short = |period: &Period| self.presence.coverage(region, *period).filter(|(have, of)| have < of);
        match due.needed.iter().rev().find_map(short) {
            Some((0, 1)) => (Some(Why::Absent), Some((0, 1))),
            Some(coverage) => (partial(), Some(coverage)),
            None => (None, here),
        }
    }

    /// Whether the window closed before the current period began, so that this period's report is not needed.
    fn ended_before(&self, stretch: &Stretch, current: Period) -> bool {
        matches!(self.window, Window::Total { .. }) && stretch.last < current.first_day()
    }

    /// The periods whose reports the value of a stretch rests on.
    fn needed(&self, stretch: &Stretch, current: Period) -> Vec<Period> {
        if self.running {
            let anchors = self.window.anchors(stretch);
            return anchors.taken.into_iter().chain(anchors.added).map(|m| self.presence.period(m)).collect();
        }
        match self.window {
            Window::State | Window::Own => vec![current],
            _ => self.presence.periods(stretch.first, stretch.last),
        }
    }

    /// What a feed has accumulated by the end of a month.
    fn accumulated(&self, region: RegionId, month: Month) -> Option<Exact> {
        self.sum(region, &Stretch { month, first: Date::MIN, last: month.last_day() })
    }

    fn running_total(&self, region: RegionId, stretch: &Stretch) -> Option<Exact> {
        let accumulated = |month: Month| self.accumulated(region, month).unwrap_or_else(Exact::zero);
        match self.window {
            Window::State | Window::YearToDate => Some(accumulated(stretch.month)),
            Window::Own => self.running_own(region, stretch.month),
            Window::TrailingYear | Window::Total { .. } => {
                let anchors = self.window.anchors(stretch);
                let added: Exact = anchors.added.into_iter().map(accumulated).sum();
                Some(added - anchors.taken.map_or_else(Exact::zero, accumulated))
            }
        }
    }

    /// The month's own amount; with January folded into February, the two months' together.
    fn running_own(&self, region: RegionId, month: Month) -> Option<Exact> {
        if !self.presence.is_reported(self.presence.period(month)) {
            return None;
        }
        let now = self.accumulated(region, month)?;
        let before = month.plus(-1);
        if month == month.january() {
            return Some(now);
        }
        let known = before >= self.start && self.presence.is_reported(self.presence.period(before));
        let january_folded = before.month() == 1;
        match (known, january_folded) {
            (true, _) => Some(now - self.accumulated(region, before)?),
            (false, true) => Some(now),
            (false, false) => None,
        }
    }
}

fn quotient(top: &Point, bottom: &Point, factor: &Exact) -> Point {
    let value = match (&top.value, &bottom.value) {
        (Value::Observed(a), Value::Observed(b)) => match exact::divide(a, b) {
            Some(share) => Value::Observed(share * factor),
            None => Value::Missing(Why::Undefined),
        },
        (Value::Missing(why), _) | (_, Value::Missing(why)) => Value::Missing(match why {
            // An amount of one part is no amount of the share.
            Why::Partial { .. } => Why::Partial { so_far: None },
            other => other.clone(),
        }),
    };
    let short = |c: Option<(u32, u32)>| c.filter(|(have, of)| have < of);
    let coverage = short(top.coverage).or(short(bottom.coverage)).or(top.coverage).or(bottom.coverage);
    Point { month: top.month, value, own: None, coverage }
}
