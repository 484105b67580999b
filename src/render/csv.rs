//! `gaps.csv` and `rejects.csv`: UTF-8 with a byte order mark, so that Excel and WPS read Chinese.

use crate::report::{CellKind, Cells, Report};
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
    let rows = report.rows.iter().map(|row| row.cells.list().into_iter().map(cell).collect());
    table(Cells::HEADS, rows)
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
