//! The document's body: overview, problems, next steps.

use crate::report::charts::ChartKind;
use crate::report::document::numbered_parts::Maker;
use crate::report::input::Edition;
use crate::report::model::{Block, Point};
use crate::report::row::GapRow;
use crate::report::sections::MessageLine;
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

/// The message, then the board.
fn overview(m: &mut Maker<'_>) -> Vec<Block> {
    let report = m.report;
    let point = |line: &MessageLine| Point { label: line.label.clone(), text: line.text.clone() };
    let points = report.message.lines.iter().map(point).collect();
    let board = report.charts.iter().find(|c| c.id.kind == ChartKind::Board);
    let title = m.word("board-title");
    let board = board.map(|chart| Block::Figure(m.figure(chart, &title)));
    [Block::Text(report.overview.clone()), Block::Points(points)].into_iter().chain(board).collect()
}

fn problems(m: &Maker<'_>) -> Vec<Block> {
    let report = m.report;
    let mut parts: Vec<(&str, Vec<Block>)> = vec![("doc-lagging", lagging(m))];
    parts.push(("doc-regions", regions(m)));
    if report.edition == Edition::Internal {
        let overdue = &report.chase.overdue;
        let lines = overdue.lines.iter().take(overdue.shown).map(|line| Block::Text(line.text.clone()));
        let lists = [overdue, &report.chase.unusable].into_iter().filter(|list| !list.lines.is_empty());
        let said: Vec<Block> = lists.map(|list| Block::Text(list.text.clone())).collect();
        parts.push(("doc-unreported", said.into_iter().chain(lines).collect()));
    }
    let mut said: Vec<_> = parts.into_iter().filter(|(_, blocks)| !blocks.is_empty()).collect();
    // One part alone needs no heading below that of the chapter.
    if said.len() == 1 {
        return said.remove(0).1;
    }
    said.into_iter()
        .enumerate()
        .flat_map(|(n, (key, blocks))| std::iter::once(m.heading(2, n + 1, &m.word(key))).chain(blocks))
        .collect()
}

/// Each task that lags: its sentence, then who answers for it, how that is explained and what is being done.
fn lagging(m: &Maker<'_>) -> Vec<Block> {
    let report = m.report;
    let mut blocks = Vec::new();
    for (n, item) in report.lagging.iter().enumerate() {
        let row = &report.rows[item.row];
        let args = [("name", row.heading.as_str()), ("verdict", &row.text.verdict)];
        let head = m.l.say("doc-item", &args);
        blocks.push(m.item(3, n + 1, &head, m.sentences([&row.body, &row.parts_text])));
        let own = report.actions.iter().filter(|a| a.rows.contains(&item.row)).map(|a| a.text.as_str());
        // Where each region answers for itself, the sentence has named those that are behind.
        let who = if row.each_total { "" } else { row.who.as_str() };
        let rest = m.sentences([who, &row.comment].into_iter().chain(own));
        blocks.extend((!rest.is_empty()).then_some(Block::Text(rest)));
        let members = m.sentences(members(m, row));
        blocks.extend((!members.is_empty()).then_some(Block::Text(members)));
    }
    if report.lagging.is_empty() {
        blocks.push(Block::Text(m.word("none-lagging")));
    }
    blocks
}

/// What the regions that are behind in a count do about it.
fn members(m: &Maker<'_>, whole: &GapRow) -> Vec<String> {
    let report = m.report;
    let of = report.lagging_regions.iter().filter(|item| whole.counts(&report.rows[item.row]));
    of.filter_map(|item| told_of_region(m, item.row)).collect()
}

/// A region's explanation and actions, with its name.
fn told_of_region(m: &Maker<'_>, row: usize) -> Option<String> {
    let report = m.report;
    let (region, comment) = (&report.rows[row].record.region_name, report.rows[row].comment.as_str());
    let own = report.actions.iter().filter(|a| a.rows.contains(&row)).map(|a| a.text.as_str());
    let own = m.sentences(own);
    let unexplained = comment == m.l.word("comment-none");
    if unexplained && own.is_empty() {
        return Some(m.l.say("comment-none-of", &[("region", region)]));
    }
    let text = m.sentences([if unexplained { "" } else { comment }, &own]);
    (!text.is_empty()).then(|| m.l.say("for-region", &[("region", region), ("text", &text)]))
}

/// For each target that single regions have and no count stands for, who lags, by verdict; then what those regions do about it.
fn regions(m: &Maker<'_>) -> Vec<Block> {
    let report = m.report;
    let mut blocks = Vec::new();
    let counted = |row: &GapRow| report.lagging.iter().any(|item| report.rows[item.row].counts(row));
    let mut lagging: Vec<usize> = report.lagging_regions.iter().map(|item| item.row).collect();
    lagging.retain(|n| !counted(&report.rows[*n]));
    lagging.sort_unstable();
    let same = |a: &usize, b: &usize| report.rows[*a].is_beside(&report.rows[*b]);
    for group in lagging.chunk_by(same) {
        let rows: Vec<&GapRow> = group.iter().map(|n| &report.rows[*n]).collect();
        blocks.push(Block::Text(who_lags(m, &rows)));
        blocks.extend(group.iter().filter_map(|n| told_of_region(m, *n)).map(Block::Text));
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
        let text = m.sentences(lead.demands.iter().map(|d| d.text.as_str()));
        blocks.push(m.item(2, n + 1, &lead.lead, text));
    }
    if !next.reports.is_empty() {
        let text = m.sentences(next.reports.iter().map(String::as_str));
        blocks.push(m.item(2, next.leads.len() + 1, &m.word("doc-unreported"), text));
    }
    blocks
}
