//! Workbooks with divisions of tasks: each sheet as a title, its notes and its table.

use super::block::{Collector, Document};
use super::unreadable::Unreadable;
use crate::file_formats::workbook::{Sheet, sheets};
use crate::measure::notation::DecimalMark;

/// Reads the sheets that are shown.
pub(super) fn read(bytes: &[u8]) -> Result<Document, Unreadable> {
    let workbook = sheets(bytes, DecimalMark::Point).map_err(|_| Unreadable::Damaged)?;
    let mut out = Collector::default();
    for mut sheet in workbook.sheets.into_iter().filter(|sheet| !sheet.hidden) {
        sheet.fill_merged(|_| true);
        read_sheet(&sheet, &mut out);
    }
    if out.document.blocks.is_empty() { Err(Unreadable::NoText) } else { Ok(out.document) }
}

/// A row with one text, be it merged over all columns, is a title or a note; the rows between such rows are a table.
fn read_sheet(sheet: &Sheet, out: &mut Collector) {
    let width = sheet.rows.iter().map(|row| row.cells.len()).max().unwrap_or(0);
    let mut rows: Vec<Vec<String>> = Vec::new();
    for row in &sheet.rows {
        let mut texts: Vec<&str> = row.cells.iter().map(|cell| cell.trim()).filter(|cell| !cell.is_empty()).collect();
        texts.dedup();
        match &texts[..] {
            [] => {}
            [only] if rows.is_empty() || row.cells.len() >= width && width > 2 => {
                out.table(std::mem::take(&mut rows));
                for line in only.lines() {
                    out.text(line, None);
                }
            }
            _ => {
                let mut cells = row.cells.clone();
                cells.resize(width, String::new());
                rows.push(cells);
            }
        }
    }
    out.table(rows);
}
