//! Values against the limits that chance alone would keep to.

use super::{of_region, series};
use crate::catalog::{Indicator, RegionId};
use crate::measure::exact::to_f64;
use crate::measure::{Exact, Month};
use crate::report::axis::{month_end, x_axis, y_axis};
use crate::report::build::Context;
use crate::report::chart::{Chart, Control, Drawing, Label, Limits, Point as At};
use crate::series::Point;

/// Limits that hold from one month to another, both counted.
#[derive(Debug, Clone)]
pub struct Stretch {
    pub from: Month,
    pub to: Month,
    pub lower: Exact,
    pub mean: Exact,
    pub upper: Exact,
}

/// What the values of one region say about chance.
#[derive(Debug, Clone)]
pub struct Signals {
    pub region: RegionId,
    /// Stretches in order of time; empty where there are too few values for limits.
    pub stretches: Vec<Stretch>,
    /// Months that chance alone does not explain.
    pub flagged: Vec<Month>,
    /// A target that speaks of the same amounts.
    pub target: Option<Exact>,
}

/// A flow is judged by the months' own amounts, anything else by its state.
fn value<'a>(indicator: &Indicator, point: &'a Point) -> Option<&'a Exact> {
    if indicator.kind.adds_up() { point.own.as_ref() } else { point.value.observed() }
}

pub(super) fn control(c: &Context<'_>, indicator: &Indicator, signals: &Signals) -> Chart {
    let l = c.locale;
    let points = series(c, indicator).map(|s| s.points.as_slice()).unwrap_or_default();
    let known: Vec<(Month, &Exact)> = points.iter().filter_map(|p| Some((p.month, value(indicator, p)?))).collect();
    let first = known.first().map_or(c.input.as_of, |(month, _)| *month);
    let at = |month: Month, y: &Exact| At { x: month_end(month) - f64::from(first.ordinal()), y: to_f64(y) };
    let step = c.input.catalog.feed_of(indicator).map_or(1, |f| f.every.months());
    let runs = known.chunk_by(|a, b| b.0.since(a.0) <= step);
    let actual: Vec<Vec<At>> = runs.map(|run| run.iter().map(|(m, y)| at(*m, y)).collect()).collect();
    let limits: Vec<Limits> = signals
        .stretches
        .iter()
        .map(|s| Limits {
            from: (month_end(s.from) - f64::from(first.ordinal()) - 1.0).max(0.0),
            to: month_end(s.to) - f64::from(first.ordinal()),
            lower: to_f64(&s.lower),
            mean: to_f64(&s.mean),
            upper: to_f64(&s.upper),
        })
        .collect();
    let ys: Vec<f64> = actual
        .iter()
        .flatten()
        .map(|p| p.y)
        .chain(limits.iter().flat_map(|s| [s.lower, s.upper]))
        .chain(signals.target.as_ref().map(to_f64))
        .collect();
    let as_of = l.month(c.input.as_of);
    let flagged = signals.flagged.len().to_string();
    let args = [("name", l.name(indicator)), ("asof", &as_of), ("count", &flagged)];
    let subtitle = if limits.is_empty() { "control-subtitle-none" } else { "control-subtitle" };
    let mean = signals.stretches.last().map(|s| l.number(&s.mean, indicator.decimals.max(1))).unwrap_or_default();
    let chart = Chart {
        name: format!("control-{}", indicator.id),
        title: l.name(indicator).to_owned(),
        subtitle: l.say(subtitle, &args),
        notes: c.notes(indicator),
        alt: l.say("control-alt", &args),
        drawing: Drawing::Control(Control {
            unit: l.say("axis-unit", &[("unit", &l.unit(indicator.unit))]),
            x: x_axis(l, first, c.input.as_of.max(first)),
            y: y_axis(l, indicator.unit, &ys),
            last: known.last().map(|(m, y)| Label { at: at(*m, y), text: l.number(y, indicator.decimals) }),
            actual,
            actual_label: l.word(if indicator.kind.adds_up() { "control-own" } else { "chart-actual" }),
            limits,
            mean_label: l.say("control-mean", &[("mean", &mean)]),
            limit_label: l.word("control-limits"),
            special: known.iter().filter(|(m, _)| signals.flagged.contains(m)).map(|(m, y)| at(*m, y)).collect(),
            special_label: l.word("chart-special"),
            target: signals
                .target
                .as_ref()
                .map(|t| (to_f64(t), l.say("chart-target", &[("target", &l.stated(t, indicator.unit))]))),
        }),
    };
    of_region(c, chart, signals.region)
}
