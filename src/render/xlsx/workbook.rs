//! A workbook of sheets as bytes, and what all sheets take from the report.

use super::sheet::{Column, Kind, Sheet};
use super::tracking_table::Table;
use crate::report::Report;
use rust_xlsxwriter::{DocProperties, ExcelDateTime, Workbook, XlsxError};

/// The bytes of a workbook.
///
/// # Panics
/// Only where a workbook cannot be put together at all, which no content makes happen: names of sheets are ours, and cells beyond
/// what a sheet holds are cut.
pub(super) fn workbook(report: &Report, sheets: &[Sheet]) -> Vec<u8> {
    of_tables(report, sheets, &[])
}

/// The same with tables under two rows of heads behind the sheets.
///
/// # Panics
/// As [`workbook`].
pub(super) fn of_tables(report: &Report, sheets: &[Sheet], tables: &[Table]) -> Vec<u8> {
    saved(report, sheets, tables).expect("a workbook of our own sheets")
}

fn saved(report: &Report, sheets: &[Sheet], tables: &[Table]) -> Result<Vec<u8>, XlsxError> {
    let mut book = Workbook::new();
    // The moment of writing would make each run's bytes different.
    let moment = ExcelDateTime::from_ymd(2000, 1, 1)?;
    book.set_properties(&DocProperties::new().set_title(&report.title).set_creation_datetime(&moment));
    for sheet in sheets {
        sheet.write(&mut book, report)?;
    }
    for table in tables {
        table.write(&mut book, report)?;
    }
    book.save_to_buffer()
}

/// A word in the report's language.
pub(super) fn word(report: &Report, key: &str) -> String {
    report.words.get(key).cloned().unwrap_or_default()
}

/// A column with a word as its head.
pub(super) fn column(report: &Report, key: &str, kind: Kind) -> Column {
    Column { head: word(report, key), kind }
}
