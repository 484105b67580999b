//! A table as CSV: UTF-8 with a byte order mark, so that Excel and WPS read Chinese, and no cell that they take for a formula.

use crate::report::CellKind;
use std::borrow::Cow;

/// The byte order mark of UTF-8.
const MARK: &[u8] = b"\xEF\xBB\xBF";

/// Characters that make a spreadsheet take a text for a formula if it begins with them, full-width forms included.
const FORMULA: [char; 8] = ['=', '+', '-', '@', '＝', '＋', '－', '＠'];

/// `text` such that no spreadsheet takes it for a formula: an apostrophe goes before what could begin one.
pub(crate) fn harmless(text: &str) -> Cow<'_, str> {
    if text.trim_start().starts_with(FORMULA) || text.starts_with(['\t', '\r', '\n']) {
        format!("'{text}").into()
    } else {
        text.into()
    }
}

/// A cell of a report's table; numbers may begin with a sign.
pub(super) fn cell((kind, text): (CellKind, &str)) -> Cow<'_, str> {
    match kind {
        CellKind::Text => harmless(text),
        CellKind::Number => text.into(),
    }
}

/// The table.
///
/// # Panics
/// Never: writing to memory does not fail, and all rows are as long as the heads.
pub(super) fn table<'a>(heads: &[&str], rows: impl Iterator<Item = Vec<Cow<'a, str>>>) -> Vec<u8> {
    let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(MARK.to_vec());
    writer.write_record(heads).expect("memory takes every row");
    for row in rows {
        writer.write_record(row.iter().map(|c| c.as_bytes())).expect("memory takes every row");
    }
    writer.into_inner().expect("memory takes every row")
}
