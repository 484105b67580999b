//! A row's numbers as people read them: with their units, and without for tables that name the unit apart.

use crate::assess::Verdict;
use crate::catalog::Target;
use crate::locale::Locale;
use crate::measure::Exact;
use crate::measure::exact::whole;
use crate::report::assessed::Assessed;
use crate::report::gap::{gap_as_spoken, gap_words};
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
    pub progress: String,
    pub elapsed: String,
    pub gap: String,
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
    pub progress: String,
    pub elapsed: String,
    /// `少0.80`.
    pub gap: String,
}

/// `lapsed`: the target that was in force last, where there is none now.
pub(super) fn row_text(l: &Locale, row: &Assessed<'_>, name: String, lapsed: Option<&Target>) -> RowText {
    let (a, unit, decimals) = (&row.assessment, row.unit(), row.decimals());
    RowText {
        name,
        value: a.value.as_ref().map(|x| l.marked(&l.amount(x, decimals, unit), a)).unwrap_or_default(),
        note: l.notes(a),
        target: band(row, |x| l.stated(x, unit)),
        due: row.target.and_then(|t| t.due).map(|d| l.when(d)).unwrap_or_default(),
        progress: a.progress.as_ref().map(|x| l.percent(x)).unwrap_or_default(),
        elapsed: a.elapsed.as_ref().map(|x| l.percent(x)).unwrap_or_default(),
        gap: gap_words(l, a.gap_by_now(), a.toward(row.better()), decimals, unit),
        verdict: verdict(l, row, lapsed),
    }
}

pub(super) fn table_text(l: &Locale, row: &Assessed<'_>) -> TableText {
    let (a, unit, decimals) = (&row.assessment, row.unit(), row.decimals());
    let percent = |x: &Exact| l.number(&(x * whole(100)), 1);
    TableText {
        unit: l.spoken_unit(unit),
        value: a.value.as_ref().map(|x| l.marked(&l.number_as_spoken(x, decimals, unit), a)).unwrap_or_default(),
        target: band(row, |x| l.stated_number(x, unit)),
        progress: a.progress.as_ref().map(percent).unwrap_or_default(),
        elapsed: a.elapsed.as_ref().map(percent).unwrap_or_default(),
        gap: gap_as_spoken(l, a.gap_by_now(), a.toward(row.better()), decimals, unit),
    }
}

/// The target, or both edges of a band; empty where there is none.
fn band(row: &Assessed<'_>, text: impl Fn(&Exact) -> String) -> String {
    match (row.bound(), row.upper()) {
        (Some(low), Some(high)) => format!("{}—{}", text(low), text(high)),
        (Some(bound), None) => text(bound),
        (None, _) => String::new(),
    }
}

/// A target that has run out is not the same as none ever set.
fn verdict(l: &Locale, row: &Assessed<'_>, lapsed: Option<&Target>) -> String {
    match (row.assessment.verdict, lapsed) {
        (Verdict::Watch, Some(_)) => l.word("verdict-watch-lapsed"),
        _ => row.verdict(l, &row.assessment),
    }
}
