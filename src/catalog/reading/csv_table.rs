//! A table of the catalog, CSV or a sheet: known columns under any of their headers, and cells that know their position.

use super::findings::{Findings, listed};
use super::table_file::{TableFile, Written};
use crate::diag::{Diagnostic, Location};
use crate::file_formats::workbook::Sheet;
use crate::measure::notation;
use crate::say;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// A column's id and the other headers it may go by.
#[derive(Debug)]
pub struct Heading {
    pub id: &'static str,
    pub also: &'static [&'static str],
    pub required: bool,
}

/// A row of cells.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Row<'t> {
    pub(crate) line: u64,
    cells: &'t [String],
    table: &'t CsvTable,
}

/// A table with its rows, without those that are entirely blank.
#[derive(Debug)]
pub(crate) struct CsvTable {
    file: String,
    /// The position of each known column.
    columns: BTreeMap<&'static str, usize>,
    records: Records,
}

/// One cell, trimmed; empty if the table lacks the column.
#[derive(Debug, Clone)]
pub(crate) struct Cell<'r> {
    pub(crate) text: &'r str,
    file: &'r str,
    line: u64,
    /// From 1; `None` where the table lacks the column.
    column: Option<u64>,
}

impl Cell<'_> {
    /// The text in the form in which it is compared.
    pub(crate) fn tidy(&self) -> Cow<'_, str> {
        notation::tidy(self.text)
    }

    pub(crate) fn at(&self) -> Location {
        match self.column {
            Some(column) => Location::at(self.file, self.line, column),
            None => Location::line(self.file, self.line),
        }
    }

    pub(crate) fn is_blank(&self) -> bool {
        self.text.is_empty()
    }
}

impl Row<'_> {
    pub(crate) fn get(&self, column: &str) -> Cell<'_> {
        let place = self.table.columns.get(column);
        let text = place.and_then(|n| self.cells.get(*n)).map_or("", |c| c.trim());
        Cell { text, file: &self.table.file, line: self.line, column: place.map(|n| *n as u64 + 1) }
    }

    /// A cell that must not be blank. If it is, that is reported.
    pub(crate) fn need(&self, column: &str, findings: &Findings) -> Option<Cell<'_>> {
        let cell = self.get(column);
        if cell.is_blank() {
            findings.error("missing-cell", cell.at(), say!("blank-cell", column));
            return None;
        }
        Some(cell)
    }
}

/// Records, each with the line on which it begins.
type Records = Vec<(u64, Vec<String>)>;

/// Reads a table: its header, then its rows. `None` if the file holds no table or lacks a required column.
pub(crate) fn read_table(
    file: &str,
    from: &TableFile<'_>,
    headings: &'static [Heading],
    findings: &Findings,
) -> Option<CsvTable> {
    let mut records = records(file, from, headings, findings)?.into_iter();
    let Some((line, names)) = records.next() else {
        without_header(file, headings, findings);
        return None;
    };
    let columns = header(file, line, &names, headings, findings)?;
    findings.columns_are(file, columns.iter().map(|(id, place)| (*place as u64 + 1, *id)));
    let records: Records = records.collect();
    for (line, cells) in &records {
        let extra = cells
            .iter()
            .enumerate()
            .find(|(n, c)| !c.trim().is_empty() && names.get(*n).is_none_or(|name| notation::tidy(name).is_empty()));
        if let Some((n, cell)) = extra {
            let message = say!("cell-without-header", cell);
            findings.error("extra-cell", Location::at(file, *line, n as u64 + 1), message);
        }
    }
    Some(CsvTable { file: file.to_owned(), columns, records })
}

/// The table of a workbook as CSV, its header first; `None` for a text, or where no sheet holds it.
pub(crate) fn workbook_as_csv(file: &str, from: &TableFile<'_>, headings: &'static [Heading]) -> Option<String> {
    if matches!(from.written, Written::Text) {
        return None;
    }
    let records = records(file, from, headings, &Findings::default())?;
    let mut writer = csv::WriterBuilder::new().flexible(true).from_writer(Vec::new());
    records.iter().try_for_each(|(_, cells)| writer.write_record(cells)).ok()?;
    String::from_utf8(writer.into_inner().ok()?).ok()
}

/// The records of a table from its header on; titles above it are left out where it is a sheet.
fn records(file: &str, from: &TableFile<'_>, headings: &'static [Heading], findings: &Findings) -> Option<Records> {
    if from.name != file {
        findings.lies_in(file, &from.name, None);
    }
    match &from.written {
        Written::Text => {
            let Some(decoded) = notation::decode(&from.bytes) else {
                findings.error("encoding-error", damaged_at(file, &from.bytes), say!("catalog-encoding"));
                return None;
            };
            split(file, &decoded.text, findings)
        }
        Written::Sheets(sheets) => {
            let (sheet, header) = fitting(file, sheets, headings, findings)?;
            findings.lies_in(file, &from.name, Some(&sheet.name));
            if let Some((line, cell)) = sheet.first_uncomputed {
                let finding = Diagnostic::error("uncomputed-formula", say!("formula-without-value"));
                findings.push(finding.hint(say!("uncomputed-formulas-hint")).at(Location::at(
                    file,
                    line,
                    cell as u64 + 1,
                )));
            }
            let rows = sheet.rows.iter().skip(header).map(|row| (row.line, row.cells.clone()));
            Some(rows.filter(|(_, cells)| cells.iter().any(|c| !notation::tidy(c).is_empty())).collect())
        }
    }
}

/// Rows of a sheet among which its header is looked for.
const SEARCHED: usize = 12;

/// The sheet that holds the table, with the place of its header among the rows: the one with most of the known headings. A second sheet with
/// a header of its own is an error, since it would be left out unseen; other sheets are told.
fn fitting<'s>(
    file: &str,
    sheets: &'s [Sheet],
    headings: &'static [Heading],
    findings: &Findings,
) -> Option<(&'s Sheet, usize)> {
    let known =
        |cells: &[String]| cells.iter().filter(|cell| heading_of(&notation::tidy(cell), headings).is_some()).count();
    let header = |sheet: &'s Sheet| {
        let rows = sheet.rows.iter().take(SEARCHED).enumerate().map(|(n, row)| (known(&row.cells), n));
        rows.max_by_key(|(known, n)| (*known, usize::MAX - n)).map(|(known, n)| (known, n, sheet))
    };
    let filled: Vec<_> = sheets.iter().filter(|sheet| !sheet.rows.is_empty()).filter_map(header).collect();
    let required = headings.iter().filter(|heading| heading.required).count().max(1);
    let mut fit = filled.iter().filter(|(known, _, _)| *known >= required);
    if let (Some((_, _, first)), Some((_, _, second))) = (fit.next(), fit.next()) {
        let (first, second) = (&first.name, &second.name);
        let finding = Diagnostic::error("sheets-twice", say!("tables-on-two-sheets", first, second));
        findings.push(finding.hint(say!("tables-on-two-sheets-hint")).at(Location::file(file)));
        return None;
    }
    let Some((_, at, sheet)) = filled.iter().max_by_key(|(known, _, _)| *known) else {
        without_header(file, headings, findings);
        return None;
    };
    let others: Vec<String> = filled
        .iter()
        .filter(|(_, _, other)| other.name != sheet.name)
        .map(|(_, _, other)| other.name.clone())
        .collect();
    if !others.is_empty() {
        let read = &sheet.name;
        findings.push(
            Diagnostic::note("sheets-left-aside", say!("sheets-left-aside", read, others)).at(Location::file(file)),
        );
    }
    Some((sheet, *at))
}

fn without_header(file: &str, headings: &'static [Heading], findings: &Findings) {
    let known = listed(headings.iter().map(|h| h.id));
    findings.error("missing-header", Location::at(file, 1, 1), say!("file-without-header", known));
}

/// The column that a header names.
fn heading_of(name: &str, headings: &'static [Heading]) -> Option<&'static Heading> {
    headings.iter().find(|h| h.id == name || h.also.contains(&name))
}

impl CsvTable {
    pub(crate) fn rows(&self) -> Vec<Row<'_>> {
        self.records.iter().map(|(line, cells)| Row { line: *line, cells, table: self }).collect()
    }
}

/// Splits text into records. Lines are counted here, since the CSV reader starts a record at the blank lines before it.
fn split(file: &str, text: &str, findings: &Findings) -> Option<Records> {
    let first = text.lines().next().unwrap_or("");
    let delimiter = [b'\t', b';', b','].into_iter().max_by_key(|d| first.bytes().filter(|b| b == d).count());
    let mut reader = csv::ReaderBuilder::new()
        .has_headers(false)
        .flexible(true)
        .delimiter(delimiter.unwrap_or(b','))
        .from_reader(text.as_bytes());
    let mut list = Vec::new();
    let mut starts = Vec::new();
    for record in reader.records() {
        // The text is valid UTF-8 and rows may differ in length, so nothing can fail.
        let record = record.ok()?;
        let begin = record.position().map_or(0, |p| usize::try_from(p.byte()).unwrap_or(0));
        let blank = text[begin..].find(|c| !matches!(c, '\r' | '\n')).unwrap_or(0);
        starts.push(begin + blank);
        list.push(record.iter().map(str::to_owned).collect::<Vec<_>>());
    }
    let mut lines = Vec::new();
    let (mut line, mut counted) = (1, 0);
    for (n, start) in starts.iter().enumerate() {
        let end = starts.get(n + 1).copied().unwrap_or(text.len());
        line += newlines(&text[counted..*start]);
        counted = *start;
        lines.push(line);
        if text[*start..end].matches('"').count() % 2 == 1 {
            let message = say!("catalog-unclosed-quote");
            let cell = cell_with_open_quote(&text[*start..end], delimiter.unwrap_or(b','));
            findings.error("unclosed-quote", Location::at(file, line, cell), message);
            return None;
        }
    }
    let list = lines.into_iter().zip(list).filter(|(_, cells)| cells.iter().any(|c| !notation::tidy(c).is_empty()));
    Some(list.collect())
}

/// The cell, from 1, in which a quotation mark is opened and not closed.
fn cell_with_open_quote(record: &str, delimiter: u8) -> u64 {
    let (mut cell, mut opened, mut open) = (1, 1, false);
    for byte in record.bytes() {
        match byte {
            b'"' => {
                open = !open;
                opened = cell;
            }
            _ if byte == delimiter && !open => cell += 1,
            _ => {}
        }
    }
    opened
}

/// Where the first byte stands that is not text, by its line, and by its cell in a table of commas.
pub(crate) fn damaged_at(file: &str, bytes: &[u8]) -> Location {
    let sound = notation::sound_prefix(bytes);
    let line = newlines(&sound) + 1;
    let cells = sound.rsplit('\n').next().unwrap_or_default().matches(',').count() as u64 + 1;
    Location::at(file, line, cells)
}

/// Counts line ends: `\n`, `\r\n` or `\r`.
fn newlines(text: &str) -> u64 {
    let alone = text.matches('\r').count() - text.matches("\r\n").count();
    (text.matches('\n').count() + alone) as u64
}

/// The column whose heading is nearest to a name, with that heading.
fn nearest_heading(name: &str, headings: &'static [Heading]) -> Option<(&'static str, &'static str)> {
    let known =
        || headings.iter().flat_map(|h| std::iter::once(h.id).chain(h.also.iter().copied()).map(|own| (h.id, own)));
    let near = notation::nearest(name, known().map(|(_, own)| own))?;
    known().find(|(_, own)| *own == near)
}

/// The positions of the known columns; `None` if a required one is missing.
fn header(
    file: &str,
    line: u64,
    names: &[String],
    headings: &'static [Heading],
    findings: &Findings,
) -> Option<BTreeMap<&'static str, usize>> {
    let mut columns = BTreeMap::new();
    let mut unknown = Vec::new();
    for (n, name) in names.iter().enumerate() {
        let name = notation::tidy(name);
        let at = Location::at(file, line, n as u64 + 1);
        if name.is_empty() {
            continue;
        }
        let Some(heading) = heading_of(&name, headings) else {
            unknown.push((name, at));
            continue;
        };
        if columns.insert(heading.id, n).is_some() {
            let id = heading.id;
            findings.error("duplicate-header", at, say!("column-twice", id));
        }
    }
    let missing: Vec<&Heading> = headings.iter().filter(|h| h.required && !columns.contains_key(h.id)).collect();
    let mut misnamed = Vec::new();
    for (name, at) in &unknown {
        let near = nearest_heading(name, headings);
        // The one heading that is unknown is the one column that is missing, unless it is nearer to another.
        let meant = match (&*unknown, &*missing) {
            ([_], [one]) if near.is_none_or(|near| near.0 == one.id) => {
                Some((one.id, near.map_or(one.id, |near| near.1)))
            }
            _ => near.filter(|near| missing.iter().any(|one| one.id == near.0)),
        };
        misnamed.extend(meant.map(|(id, _)| id));
        let finding = Diagnostic::error("unknown-column", say!("unknown-column", name));
        let finding = match meant.or(near) {
            Some((_, near)) => finding.did_you_mean(Some(near)),
            None => finding.hint(say!("unknown-column-hint", all = listed(headings.iter().map(|h| h.id)))),
        };
        findings.push(finding.at(at.clone()));
    }
    let complete = missing.is_empty();
    for id in missing.into_iter().map(|h| h.id).filter(|id| !misnamed.contains(id)) {
        let message = say!("missing-column", id);
        findings.error("missing-column", Location::at(file, line, names.len() as u64), message);
    }
    complete.then_some(columns)
}
