//! The board: every judged target of the root on one page, worst first.

use super::build::{Context, Line, role};
use super::chart::{Board, BoardRow, Chart, Drawing, Role};
use super::lagging::severity;
use crate::assess::{Assessment, Verdict};
use crate::catalog::TargetKind;
use crate::locale::Locale;
use crate::measure::exact::{round, to_f64};
use crate::measure::{Direction, Exact};
use num_traits::{Signed, Zero};

/// A bar is drawn a little beyond the whole at most.
const LONGEST_BAR: f64 = 1.15;
/// Verdicts in order of merit, for the key.
const MERIT: [Verdict; 6] =
    [Verdict::Met, Verdict::OnPace, Verdict::Behind, Verdict::FarBehind, Verdict::Missed, Verdict::NoData];

/// What the board's rows stand together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Group {
    #[default]
    None,
    Section,
    Lead,
}

impl Group {
    fn name(self, c: &Context<'_>, line: &Line<'_>) -> String {
        match self {
            Self::None => String::new(),
            Self::Section => line.row.indicator.section.clone(),
            Self::Lead => match line.row.target {
                Some(target) if !target.lead.is_empty() => target.lead.clone(),
                _ => c.locale.word("lead-none"),
            },
        }
    }
}

pub(super) fn board(c: &Context<'_>, lines: &[&Line<'_>], group: Group) -> Chart {
    let l = c.locale;
    let mut judged: Vec<&Line<'_>> =
        lines.iter().copied().filter(|l| l.row.target.is_some() && MERIT.contains(&l.row.assessment.verdict)).collect();
    judged.sort_by_cached_key(|line| severity(c, line));
    // The group with the worst row first, each in the board's order.
    let groups: Vec<String> = judged.iter().map(|line| group.name(c, line)).collect();
    judged.sort_by_cached_key(|line| {
        let name = group.name(c, line);
        groups.iter().position(|g| *g == name)
    });
    let behind = judged.iter().filter(|l| l.row.assessment.verdict.is_lagging()).count().to_string();
    let rows: Vec<BoardRow> = judged.iter().map(|line| row(c, line, &judged, group)).collect();
    let key = MERIT
        .into_iter()
        .filter(|v| judged.iter().any(|l| l.row.assessment.verdict == *v))
        .map(|v| (role(v), l.verdict_word(v)))
        .collect::<Vec<(Role, String)>>();
    let as_of = l.month(c.input.as_of);
    let rated = judged.iter().filter(|l| l.row.assessment.verdict != Verdict::NoData).count().to_string();
    Chart {
        name: "board".to_owned(),
        indicator: None,
        title: l.word("board-title"),
        subtitle: l.say("board-subtitle", &[("asof", &as_of)]),
        notes: c.input.catalog.synthetic.iter().cloned().collect(),
        alt: l.say("board-alt", &[("asof", &as_of), ("total", &rated), ("behind", &behind)]),
        drawing: Drawing::Board(Board {
            bar_label: l.word(if judged.iter().any(|l| by_completion(l)) { "board-bar-or-share" } else { "board-bar" }),
            marker_label: l.word("board-marker"),
            value_head: l.word("board-value"),
            gap_head: l.word("board-gap"),
            rows,
            key,
        }),
    }
}

/// Whether a row's bar shows how much there is of what is to be kept: it has no way to go, and so no progress.
fn by_completion(line: &Line<'_>) -> bool {
    let a = &line.row.assessment;
    a.progress.is_none() && a.completion.is_some() && a.verdict != Verdict::NoData
}

fn row(c: &Context<'_>, line: &Line<'_>, all: &[&Line<'_>], group: Group) -> BoardRow {
    let l = c.locale;
    let (a, row) = (&line.row.assessment, line.row);
    let no_data = a.verdict == Verdict::NoData;
    let (bar, marker) = match (&a.progress, &a.elapsed) {
        _ if no_data => (None, None),
        (Some(progress), Some(elapsed)) => (Some(progress), Some(to_f64(elapsed))),
        _ if row.target.is_some_and(|t| t.kind == TargetKind::Zero) => (None, None),
        (progress, _) => match progress.as_ref().or(a.completion.as_ref()) {
            Some(done) => (Some(done), Some(1.0)),
            None => (None, None),
        },
    };
    let several =
        all.iter().filter(|o| o.row.indicator.id == row.indicator.id && o.row.each_total == row.each_total).count() > 1;
    let due = row.target.and_then(|t| t.due);
    let name = match due.filter(|_| several) {
        Some(due) => l.say("board-name-due", &[("name", &line.shown.name), ("due", &l.when(due))]),
        None => line.shown.name.clone(),
    };
    BoardRow {
        group: group.name(c, line),
        name,
        role: role(a.verdict),
        verdict: line.shown.verdict.clone(),
        bar: bar.map(|b| to_f64(b).clamp(0.0, LONGEST_BAR)),
        marker: marker.map(|m| m.clamp(0.0, 1.0)),
        bar_text: bar.map(|b| l.percent(b)).unwrap_or_default(),
        value: value(l, line),
        gap: line.shown.gap.clone(),
    }
}

pub(super) fn value(l: &Locale, line: &Line<'_>) -> String {
    let (row, a) = (line.row, &line.row.assessment);
    match (&a.value, row.bound()) {
        (Some(value), Some(bound)) => {
            let decimals = if row.each_total { 0 } else { row.indicator.decimals };
            let value = l.number_as_spoken(value, decimals, line.unit);
            l.say("value-of-target", &[("value", &value), ("target", &l.stated(bound, line.unit))])
        }
        _ => line.shown.value.clone(),
    }
}

/// Whether something is asked for by now: not where nothing is owed yet, nor of what is met already.
pub(super) fn is_owed(a: &Assessment) -> bool {
    a.elapsed.as_ref().is_none_or(|f| !f.is_zero()) && a.verdict != Verdict::Met
}

/// The gap that is told: to what is asked for by now, or to the target.
pub(super) fn gap(a: &Assessment) -> Option<&Exact> {
    a.gap.as_ref().filter(|_| is_owed(a)).or(a.gap_to_target.as_ref())
}

/// The gap in words: `少900亩`; empty where there is none to tell.
pub(super) fn gap_words(
    l: &Locale,
    gap: Option<&Exact>,
    better: Direction,
    decimals: u32,
    unit: crate::measure::Unit,
) -> String {
    let Some(gap) = gap else { return String::new() };
    if round(gap, decimals, l.rounding()).is_zero() {
        return l.word("board-even");
    }
    let less = gap.is_negative() == (better == Direction::Higher);
    let key = if less { "board-short-less" } else { "board-short-more" };
    l.say(key, &[("gap", &l.difference(&gap.abs(), decimals, unit))])
}
