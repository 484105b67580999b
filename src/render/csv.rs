//! `gaps.csv`, `values.csv`, `chase.csv`, `revisions.csv` and `rejects.csv`: UTF-8 with a byte order mark, so that Excel and WPS read Chinese.

use crate::report::{CellKind, GapRecord, Report, ValueRow};
use std::borrow::Cow;

const MARK: &[u8] = b"\xEF\xBB\xBF";

/// First characters that make a spreadsheet take text for a formula, in full width too.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// Text that no spreadsheet takes for a formula: a leading apostrophe goes before what could begin one.
#[must_use]
pub fn harmless(text: &str) -> Cow<'_, str> {
    if text.trim_start().starts_with(FORMULA) || text.starts_with(['\t', '\r', '\n']) {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

fn cell((kind, text): (CellKind, &str)) -> Cow<'_, str> {
    match kind {
        CellKind::Text => harmless(text),
        CellKind::Number => text.into(),
    }
}

/// A row for each indicator × region × target.
#[must_use]
pub fn gaps_csv(report: &Report) -> Vec<u8> {
    let rows = report.rows.iter().map(|row| row.record.list().into_iter().map(cell).collect());
    table(GapRecord::HEADS, rows)
}

/// A row for each indicator and region.
#[must_use]
pub fn values_csv(report: &Report) -> Vec<u8> {
    let rows = report.values.iter().map(|row| row.list().into_iter().map(cell).collect());
    table(ValueRow::HEADS, rows)
}

/// A row for each row of a feed that could not be used.
#[must_use]
pub fn rejects_csv(report: &Report) -> Vec<u8> {
    let rows = report.quality.rejects.iter().map(|r| {
        let byte = r.byte.map(|b| b.to_string()).unwrap_or_default();
        vec![
            harmless(&r.file),
            r.line.to_string().into(),
            byte.into(),
            harmless(&r.column),
            harmless(&r.code),
            harmless(&r.raw),
            harmless(&r.message),
        ]
    });
    table(&["file", "line", "byte", "column", "code", "raw", "message"], rows)
}

/// A row for each report that is owed.
#[must_use]
pub fn chase_csv(report: &Report) -> Vec<u8> {
    let rows = report.chase.lines().map(|line| {
        vec![
            harmless(&line.feed),
            harmless(&line.source),
            line.period.as_str().into(),
            line.due.as_str().into(),
            line.days_overdue.map(|n| n.to_string()).unwrap_or_default().into(),
            line.state.into(),
            harmless(&line.missing_regions.join(";")).into_owned().into(),
            line.coverage.as_str().into(),
            line.last_period.as_str().into(),
            harmless(&line.last_file),
        ]
    });
    let heads = [
        "feed",
        "source",
        "period",
        "due",
        "days_overdue",
        "state",
        "missing_regions",
        "coverage",
        "last_period",
        "last_file",
    ];
    table(&heads, rows)
}

/// A row for each value that a later file changed.
#[must_use]
pub fn revisions_csv(report: &Report) -> Vec<u8> {
    let rows = report.revisions.lines.iter().map(|r| {
        vec![
            harmless(&r.feed),
            harmless(&r.source),
            harmless(&r.key),
            harmless(&r.column),
            harmless(&r.old),
            harmless(&r.new),
            harmless(&r.old_file),
            r.old_line.to_string().into(),
            harmless(&r.new_file),
            r.new_line.to_string().into(),
        ]
    });
    let heads = ["feed", "source", "key", "column", "old", "new", "old_file", "old_line", "new_file", "new_line"];
    table(&heads, rows)
}

/// # Panics
/// Never: writing to memory does not fail, and all rows are as long as the heads.
fn table<'a>(heads: &[&str], rows: impl Iterator<Item = Vec<Cow<'a, str>>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.to_vec());
    writer.write_record(heads).expect("memory takes every row");
    for row in rows {
        writer.write_record(row.iter().map(|c| c.as_bytes())).expect("memory takes every row");
    }
    writer.into_inner().expect("memory takes every row")
}
