//! Writes the workbooks of `tests/cases`: for each case that has a `feed.xlsx`, the rows of its `feed.csv` on the second
//! sheet, typed as a spreadsheet types them, with titles and labels merged.
//!
//! `cargo run --example case_workbooks`. The same cases give the same bytes.

#[allow(dead_code, unused_imports, reason = "the tests use the rest")]
#[path = "../tests/mangle/mod.rs"]
mod mangle;

use jiff::civil::{Date, date};
use mangle::{Cell, Sheet, workbook};
use std::path::Path;
use std::{fs, io};

fn main() -> io::Result<()> {
    let cases = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases");
    for entry in fs::read_dir(cases)? {
        let case = entry?.path();
        let book = case.join("feed.xlsx");
        if book.exists() {
            let name = case.file_name().unwrap_or_default().to_string_lossy().into_owned();
            fs::write(book, written(&name, &fs::read_to_string(case.join("feed.csv"))?))?;
        }
    }
    Ok(())
}

fn written(case: &str, text: &str) -> Vec<u8> {
    let mut reader = csv::ReaderBuilder::new().has_headers(false).flexible(true).from_reader(text.as_bytes());
    let rows: Vec<Vec<String>> =
        reader.records().map(|r| r.expect("a row").iter().map(str::to_owned).collect()).collect();
    let months = case.contains("months_as_dates").then_some("yyyy\"年\"m\"月\"");
    let cells = rows.iter().map(|row| row.iter().map(|cell| typed(cell, months)).collect()).collect();
    let cover = [vec![Cell::Text("襄城县月度统计报表".into())], vec![], vec![Cell::Text("报告期：2020年11月".into())]];
    workbook(&[
        Sheet { name: "封面", rows: cover.into(), merged: vec![(0, 0, 0, 5)] },
        Sheet {
            name: "报表",
            rows: cells,
            merged: merged(&rows, case.contains("header_merged") || case.contains("labels_above")),
        },
        Sheet { name: "Sheet3", ..Sheet::default() },
    ])
}

fn typed(cell: &str, months: Option<&'static str>) -> Cell {
    let serial = |day: Date| f64::from((day - date(1899, 12, 30)).get_days());
    let plain = cell.replace(',', "");
    if cell.is_empty() {
        Cell::Blank
    } else if let (10, Ok(day)) = (cell.len(), cell.parse::<Date>()) {
        Cell::Day(serial(day), "yyyy-mm-dd")
    } else if let (Some(format), 7, Ok(day)) = (months, cell.len(), format!("{cell}-01").parse::<Date>()) {
        Cell::Day(serial(day), format)
    } else if cell.contains("E+") {
        plain.parse().map_or(Cell::Text(cell.into()), |n| Cell::Number(n, "0.00E+00"))
    } else {
        plain.parse().map_or(Cell::Text(cell.into()), |n| Cell::Number(n, ""))
    }
}

/// Titles over the whole width; in a header of two rows, labels over their columns and heads over both rows.
fn merged(rows: &[Vec<String>], two_rows: bool) -> Vec<(u32, u16, u32, u16)> {
    let place = |n: usize| u16::try_from(n).expect("few columns");
    let is_title = |row: &&Vec<String>| !row[0].is_empty() && row[1..].iter().all(String::is_empty);
    let titles = rows.iter().take_while(is_title).count();
    let mut merged: Vec<_> = (0..).take(titles).map(|n| (n, 0, n, place(rows[0].len() - 1))).collect();
    let (Some([top, below]), true) = (rows.get(titles..titles + 2), two_rows) else { return merged };
    let row = u32::try_from(titles).expect("few rows");
    let starts: Vec<usize> = (0..top.len()).filter(|c| !top[*c].is_empty()).collect();
    for (k, start) in starts.iter().enumerate() {
        let end = starts.get(k + 1).map_or(top.len(), |next| *next) - 1;
        if below[*start].is_empty() {
            merged.push((row, place(*start), row + 1, place(*start)));
        } else if end > *start {
            merged.push((row, place(*start), row, place(end)));
        }
    }
    merged
}
