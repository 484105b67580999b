//! Regions in the order of how far behind they are.

use super::key;
use crate::assess::{Assessment, Flag, Verdict};
use crate::catalog::{Indicator, Promise, Target};
use crate::measure::exact::{to_f64, whole};
use crate::measure::{Direction, Exact};
use crate::report::axis::bars;
use crate::report::board::{gap, gap_words};
use crate::report::build::{Context, Line, role};
use crate::report::chart::{Chart, Drawing, RankRow, Ranking};
use crate::report::lagging::severity;
use num_traits::{Signed, Zero};

/// A ranking for each promise that single regions have.
pub(in crate::report) fn rankings(c: &Context<'_>, lines: &[Line<'_>]) -> Vec<Chart> {
    let mut charts = Vec::new();
    for indicator in c.input.catalog.indicators.iter().filter(|i| !i.hidden) {
        let own: Vec<&Line<'_>> = lines.iter().filter(|l| !l.root && l.row.indicator.id == indicator.id).collect();
        let mut promises: Vec<Promise<'_>> = Vec::new();
        for promise in own.iter().filter_map(|l| l.row.target.map(Target::promise)) {
            if !promises.contains(&promise) {
                promises.push(promise);
            }
        }
        for (n, promise) in promises.iter().enumerate() {
            let of_target: Vec<&Line<'_>> =
                own.iter().copied().filter(|l| l.row.target.is_some_and(|t| t.promise() == *promise)).collect();
            let kept = of_target.iter().any(|l| l.row.assessment.value.is_some() || !l.row.veiled);
            // A single region is no ranking, nor are regions of which nothing is printed.
            if of_target.len() > 1
                && kept
                && let Some(mut chart) = ranking(c, indicator, &of_target, Some(c.input.worst))
            {
                if n > 0 {
                    chart.name = format!("{}-{}", chart.name, n + 1);
                }
                charts.push(chart);
            }
        }
    }
    charts
}

/// `lines`: an indicator's rows below the root. Several targets: the one due next that is shown first on the board.
pub(super) fn ranking(
    c: &Context<'_>,
    indicator: &Indicator,
    lines: &[&Line<'_>],
    worst: Option<usize>,
) -> Option<Chart> {
    let l = c.locale;
    let target = lines.first()?.row.target;
    let mut lines: Vec<&Line<'_>> =
        lines.iter().copied().filter(|l| l.row.target.map(Target::promise) == target.map(Target::promise)).collect();
    sort(c, &mut lines, indicator);
    let total = lines.len();
    let shown = worst.filter(|n| *n > 0 && *n < total - 1).unwrap_or(total);
    let mut rows: Vec<RankRow> = lines[..shown].iter().map(|line| row(c, line, &lines)).collect();
    if shown < total {
        rows.push(rest(c, indicator, &lines[shown..]));
    }
    let line = common(&lines);
    let values: Vec<f64> = lines
        .iter()
        .flat_map(|l| [l.row.assessment.value.as_ref().map(to_f64), asked(l).map(to_f64)])
        .flatten()
        .chain(line.map(to_f64))
        .chain([0.0])
        .collect();
    let name = l.name(indicator);
    let as_of = l.month(c.input.as_of);
    let behind = lines.iter().filter(|l| l.row.assessment.verdict.is_lagging()).count().to_string();
    let level = l.level(&c.input.catalog.regions.get(lines[0].row.region).level);
    let told = lines.iter().filter(|l| !l.row.assessment.has(Flag::Withheld)).count();
    let told = [("name", name), ("asof", &as_of), ("total", &told.to_string()), ("behind", &behind), ("level", &level)];
    let key_lines = lines.iter().copied();
    Some(Chart {
        name: format!("ranking-{}", indicator.id),
        indicator: Some(indicator.id.clone()),
        title: l.say("ranking-title", &told),
        subtitle: l.say(if target.is_some() { "ranking-subtitle" } else { "ranking-subtitle-watch" }, &told),
        notes: c.withheld_note(lines.iter().copied()).into_iter().chain(c.notes(indicator)).collect(),
        alt: l.say(if target.is_some() { "ranking-alt" } else { "ranking-alt-watch" }, &told),
        drawing: Drawing::Ranking(Ranking {
            unit: c.unit_line(indicator),
            axis: bars(&values),
            target: line.zip(target).map(|(bound, t)| (to_f64(bound), target_words(c, indicator, bound, t))),
            actual_label: l.word("ranking-actual"),
            plan_label: l.word("ranking-plan"),
            gap_label: l.word("ranking-gap"),
            rows,
            key: if target.is_some() { key(l, key_lines) } else { Vec::new() },
        }),
    })
}

/// Worst first: by verdict and shortfall; without a target by value.
fn sort(c: &Context<'_>, lines: &mut [&Line<'_>], indicator: &Indicator) {
    if lines.iter().any(|l| l.row.target.is_some()) {
        lines.sort_by_cached_key(|line| severity(c, line));
        return;
    }
    lines.sort_by(|a, b| {
        let (x, y) = (&a.row.assessment.value, &b.row.assessment.value);
        let by_value = match indicator.better {
            Direction::Higher => x.cmp(y),
            Direction::Lower => y.cmp(x),
        };
        (x.is_none(), by_value, a.position).cmp(&(y.is_none(), std::cmp::Ordering::Equal, b.position))
    });
}

/// What all regions have to reach, where it is the same for all.
fn common<'a>(lines: &'a [&Line<'_>]) -> Option<&'a Exact> {
    let bound = lines.first()?.row.bound()?;
    lines.iter().all(|l| l.row.bound() == Some(bound)).then_some(bound)
}

fn target_words(c: &Context<'_>, indicator: &Indicator, bound: &Exact, target: &Target) -> String {
    let l = c.locale;
    let bound = l.stated(bound, indicator.unit);
    match target.due {
        Some(due) => l.say("chart-target-due", &[("target", &bound), ("due", &l.when(due))]),
        None => l.say("chart-target", &[("target", &bound)]),
    }
}

/// What is asked for by now, or, where nothing is owed yet, in the end.
fn asked<'a>(line: &'a Line<'_>) -> Option<&'a Exact> {
    let a = &line.row.assessment;
    let owed = a.elapsed.as_ref().is_none_or(|f| !f.is_zero());
    a.expected.as_ref().filter(|_| owed).or(a.target.as_ref())
}

fn gap_text(c: &Context<'_>, line: &Line<'_>, gap: Option<&Exact>) -> String {
    let indicator = line.row.indicator;
    let toward = line.row.assessment.toward(indicator.better);
    gap_words(c.locale, gap, toward, indicator.decimals, indicator.unit)
}

fn row(c: &Context<'_>, line: &Line<'_>, all: &[&Line<'_>]) -> RankRow {
    let (l, a) = (c.locale, &line.row.assessment);
    let rated = a.verdict.is_rated();
    let gap = gap(a);
    let place = |line: &Line<'_>| {
        let (verdict, short, _) = severity(c, line);
        (verdict, short)
    };
    let before = all.iter().filter(|o| place(o) < place(line)).count();
    let value = a.value.as_ref().filter(|_| a.verdict != Verdict::NoData);
    RankRow {
        place: if rated { (before + 1).to_string() } else { String::new() },
        name: c.input.catalog.regions.get(line.row.region).name.clone(),
        role: role(a.verdict),
        actual: value.map(to_f64),
        plan: asked(line).map(to_f64),
        good: gap.filter(|_| rated).map(|g| !g.is_negative()),
        value: value.map_or_else(|| line.shown.verdict.clone(), |x| l.number(x, line.row.indicator.decimals)),
        gap: if value.is_some() { gap_text(c, line, gap) } else { String::new() },
        sum: false,
    }
}

/// The regions that have no row of their own, in one.
fn rest(c: &Context<'_>, indicator: &Indicator, lines: &[&Line<'_>]) -> RankRow {
    let l = c.locale;
    let sum = |part: for<'a> fn(&'a Assessment) -> Option<&'a Exact>| {
        let parts: Option<Vec<&Exact>> = lines.iter().map(|line| part(&line.row.assessment)).collect();
        parts.filter(|_| indicator.sums_up()).map(|parts| parts.into_iter().fold(whole(0), |a, b| a + b))
    };
    let value = sum(|a| a.value.as_ref());
    let gaps: Option<Vec<&Exact>> = lines.iter().map(|line| gap(&line.row.assessment)).collect();
    let gap = gaps.filter(|_| indicator.sums_up()).map(|gaps| gaps.into_iter().fold(whole(0), |a, b| a + b));
    let level = l.level(&c.input.catalog.regions.get(lines[0].row.region).level);
    RankRow {
        place: String::new(),
        name: l.say("ranking-rest", &[("count", &lines.len().to_string()), ("level", &level)]),
        role: role(Verdict::NotRated),
        actual: None,
        plan: None,
        good: gap.as_ref().map(|g| !g.is_negative()),
        value: value.map(|x| l.number(&x, indicator.decimals)).unwrap_or_default(),
        gap: gap_words(l, gap.as_ref(), indicator.better, indicator.decimals, indicator.unit),
        sum: true,
    }
}
