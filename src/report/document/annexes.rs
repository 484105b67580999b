//! The annexes: the charts of what lags, all indicators in one table, lead units, regions, actions, data, method.

use super::data::data;
use super::indicator_table::indicator_table;
use super::tables;
use crate::report::charts::{Chart, ChartKind};
use crate::report::document::numbered_parts::Maker;
use crate::report::model::{Annex, Block, Report};
use crate::report::sections::IndicatorPart;
use std::collections::BTreeSet;

pub(super) fn annexes(m: &mut Maker<'_>) -> Vec<Annex> {
    let mut annexes = Vec::new();
    let mut add = |m: &Maker<'_>, key: &str, blocks: Vec<Block>| {
        let n = (annexes.len() + 1).to_string();
        let title = m.word(key);
        annexes.push(Annex {
            label: m.l.say("doc-annex", &[("n", &n)]),
            item: m.l.say("doc-annex-item", &[("n", &n), ("title", &title)]),
            title,
            blocks,
        });
    };
    let blocks = figures(m);
    if !blocks.is_empty() {
        add(m, "annex-figures", blocks);
    }
    let blocks = indicators(m);
    add(m, "annex-indicators", blocks);
    let mut blocks = tables::leads(m);
    let key = if m.report.actions.is_empty() { "annex-leads" } else { "annex-leads-actions" };
    blocks.extend((!m.report.actions.is_empty()).then(|| tables::actions(m)));
    add(m, key, blocks);
    let blocks = regions(m);
    if !blocks.is_empty() {
        add(m, "annex-regions", blocks);
    }
    let blocks = data(m);
    add(m, "annex-data", blocks);
    let blocks = method(m);
    add(m, "annex-method", blocks);
    annexes
}

/// The charts of what lags, two in a row: of a target that each region has its regions, of any other its course.
fn figures(m: &mut Maker<'_>) -> Vec<Block> {
    let report = m.report;
    let (mut figures, mut drawn) = (Vec::new(), BTreeSet::new());
    for item in &report.lagging {
        let row = &report.rows[item.row];
        let kinds = if row.each_total { [ChartKind::Ranking, ChartKind::Trend] } else { [ChartKind::Trend; 2] };
        let chart = kinds.into_iter().find_map(|kind| chart_of(report, kind, &row.record.indicator));
        // Two targets of one indicator have one chart.
        let Some(chart) = chart.filter(|chart| drawn.insert(chart.name())) else { continue };
        figures.push(m.figure(chart, &row.text.name));
    }
    figures.chunks(2).map(|two| Block::Row(two.to_vec())).collect()
}

/// An indicator's chart, where it says something that the sentence does not.
fn chart_of<'a>(report: &'a Report, kind: ChartKind, indicator: &str) -> Option<&'a Chart> {
    let is_its_own = |c: &&Chart| c.id.kind == kind && c.id.indicator.as_deref() == Some(indicator);
    report.charts.iter().find(is_its_own).filter(|chart| chart.says_something())
}

fn regions(m: &mut Maker<'_>) -> Vec<Block> {
    let mut blocks = tables::matrix(m);
    let standings = &m.report.region_standings;
    if !standings.is_empty() {
        let title = m.word("table-region-standings");
        blocks.push(tables::standings(m, &title, "head-region", standings));
    }
    blocks
}

/// One table of all indicators with their courses, then whose last value is out of the ordinary.
fn indicators(m: &Maker<'_>) -> Vec<Block> {
    let mut blocks = vec![indicator_table(m)];
    let signals: Vec<String> =
        m.report.sections.iter().flat_map(|s| &s.indicators).filter_map(|i| signal(m, i)).collect();
    if !signals.is_empty() {
        let text =
            signals.into_iter().reduce(|a, b| m.l.say("join-groups", &[("a", &a), ("b", &b)])).unwrap_or_default();
        blocks.push(Block::Text(m.l.say("doc-signals", &[("list", &text)])));
    }
    blocks
}

/// That an indicator's last value is a signal, and why; noise is not news, and neither is what limits that hardly fit say.
fn signal(m: &Maker<'_>, part: &IndicatorPart) -> Option<String> {
    let row = &m.report.rows[*part.rows.first()?];
    let signal = row.signal.as_ref().filter(|s| s.none.is_none() && s.unsteady.is_none())?;
    let last = &signal.segments.last()?.to;
    let flagged = signal.flagged.iter().find(|f| f.month == *last)?;
    Some(m.l.say("name-fact", &[("name", &part.name), ("fact", &flagged.text)]))
}

fn method(m: &mut Maker<'_>) -> Vec<Block> {
    let rows = m.report.method.iter().enumerate().map(|(n, text)| vec![(n + 1).to_string(), text.clone()]);
    let rows = rows.collect();
    let columns = vec![m.centre("head-number", 6), m.left("head-rule", 94)];
    let title = m.word("h-methods");
    vec![Block::Table(m.table(&title, columns, rows)), tables::sources(m)]
}
