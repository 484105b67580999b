//! A trend: an indicator's values over the months, with what was planned.

use super::axis::{Axis, end_of, month_end, start_of, x_axis, y_axis};
use super::headline;
use super::id::{ChartId, ChartKind};
use super::points::{Label, Point as At};
use super::runs::{Seen, Standing, Window, all_seen, clipped};
use super::trend_values::{MonthColumn, gaps, values};
use crate::assess::Verdict;
use crate::assess::signal::{Flagged, SpecialCause};
use crate::catalog::{Indicator, Target, TargetKind};
use crate::measure::exact::to_f64;
use crate::measure::{Month, When};
use crate::report::charts::title_and_notes::{Framed, Headline, full_name, name_line, notes};
use crate::report::context::Context;
use crate::report::row::Line;
use crate::series::natural_window;
use num_traits::Signed;
use serde::Serialize;

/// Values over the months, with what was planned.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trend {
    pub x: Axis,
    pub y: Axis,
    /// Runs of consecutive months with a value, in order; between two runs months are missing, or a total starts anew.
    pub actual: Vec<Vec<At>>,
    /// From the end of one run to the beginning of the next, where months are missing between them.
    pub gaps: Vec<[At; 2]>,
    /// Name of the line of actual values, placed at the line.
    pub actual_label: String,
    /// Of a total: what each month added to it.
    pub columns: Vec<MonthColumn>,
    pub column_label: String,
    /// Of a total of this year: the same total a year before.
    pub year_before: Vec<At>,
    pub year_before_label: String,
    /// The last value, placed at its point.
    pub last: Option<Label>,
    pub phases: Vec<Phase>,
    /// How far the value is behind the plan, drawn level from the plan's line to the last point.
    pub behind: Option<Bracket>,
    pub role: Verdict,
    /// Points of `actual` that may still be revised: drawn hollow.
    pub provisional: Vec<At>,
    pub provisional_label: String,
    /// Points of `actual` that chance alone does not explain: drawn with a ring.
    pub special: Vec<At>,
    pub special_label: String,
    /// The forecast after the last value; empty where there is none.
    pub fan: Vec<FanPoint>,
    pub fan_label: String,
}

/// What is expected at one month's end, and how far it may be off.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct FanPoint {
    pub x: f64,
    pub low: f64,
    pub mid: f64,
    pub high: f64,
}

/// One target's plan and its end.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Phase {
    /// The planned way; empty where a target has none.
    pub plan: Vec<At>,
    /// Written along the plan: `序时进度`.
    pub plan_label: String,
    /// Height of the target's line; for a band its lower edge.
    pub target: f64,
    /// Upper edge of a band.
    pub upper: Option<f64>,
    /// From where to where the target's line is drawn.
    pub from: f64,
    pub to: f64,
    /// `目标 13（2023年12月）`.
    pub target_label: String,
    /// Whether the target has a due date, marked at `to`.
    pub due: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bracket {
    pub from: f64,
    pub to: f64,
    pub y: f64,
    /// `滞后3.6个月`.
    pub label: String,
}

/// A forecast is drawn as long as its span is no larger than this share of the axis.
const WIDEST_FAN: f64 = 0.6;

/// The chart of one indicator in one region, from its rows there.
pub(crate) fn trend(c: &Context<'_>, indicator: &Indicator, lines: &[&Line<'_>]) -> Framed<Trend> {
    let l = c.locale;
    // Where each region has a target, the region above has none of its own.
    let of_each = lines.iter().any(|l| l.assessed.each_total);
    let is_own = |l: &&Line<'_>| !l.assessed.each_total && (l.assessed.target.is_some() || !of_each);
    let own: Vec<&Line<'_>> = lines.iter().copied().filter(is_own).collect();
    let values = values(c, indicator, &own);
    let window = Window::new(c.input.as_of, &values.runs, &own);
    let actual: Vec<Vec<At>> =
        values.runs.iter().map(|run| run.seen.iter().map(|seen| window.seen(seen)).collect()).collect();
    let phases: Vec<Phase> =
        own.iter().filter_map(|l| Some(phase(c, &window, l.assessed.target?, l, indicator))).collect();
    let current = current(c.input.as_of, &own).or_else(|| lines.iter().copied().find(|l| l.assessed.each_total));
    let last = all_seen(&values.runs).rfind(|seen| seen.standing != Standing::Partial);
    let last = last.map(|s| Label { at: window.seen(s), text: l.number(&s.value, indicator.decimals) });
    let columns = values.columns(&window);
    let year_before = values.year_before(c, &own, &window);
    let known = || {
        let edges = |p: &Phase| p.plan.iter().map(|q| q.y).chain([p.target]).chain(p.upper).collect::<Vec<_>>();
        let amounts = columns.iter().flat_map(|column| [0.0, column.y]);
        let lines = actual.iter().flatten().chain(&year_before).map(|p| p.y);
        lines.chain(phases.iter().flat_map(edges)).chain(amounts)
    };
    let fan = current.map(|line| {
        let y = y_axis(l, indicator.unit, &known().collect::<Vec<_>>());
        fan(&window, last.as_ref().map(|l| l.at), line, (y.max - y.min) * WIDEST_FAN)
    });
    let fan = fan.unwrap_or_default();
    let signal = current
        .and_then(|line| line.assessed.outlook.as_ref()?.signal.as_ref().ok())
        // A share of totals that start anew each year has no variation of its own.
        .filter(|_| !indicator.kind.adds_up() && natural_window(indicator, c.input.catalog).is_of_states());
    let is_flagged = |m: &Month| signal.is_some_and(|s| s.flagged.iter().any(|f| f.month == *m && beyond(f)));
    let those = |test: &dyn Fn(&Seen) -> bool| -> Vec<At> {
        all_seen(&values.runs).filter(|seen| test(seen)).map(|seen| window.seen(seen)).collect()
    };
    let ys: Vec<f64> = known().chain(fan.iter().map(|p| p.mid)).collect();
    let name = lines
        .first()
        .map_or_else(|| l.name(indicator).to_owned(), |line| full_name(c, indicator, line.assessed.region));
    let said = lines.iter().find(|l| l.assessed.each_total).copied().or(current);
    let title =
        said.map_or_else(|| Headline { full: name.clone(), short: name.clone() }, |line| headline::of_line(c, line));
    let text = said.map(|l| l.row.sentence.clone()).unwrap_or_default();
    Framed {
        id: ChartId::of(ChartKind::Trend, &indicator.id),
        // Where each region has a target, their count says more than their sum.
        title: title.full,
        short_title: title.short,
        subtitle: name_line(c, &name, indicator),
        notes: notes(c, indicator),
        alt: l.say("chart-alt", &[("name", &name), ("asof", &l.month(c.input.as_of)), ("text", &text)]),
        caption: name,
        drawing: Trend {
            x: x_axis(l, c.input.catalog.calendar, window.first, window.last),
            y: y_axis(l, indicator.unit, &ys),
            gaps: gaps(&values.runs, &window),
            actual,
            actual_label: l.word(match indicator.adds_up() {
                true => "chart-total",
                false if indicator.trailing_year => "chart-year",
                false => "chart-actual",
            }),
            columns,
            column_label: l.word("chart-own"),
            year_before,
            year_before_label: l.word("chart-year-before"),
            last,
            behind: current.and_then(|line| bracket(c, &window, line)),
            phases,
            role: current.map_or(Verdict::Watch, |l| l.assessed.assessment.verdict),
            provisional: those(&|seen| seen.standing != Standing::Sure),
            provisional_label: l.word("chart-provisional"),
            special: those(&|seen| is_flagged(&seen.month)),
            special_label: l.word("chart-special"),
            fan,
            fan_label: l.word("chart-forecast"),
        },
    }
}

/// Whether a point lies outside the limits. Runs and trends are for the control chart: here they would ring half the line.
fn beyond(flagged: &Flagged) -> bool {
    flagged.causes.iter().any(|cause| matches!(cause, SpecialCause::AboveLimit | SpecialCause::BelowLimit))
}

/// The forecast from the last value on, as far as the axis goes and as long as its span is within `widest`: a value that may be
/// anything is no forecast. The span does not stretch the axis.
fn fan(window: &Window, last: Option<At>, line: &Line<'_>, widest: f64) -> Vec<FanPoint> {
    let forecast = line.assessed.outlook.as_ref().and_then(|o| o.forecast.as_ref().ok());
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

/// The target that the chart's colour and bracket speak for: the next one due that is not yet met, else the last.
fn current<'a, 'b>(as_of: Month, lines: &[&'a Line<'b>]) -> Option<&'a Line<'b>> {
    let due = |l: &Line<'_>| l.assessed.target.and_then(|t| t.due).map(When::month);
    let open = lines.iter().copied().filter(|l| due(l).is_none_or(|d| d >= as_of));
    open.filter(|l| l.assessed.assessment.verdict != Verdict::Met)
        .min_by_key(|l| due(l).map_or(i32::MAX, Month::ordinal))
        .or_else(|| lines.last().copied())
}

fn phase(c: &Context<'_>, window: &Window, target: &Target, line: &Line<'_>, indicator: &Indicator) -> Phase {
    let l = c.locale;
    let a = &line.assessed.assessment;
    let plan: Vec<At> = a.plan.iter().map(|(at, y)| window.at(to_f64(at), to_f64(y))).collect();
    let from = plan.first().map_or_else(|| window.x(start_of(target.from)), |p| p.x).max(0.0);
    let due = target.due.map(|d| window.x(end_of(d)));
    let shown = due.filter(|x| *x <= window.end() + 1e-9);
    let to = shown.unwrap_or(window.end()).max(from);
    let bound = match (&target.upper, target.kind) {
        (Some(upper), TargetKind::Within) => {
            format!("{}—{}", l.stated(&target.value, indicator.unit), l.stated(upper, indicator.unit))
        }
        _ => line.assessed.bound().map(|bound| l.stated(bound, indicator.unit)).unwrap_or_default(),
    };
    let target_label = match target.due {
        Some(due) => l.say("chart-target-due", &[("target", &bound), ("due", &l.when(due))]),
        None => l.say("chart-target", &[("target", &bound)]),
    };
    Phase {
        plan: clipped(plan, window.end()),
        plan_label: l.word("chart-plan"),
        target: line.assessed.bound().map_or(0.0, to_f64),
        upper: target.upper.as_ref().map(to_f64),
        from,
        to,
        target_label,
        due: shown.is_some(),
    }
}

fn bracket(c: &Context<'_>, window: &Window, line: &Line<'_>) -> Option<Bracket> {
    let a = &line.assessed.assessment;
    let months = a.months_behind.as_ref().filter(|m| m.is_positive() && !a.plan.is_empty())?;
    if !a.verdict.is_lagging() || line.assessed.each_total {
        return None;
    }
    let to = window.x(month_end(c.input.as_of));
    let label = c.locale.say("chart-behind", &[("n", &c.locale.number(months, 1))]);
    Some(Bracket { from: (to - to_f64(months)).max(0.0), to, y: to_f64(a.value.as_ref()?), label })
}
