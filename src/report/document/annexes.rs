//! The annexes: what changed, indicators one by one, lead units, regions, actions, data, method.

use super::data::data;
use super::tables;
use super::{Annex, Block, Maker};
use crate::report::charts::Drawing;
use crate::report::model::{IndicatorPart, Section};

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
    let blocks = changes(m);
    add(m, "annex-changes", blocks);
    let blocks = tables::leads(m);
    add(m, "annex-leads", blocks);
    let blocks = regions(m);
    if !blocks.is_empty() {
        add(m, "annex-regions", blocks);
    }
    if !m.report.actions.is_empty() {
        let blocks = vec![tables::actions(m)];
        add(m, "annex-actions", blocks);
    }
    let blocks = indicators(m);
    add(m, "annex-indicators", blocks);
    let blocks = data(m);
    add(m, "annex-data", blocks);
    let blocks = method(m);
    add(m, "annex-method", blocks);
    annexes
}

fn changes(m: &mut Maker<'_>) -> Vec<Block> {
    let report = m.report;
    let root = report.changed.iter().filter(|c| report.rows[c.row].root);
    let rows: Vec<_> = root
        .map(|c| vec![report.rows[c.row].shown.name.clone(), c.before_text.clone(), c.after_text.clone()])
        .collect();
    if rows.is_empty() {
        return vec![Block::Text(report.words.get("none-changed").cloned().unwrap_or_default())];
    }
    let columns = vec![m.left("head-indicator", 6), m.centre("head-before", 3), m.centre("head-after", 3)];
    let title = m.word("table-changes");
    vec![Block::Table(m.table(&title, columns, rows))]
}

fn regions(m: &mut Maker<'_>) -> Vec<Block> {
    let mut blocks = tables::matrix(m);
    let rankings = m.report.charts.iter().filter(|c| matches!(c.drawing, Drawing::Ranking(_)));
    let named: Vec<(String, String)> = rankings.map(|c| (c.name.clone(), c.title.clone())).collect();
    let figures: Vec<_> = named.iter().filter_map(|(chart, title)| m.drawing(chart, title)).collect();
    blocks.extend(figures.chunks(2).map(|two| Block::Row(two.to_vec())));
    let standings = &m.report.region_standings;
    if !standings.is_empty() {
        let title = m.word("table-region-standings");
        blocks.push(tables::standings(m, &title, "head-region", standings));
    }
    blocks
}

/// A section's table, then each indicator's sentences, with the charts of two indicators in a row.
fn indicators(m: &mut Maker<'_>) -> Vec<Block> {
    let mut blocks = Vec::new();
    let titled = m.report.sections.iter().any(|s| !s.title.is_empty());
    for (n, section) in m.report.sections.iter().enumerate() {
        if titled {
            blocks.push(m.heading(1, n + 1, &section.title));
        }
        blocks.push(tables::section(m, section));
        blocks.extend(pages(m, section));
    }
    blocks
}

fn pages(m: &mut Maker<'_>, section: &Section) -> Vec<Block> {
    let mut blocks = Vec::new();
    let mut row = Vec::new();
    for (n, part) in section.indicators.iter().filter(|i| !i.rows.is_empty()).enumerate() {
        let mut texts = told(m, part).into_iter();
        let number = m.l.heading_number(3, n + 1);
        blocks.extend(texts.next().map(|text| Block::Text(number + &text)));
        blocks.extend(texts.map(Block::Text));
        row.extend(part.chart.as_ref().filter(|name| has_values(m, name)).and_then(|name| m.drawing(name, &part.name)));
        if row.len() == 2 {
            blocks.push(Block::Row(std::mem::take(&mut row)));
        }
    }
    if !row.is_empty() {
        blocks.push(Block::Row(row));
    }
    blocks
}

/// A chart without a single value says nothing that the sentence does not.
fn has_values(m: &Maker<'_>, name: &str) -> bool {
    let chart = m.report.charts.iter().find(|c| c.name == name);
    chart.is_some_and(|c| !matches!(&c.drawing, Drawing::Trend(trend) if trend.actual.is_empty()))
}

/// Each row's sentence and what is to be expected of it, then whether the first row's values are noise or a signal. What lags is told
/// in the body.
fn told(m: &Maker<'_>, part: &IndicatorPart) -> Vec<String> {
    let mut texts = Vec::new();
    let lags = |n: &usize| m.report.lagging.iter().any(|item| item.row == *n);
    if part.rows.iter().any(lags) {
        texts.push(m.l.say("doc-see-body", &[("name", &part.name)]));
    }
    for n in &part.rows {
        let row = &m.report.rows[*n];
        texts.extend((!lags(n)).then(|| row.sentence.clone()));
        let forecast = row.forecast.as_ref().filter(|f| f.none.is_none());
        texts.extend(forecast.map(|f| m.word("h-forecast") + &ended(m, &f.text)));
    }
    let first = part.rows.first().map(|n| &m.report.rows[*n]);
    let signal = first.and_then(|row| row.signal.as_ref()).filter(|s| s.none.is_none());
    texts.extend(signal.map(|s| m.word("h-signal") + &ended(m, &s.text)));
    texts
}

/// A clause as a sentence.
fn ended(m: &Maker<'_>, text: &str) -> String {
    if text.ends_with(['。', '.']) { text.to_owned() } else { m.l.say("end", &[("text", text)]) }
}

fn method(m: &mut Maker<'_>) -> Vec<Block> {
    let mut blocks = vec![m.heading(1, 1, &m.word("h-methods"))];
    let text = |(n, text): (usize, &String)| Block::Text(m.l.heading_number(3, n + 1) + text);
    blocks.extend(m.report.method.iter().enumerate().map(text));
    blocks.push(m.heading(1, 2, &m.word("h-sources")));
    blocks.push(tables::sources(m));
    blocks
}
