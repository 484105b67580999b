//! Regions in the order of how far behind they are.

use super::axis::{Axis, bars};
use super::id::{ChartId, ChartKind};
use super::key::key;
use super::regions_said::of_regions;
use crate::assess::{Flag, Shortfall, Verdict};
use crate::catalog::{Indicator, Promise, Target};
use crate::measure::exact::to_f64;
use crate::measure::{Direction, Exact};
use crate::report::charts::title_and_notes::{Framed, name_line, notes, withheld_note};
use crate::report::context::Context;
use crate::report::gap::gap_words;
use crate::report::order::severity;
use crate::report::row::Line;
use num_traits::Signed;
use serde::Serialize;

/// Regions in an order, each with its value, what the plan asks of it, and what it is short of.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Ranking {
    pub axis: Axis,
    /// A target that is the same for all: its value and its words.
    pub target: Option<(f64, String)>,
    /// Says what the bars are: `完成`, `应达`, `差额`.
    pub actual_label: String,
    pub plan_label: String,
    pub gap_label: String,
    pub rows: Vec<RankRow>,
    /// The verdicts that occur, in order of merit, with their words.
    pub key: Vec<(Verdict, String)>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct RankRow {
    /// `3`, or empty for what has no place.
    pub place: String,
    pub name: String,
    pub role: Verdict,
    /// None where no value is known.
    pub actual: Option<f64>,
    /// What the plan, or else the target, asks for.
    pub plan: Option<f64>,
    /// Whether the difference is in favour; None where there is none.
    pub good: Option<bool>,
    pub value: String,
    /// `少0.3万亩`, or why there is no value.
    pub gap: String,
    /// A row that stands for several regions.
    pub sum: bool,
}

/// A ranking for each promise that single regions have.
pub(crate) fn rankings(c: &Context<'_>, lines: &[Line<'_>]) -> Vec<Framed<Ranking>> {
    let mut charts = Vec::new();
    for indicator in c.input.catalog.indicators.iter().filter(|i| !i.hidden) {
        let own: Vec<&Line<'_>> =
            lines.iter().filter(|l| !l.row.root && l.assessed.indicator.id == indicator.id).collect();
        let mut promises: Vec<Promise<'_>> = Vec::new();
        for promise in own.iter().filter_map(|l| l.assessed.target.map(Target::promise)) {
            if !promises.contains(&promise) {
                promises.push(promise);
            }
        }
        for (n, promise) in promises.iter().enumerate() {
            let of_target: Vec<&Line<'_>> =
                own.iter().copied().filter(|l| l.assessed.target.is_some_and(|t| t.promise() == *promise)).collect();
            let kept = of_target.iter().any(|l| l.assessed.assessment.value.is_some() || !l.assessed.protected);
            // A single region is no ranking, nor are regions of which nothing is printed.
            if of_target.len() > 1
                && kept
                && let Some(mut chart) = ranking(c, indicator, &of_target, Some(c.input.most_regions))
            {
                chart.id.promise = n + 1;
                charts.push(chart);
            }
        }
    }
    charts
}

/// `lines`: an indicator's rows below the root. Several targets: the one due next that is shown first on the board.
pub(crate) fn ranking(
    c: &Context<'_>,
    indicator: &Indicator,
    lines: &[&Line<'_>],
    worst: Option<usize>,
) -> Option<Framed<Ranking>> {
    let l = c.locale;
    let target = lines.first()?.assessed.target;
    let mut lines: Vec<&Line<'_>> = lines
        .iter()
        .copied()
        .filter(|l| l.assessed.target.map(Target::promise) == target.map(Target::promise))
        .collect();
    sort(c, &mut lines, indicator);
    let total = lines.len();
    let shown = worst.filter(|n| *n > 0 && *n < total - 1).unwrap_or(total);
    // Worked out once: a row for each of the worst among a country's regions would do so for every other.
    let mut places: Vec<_> = lines.iter().map(|line| place(c, line)).collect();
    places.sort();
    let before = |line: &Line<'_>| places.partition_point(|other| *other < place(c, line));
    let mut rows: Vec<RankRow> = lines[..shown].iter().map(|line| row(c, line, before(line))).collect();
    if shown < total {
        rows.push(rest(c, indicator, &lines[shown..]));
    }
    let line = common(&lines);
    let values: Vec<f64> = lines
        .iter()
        .flat_map(|l| {
            [l.assessed.assessment.value.as_ref().map(to_f64), l.assessed.assessment.asked_by_now().map(to_f64)]
        })
        .flatten()
        .chain(line.map(to_f64))
        .chain([0.0])
        .collect();
    let as_of = l.month(c.input.as_of);
    let behind = lines.iter().filter(|l| l.assessed.assessment.verdict.is_lagging()).count().to_string();
    let level = l.level(&c.input.catalog.regions.get(lines[0].assessed.region).level);
    let printed = lines.iter().filter(|l| !l.assessed.assessment.has(Flag::Withheld)).count();
    let args = [
        ("name", l.name(indicator)),
        ("asof", &as_of),
        ("total", &printed.to_string()),
        ("behind", &behind),
        ("level", &level),
    ];
    let name = l.say("ranking-title", &args);
    let title = of_regions(c, indicator, &lines);
    let order = match (target.is_some(), indicator.better) {
        (true, _) => "ranking-subtitle",
        (false, Direction::Higher) => "ranking-subtitle-rising",
        (false, Direction::Lower) => "ranking-subtitle-falling",
    };
    let shown = lines.iter().map(|line| line.assessed);
    Some(Framed {
        id: ChartId::of(ChartKind::Ranking, &indicator.id),
        title: title.full,
        short_title: title.short,
        subtitle: l.say(order, &[("name", &name_line(c, &name, indicator))]),
        caption: name,
        notes: withheld_note(c, lines.iter().copied()).into_iter().chain(notes(c, indicator)).collect(),
        alt: l.say(if target.is_some() { "ranking-alt" } else { "ranking-alt-watch" }, &args),
        drawing: Ranking {
            axis: bars(&values),
            target: line.zip(target).map(|(bound, t)| (to_f64(bound), target_words(c, indicator, bound, t))),
            actual_label: l.word("ranking-actual"),
            plan_label: l.word("ranking-plan"),
            gap_label: l.word("ranking-gap"),
            rows,
            key: if target.is_some() { key(l, shown) } else { Vec::new() },
        },
    })
}

/// Those that lag first, by shortfall; without a target by value, since nothing is judged.
fn sort(c: &Context<'_>, lines: &mut [&Line<'_>], indicator: &Indicator) {
    if lines.iter().any(|l| l.assessed.target.is_some()) {
        lines.sort_by_cached_key(|line| severity(c, line));
        return;
    }
    lines.sort_by(|a, b| {
        let (x, y) = (&a.assessed.assessment.value, &b.assessed.assessment.value);
        let by_value = match indicator.better {
            Direction::Higher => x.cmp(y),
            Direction::Lower => y.cmp(x),
        };
        (x.is_none(), by_value, a.position).cmp(&(y.is_none(), std::cmp::Ordering::Equal, b.position))
    });
}

/// What all regions have to reach, where it is the same for all.
fn common<'a>(lines: &'a [&Line<'_>]) -> Option<&'a Exact> {
    let bound = lines.first()?.assessed.bound()?;
    lines.iter().all(|l| l.assessed.bound() == Some(bound)).then_some(bound)
}

fn target_words(c: &Context<'_>, indicator: &Indicator, bound: &Exact, target: &Target) -> String {
    let l = c.locale;
    let bound = l.stated(bound, indicator.unit);
    match target.due {
        Some(due) => l.say("chart-target-due", &[("target", &bound), ("due", &l.when(due))]),
        None => l.say("chart-target", &[("target", &bound)]),
    }
}

fn gap_text(c: &Context<'_>, line: &Line<'_>, gap: Option<&Exact>) -> String {
    let indicator = line.assessed.indicator;
    let toward = line.assessed.assessment.toward(indicator.better);
    gap_words(c.locale, gap, toward, indicator.decimals, indicator.unit)
}

/// By what a region stands before another; equal for ties.
fn place(c: &Context<'_>, line: &Line<'_>) -> (usize, Shortfall) {
    let (verdict, short, _) = severity(c, line);
    (verdict, short)
}

/// `before`: how many regions stand before it.
fn row(c: &Context<'_>, line: &Line<'_>, before: usize) -> RankRow {
    let (l, a) = (c.locale, &line.assessed.assessment);
    let rated = a.verdict.is_rated();
    let gap = a.gap_by_now();
    let value = a.value.as_ref().filter(|_| a.verdict != Verdict::NoData);
    RankRow {
        place: if rated { (before + 1).to_string() } else { String::new() },
        name: l.region(c.input.catalog.regions.get(line.assessed.region)).to_owned(),
        role: a.verdict,
        actual: value.map(to_f64),
        plan: a.asked_by_now().map(to_f64),
        good: gap.filter(|_| rated).map(|g| !g.is_negative()),
        value: value.map_or_else(|| line.row.text.verdict.clone(), |x| l.number(x, line.assessed.indicator.decimals)),
        gap: if value.is_some() { gap_text(c, line, gap) } else { String::new() },
        sum: false,
    }
}

/// The regions that have no row of their own, in one.
fn rest(c: &Context<'_>, indicator: &Indicator, lines: &[&Line<'_>]) -> RankRow {
    let l = c.locale;
    let sum = |parts: Option<Vec<&Exact>>| {
        parts.filter(|_| indicator.adds_up_over_regions()).map(|parts| parts.into_iter().sum::<Exact>())
    };
    let value = sum(lines.iter().map(|line| line.assessed.assessment.value.as_ref()).collect());
    let gap = sum(lines.iter().map(|line| line.assessed.assessment.gap_by_now()).collect());
    let level = l.level(&c.input.catalog.regions.get(lines[0].assessed.region).level);
    RankRow {
        place: String::new(),
        name: l.say("ranking-rest", &[("count", &lines.len().to_string()), ("level", &level)]),
        role: Verdict::NotRated,
        actual: None,
        plan: None,
        good: gap.as_ref().map(|g| !g.is_negative()),
        value: value.map(|x| l.number(&x, indicator.decimals)).unwrap_or_default(),
        gap: gap_words(l, gap.as_ref(), indicator.better, indicator.decimals, indicator.unit),
        sum: true,
    }
}
