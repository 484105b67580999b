//! Which figures of a published report are different by now (发布后的变动).

use super::capped_list::CappedList;
use crate::assess::Verdict;
use crate::locale::Locale;
use crate::measure::Month;
use crate::measure::exact::{Decimal, Exact};
use crate::report::compare::{Snapshot, SnapshotRow, is_same};
use crate::report::context::Context;
use serde::Serialize;
use std::collections::BTreeSet;

/// Lines that a briefing shows; all of them are in `report.json`.
const RESTATEMENTS_SHOWN: usize = 40;

/// A published report, and the same month's as it would be now.
#[derive(Debug, Clone)]
pub struct Published {
    pub then: Snapshot,
    pub now: Snapshot,
}

/// The figures that are different, in the order of the report's rows.
#[derive(Debug, Clone, Serialize)]
pub struct RestatementsPart {
    /// The month that the earlier report spoke for.
    pub as_of: String,
    /// Its sentence says how many figures are different.
    #[serde(flatten)]
    pub list: CappedList<Restatement>,
}

/// One published figure that is different now.
#[derive(Debug, Clone, Serialize)]
pub struct Restatement {
    pub indicator: String,
    pub name: String,
    pub region: String,
    pub region_name: String,
    pub feed: String,
    /// Who sends it.
    pub source: String,
    /// In full, without unit; empty where there was none.
    pub old: String,
    pub new: String,
    /// As people read them.
    pub old_text: String,
    pub new_text: String,
    /// The verdicts in words.
    pub before: String,
    pub after: String,
    /// Whether the verdict changed.
    pub flipped: bool,
}

pub(crate) fn restatements(c: &Context<'_>, published: &Published) -> RestatementsPart {
    let l = c.locale;
    let Published { then, now } = published;
    let pairs = now.rows.iter().filter_map(|b| Some((then.rows.iter().find(|a| is_same(a, b))?, b)));
    let mut seen = BTreeSet::new();
    let moved = pairs.filter(|(a, b)| a.record.value != b.record.value);
    // Targets on one indicator share its value: it has one line, and another only where a verdict changes with it.
    let lines: Vec<Restatement> = moved
        .filter(|(a, b)| {
            seen.insert((&b.record.indicator, &b.record.region, b.each_total)) || a.record.verdict != b.record.verdict
        })
        .map(|(a, b)| line(c, a, b))
        .collect();
    let month = Month::parse(&then.as_of).map_or_else(|| then.as_of.clone(), |m| l.month(m));
    let flipped = lines.iter().filter(|m| m.flipped).count();
    let text = match (lines.len(), flipped) {
        (0, _) => l.say("since-none", &[("month", &month)]),
        (n, 0) => l.say("since-values", &[("month", &month), ("count", &n.to_string())]),
        (n, f) => l.say("since-flips", &[("month", &month), ("count", &n.to_string()), ("flips", &f.to_string())]),
    };
    let list = CappedList::new(l, text, lines, RESTATEMENTS_SHOWN, "since-more");
    RestatementsPart { as_of: then.as_of.clone(), list }
}

fn line(c: &Context<'_>, a: &SnapshotRow, b: &SnapshotRow) -> Restatement {
    let l = c.locale;
    let indicator = c.input.catalog.indicator(&b.record.indicator);
    let feed = c.input.catalog.feed(&b.record.source_feed);
    let alike = a.record.value != b.record.value && amount(c, a, b) == amount(c, b, b);
    let amount = |k: &SnapshotRow| if alike { in_full(c, k) } else { amount(c, k, b) };
    let verdict =
        |k: &SnapshotRow| if k.record.target_kind.is_empty() { String::new() } else { k.text.verdict.clone() };
    // The earlier report may be in another language: its verdict in words is then taken from the same verdict now.
    let before = if a.record.verdict == b.record.verdict { verdict(b) } else { word(l, a) };
    Restatement {
        name: indicator.map_or_else(|| b.text.name.clone(), |i| l.name(i).to_owned()),
        indicator: b.record.indicator.clone(),
        region: b.record.region.clone(),
        region_name: b.record.region_name.clone(),
        feed: b.record.source_feed.clone(),
        source: feed.map(|f| f.source.clone()).unwrap_or_default(),
        old_text: amount(a),
        new_text: amount(b),
        old: a.record.value.clone(),
        new: b.record.value.clone(),
        before,
        after: verdict(b),
        flipped: a.record.verdict != b.record.verdict,
    }
}

fn word(l: &Locale, kept: &SnapshotRow) -> String {
    let known = Verdict::ALL.into_iter().find(|verdict| verdict.as_str() == kept.record.verdict);
    known.map_or_else(|| kept.text.verdict.clone(), |verdict| l.verdict_word(verdict))
}

/// A value with its own unit and the row's places.
fn amount(c: &Context<'_>, of: &SnapshotRow, row: &SnapshotRow) -> String {
    let l = c.locale;
    let Some(x) = exact(&of.record.value) else { return l.word("since-none-then") };
    match c.input.catalog.units.parse(&of.record.unit) {
        Some(unit) => l.amount(&x, row.decimals, unit),
        None => l.number(&x, row.decimals),
    }
}

/// Written in full, for two values that would otherwise look the same.
fn in_full(c: &Context<'_>, of: &SnapshotRow) -> String {
    match (exact(&of.record.value), c.input.catalog.units.parse(&of.record.unit)) {
        (Some(x), Some(unit)) => c.locale.stated(&x, unit),
        _ => of.record.value.clone(),
    }
}

fn exact(cell: &str) -> Option<Exact> {
    Decimal::parse(cell).map(Decimal::to_exact)
}
