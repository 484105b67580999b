//! A row's numbers as people read them: with their units, and without for tables that name the unit apart.

use crate::assess::{Assessment, Verdict};
use crate::catalog::Target;
use crate::locale::Locale;
use crate::measure::Exact;
use crate::measure::exact::whole;
use crate::report::assessed::Assessed;
use crate::report::gap::{gap_as_spoken, gap_words};
use num_traits::{One, Signed, Zero};
use serde::Serialize;

/// A row's numbers with their units, and its words; empty where there are none.
#[derive(Debug, Clone, Default, Serialize)]
pub struct RowText {
    pub name: String,
    pub value: String,
    /// What a reader must know of the value: that it is provisional, carried over, incomplete.
    pub note: String,
    pub target: String,
    pub due: String,
    /// Value ÷ target.
    pub completion: String,
    /// Share of the promised change, where that is not the same.
    pub net: String,
    pub progress: String,
    pub elapsed: String,
    pub gap: String,
    /// To what the plan asks for by now; empty without a plan.
    pub gap_to_plan: String,
    pub gap_to_target: String,
    pub verdict: String,
}

/// The same numbers for tables with a column for the unit; empty where there are none.
#[derive(Debug, Clone, Default, Serialize)]
pub struct TableText {
    /// Of value, target and gap.
    pub unit: String,
    pub value: String,
    pub target: String,
    /// In per cent.
    pub completion: String,
    pub net: String,
    pub progress: String,
    pub elapsed: String,
    /// `少0.80`.
    pub gap: String,
    pub gap_to_plan: String,
    pub gap_to_target: String,
}

impl RowText {
    /// Of a count of regions before due: how many are on their way, and no gap, since nothing is short yet.
    pub(super) fn tell_on_its_way(&mut self, value: &str) {
        value.clone_into(&mut self.value);
        [&mut self.completion, &mut self.gap, &mut self.gap_to_target].into_iter().for_each(String::clear);
    }
}

impl TableText {
    /// See [`RowText::tell_on_its_way`].
    pub(super) fn tell_on_its_way(&mut self, value: &str) {
        value.clone_into(&mut self.value);
        [&mut self.completion, &mut self.gap, &mut self.gap_to_target].into_iter().for_each(String::clear);
    }
}

/// `lapsed`: the target that was in force last, where there is none now.
pub(super) fn row_text(l: &Locale, row: &Assessed<'_>, name: String, lapsed: Option<&Target>) -> RowText {
    let (a, unit, decimals) = (&row.assessment, row.unit(), row.decimals());
    RowText {
        name,
        value: a.value.as_ref().map(|x| l.marked(&l.amount(x, decimals, unit), a)).unwrap_or_default(),
        note: l.notes(a),
        target: row.target_text(l, true),
        due: row.target.and_then(|t| t.due).map(|d| l.when(d)).unwrap_or_default(),
        completion: a.completion.as_ref().map(|x| l.percent(x)).unwrap_or_default(),
        net: net(a).map(|x| l.percent(x)).unwrap_or_default(),
        progress: a.progress.as_ref().map(|x| l.percent(x)).unwrap_or_default(),
        elapsed: a.elapsed.as_ref().map(|x| l.percent(x)).unwrap_or_default(),
        gap: gap_words(l, gap_by_now(row).as_ref(), a.toward(row.better()), decimals, unit),
        gap_to_plan: gap_words(l, gap_to_plan(row).as_ref(), a.toward(row.better()), decimals, unit),
        gap_to_target: gap_words(l, a.gap_to_target.as_ref(), a.toward(row.better()), decimals, unit),
        verdict: verdict(l, row, lapsed),
    }
}

pub(super) fn table_text(l: &Locale, row: &Assessed<'_>) -> TableText {
    let (a, unit, decimals) = (&row.assessment, row.unit(), row.decimals());
    let percent = |x: &Exact| l.number(&(x * whole(100)), 1);
    TableText {
        unit: l.spoken_unit(unit),
        value: a.value.as_ref().map(|x| l.marked(&l.number_as_spoken(x, decimals, unit), a)).unwrap_or_default(),
        target: row.target_text(l, false),
        completion: a.completion.as_ref().map(percent).unwrap_or_default(),
        net: net(a).map(percent).unwrap_or_default(),
        progress: a.progress.as_ref().map(percent).unwrap_or_default(),
        elapsed: a.elapsed.as_ref().map(percent).unwrap_or_default(),
        gap: gap_as_spoken(l, gap_by_now(row).as_ref(), a.toward(row.better()), decimals, unit),
        gap_to_plan: gap_as_spoken(l, gap_to_plan(row).as_ref(), a.toward(row.better()), decimals, unit),
        gap_to_target: gap_as_spoken(l, a.gap_to_target.as_ref(), a.toward(row.better()), decimals, unit),
    }
}

/// The share of the promised change (净增完成率), where the change does not begin at zero.
fn net(a: &Assessment) -> Option<&Exact> {
    a.progress.as_ref().filter(|_| a.baseline.as_ref().is_some_and(|b| !b.is_zero()))
}

/// The gap to what a plan asks for by as-of. Less than one whole thing is none.
fn gap_to_plan(row: &Assessed<'_>) -> Option<Exact> {
    let a = &row.assessment;
    let gap = a.gap.as_ref().filter(|_| a.elapsed.is_some() && a.asks_by_now() && a.verdict != Verdict::Met)?;
    let small = row.unit().counts_whole_things() && gap.abs() < Exact::one();
    Some(if small { Exact::zero() } else { gap.clone() })
}

/// The gap to report.
fn gap_by_now(row: &Assessed<'_>) -> Option<Exact> {
    gap_to_plan(row).or_else(|| row.assessment.gap_by_now().cloned())
}

/// A target that has run out is not the same as none ever set.
fn verdict(l: &Locale, row: &Assessed<'_>, lapsed: Option<&Target>) -> String {
    match (row.assessment.verdict, lapsed) {
        (Verdict::Watch, Some(_)) => l.word("verdict-watch-lapsed"),
        _ => row.verdict(l, &row.assessment),
    }
}
