//! Tables of lead units, regions and actions.

use crate::report::document::numbered_parts::Maker;
use crate::report::model::{Align, Block, Column, Table};
use crate::report::sections::{ActionLine, Lead, MatrixRow, Standings};

/// Columns of a matrix on a page in portrait; more go on a page in landscape, and still more into another table.
const UPRIGHT: usize = 4;
const ON_ITS_SIDE: usize = 8;
/// Between a value and its verdict in one cell: a space that neither has within it.
const VALUE_AND_VERDICT: char = '\u{2002}';
/// Where there is nothing to write.
pub(super) const NONE: &str = "—";

pub(super) fn leads(m: &mut Maker<'_>) -> Vec<Block> {
    let row =
        |lead: &Lead| vec![lead.lead.clone(), lead.rated.to_string(), lead.lagging.to_string(), lead.text.clone()];
    let rows = m.report.leads.iter().map(row).collect();
    let columns = vec![
        m.left("head-lead", 26),
        m.right("head-rated", 13),
        m.right("head-lagging", 13),
        m.left("head-indicator", 90),
    ];
    let title = m.word("table-leads");
    let table = Table { unit: m.unit("unit-items"), ..m.table(&title, columns, rows) };
    let mut blocks = vec![Block::Table(table)];
    let ranked = &m.report.lead_standings;
    if !ranked.is_empty() {
        let title = m.word("table-lead-standings");
        blocks.push(standings(m, &title, "head-lead", ranked));
    }
    blocks
}

pub(super) fn standings(m: &mut Maker<'_>, title: &str, who: &str, list: &[Standings]) -> Block {
    let row = |s: &Standings| {
        let rank = s.tie.clone().unwrap_or_else(|| s.rank.to_string());
        vec![rank, s.name.clone(), s.rated.to_string(), s.lagging.to_string(), s.short.clone(), s.moved.clone()]
    };
    let rows = list.iter().map(row).collect();
    let columns = vec![
        m.centre("head-rank", 14),
        m.left(who, 32),
        m.right("head-rated", 13),
        m.right("head-lagging", 13),
        m.left("head-short", 40),
        m.centre("head-moved", 24),
    ];
    Block::Table(Table { unit: m.unit("unit-items"), ..m.table(title, columns, rows) })
}

/// Regions in the order of their codes × the targets that single regions have; each column has one unit.
pub(super) fn matrix(m: &mut Maker<'_>) -> Vec<Block> {
    let matrix = &m.report.matrix;
    let wide = matrix.columns.len() > UPRIGHT;
    let most = if wide { ON_ITS_SIDE } else { UPRIGHT };
    let starts: Vec<usize> = (0..matrix.columns.len()).step_by(most).collect();
    let mut blocks = Vec::new();
    for start in starts {
        let end = (start + most).min(matrix.columns.len());
        let mut columns = vec![m.left("head-region", 24)];
        columns.extend((start..end).map(|n| Column { head: head(m, n), weight: 33, align: Align::Centre }));
        let cell = |n: &Option<usize>| match n.map(|n| &m.report.rows[n]) {
            Some(row) => format!("{}{VALUE_AND_VERDICT}{}", row.table_text.value, row.text.verdict).trim().to_owned(),
            None => NONE.to_owned(),
        };
        let line = |row: &MatrixRow| {
            std::iter::once(row.region.clone()).chain(row.cells[start..end].iter().map(cell)).collect()
        };
        let rows = matrix.rows.iter().map(line).collect();
        let title = m.word("table-matrix");
        let note = m.report.words["note-withheld"].clone();
        blocks.push(Block::Table(Table { note, wide, ..m.table(&title, columns, rows) }));
    }
    blocks
}

/// A column's name with its unit.
fn head(m: &Maker<'_>, column: usize) -> String {
    let matrix = &m.report.matrix;
    let row = matrix.rows.iter().find_map(|r| r.cells[column]).map(|n| &m.report.rows[n]);
    match row.filter(|r| !r.table_text.unit.is_empty()) {
        Some(row) => m.l.say("doc-head-unit", &[("head", &matrix.columns[column]), ("unit", &row.table_text.unit)]),
        None => matrix.columns[column].clone(),
    }
}

/// The documents and clauses that state the targets, each with its indicators.
pub(super) fn sources(m: &mut Maker<'_>) -> Block {
    let mut sources: Vec<(&str, Vec<String>)> = Vec::new();
    for row in m.report.rows.iter().filter(|row| row.root && !row.record.target_kind.is_empty()) {
        let (source, name) = (row.record.source.as_str(), row.text.name.clone());
        match sources.iter_mut().find(|(s, _)| *s == source) {
            Some((_, names)) if names.contains(&name) => {}
            Some((_, names)) => names.push(name),
            None => sources.push((source, vec![name])),
        }
    }
    let row = |(source, names): &(&str, Vec<String>)| {
        let source = if source.is_empty() { m.word("source-unknown") } else { (*source).to_owned() };
        vec![source, m.l.list(names)]
    };
    let rows = sources.iter().map(row).collect();
    let columns = vec![m.left("head-basis", 2), m.left("head-indicator", 3)];
    let title = m.word("h-sources");
    Block::Table(m.table(&title, columns, rows))
}

pub(super) fn actions(m: &mut Maker<'_>) -> Block {
    let row = |a: &ActionLine| {
        [&a.name, &a.region, &a.lead, &a.cause, &a.action, &a.due_text, &a.state_text].map(String::clone).to_vec()
    };
    let rows = m.report.actions.iter().map(row).collect();
    let columns = vec![
        m.left("head-indicator", 24),
        m.left("head-region", 16),
        m.left("head-lead", 20),
        m.left("head-cause", 28),
        m.left("head-action", 34),
        m.centre("head-action-due", 22),
        m.left("head-action-state", 30),
    ];
    let title = m.word("table-actions");
    Block::Table(m.table(&title, columns, rows))
}
