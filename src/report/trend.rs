//! A trend for each indicator: what happened beside what was planned.

use super::axis::{end_of, month_end, start_of, x_axis, y_axis};
use super::board::{gap, is_owed};
use super::build::{Context, Line, role};
use super::chart::{Bracket, Chart, Drawing, FanPoint, Label, Phase, Point as At, Trend};
use crate::assess::signal::{Flagged, SpecialCause};
use crate::assess::{Assessment, Verdict};
use crate::catalog::{Indicator, Kind, Target};
use crate::measure::exact::to_f64;
use crate::measure::{Exact, Month};
use crate::series::{Point, Value, Why};
use num_traits::Signed;

/// A due date further away than this many months does not stretch the axis.
const MONTHS_AHEAD: i32 = 48;

/// A forecast is drawn as long as its span is no larger than this share of the axis.
const WIDEST_FAN: f64 = 0.6;

/// A month's value.
#[derive(Debug, Clone)]
pub(super) struct Seen {
    pub month: Month,
    pub value: Exact,
    pub standing: Standing,
}

/// How much a value can be relied on.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Standing {
    Sure,
    /// A rejected row could change it.
    Doubtful,
    /// Reports are missing; a total so far is no less than this.
    Partial,
}

/// Values of consecutive months.
pub(super) type Runs = Vec<Vec<Seen>>;

/// The chart of one indicator, from its rows at the root.
pub(super) fn trend(c: &Context<'_>, indicator: &Indicator, lines: &[&Line<'_>]) -> Chart {
    let own: Vec<&Line<'_>> = lines.iter().copied().filter(|l| !l.row.each_total).collect();
    let runs = actual(c, indicator, &own);
    let window = Window::new(c.input.as_of, &runs, &own);
    let actual: Vec<Vec<At>> = runs.iter().map(|run| run.iter().map(|seen| window.seen(seen)).collect()).collect();
    let phases: Vec<Phase> = own.iter().filter_map(|l| Some(phase(c, &window, l.row.target?, l, indicator))).collect();
    let current = current(c.input.as_of, &own).or_else(|| lines.first().copied());
    let last = runs.iter().flatten().rfind(|seen| seen.standing != Standing::Partial);
    let last = last.map(|s| Label { at: window.seen(s), text: c.locale.number(&s.value, indicator.decimals) });
    let l = c.locale;
    let known = || {
        let edges = |p: &Phase| p.plan.iter().map(|q| q.y).chain([p.target]).chain(p.upper).collect::<Vec<_>>();
        actual.iter().flatten().map(|p| p.y).chain(phases.iter().flat_map(edges))
    };
    let fan = current.map(|line| {
        let y = y_axis(l, indicator.unit, &known().collect::<Vec<_>>());
        fan(&window, last.as_ref().map(|l| l.at), line, (y.max - y.min) * WIDEST_FAN)
    });
    let fan = fan.unwrap_or_default();
    let flow = indicator.kind.adds_up() && !indicator.trailing_year;
    let signal =
        current.and_then(|line| line.row.outlook.as_ref()?.signal.as_ref().ok()).filter(|_| !indicator.kind.adds_up());
    let is_flagged = |m: &Month| signal.is_some_and(|s| s.flagged.iter().any(|f| f.month == *m && beyond(f)));
    let those = |test: &dyn Fn(&Seen) -> bool| -> Vec<At> {
        runs.iter().flatten().filter(|seen| test(seen)).map(|seen| window.seen(seen)).collect()
    };
    let ys: Vec<f64> = known().chain(fan.iter().map(|p| p.mid)).collect();
    let name = l.name(indicator).to_owned();
    let text = current.map(|l| l.sentence.clone()).unwrap_or_default();
    Chart {
        name: indicator.id.clone(),
        indicator: Some(indicator.id.clone()),
        subtitle: current.and_then(|line| told(c, line)).unwrap_or_else(|| l.word(subtitle(&phases, lines))),
        notes: c.notes(indicator),
        alt: l.say("chart-alt", &[("name", &name), ("asof", &l.month(c.input.as_of)), ("text", &text)]),
        drawing: Drawing::Trend(Trend {
            unit: c.unit_line(indicator),
            x: x_axis(l, window.first, window.last),
            y: y_axis(l, indicator.unit, &ys),
            actual,
            actual_label: l.word(match flow {
                true => "chart-total",
                false if indicator.trailing_year => "chart-year",
                false => "chart-actual",
            }),
            last,
            behind: current.and_then(|line| bracket(c, &window, line)),
            phases,
            role: current.map_or(super::chart::Role::Watch, |l| role(l.row.assessment.verdict)),
            provisional: those(&|seen| seen.standing != Standing::Sure),
            provisional_label: l.word("chart-provisional"),
            special: those(&|seen| is_flagged(&seen.month)),
            special_label: l.word("chart-special"),
            fan,
            fan_label: l.word("chart-forecast"),
        }),
        title: name,
    }
}

/// Whether a point lies outside the limits. Runs and trends are for the control chart: here they would ring half the line.
fn beyond(flagged: &Flagged) -> bool {
    flagged.causes.iter().any(|cause| matches!(cause, SpecialCause::AboveLimit | SpecialCause::BelowLimit))
}

/// What is to be expected from the last value on, as far as the axis goes and as long as it is within `widest`: what may be anything
/// is no forecast. How far it may be off does not stretch the axis.
fn fan(window: &Window, last: Option<At>, line: &Line<'_>, widest: f64) -> Vec<FanPoint> {
    let forecast = line.row.outlook.as_ref().and_then(|o| o.forecast.as_ref().ok());
    let Some((last, forecast)) = last.zip(forecast) else { return Vec::new() };
    let start = FanPoint { x: last.x, low: last.y, mid: last.y, high: last.y };
    let ahead = forecast.ahead.iter().map(|a| FanPoint {
        x: window.x(month_end(a.month)),
        low: a.span.low,
        mid: a.span.value,
        high: a.span.high,
    });
    let shown = ahead.filter(|p| p.x > last.x && p.x <= window.end() + 1e-9);
    let fan: Vec<FanPoint> = std::iter::once(start).chain(shown.take_while(|p| p.high - p.low <= widest)).collect();
    if fan.len() > 1 { fan } else { Vec::new() }
}

/// The value and what it lacks or exceeds, in one line; None where there is no value, or a target that is not judged yet.
fn told(c: &Context<'_>, line: &Line<'_>) -> Option<String> {
    let (l, a) = (c.locale, &line.row.assessment);
    a.value.as_ref().filter(|_| !line.row.each_total && a.verdict != Verdict::NoData)?;
    let key = match gap(a) {
        Some(_) if !a.plan.is_empty() && a.gap.is_some() && is_owed(a) => "chart-told-plan",
        Some(_) => "chart-told-target",
        None if a.verdict == Verdict::Watch => "chart-told-watch",
        None => return None,
    };
    let value = if line.row.indicator.trailing_year {
        l.say("over-a-year", &[("value", &line.shown.value)])
    } else {
        line.shown.value.clone()
    };
    let args = [("asof", l.month(c.input.as_of)), ("value", value), ("gap", line.shown.gap.clone())];
    Some(l.say(key, &args.each_ref().map(|(name, text)| (*name, text.as_str()))))
}

/// What a chart says it shows: a plan, a target without one, the sum of what regions have to reach, or no target at all.
fn subtitle(phases: &[Phase], lines: &[&Line<'_>]) -> &'static str {
    if phases.iter().any(|p| !p.plan.is_empty()) {
        "chart-subtitle-plan"
    } else if !phases.is_empty() {
        "chart-subtitle-target"
    } else if lines.iter().any(|l| l.row.each_total) {
        "chart-subtitle-each"
    } else {
        "chart-subtitle-watch"
    }
}

/// The months that are shown.
pub(super) struct Window {
    pub first: Month,
    pub last: Month,
}

impl Window {
    pub fn new(as_of: Month, runs: &Runs, lines: &[&Line<'_>]) -> Self {
        let observed = runs.iter().flatten().map(|seen| seen.month);
        let planned = lines.iter().filter_map(|l| l.row.assessment.plan.first()).map(|(at, _)| month_of(to_f64(at)));
        let first = observed.chain(planned).min().unwrap_or(as_of).min(as_of);
        let dues = lines.iter().filter_map(|l| l.row.target?.due).map(crate::measure::When::month);
        let last = dues.filter(|due| due.since(as_of) <= MONTHS_AHEAD).max().unwrap_or(as_of).max(as_of);
        Self { first, last }
    }

    /// From a position on the line of months to one on the axis.
    fn x(&self, at: f64) -> f64 {
        at - f64::from(self.first.ordinal())
    }

    pub fn end(&self) -> f64 {
        f64::from(self.last.since(self.first) + 1)
    }

    pub fn at(&self, at: f64, y: f64) -> At {
        At { x: self.x(at), y }
    }

    pub fn seen(&self, seen: &Seen) -> At {
        self.at(month_end(seen.month), to_f64(&seen.value))
    }
}

/// The month that begins at or before a position.
#[expect(clippy::cast_possible_truncation, reason = "ordinals of months fit")]
fn month_of(at: f64) -> Month {
    Month::from_ordinal(at.floor() as i32)
}

/// Points, and the months of them that are in doubt.
type Told<'a> = (&'a [Point], &'a [Month]);

/// Values in runs of consecutive months. A flow has a run for each window that its total counts in; where reports are missing, its
/// total so far is told too, since it can only grow.
fn actual(c: &Context<'_>, indicator: &Indicator, lines: &[&Line<'_>]) -> Runs {
    let step = c.input.catalog.feed_of(indicator).map_or(1, |f| f.every.months());
    let series = c.input.series.iter().find(|s| s.indicator.id == indicator.id);
    let series: Option<Told<'_>> = series.map(|s| (s.points.as_slice(), s.doubtful.as_slice()));
    let flow = indicator.kind.adds_up() && !indicator.trailing_year;
    let windows = lines.iter().map(|l| (l.row.points.as_slice(), l.row.doubtful.as_slice()));
    let windows: Vec<Told<'_>> = windows.collect();
    let longest = || windows.iter().copied().max_by_key(|(points, _)| points.len());
    if !flow || windows.is_empty() {
        let told = series.filter(|(points, _)| !flow && !points.is_empty()).or_else(longest).or(series);
        return told.map(|told| split(told, step, false)).unwrap_or_default();
    }
    let mut chosen: Vec<Told<'_>> = Vec::new();
    for window in windows {
        let Some(first) = window.0.first() else { continue };
        match chosen.iter_mut().find(|(points, _)| points[0].month == first.month) {
            Some(same) if same.0.len() < window.0.len() => *same = window,
            Some(_) => {}
            None => chosen.push(window),
        }
    }
    chosen.sort_by_key(|(points, _)| points[0].month);
    // Of a total that the feed itself accumulates, a region that is missing takes all its months away.
    let grows = indicator.kind == Kind::Flow;
    chosen.into_iter().flat_map(|told| split(told, step, grows)).collect()
}

/// The values there are; with `so_far` also what there is of totals that reports are missing of.
pub(super) fn split((points, doubtful): Told<'_>, step: i32, so_far: bool) -> Runs {
    let mut runs: Runs = Vec::new();
    let mut before: Option<Month> = None;
    for point in points {
        let (value, standing) = match &point.value {
            Value::Observed(value) if doubtful.contains(&point.month) => (value, Standing::Doubtful),
            Value::Observed(value) => (value, Standing::Sure),
            Value::Missing(Why::Partial { so_far: Some(value) }) if so_far => (value, Standing::Partial),
            Value::Missing(_) => continue,
        };
        let joins = before.is_some_and(|b| point.month.since(b) <= step);
        before = Some(point.month);
        let seen = Seen { month: point.month, value: value.clone(), standing };
        match runs.last_mut().filter(|_| joins) {
            Some(run) => run.push(seen),
            None => runs.push(vec![seen]),
        }
    }
    runs
}

/// The target that the chart's colour and bracket speak for: the next one due that is not yet met, else the last.
fn current<'a, 'b>(as_of: Month, lines: &[&'a Line<'b>]) -> Option<&'a Line<'b>> {
    let due = |l: &Line<'_>| l.row.target.and_then(|t| t.due).map(crate::measure::When::month);
    let open = lines.iter().copied().filter(|l| due(l).is_none_or(|d| d >= as_of));
    open.filter(|l| l.row.assessment.verdict != Verdict::Met)
        .min_by_key(|l| due(l).map_or(i32::MAX, Month::ordinal))
        .or_else(|| lines.last().copied())
}

fn phase(c: &Context<'_>, window: &Window, target: &Target, line: &Line<'_>, indicator: &Indicator) -> Phase {
    let l = c.locale;
    let a = &line.row.assessment;
    let plan: Vec<At> = a.plan.iter().map(|(at, y)| window.at(to_f64(at), to_f64(y))).collect();
    let from = plan.first().map_or_else(|| window.x(start_of(target.from)), |p| p.x).max(0.0);
    let due = target.due.map(|d| window.x(end_of(d)));
    let shown = due.filter(|x| *x <= window.end() + 1e-9);
    let to = shown.unwrap_or(window.end()).max(from);
    let bound = match (&target.upper, target.kind) {
        (Some(upper), crate::catalog::TargetKind::Within) => {
            format!("{}—{}", l.stated(&target.value, indicator.unit), l.stated(upper, indicator.unit))
        }
        _ => line.row.bound().map(|bound| l.stated(bound, indicator.unit)).unwrap_or_default(),
    };
    let target_label = match target.due {
        Some(due) => l.say("chart-target-due", &[("target", &bound), ("due", &l.when(due))]),
        None => l.say("chart-target", &[("target", &bound)]),
    };
    Phase {
        plan: clipped(plan, window.end()),
        plan_label: l.word("chart-plan"),
        target: line.row.bound().map_or(0.0, to_f64),
        upper: target.upper.as_ref().map(to_f64),
        from,
        to,
        target_label,
        due: shown.is_some(),
    }
}

/// The part of a line left of `end`.
pub(super) fn clipped(plan: Vec<At>, end: f64) -> Vec<At> {
    let mut out: Vec<At> = Vec::new();
    for point in plan {
        if point.x <= end + 1e-9 {
            out.push(point);
            continue;
        }
        if let Some(before) = out.last().copied() {
            let share = (end - before.x) / (point.x - before.x);
            out.push(At { x: end, y: before.y + (point.y - before.y) * share });
        }
        break;
    }
    out
}

fn bracket(c: &Context<'_>, window: &Window, line: &Line<'_>) -> Option<Bracket> {
    let a: &Assessment = &line.row.assessment;
    let months = a.months_behind.as_ref().filter(|m| m.is_positive() && !a.plan.is_empty())?;
    if !a.verdict.is_lagging() || line.row.each_total {
        return None;
    }
    let to = window.x(month_end(c.input.as_of));
    let label = c.locale.say("chart-behind", &[("n", &c.locale.number(months, 1))]);
    Some(Bracket { from: (to - to_f64(months)).max(0.0), to, y: to_f64(a.value.as_ref()?), label })
}
