//! A control chart: values against the limits that chance alone would keep within.

use crate::catalog::Indicator;
use crate::measure::exact::to_f64;
use crate::measure::{Exact, Month};
use crate::report::charts::axis::{Axis, month_end, x_axis, y_axis};
use crate::report::charts::id::{ChartId, ChartKind};
use crate::report::charts::points::{Label, Point as At};
use crate::report::charts::title_and_notes::{Framed, full_name, name_line, notes};
use crate::report::context::Context;
use crate::report::input::Series;
use crate::report::row::Line;
use serde::Serialize;

/// Values against the limits that chance alone would keep within (`XmR`).
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Control {
    pub x: Axis,
    pub y: Axis,
    /// Runs of consecutive months with a value; between two runs months are missing.
    pub actual: Vec<Vec<At>>,
    /// From the end of one run to the beginning of the next.
    pub gaps: Vec<[At; 2]>,
    pub actual_label: String,
    pub last: Option<Label>,
    /// Stretches with limits of their own, in order.
    pub limits: Vec<Limits>,
    pub mean_label: String,
    pub limit_label: String,
    /// Points that chance alone does not explain.
    pub special: Vec<At>,
    pub special_label: String,
    /// A target to hold the limits against: its value and its words.
    pub target: Option<(f64, String)>,
}

/// Limits from the end of one month to that of another.
#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Limits {
    pub from: f64,
    pub to: f64,
    pub lower: f64,
    pub mean: f64,
    pub upper: f64,
}

/// `line`: the indicator's row in the region that the input's series is of. The series holds what chance is judged by: a flow's own
/// amounts, else states.
pub(super) fn control(c: &Context<'_>, indicator: &Indicator, line: &Line<'_>) -> Framed<Control> {
    let found = line.assessed.outlook.as_ref().map(|o| o.signal.as_ref());
    let signal = found.and_then(Result::ok);
    let flagged: Vec<Month> = signal.iter().flat_map(|s| &s.flagged).map(|f| f.month).collect();
    let l = c.locale;
    let points = series(c, indicator).map(|s| s.points.as_slice()).unwrap_or_default();
    let known: Vec<(Month, &Exact)> = points.iter().filter_map(|p| Some((p.month, p.value.observed()?))).collect();
    let first = known.first().map_or(c.input.as_of, |(month, _)| *month);
    let at = |month: Month, y: &Exact| At { x: month_end(month) - f64::from(first.ordinal()), y: to_f64(y) };
    let step = c.input.catalog.feed_of(indicator).map_or(1, |f| f.every.months());
    let runs = known.chunk_by(|a, b| b.0.since(a.0) <= step);
    let actual: Vec<Vec<At>> = runs.map(|run| run.iter().map(|(m, y)| at(*m, y)).collect()).collect();
    let segments = signal.iter().flat_map(|s| &s.segments);
    let limited: Vec<_> = segments.filter_map(|s| Some((s, s.limits.as_ref().ok()?))).collect();
    let limits: Vec<Limits> = limited
        .iter()
        .map(|(s, limits)| Limits {
            from: (month_end(s.from) - f64::from(first.ordinal()) - 1.0).max(0.0),
            to: month_end(s.to) - f64::from(first.ordinal()),
            lower: to_f64(&limits.lower),
            mean: to_f64(&limits.mean),
            upper: to_f64(&limits.upper),
        })
        .collect();
    // Only where the target speaks of the same amounts as the months.
    let target = signal.filter(|s| s.assurance.is_some()).and_then(|_| line.assessed.bound());
    let ys: Vec<f64> = actual
        .iter()
        .flatten()
        .map(|p| p.y)
        .chain(limits.iter().flat_map(|s| [s.lower, s.upper]))
        .chain(target.map(to_f64))
        .collect();
    let as_of = l.month(c.input.as_of);
    let (count, months) = (flagged.len().to_string(), known.len().to_string());
    let name = full_name(c, indicator, line.assessed.region);
    let why = found.and_then(Result::err).map(|why| l.no_signal(*why)).unwrap_or_default();
    let args = [("name", name.as_str()), ("asof", &as_of), ("count", &count), ("months", &months), ("why", &why)];
    let said = match (signal, flagged.len()) {
        (None, _) => "headline-control-unlimited",
        (Some(_), 0) => "headline-control-none",
        (Some(_), _) => "headline-control",
    };
    let caption = l.say("control-caption", &args);
    let mean = limited.last().map(|(_, s)| l.number(&s.mean, indicator.decimals.max(1))).unwrap_or_default();
    Framed {
        id: ChartId::of(ChartKind::Control, &indicator.id),
        title: l.say(said, &args),
        short_title: caption.clone(),
        subtitle: name_line(c, &caption, indicator),
        caption,
        notes: notes(c, indicator),
        alt: l.say(if signal.is_some() { "control-alt" } else { "control-alt-none" }, &args),
        drawing: Control {
            x: x_axis(l, c.input.catalog.calendar, first, c.input.as_of.max(first)),
            y: y_axis(l, indicator.unit, &ys),
            last: known.last().map(|(m, y)| Label { at: at(*m, y), text: l.number(y, indicator.decimals) }),
            gaps: actual.windows(2).filter_map(|pair| Some([*pair[0].last()?, *pair[1].first()?])).collect(),
            actual,
            actual_label: l.word(if indicator.kind.adds_up() { "control-own" } else { "chart-actual" }),
            limits,
            mean_label: l.say("control-mean", &[("mean", &mean)]),
            limit_label: l.word("control-limits"),
            special: known.iter().filter(|(m, _)| flagged.contains(m)).map(|(m, y)| at(*m, y)).collect(),
            special_label: l.word("chart-special"),
            target: target.map(|t| (to_f64(t), l.say("chart-target", &[("target", &l.stated(t, indicator.unit))]))),
        },
    }
}

/// The series of the root that `input` holds for an indicator.
fn series<'a>(c: &Context<'a>, indicator: &Indicator) -> Option<&'a Series<'a>> {
    c.input.series.iter().find(|s| s.indicator.id == indicator.id)
}
