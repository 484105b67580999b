//! The annex on data: what was reported and what is overdue, what became of the rows, who has some to mend, revisions.

use crate::report::document::numbered_parts::Maker;
use crate::report::input::{Edition, RevisionLine};
use crate::report::model::{Align, Block, Column, Table};
use crate::report::sections::{
    CappedList, ChaseLine, FeedLine, Restatement, RestatementsPart, SenderQuality, TimelinessLine,
};

pub(super) fn data(m: &mut Maker<'_>) -> Vec<Block> {
    let mut blocks = vec![m.heading(1, 1, &m.word("doc-unreported")), feeds(m)];
    if m.report.edition == Edition::Public {
        return blocks;
    }
    blocks.extend(timeliness(m));
    blocks.extend(outstanding(m));
    blocks.push(m.heading(1, 2, &m.word("h-rejects")));
    blocks.extend(rejects(m));
    blocks.push(m.heading(1, 3, &m.word("h-revisions")));
    blocks.extend(revisions(m));
    if let Some(part) = &m.report.restatements {
        blocks.push(m.heading(1, 4, &m.word("h-since")));
        blocks.extend(since(m, part));
    }
    blocks
}

fn feeds(m: &mut Maker<'_>) -> Block {
    let row = |f: &FeedLine| [&f.source, &f.about, &f.state, &f.last_text, &f.lacking].map(String::clone).to_vec();
    let rows = m.report.feeds.iter().map(row).collect();
    let columns = vec![
        m.left("head-source", 34),
        m.left("head-data", 40),
        m.centre("head-state", 24),
        m.centre("head-last", 26),
        m.left("head-missing", 30),
    ];
    let title = m.word("table-feeds");
    Block::Table(m.table(&title, columns, rows))
}

fn timeliness(m: &mut Maker<'_>) -> Option<Block> {
    const WEIGHTS: [u32; 6] = [30, 40, 24, 16, 16, 16];
    let part = m.report.timeliness.as_ref()?;
    let column = |(n, head): (usize, &String)| Column {
        head: head.clone(),
        weight: WEIGHTS[n],
        align: [Align::Left, Align::Left, Align::Centre, Align::Right, Align::Right, Align::Right][n],
    };
    let columns = part.heads.iter().enumerate().map(column).collect();
    let rows = part.lines.iter().map(TimelinessLine::cells).collect();
    Some(Block::Table(m.table(&part.title, columns, rows)))
}

fn outstanding(m: &mut Maker<'_>) -> Vec<Block> {
    let chase = &m.report.chase;
    let mut blocks = Vec::new();
    for (key, list) in [
        ("table-chase", &chase.overdue),
        ("table-unusable", &chase.unusable),
        ("table-late", &chase.late),
        ("table-not-received", &chase.not_received),
        ("table-not-due", &chase.not_due),
    ] {
        if !list.lines.is_empty() {
            blocks.push(Block::Lead(list.text.clone()));
            blocks.push(chase_table(m, key, list));
        }
    }
    blocks
}

fn chase_table(m: &mut Maker<'_>, key: &str, list: &CappedList<ChaseLine>) -> Block {
    let counted = list.lines.iter().any(|o| o.days_overdue.is_some());
    let rows = list.lines[..list.shown].iter().map(|o| {
        let days = counted.then(|| o.days_overdue.map(|n| n.to_string()).unwrap_or_default());
        let before = [&o.source, &o.about, &o.period_text, &o.due_text].map(String::clone);
        before.into_iter().chain(days).chain([o.missing.clone()]).collect()
    });
    let rows = rows.collect();
    let days = counted.then(|| m.right("head-overdue", 16));
    let before = [
        m.left("head-source", 30),
        m.left("head-data", 34),
        m.centre("head-period", 22),
        m.centre("head-report-due", 26),
    ];
    let columns = before.into_iter().chain(days).chain([m.left("head-lacking", 34)]).collect();
    let title = m.word(key);
    Block::Table(m.table(&title, columns, rows))
}

/// Who has rows to mend, and how many; each row by file and line is for the workbook, not for a document.
fn rejects(m: &mut Maker<'_>) -> Vec<Block> {
    let quality = &m.report.quality;
    let mut blocks = vec![Block::Text(quality.summary.clone())];
    if quality.senders.is_empty() {
        blocks.push(Block::Text(m.word("none-rejects")));
        return blocks;
    }
    let row = |s: &SenderQuality| vec![s.source.clone(), s.about.clone(), s.rejected.to_string(), s.columns.clone()];
    let rows = quality.senders.iter().map(row).collect();
    let columns = vec![
        m.left("head-source", 30),
        m.left("head-data", 40),
        m.right("head-rejected", 20),
        m.left("head-column", 64),
    ];
    let title = m.word("table-rejects");
    blocks.push(Block::Table(Table { unit: m.unit("unit-rows"), ..m.table(&title, columns, rows) }));
    blocks
}

fn revisions(m: &mut Maker<'_>) -> Vec<Block> {
    let part = &m.report.revisions;
    let mut blocks = vec![Block::Text(part.text.clone())];
    if part.shown > 0 {
        let row = |r: &RevisionLine| [&r.source, &r.key, &r.column, &r.old, &r.new].map(String::clone).to_vec();
        let rows = part.lines[..part.shown].iter().map(row).collect();
        let columns = vec![
            m.left("head-source", 30),
            m.left("head-key", 46),
            m.left("head-column", 24),
            m.right("head-old", 20),
            m.right("head-new", 20),
        ];
        let title = m.word("table-revisions");
        let table = m.table(&title, columns, rows);
        blocks.push(Block::Table(table));
    }
    blocks
}

fn since(m: &mut Maker<'_>, part: &RestatementsPart) -> Vec<Block> {
    let mut blocks = vec![Block::Text(part.list.text.clone())];
    if part.list.shown > 0 {
        let row = |r: &Restatement| {
            [&r.name, &r.region_name, &r.source, &r.old_text, &r.new_text, &r.before, &r.after]
                .map(String::clone)
                .to_vec()
        };
        let rows = part.list.lines[..part.list.shown].iter().map(row).collect();
        let columns = vec![
            m.left("head-indicator", 34),
            m.left("head-region", 20),
            m.left("head-source", 26),
            m.right("head-published", 22),
            m.right("head-known", 22),
            m.centre("head-verdict-then", 20),
            m.centre("head-verdict-now", 20),
        ];
        let title = m.word("table-since");
        blocks.push(Block::Table(m.table(&title, columns, rows)));
    }
    blocks.extend(part.list.more.iter().cloned().map(Block::Text));
    blocks
}
