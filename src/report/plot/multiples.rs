//! One indicator in all regions, worst first.

use super::key;
use crate::assess::Verdict;
use crate::catalog::{Indicator, Target};
use crate::measure::exact::to_f64;
use crate::report::axis::{x_axis, y_axis};
use crate::report::build::{Context, Line, role};
use crate::report::chart::{Axis, Chart, Drawing, Multiples, Panel, Point as At};
use crate::report::lagging::severity;
use crate::report::trend::{Window, clipped, split};

/// `lines`: an indicator's rows below the root. None where there is none.
pub(super) fn multiples(c: &Context<'_>, indicator: &Indicator, lines: &[&Line<'_>]) -> Option<Chart> {
    let l = c.locale;
    let target = lines.first()?.row.target.map(Target::promise);
    let mut lines: Vec<&Line<'_>> =
        lines.iter().copied().filter(|l| l.row.target.map(Target::promise) == target).collect();
    lines.sort_by_cached_key(|line| severity(c, line));
    let step = c.input.catalog.feed_of(indicator).map_or(1, |f| f.every.months());
    let runs: Vec<_> = lines.iter().map(|line| split((&line.row.points, &[]), step, false)).collect();
    let all: Vec<_> = runs.iter().flatten().cloned().collect();
    let window = Window::new(c.input.as_of, &all, &lines);
    let panels: Vec<Panel> = lines
        .iter()
        .zip(&runs)
        .map(|(line, runs)| {
            let a = &line.row.assessment;
            let value = a.value.as_ref().filter(|_| a.verdict != Verdict::NoData);
            let plan = a.plan.iter().map(|(at, y)| window.at(to_f64(at), to_f64(y))).collect();
            let run = |run: &Vec<_>| run.iter().map(|seen| window.seen(seen)).collect::<Vec<At>>();
            Panel {
                name: c.input.catalog.regions.get(line.row.region).name.clone(),
                role: role(a.verdict),
                actual: runs.iter().map(run).collect(),
                plan: clipped(plan, window.end()),
                target: a.target.as_ref().map(to_f64),
                last: value.map_or_else(|| line.shown.verdict.clone(), |x| l.number(x, indicator.decimals)),
            }
        })
        .collect();
    let ys: Vec<f64> = panels
        .iter()
        .flat_map(|p| p.actual.iter().flatten().chain(&p.plan).map(|q| q.y).chain(p.target))
        .chain([0.0])
        .collect();
    let mut x = x_axis(l, window.first, window.last);
    if let Some(end) = x.ticks.last_mut() {
        end.label = l.month_and_year_short(window.last);
    }
    let level = l.level(&c.input.catalog.regions.get(lines[0].row.region).level);
    let as_of = l.month(c.input.as_of);
    let behind = lines.iter().filter(|l| l.row.assessment.verdict.is_lagging()).count().to_string();
    let total = lines.len().to_string();
    let told =
        [("name", l.name(indicator)), ("asof", &as_of), ("total", &total), ("behind", &behind), ("level", &level)];
    let rated = target.is_some();
    Some(Chart {
        name: format!("multiples-{}", indicator.id),
        indicator: Some(indicator.id.clone()),
        title: l.say("ranking-title", &told),
        subtitle: l.say(if rated { "multiples-subtitle" } else { "multiples-subtitle-watch" }, &told),
        notes: c.notes(indicator),
        alt: l.say(if rated { "ranking-alt" } else { "ranking-alt-watch" }, &told),
        drawing: Drawing::Multiples(Multiples {
            unit: c.unit_line(indicator),
            x,
            y: trimmed(y_axis(l, indicator.unit, &ys), &ys),
            panels,
            actual_label: l.word("chart-actual"),
            plan_label: l.word("chart-plan"),
            target_label: l.word("chart-target-line"),
            key: if rated { key(l, lines.iter().copied()) } else { Vec::new() },
        }),
    })
}

/// The axis without ticks that no value needs: small planes have no room to spare.
fn trimmed(mut axis: Axis, values: &[f64]) -> Axis {
    let highest = values.iter().copied().fold(f64::NEG_INFINITY, f64::max);
    while axis.ticks.len() > 2 && axis.ticks[axis.ticks.len() - 2].at >= highest {
        axis.ticks.pop();
    }
    axis.max = axis.ticks.last().map_or(axis.max, |tick| tick.at);
    axis
}
