//! A workbook: which sheet is the feed's, and its rows as records.

use crate::catalog::{ColumnKind, Feed, Sheets};
use crate::diag::{Diagnostic, Location};
use crate::feed::header::{Header, SEARCHED};
use crate::feed::reshape::{AsWritten, Shape};
use crate::feed::text::Table;
use crate::file_formats::workbook::Area;
use crate::file_formats::workbook::Sheet;
use crate::file_formats::workbook::Workbook;
use crate::measure::notation::{nearest, tidy, times_in};
use crate::say;

/// A sheet that is a report of its own.
#[derive(Debug)]
pub(in crate::feed) struct OwnSheet {
    pub sheet: Sheet,
    format: &'static str,
    /// Of the whole workbook.
    pub hash: String,
    pub bytes: u64,
    /// What is to be told of the workbook as a whole, with its first sheet.
    pub told: Option<Diagnostic>,
}

/// The sheet that was chosen, ready to be read.
#[derive(Debug)]
pub(in crate::feed) struct ChosenSheet {
    pub table: Table<'static>,
    pub shape: Shape,
    pub header_line: u64,
    pub format: &'static str,
    pub name: String,
    pub warnings: Vec<Diagnostic>,
}

/// Takes the sheet that the feed names, else the first visible one in which every required column is named.
///
/// # Errors
/// Why the workbook cannot be used.
pub(in crate::feed) fn choose(
    workbook: Workbook,
    written: &AsWritten<'_>,
    file: &str,
) -> Result<ChosenSheet, Box<Diagnostic>> {
    let feed = &*written.feed;
    let Workbook { format, sheets } = workbook;
    let visible: Vec<Sheet> = match &feed.reading.sheets {
        Sheets::Fitting | Sheets::Each => sheets.into_iter().filter(is_shown).collect(),
        Sheets::Named(name) => {
            let names: Vec<String> = sheets.iter().map(|s| s.name.clone()).collect();
            let found = sheets.into_iter().find(|s| tidy(&s.name) == tidy(name));
            vec![found.ok_or_else(|| no_such_sheet(name, &names, file))?]
        }
    };
    let mut fitting: Vec<(Sheet, Header)> = Vec::new();
    let mut why = None;
    for sheet in visible {
        match Header::find(&top(&sheet), feed, file, written.search().as_ref()) {
            Ok(header) => fitting.push((sheet, header)),
            Err(e) => why = why.or(Some(e)),
        }
    }
    let names: Vec<String> = fitting.iter().map(|(s, _)| s.name.clone()).collect();
    let Some((sheet, header)) = fitting.into_iter().next() else {
        return Err(why.unwrap_or_else(|| {
            let message = say!("empty-workbook");
            Box::new(Diagnostic::error("missing-header", message).at(Location::file(file)))
        }));
    };
    let told = if let [chosen, others @ ..] = &names[..] { several(written, chosen, others, file) } else { None };
    let mut chosen = chosen(sheet, header, format, written, file);
    chosen.warnings.splice(0..0, told);
    Ok(chosen)
}

/// Takes a sheet that is a report of its own.
///
/// # Errors
/// Its header does not fit.
pub(super) fn choose_own(own: &OwnSheet, written: &AsWritten<'_>, file: &str) -> Result<ChosenSheet, Box<Diagnostic>> {
    let header = Header::find(&top(&own.sheet), &written.feed, file, written.search().as_ref())?;
    let mut chosen = chosen(own.sheet.clone(), header, own.format, written, file);
    chosen.warnings.extend(own.told.clone());
    Ok(chosen)
}

/// The sheets of a workbook of such bytes that are reports of their own: the visible ones with anything in them. The first tells which
/// hidden ones are left out.
pub(super) fn own_sheets(workbook: Workbook, bytes: &[u8], file: &str) -> Vec<OwnSheet> {
    let Workbook { format, sheets } = workbook;
    let hidden = sheets.iter().filter(|sheet| sheet.hidden && !sheet.rows.is_empty());
    let hidden: Vec<String> = hidden.map(|sheet| sheet.name.clone()).collect();
    let (hash, bytes) = (blake3::hash(bytes).to_hex().to_string(), bytes.len() as u64);
    let own = |sheet| OwnSheet { sheet, format, hash: hash.clone(), bytes, told: None };
    let mut shown: Vec<OwnSheet> = sheets.into_iter().filter(is_shown).map(own).collect();
    if let Some(first) = shown.first_mut().filter(|_| !hidden.is_empty()) {
        let told = Diagnostic::warning("sheets-unread", say!("sheets-hidden", sheets = hidden));
        first.told = Some(told.hint(say!("sheets-hidden-hint")).at(Location::file(file)));
    }
    shown
}

fn is_shown(sheet: &Sheet) -> bool {
    !sheet.hidden && !sheet.rows.is_empty()
}

fn chosen(sheet: Sheet, header: Header, format: &'static str, written: &AsWritten<'_>, file: &str) -> ChosenSheet {
    let warnings = uncomputed(&sheet, file).into_iter().collect();
    let name = sheet.name.clone();
    let table = filled(sheet, &header, &written.feed);
    let header_line = table.place(header.record).line;
    let shape = Shape::of(written, header);
    ChosenSheet { table, shape, header_line, format, name, warnings }
}

/// The sheet that is asked for, else the visible one with the most rows, and the names of all sheets.
///
/// # Errors
/// It has no such sheet.
pub(in crate::feed) fn widest(
    workbook: Workbook,
    file: &str,
    wanted: Option<&str>,
) -> Result<(Sheet, Vec<String>), Box<Diagnostic>> {
    let Workbook { sheets, .. } = workbook;
    let names: Vec<String> = sheets.iter().map(|s| s.name.clone()).collect();
    if let Some(wanted) = wanted {
        let found = sheets.into_iter().find(|s| tidy(&s.name) == tidy(wanted));
        return Ok((found.ok_or_else(|| no_such_sheet(wanted, &names, file))?, names));
    }
    // Of equals the first.
    let sheet = sheets.into_iter().filter(|s| !s.hidden).rev().max_by_key(|s| s.rows.len()).unwrap_or_default();
    Ok((sheet, names))
}

/// The rows in which the header is looked for, merged cells filled: a heading over several columns names each of them.
fn top(sheet: &Sheet) -> Table<'static> {
    let mut top = Sheet {
        rows: sheet.rows.iter().take(SEARCHED + 3).cloned().collect(),
        merged: sheet.merged.clone(),
        ..Sheet::default()
    };
    top.fill_merged(|_| true);
    Table::of_rows(top.rows.into_iter().map(|row| (row.line, row.cells)))
}

/// All rows. Below the header merged cells are filled where they say what a row is about; an amount that was merged over
/// several rows stays one amount.
fn filled(mut sheet: Sheet, header: &Header, feed: &Feed) -> Table<'static> {
    let last = header.record + header.rows - 1;
    let header_end = sheet.rows.get(last).map_or(0, |row| row.line);
    let is_amount = |cell: usize| {
        let columns = feed.columns.iter().zip(&header.columns);
        let mut amounts = columns.filter(|(c, _)| matches!(c.kind, ColumnKind::Quantity { .. }));
        let is_under = header.heads.as_ref().is_some_and(|heads| heads.has(cell));
        is_under || amounts.any(|(_, f)| f.as_ref().is_some_and(|f| f.cell == cell))
    };
    sheet.fill_merged(|area: &Area| area.first_row <= header_end || !(area.first_col..=area.last_col).any(is_amount));
    Table::of_rows(sheet.rows.into_iter().map(|row| (row.line, row.cells)))
}

/// That a workbook has no sheet of a name.
pub(in crate::feed) fn no_such_sheet(name: &str, names: &[String], file: &str) -> Box<Diagnostic> {
    let message = say!("missing-sheet", name, sheets = names);
    let near = nearest(name, names.iter().map(String::as_str)).map(str::to_owned);
    Box::new(Diagnostic::error("missing-sheet", message).did_you_mean(near.as_deref()).at(Location::file(file)))
}

/// What is told where the header fits several sheets: that one is read, and whether their names give periods or regions of their own.
fn several(written: &AsWritten<'_>, chosen: &str, others: &[String], file: &str) -> Option<Diagnostic> {
    if others.is_empty() {
        return None;
    }
    let says =
        |name: &str| (times_in(name, written.feed.date_style(), None).first().copied(), written.region_named(name));
    let differ = others.iter().any(|other| says(other) != says(chosen) && says(other) != (None, None));
    let message = say!("several-sheets", chosen, others);
    let hint = if differ { say!("several-sheets-each-hint") } else { say!("several-sheets-hint") };
    Some(Diagnostic::warning("several-sheets", message).hint(hint).at(Location::file(file)))
}

fn uncomputed(sheet: &Sheet, file: &str) -> Option<Diagnostic> {
    let (line, column) = sheet.first_uncomputed?;
    let count = sheet.uncomputed;
    let message = say!("uncomputed-formulas", count);
    let hint = say!("uncomputed-formulas-hint");
    Some(Diagnostic::warning("uncomputed-formula", message).hint(hint).at(Location::at(file, line, column as u64 + 1)))
}
