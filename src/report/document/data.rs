//! The annex on data: what was reported and what is overdue, what became of the rows, rejects, revisions, warnings.

use crate::report::document::numbered_parts::Maker;
use crate::report::input::{Edition, RevisionLine};
use crate::report::model::{Align, Block, Column, Table};
use crate::report::sections::{CappedList, ChaseLine, FeedLine, Reject, Restatement, RestatementsPart, TimelinessLine};

/// Warnings that the annex shows; all of them appear on the screen, too.
const WARNINGS_SHOWN: usize = 20;

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
    let mut n = 4;
    let report = m.report;
    if let Some(part) = &report.restatements {
        blocks.push(m.heading(1, n, &m.word("h-since")));
        blocks.extend(since(m, part));
        n += 1;
    }
    if !m.report.warnings.is_empty() {
        blocks.push(m.heading(1, n, &m.word("h-warnings")));
        blocks.extend(warnings(m));
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
    Block::Table(Table { note: list.more.clone().unwrap_or_default(), ..m.table(&title, columns, rows) })
}

fn rejects(m: &mut Maker<'_>) -> Vec<Block> {
    let quality = &m.report.quality;
    let mut blocks = vec![Block::Text(quality.summary.clone())];
    if quality.rejects.is_empty() {
        blocks.push(Block::Text(m.word("none-rejects")));
        return blocks;
    }
    let files: Vec<_> = quality.files.iter().filter(|f| f.rejected > 0).collect();
    let shown = files.len().min(quality.shown);
    let rows = files[..shown].iter().map(|f| {
        let counts = [f.rows, f.used, f.rejected, f.skipped, f.superseded, f.out_of_scope];
        std::iter::once(f.file.clone()).chain(counts.map(|n| n.to_string())).collect()
    });
    let rows = rows.collect();
    let mut columns = vec![m.left("head-file", 50)];
    for key in ["head-rows", "head-used", "head-rejected", "head-skipped", "head-superseded", "head-out-of-scope"] {
        columns.push(m.right(key, 19));
    }
    let title = m.word("table-files");
    let table = m.table(&title, columns, rows);
    let note = if shown < files.len() { of_rows(m, shown, files.len()) } else { String::new() };
    blocks.push(Block::Table(Table { unit: m.unit("unit-rows"), note, ..table }));
    let row = |r: &Reject| vec![r.file.clone(), r.line.to_string(), r.column.clone(), r.raw.clone(), r.message.clone()];
    let rows = quality.rejects[..quality.shown].iter().map(row).collect();
    let columns = vec![
        m.left("head-file", 36),
        m.right("head-line", 10),
        m.left("head-column", 18),
        m.left("head-raw", 36),
        m.left("head-reason", 48),
    ];
    let title = m.word("table-rejects");
    let table = m.table(&title, columns, rows);
    blocks.push(Block::Table(Table { note: quality.more.clone().unwrap_or_default(), ..table }));
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
    blocks.extend(part.more.iter().cloned().map(Block::Text));
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

fn warnings(m: &Maker<'_>) -> Vec<Block> {
    let all = &m.report.warnings;
    let shown = all.len().min(WARNINGS_SHOWN);
    let text = |(n, text): (usize, &String)| Block::Text(m.l.heading_number(3, n + 1) + text);
    let mut blocks: Vec<Block> = all[..shown].iter().enumerate().map(text).collect();
    if shown < all.len() {
        blocks.push(Block::Text(of_rows(m, shown, all.len())));
    }
    blocks
}

fn of_rows(m: &Maker<'_>, shown: usize, count: usize) -> String {
    m.l.say("doc-of-rows", &[("shown", &shown.to_string()), ("count", &count.to_string())])
}
