//! One indicator in all regions, a small panel each, worst first.

use super::axis::{Axis, x_axis, y_axis};
use super::id::{ChartId, ChartKind};
use super::key::key;
use super::points::Point as At;
use super::regions_said::of_regions;
use super::runs::{Run, Runs, Seen, Standing, Values, Window, all_seen, clipped, runs_of, total_of};
use crate::assess::Verdict;
use crate::catalog::{Indicator, Target};
use crate::measure::exact::to_f64;
use crate::report::charts::title_and_notes::{Framed, name_line, notes};
use crate::report::context::Context;
use crate::report::order::severity;
use crate::report::row::Line;
use serde::Serialize;

/// One indicator in many regions, on axes that all share.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Multiples {
    pub x: Axis,
    pub y: Axis,
    pub panels: Vec<Panel>,
    pub actual_label: String,
    pub plan_label: String,
    pub target_label: String,
    pub provisional_label: String,
    /// The verdicts that occur, in order of merit, with their words.
    pub key: Vec<(Verdict, String)>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Panel {
    pub name: String,
    pub role: Verdict,
    /// Runs of consecutive months with a value.
    pub actual: Vec<Vec<At>>,
    /// Those of its points that a rejected row could change.
    pub provisional: Vec<At>,
    pub plan: Vec<At>,
    pub target: Option<f64>,
    /// The last value, or why there is none.
    pub last: String,
}

/// `lines`: an indicator's rows below the root. None where there is none.
pub(super) fn multiples(c: &Context<'_>, indicator: &Indicator, lines: &[&Line<'_>]) -> Option<Framed<Multiples>> {
    let l = c.locale;
    let target = lines.first()?.assessed.target.map(Target::promise);
    let mut lines: Vec<&Line<'_>> =
        lines.iter().copied().filter(|l| l.assessed.target.map(Target::promise) == target).collect();
    lines.sort_by_cached_key(|line| severity(c, line));
    let step = c.input.catalog.feed_of(indicator).map_or(1, |f| f.every.months());
    let values = |line: &&Line<'_>| {
        let row = line.assessed;
        let total = total_of(row.window, c.input.catalog.calendar);
        runs_of(Values { points: &row.points, pending: &row.pending, total }, step, false)
    };
    let runs: Vec<Runs> = lines.iter().map(values).collect();
    let all: Runs = runs.iter().flatten().cloned().collect();
    let window = Window::new(c.input.as_of, &all, &lines);
    let panels: Vec<Panel> = lines
        .iter()
        .zip(&runs)
        .map(|(line, runs)| {
            let a = &line.assessed.assessment;
            let value = a.value.as_ref().filter(|_| a.verdict != Verdict::NoData);
            let plan = a.plan.iter().map(|(at, y)| window.at(to_f64(at), to_f64(y))).collect();
            let run = |run: &Run| run.seen.iter().map(|seen| window.seen(seen)).collect::<Vec<At>>();
            Panel {
                name: l.region(c.input.catalog.regions.get(line.assessed.region)).to_owned(),
                role: a.verdict,
                actual: runs.iter().map(run).collect(),
                provisional: provisional(runs).map(|seen| window.seen(seen)).collect(),
                plan: clipped(plan, window.end()),
                target: a.target.as_ref().map(to_f64),
                last: value
                    .map_or_else(|| line.row.text.verdict.clone(), |x| l.marked(&l.number(x, indicator.decimals), a)),
            }
        })
        .collect();
    let ys: Vec<f64> = panels
        .iter()
        .flat_map(|p| p.actual.iter().flatten().chain(&p.plan).map(|q| q.y).chain(p.target))
        .chain([0.0])
        .collect();
    let mut x = x_axis(l, c.input.catalog.calendar, window.first, window.last);
    if let Some(end) = x.ticks.last_mut() {
        end.label = l.month_and_year_short(window.last);
    }
    let level = l.level(&c.input.catalog.regions.get(lines[0].assessed.region).level);
    let as_of = l.month(c.input.as_of);
    let behind = lines.iter().filter(|l| l.assessed.assessment.verdict.is_lagging()).count().to_string();
    let total = lines.len().to_string();
    let args =
        [("name", l.name(indicator)), ("asof", &as_of), ("total", &total), ("behind", &behind), ("level", &level)];
    let rated = target.is_some();
    let name = l.say("ranking-title", &args);
    let title = of_regions(c, indicator, &lines);
    Some(Framed {
        id: ChartId::of(ChartKind::Multiples, &indicator.id),
        title: title.full,
        short_title: title.short,
        subtitle: l.say(
            if rated { "multiples-subtitle" } else { "multiples-subtitle-watch" },
            &[("name", &name_line(c, &name, indicator))],
        ),
        caption: name,
        notes: notes(c, indicator),
        alt: l.say(if rated { "ranking-alt" } else { "ranking-alt-watch" }, &args),
        drawing: Multiples {
            x,
            y: trimmed(y_axis(l, indicator.unit, &ys), &ys),
            panels,
            actual_label: l.word("chart-actual"),
            plan_label: l.word("chart-plan"),
            target_label: l.word("chart-target-line"),
            provisional_label: l.word("chart-provisional"),
            key: if rated { key(l, lines.iter().map(|line| line.assessed)) } else { Vec::new() },
        },
    })
}

/// The values that a rejected row could change.
fn provisional(runs: &Runs) -> impl Iterator<Item = &Seen> {
    all_seen(runs).filter(|seen| seen.standing == Standing::Provisional)
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
