//! The board: every judged target of the root on one page, by verdict.

use super::id::{ChartId, ChartKind};
use super::key::key;
use crate::assess::{Flag, Verdict};
use crate::catalog::{Basis, TargetKind};
use crate::measure::Exact;
use crate::measure::exact::to_f64;
use crate::report::charts::title_and_notes::{Framed, Headline};
use crate::report::context::Context;
use crate::report::gap::gap_words;
use crate::report::order::severity;
use crate::report::row::Line;
use num_traits::One;
use serde::Serialize;

/// All judged indicators on one page: how much is done, against how much is due.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Board {
    /// Says what the bar and the marker are: `任务完成`, `序时进度`.
    pub bar_label: String,
    pub marker_label: String,
    /// Heads of the columns: verdict; value and target; gap to the plan; gap to the target.
    pub verdict_head: String,
    pub value_head: String,
    pub plan_head: String,
    pub target_head: String,
    /// Head of a column that shows the gap to the plan or, without one, to the target.
    pub either_head: String,
    pub rows: Vec<BoardRow>,
    /// The verdicts that occur, in order of merit, with their words: the key at the foot, for boards without a column of verdicts.
    pub key: Vec<(Verdict, String)>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoardRow {
    /// Rows of one group stand together under its name; empty where there are no groups.
    pub group: String,
    pub name: String,
    pub role: Verdict,
    pub verdict: String,
    /// Share of the way done, from 0 to 1. None where nothing can be drawn.
    pub bar: Option<f64>,
    /// Whether more than the whole is done: the bar is broken off at its end.
    pub over: bool,
    /// Share of the way that is due; None where nothing is due by a plan.
    pub marker: Option<f64>,
    /// The bar's number in words: `59.2%`.
    pub bar_text: String,
    /// `7100／12000亩`.
    pub value: String,
    /// Against what the plan asks for: `少900亩`; empty without a plan.
    pub plan_gap: String,
    /// Against the target.
    pub target_gap: String,
}

/// What the board's rows stand together by.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Group {
    /// Tasks with a way to go, then what has to hold or to be cleared.
    #[default]
    None,
    Section,
    Lead,
}

impl Group {
    fn name(self, c: &Context<'_>, line: &Line<'_>) -> String {
        match self {
            Self::None if has_to_hold(line) => c.locale.word("board-kept"),
            Self::None => String::new(),
            Self::Section => line.assessed.indicator.section.clone(),
            Self::Lead => line.assessed.target.map(|_| c.lead(line.assessed)).unwrap_or_default(),
        }
    }
}

/// Whether a verdict has a row on the board.
fn has_a_row(verdict: Verdict) -> bool {
    !matches!(verdict, Verdict::NotRated | Verdict::Watch)
}

/// Whether a target is a state that has to hold, or cases to be cleared, so that there is no way and no 序时.
fn has_to_hold(line: &Line<'_>) -> bool {
    let kind = line.assessed.target.map(|target| target.kind);
    let holds = matches!(kind, Some(TargetKind::Keep | TargetKind::Zero | TargetKind::Within));
    holds && line.assessed.assessment.elapsed.is_none()
}

/// Rows stand in this order.
fn place(verdict: Verdict) -> usize {
    match verdict {
        Verdict::Missed => 0,
        Verdict::FarBehind => 1,
        Verdict::Behind => 2,
        Verdict::OnPace => 3,
        Verdict::NotRated => 4,
        Verdict::Met => 5,
        Verdict::NoData => 6,
        Verdict::Watch => 7,
    }
}

pub(crate) fn board(c: &Context<'_>, lines: &[&Line<'_>], group: Group) -> Framed<Board> {
    let l = c.locale;
    let is_judged = |l: &&Line<'_>| l.assessed.target.is_some() && has_a_row(l.assessed.assessment.verdict);
    let mut judged: Vec<&Line<'_>> = lines.iter().copied().filter(is_judged).collect();
    judged.sort_by_cached_key(|line| (place(line.assessed.assessment.verdict), severity(c, line)));
    // The group with the worst row first, each in the board's order; what has to hold always stands last.
    let groups: Vec<String> = judged.iter().map(|line| group.name(c, line)).collect();
    judged.sort_by_cached_key(|line| {
        let name = group.name(c, line);
        (group == Group::None && has_to_hold(line), groups.iter().position(|g| *g == name))
    });
    let title = headline(c, &judged);
    let rows: Vec<BoardRow> = judged.iter().map(|line| row(c, line, &judged, group)).collect();
    let key = key(l, judged.iter().map(|line| line.assessed));
    let as_of = l.month(c.input.as_of);
    let rated = judged.iter().filter(|l| l.assessed.assessment.verdict != Verdict::NoData).count().to_string();
    let behind = judged.iter().filter(|l| l.assessed.assessment.verdict.is_lagging()).count().to_string();
    Framed {
        id: ChartId::of_all(ChartKind::Board),
        title: title.full,
        short_title: title.short,
        caption: l.word("board-title"),
        subtitle: l.say("board-subtitle", &[("asof", &as_of)]),
        notes: c.marks(),
        alt: l.say("board-alt", &[("asof", &as_of), ("total", &rated), ("behind", &behind)]),
        drawing: Board {
            bar_label: l.word("board-bar"),
            marker_label: l.word("board-marker"),
            verdict_head: l.word("head-verdict"),
            value_head: l.word("board-value"),
            plan_head: l.word("board-gap-plan"),
            target_head: l.word("board-gap-target"),
            either_head: l.word("board-gap-either"),
            rows,
            key,
        },
    }
}

/// How many lag, and which lags most by figures that are firm: of a stated or evenly split plan, and not provisional.
fn headline(c: &Context<'_>, judged: &[&Line<'_>]) -> Headline {
    let l = c.locale;
    let rated: Vec<&&Line<'_>> = judged.iter().filter(|l| l.assessed.assessment.verdict.is_rated()).collect();
    let lagging: Vec<&&&Line<'_>> = rated.iter().filter(|l| l.assessed.assessment.verdict.is_lagging()).collect();
    let is_firm = |line: &Line<'_>| {
        let basis = line.assessed.target.map(|target| target.basis);
        matches!(basis, Some(Basis::Stated | Basis::Split)) && !line.assessed.assessment.has(Flag::Doubtful)
    };
    let worst = lagging.iter().filter(|line| is_firm(line)).min_by_key(|line| {
        let verdict = line.assessed.assessment.verdict;
        (has_to_hold(line), place(verdict), severity(c, line))
    });
    let (total, behind) = (rated.len().to_string(), lagging.len().to_string());
    let worst = worst.map(|line| l.name(line.assessed.indicator)).unwrap_or_default();
    let key = match (rated.len(), lagging.len()) {
        (0, _) => "headline-board-empty",
        (_, 0) => "headline-board-none",
        _ if worst.is_empty() => "headline-board",
        _ => "headline-board-worst",
    };
    let args = [("total", total.as_str()), ("behind", &behind), ("worst", worst)];
    Headline { full: l.say(key, &args), short: l.say("headline-board", &args) }
}

fn row(c: &Context<'_>, line: &Line<'_>, all: &[&Line<'_>], group: Group) -> BoardRow {
    let l = c.locale;
    let (a, row) = (&line.assessed.assessment, line.assessed);
    let no_data = a.verdict == Verdict::NoData;
    let is_zero = row.target.is_some_and(|t| t.kind == TargetKind::Zero) && a.elapsed.is_none();
    let bar = a.progress.as_ref().or(a.completion.as_ref()).filter(|_| !no_data && !is_zero);
    let marker = match &a.elapsed {
        _ if no_data || has_to_hold(line) => None,
        Some(elapsed) => Some(to_f64(elapsed)),
        None if a.past_due => Some(1.0),
        None => None,
    };
    let several = all
        .iter()
        .filter(|o| o.assessed.indicator.id == row.indicator.id && o.assessed.each_total == row.each_total)
        .count()
        > 1;
    let gap = |gap: Option<&Exact>| {
        gap_words(l, gap.filter(|_| !no_data), a.toward(row.better()), row.decimals(), row.unit())
    };
    let has_plan = a.elapsed.is_some() && a.asks_by_now() && a.verdict != Verdict::Met;
    BoardRow {
        group: group.name(c, line),
        name: c.name_among(&line.row.text.name, row.target, several),
        role: a.verdict,
        verdict: line.row.text.verdict.clone(),
        bar: bar.map(|b| to_f64(b).clamp(0.0, 1.0)),
        over: bar.is_some_and(|b| *b > Exact::one()),
        marker: marker.map(|m| m.clamp(0.0, 1.0)),
        bar_text: bar.map(|b| l.percent(b)).unwrap_or_default(),
        value: line.value_of_target(l),
        plan_gap: gap(a.gap.as_ref().filter(|_| has_plan)),
        target_gap: gap(a.gap_to_target.as_ref()),
    }
}
