//! A feed for a file that no catalog knows: columns and their types by what stands in them.

use super::blocks::{Blocks, Format};
use super::encoding;
use super::header::{SEARCHED, stated_units};
use super::labels;
use super::layout::{DELIMITERS, HEAD, no_text, usual_width};
use super::quotes::Syntax;
use super::sheets;
use super::table::Table;
use super::workbook::is_workbook;
use crate::catalog::{Column, ColumnKind, Feed, FilesAre, ProjectFiles, Reading, Rows};
use crate::diag::{Diagnostic, Location};
use crate::measure::text::{squeezed, tidy};
use crate::measure::{Every, Unit, is_missing, read_date, read_number};
use crate::say;
use std::io::Read;

/// Rows that the evidence is taken from.
const SAMPLE: usize = 500;

/// Makes a feed of one file: its header the first row of words that is as wide as the table, every column optional, dates and
/// amounts where all its cells are some.
///
/// # Errors
/// Why the file cannot be read, or that no row looks like a header.
pub fn evident_feed(files: &ProjectFiles, name: &str) -> Result<Feed, Box<Diagnostic>> {
    let unreadable = |why: std::io::Error| {
        let message = say!("无法读取文件：{why}", "the file cannot be read: {why}");
        Box::new(Diagnostic::error("unreadable-file", message).at(Location::file(name)))
    };
    let mut head = Vec::new();
    files.open(name).map_err(unreadable)?.take(HEAD as u64).read_to_end(&mut head).map_err(unreadable)?;
    let mut reading = Reading::default();
    let block;
    let table = if is_workbook(&head) {
        let bytes = files.read(name).map_err(unreadable)?;
        let (sheet, table) = sheets::widest(&bytes, name)?;
        reading.sheet = Some(sheet);
        table
    } else {
        let guess = encoding::guess(&head, None).ok_or_else(|| no_text(name))?;
        let text = encoding::decode(&head[guess.mark..], guess.encoding, false).unwrap_or_default();
        let delimiter = evident_delimiter(&text);
        reading.encoding = Some(guess.encoding);
        reading.delimiter = Some(delimiter);
        let syntax = Syntax { delimiter, width: usual_width(&text, delimiter) };
        let format = Format { encoding: guess.encoding, mark: guess.mark, syntax };
        block = Blocks::new(&head[..], format).next(Vec::new()).ok().flatten();
        block.as_ref().and_then(|block| Table::of_block(block, format, false)).unwrap_or_default()
    };
    let header = header(&table).ok_or_else(|| {
        let message = say!("没有像表头的行", "no row looks like a header");
        Box::new(Diagnostic::error("missing-header", message).at(Location::file(name)))
    })?;
    reading.header_line = Some(table.place(header).line);
    reading.header_rows = Some(1);
    let stated: Vec<Unit> = (0..header).flat_map(|r| table.cells(r)).flat_map(stated_units).collect();
    let columns = (0..table.width(header)).filter_map(|cell| column(&table, header, cell, &stated)).collect();
    Ok(Feed {
        id: "file".to_owned(),
        files: glob::Pattern::escape(name),
        source: String::new(),
        every: Every::Month,
        lag: 0,
        rows: Rows::Events,
        expect: Vec::new(),
        key: Vec::new(),
        files_are: FilesAre::Changes,
        reading,
        columns,
    })
}

/// The delimiter that cuts most lines into the same number of cells, and into more than one.
fn evident_delimiter(text: &str) -> u8 {
    let alike = |delimiter: u8| {
        let width = usual_width(text, delimiter);
        let cells = |line: &&str| 1 + line.bytes().filter(|b| *b == delimiter).count();
        let lines = text.split(['\n', '\r']).filter(|l| !l.is_empty());
        if width < 2 { 0 } else { lines.filter(|line| cells(line) == width).count() }
    };
    // Of equals the first.
    DELIMITERS.into_iter().rev().max_by_key(|d| alike(*d)).unwrap_or(b',')
}

/// The first row of words, all different, that fills most of the table's width.
fn header(table: &Table<'_>) -> Option<usize> {
    let widest = (0..table.len().min(SAMPLE)).map(|r| filled(table, r)).max()?;
    (0..table.len().min(SEARCHED)).find(|r| {
        let mut cells: Vec<_> = table.cells(*r).map(tidy).filter(|c| !c.is_empty()).collect();
        let count = cells.len();
        let words = cells.iter().all(|c| labels::is_word(c));
        cells.sort_unstable();
        cells.dedup();
        words && cells.len() == count && count * 2 > widest
    })
}

fn filled(table: &Table<'_>, record: usize) -> usize {
    table.cells(record).filter(|c| !c.trim().is_empty()).count()
}

fn column(table: &Table<'_>, header: usize, cell: usize, stated: &[Unit]) -> Option<Column> {
    let name = tidy(table.cell(header, cell)?).into_owned();
    if name.is_empty() {
        return None;
    }
    // What stands below or between the rows is no evidence of what they hold.
    let is_row = |r: &usize| {
        let first = table.cells(*r).find(|c| !c.trim().is_empty());
        first.is_some_and(|c| labels::total(c).is_none() && !labels::is_note(c))
    };
    let rows = (header + 1..table.len().min(header + 1 + SAMPLE)).filter(is_row);
    let cells: Vec<_> = rows.filter_map(|r| table.cell(r, cell)).map(tidy).filter(|c| !is_missing(c)).collect();
    let all = |test: &dyn Fn(&str) -> bool| !cells.is_empty() && cells.iter().all(|c| test(c));
    // Digits alone are a date only where the head says so.
    let dated =
        ["日期", "月份", "时间", "年月", "年份", "date", "month"].iter().any(|w| name.to_lowercase().contains(w));
    let is_date = |c: &str| read_date(c).is_some() && (dated || !c.bytes().all(|b| b.is_ascii_digit()));
    let is_code = |c: &str| c.len() > 1 && c.starts_with('0') && !c.contains('.');
    let kind = if all(&is_date) {
        ColumnKind::Date
    } else if all(&|c| read_number(c).is_ok()) && !cells.iter().any(|c| is_code(c)) && !is_id(&name) {
        let unit = unit_in(&name).or_else(|| cells.iter().find_map(|c| read_number(c).ok()?.unit));
        let unit = unit.or_else(|| stated.first().copied()).or_else(|| Unit::parse("个"))?;
        ColumnKind::Quantity { unit, min: None, max: None, jump: None }
    } else {
        ColumnKind::Text
    };
    let id = name.split(['(', '[']).next().unwrap_or(&name).trim().to_owned();
    let id = if id.is_empty() { name.clone() } else { id };
    Some(Column { id, headers: vec![name], kind, one_of: vec![], optional: true, private: false, fill_down: false })
}

/// Whether a head names things rather than measuring them.
fn is_id(name: &str) -> bool {
    ["编号", "编码", "代码", "序号", "证号", "电话", "id", "code"].iter().any(|w| name.to_lowercase().contains(w))
}

/// The unit in a head such as `种植面积(亩)`.
fn unit_in(name: &str) -> Option<Unit> {
    let name = squeezed(name);
    let inner = name.rsplit_once('(')?.1.strip_suffix(')')?;
    Unit::parse(inner.trim_start_matches("单位:"))
}
