//! The board: every judged target of the root on one page, worst first.

use super::id::{ChartId, ChartKind};
use super::key::key;
use crate::assess::Verdict;
use crate::catalog::TargetKind;
use crate::measure::exact::to_f64;
use crate::report::charts::title_and_notes::Framed;
use crate::report::context::Context;
use crate::report::order::severity;
use crate::report::row::Line;
use serde::Serialize;

/// All judged indicators on one page: how much is done, against how much is due.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Board {
    /// Says what the bar and the marker are: `完成进度`, `序时进度`.
    pub bar_label: String,
    pub marker_label: String,
    /// Heads of the columns at the right: value and target, gap.
    pub value_head: String,
    pub gap_head: String,
    pub rows: Vec<BoardRow>,
    /// The verdicts that occur, in order of merit, with their words: the key at the foot.
    pub key: Vec<(Verdict, String)>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoardRow {
    /// Rows of one group stand together under its name; empty where there are no groups.
    pub group: String,
    pub name: String,
    pub role: Verdict,
    pub verdict: String,
    /// Share of the way done, as drawn: from 0 to 1 and a little beyond. None where nothing can be drawn.
    pub bar: Option<f64>,
    /// Share of the way that is due.
    pub marker: Option<f64>,
    /// The bar's number in words: `59.2%`.
    pub bar_text: String,
    /// `7100／12000亩`.
    pub value: String,
    /// `少900亩`.
    pub gap: String,
}

/// A bar is drawn a little beyond the whole at most.
const LONGEST_BAR: f64 = 1.15;

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
            Self::Section => line.assessed.indicator.section.clone(),
            Self::Lead => line.assessed.target.map(|_| c.lead(line.assessed)).unwrap_or_default(),
        }
    }
}

/// Whether a verdict has a row on the board.
fn has_a_row(verdict: Verdict) -> bool {
    !matches!(verdict, Verdict::NotRated | Verdict::Watch)
}

pub(crate) fn board(c: &Context<'_>, lines: &[&Line<'_>], group: Group) -> Framed<Board> {
    let l = c.locale;
    let is_judged = |l: &&Line<'_>| l.assessed.target.is_some() && has_a_row(l.assessed.assessment.verdict);
    let mut judged: Vec<&Line<'_>> = lines.iter().copied().filter(is_judged).collect();
    judged.sort_by_cached_key(|line| severity(c, line));
    // The group with the worst row first, each in the board's order.
    let groups: Vec<String> = judged.iter().map(|line| group.name(c, line)).collect();
    judged.sort_by_cached_key(|line| {
        let name = group.name(c, line);
        groups.iter().position(|g| *g == name)
    });
    let behind = judged.iter().filter(|l| l.assessed.assessment.verdict.is_lagging()).count().to_string();
    let rows: Vec<BoardRow> = judged.iter().map(|line| row(c, line, &judged, group)).collect();
    let key = key(l, judged.iter().map(|line| line.assessed));
    let as_of = l.month(c.input.as_of);
    let rated = judged.iter().filter(|l| l.assessed.assessment.verdict != Verdict::NoData).count().to_string();
    Framed {
        id: ChartId::of_all(ChartKind::Board),
        title: l.word("board-title"),
        subtitle: l.say("board-subtitle", &[("asof", &as_of)]),
        notes: c.input.catalog.synthetic.iter().cloned().collect(),
        alt: l.say("board-alt", &[("asof", &as_of), ("total", &rated), ("behind", &behind)]),
        drawing: Board {
            bar_label: l.word(if judged.iter().any(|l| by_completion(l)) { "board-bar-or-share" } else { "board-bar" }),
            marker_label: l.word("board-marker"),
            value_head: l.word("board-value"),
            gap_head: l.word("board-gap"),
            rows,
            key,
        },
    }
}

/// Whether a row's bar shows how much of the target there is: where a state has to hold, there is no progress to show.
fn by_completion(line: &Line<'_>) -> bool {
    let a = &line.assessed.assessment;
    a.progress.is_none() && a.completion.is_some() && a.verdict != Verdict::NoData
}

fn row(c: &Context<'_>, line: &Line<'_>, all: &[&Line<'_>], group: Group) -> BoardRow {
    let l = c.locale;
    let (a, row) = (&line.assessed.assessment, line.assessed);
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
    let several = all
        .iter()
        .filter(|o| o.assessed.indicator.id == row.indicator.id && o.assessed.each_total == row.each_total)
        .count()
        > 1;
    BoardRow {
        group: group.name(c, line),
        name: c.name_among(&line.row.text.name, row.target, several),
        role: a.verdict,
        verdict: line.row.text.verdict.clone(),
        bar: bar.map(|b| to_f64(b).clamp(0.0, LONGEST_BAR)),
        marker: marker.map(|m| m.clamp(0.0, 1.0)),
        bar_text: bar.map(|b| l.percent(b)).unwrap_or_default(),
        value: line.value_of_target(l),
        gap: line.row.text.gap.clone(),
    }
}
