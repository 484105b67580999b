//! The document's body: overview, problems, next steps.

use crate::report::charts::ChartKind;
use crate::report::document::numbered_parts::Maker;
use crate::report::input::Edition;
use crate::report::model::{Align, Block, Column, Table};
use crate::report::row::GapRow;
use std::collections::BTreeMap;

pub(super) fn body(m: &mut Maker<'_>) -> Vec<Block> {
    let mut blocks = vec![m.heading(1, 1, &m.word("doc-overview"))];
    blocks.extend(overview(m));
    blocks.push(m.heading(1, 2, &m.word("doc-problems")));
    blocks.extend(problems(m));
    blocks.push(m.heading(1, 3, &m.word("doc-next")));
    blocks.extend(next(m));
    blocks
}

fn overview(m: &mut Maker<'_>) -> Vec<Block> {
    let report = m.report;
    let counts: Vec<_> = report.counts.iter().filter(|c| c.count > 0).collect();
    let rows = vec![counts.iter().map(|c| c.count.to_string()).collect()];
    let column = |label: &String| Column { head: label.clone(), weight: 1, align: Align::Centre };
    let columns = counts.iter().map(|c| column(&c.label)).collect();
    let title = m.word("table-counts");
    let table = Table { unit: m.unit("unit-items"), ..m.table(&title, columns, rows) };
    let board = report.charts.iter().find(|c| c.id.kind == ChartKind::Board);
    let title = m.word("board-title");
    let board = board.map(|chart| Block::Figure(m.figure(chart, &title)));
    [Block::Text(report.overview.clone()), Block::Table(table)].into_iter().chain(board).collect()
}

fn problems(m: &Maker<'_>) -> Vec<Block> {
    let mut blocks = vec![m.heading(2, 1, &m.word("doc-lagging"))];
    for (n, item) in m.report.lagging.iter().enumerate() {
        let row = &m.report.rows[item.row];
        let args = [("name", row.text.name.as_str()), ("verdict", &row.text.verdict)];
        blocks.push(m.heading(3, n + 1, &m.l.say("doc-item", &args)));
        let parts = [("a", row.sentence.as_str()), ("b", &row.parts_text)];
        let sentence = if row.parts_text.is_empty() { row.sentence.clone() } else { m.l.say("join-sentences", &parts) };
        blocks.push(Block::Text(sentence));
        if !row.who.is_empty() {
            blocks.push(Block::Text(row.who.clone()));
        }
        blocks.extend((!row.comment.is_empty()).then(|| Block::Text(row.comment.clone())));
        blocks.extend(actions(m, item.row));
    }
    if m.report.lagging.is_empty() {
        blocks.push(Block::Text(m.word("none-lagging")));
    }
    let regions = regions(m);
    let has_regions = !regions.is_empty();
    if has_regions {
        blocks.push(m.heading(2, 2, &m.word("doc-regions")));
        blocks.extend(regions);
    }
    if m.report.edition == Edition::Public {
        return blocks;
    }
    blocks.push(m.heading(2, 2 + usize::from(has_regions), &m.word("doc-unreported")));
    let chase = &m.report.chase;
    let others = [&chase.unusable, &chase.not_received].into_iter().filter(|list| !list.lines.is_empty());
    for list in std::iter::once(&chase.overdue).chain(others) {
        blocks.push(Block::Text(list.text.clone()));
        blocks.extend(list.lines.iter().take(list.shown).map(|line| Block::Text(line.text.clone())));
    }
    blocks
}

/// What is being done about a row's gap, a paragraph each.
fn actions(m: &Maker<'_>, row: usize) -> impl Iterator<Item = Block> {
    m.report.actions.iter().filter(move |a| a.rows.contains(&row)).map(|a| Block::Text(a.text.clone()))
}

/// For each target that single regions have, who lags, by verdict; then what those regions do about it.
fn regions(m: &Maker<'_>) -> Vec<Block> {
    let report = m.report;
    let mut blocks = Vec::new();
    let mut lagging: Vec<usize> = report.lagging_regions.iter().map(|item| item.row).collect();
    lagging.sort_unstable();
    let same = |a: &usize, b: &usize| {
        let (a, b) = (&report.rows[*a].record, &report.rows[*b].record);
        (&a.indicator, &a.due, &a.source) == (&b.indicator, &b.due, &b.source)
    };
    for group in lagging.chunk_by(same) {
        let rows: Vec<&GapRow> = group.iter().map(|n| &report.rows[*n]).collect();
        blocks.push(Block::Text(who_lags(m, &rows)));
        for n in group {
            let (region, comment) = (&report.rows[*n].record.region_name, &report.rows[*n].comment);
            let of_region = |text: &str| Block::Text(m.l.say("for-region", &[("region", region), ("text", text)]));
            blocks.extend((!comment.is_empty()).then(|| of_region(comment)));
            let own = report.actions.iter().filter(|a| a.rows.contains(n));
            blocks.extend(own.map(|a| of_region(&a.text)));
        }
    }
    blocks
}

fn who_lags(m: &Maker<'_>, rows: &[&GapRow]) -> String {
    let l = m.l;
    let mut verdicts: BTreeMap<_, Vec<&GapRow>> = BTreeMap::new();
    for row in rows {
        verdicts.entry(std::cmp::Reverse(row.role)).or_default().push(row);
    }
    let groups = verdicts.values().map(|rows| {
        let regions: Vec<String> = rows.iter().map(|r| r.record.region_name.clone()).collect();
        let args = [
            ("verdict", rows[0].text.verdict.as_str()),
            ("count", &rows.len().to_string()),
            ("regions", &l.list(&regions)),
        ];
        l.say("doc-behind-verdict", &args)
    });
    let groups = groups.reduce(|a, b| l.say("join-groups", &[("a", &a), ("b", &b)])).unwrap_or_default();
    let text = l.say("doc-behind-regions", &[("name", &rows[0].text.name), ("groups", &groups)]);
    l.say("end", &[("text", &text)])
}

fn next(m: &Maker<'_>) -> Vec<Block> {
    let next = &m.report.next;
    let mut blocks: Vec<Block> = next.none.iter().cloned().map(Block::Text).collect();
    for (n, lead) in next.leads.iter().enumerate() {
        blocks.push(m.heading(2, n + 1, &lead.lead));
        blocks.extend(numbered(m, lead.demands.iter().map(|d| d.text.as_str()).collect()));
    }
    if !next.reports.is_empty() {
        blocks.push(m.heading(2, next.leads.len() + 1, &m.word("doc-unreported")));
        blocks.extend(numbered(m, next.reports.iter().map(String::as_str).collect()));
    }
    blocks
}

/// Paragraphs numbered where there are several.
fn numbered(m: &Maker<'_>, texts: Vec<&str>) -> Vec<Block> {
    let alone = texts.len() == 1;
    let number = |n: usize| if alone { String::new() } else { m.l.heading_number(3, n + 1) };
    texts.into_iter().enumerate().map(|(n, text)| Block::Text(number(n) + text)).collect()
}
