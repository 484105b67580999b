//! The annexes: what changed, indicators one by one, lead units, regions, actions, data, method.

use super::data::data;
use super::tables;
use crate::report::charts::{Chart, ChartKind, Drawing};
use crate::report::document::numbered_parts::Maker;
use crate::report::model::{Annex, Block};
use crate::report::sections::{IndicatorPart, Section};

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
    let rows: Vec<_> =
        root.map(|c| vec![report.rows[c.row].text.name.clone(), c.before_text.clone(), c.after_text.clone()]).collect();
    if rows.is_empty() {
        return vec![Block::Text(report.words.get("none-changed").cloned().unwrap_or_default())];
    }
    let columns = vec![m.left("head-indicator", 6), m.centre("head-before", 3), m.centre("head-after", 3)];
    let title = m.word("table-changes");
    vec![Block::Table(m.table(&title, columns, rows))]
}

fn regions(m: &mut Maker<'_>) -> Vec<Block> {
    let mut blocks = tables::matrix(m);
    let report = m.report;
    let rankings = report.charts.iter().filter(|c| c.id.kind == ChartKind::Ranking);
    let figures: Vec<_> = rankings.map(|chart| m.figure(chart, &chart.title)).collect();
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
        let mut texts = sentences(m, part).into_iter();
        let number = m.l.heading_number(3, n + 1);
        blocks.extend(texts.next().map(|text| Block::Text(number + &text)));
        blocks.extend(texts.map(Block::Text));
        row.extend(trend_of(m, part).map(|chart| m.figure(chart, &part.name)));
        if row.len() == 2 {
            blocks.push(Block::Row(std::mem::take(&mut row)));
        }
    }
    if !row.is_empty() {
        blocks.push(Block::Row(row));
    }
    blocks
}

/// An indicator's trend. One without a single value says nothing that the sentence does not.
fn trend_of<'a>(m: &Maker<'a>, part: &IndicatorPart) -> Option<&'a Chart> {
    let report = m.report;
    let is_its_own = |c: &&Chart| c.id.kind == ChartKind::Trend && c.id.indicator.as_deref() == Some(&*part.id);
    let chart = report.charts.iter().find(is_its_own)?;
    let is_empty = matches!(&chart.drawing, Drawing::Trend(trend) if trend.actual.is_empty());
    (!is_empty).then_some(chart)
}

/// Each row's sentence and forecast, then whether the first row's values are noise or a signal. Rows that lag have their sentence in
/// the body.
fn sentences(m: &Maker<'_>, part: &IndicatorPart) -> Vec<String> {
    let mut texts = Vec::new();
    let lags = |n: &usize| m.report.lagging.iter().any(|item| item.row == *n);
    if part.rows.iter().any(lags) {
        texts.push(m.l.say("doc-see-body", &[("name", &part.name)]));
    }
    for n in &part.rows {
        let row = &m.report.rows[*n];
        texts.extend((!lags(n)).then(|| row.sentence.clone()));
        texts.extend((!lags(n) && !row.comment.is_empty()).then(|| row.comment.clone()));
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
