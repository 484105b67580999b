//! A feed for a file that no catalog knows: columns and their types, inferred from their cells.

use super::table_head::{self, TableHead};
use crate::catalog::{Column, ColumnKind, Feed, FilesAre, ProjectFiles, Reading, Rows, Wholes};
use crate::diag::{Diagnostic, Location};
use crate::feed::file::{FileToSample, Sample, read_sample};
use crate::feed::header::row_labels::{self, RowWords};
use crate::feed::header::{SEARCHED, StatedUnits, as_written, lone_unit, names};
use crate::feed::text::Table;
use crate::measure::notation::{DateOrder, DecimalMark, is_run_together, tidy};
use crate::measure::{BUILT_IN, Calendar, Every, Unit, Units, is_missing, read_date, read_number, read_number_with};
use crate::say;
use crate::words::Language;
use std::borrow::Cow;
use std::collections::BTreeSet;

/// Rows from which columns are inferred.
const SAMPLE: usize = 500;

/// What to look at in a file that no catalog knows.
#[derive(Debug, Clone, Copy, Default)]
pub struct Unknown<'a> {
    /// The sheet of a workbook; `None`: the one with the most rows.
    pub sheet: Option<&'a str>,
    /// Decides where the bytes of a text fit several encodings.
    pub language: Language,
}

/// A feed that was inferred from one file. Its columns hold texts as they stand, so that no row is lost to a guess.
#[derive(Debug)]
pub struct InferredFeed {
    pub feed: Feed,
    /// What most cells of each column hold.
    pub kinds: Vec<ColumnKind>,
    /// All sheets of a workbook.
    pub sheets: Vec<String>,
    pub warnings: Vec<Diagnostic>,
}

/// Infers a feed from one file. The header is the first row of words as wide as the table, with a second row where headings span several
/// columns; a table without one has columns by their places. A column is taken to hold dates or amounts where nine of ten cells do.
///
/// # Errors
/// The file cannot be read.
pub fn infer_feed(files: &ProjectFiles, name: &str, of: Unknown<'_>) -> Result<InferredFeed, Box<Diagnostic>> {
    let Unknown { sheet, language } = of;
    let Sample { table, mut reading, sheets, guessed } = read_sample(&FileToSample { files, name, sheet, language })?;
    if table.len() == 0 {
        return Err(Box::new(Diagnostic::error("missing-header", say!("empty-file")).at(Location::file(name))));
    }
    let mut warnings: Vec<Diagnostic> = guessed.into_iter().collect();
    let found = table_head::above_values(&table).or_else(|| words_above(&table));
    let head = if let Some(TableHead { record, rows }) = found {
        Head { record, rows }
    } else {
        warnings.push(Diagnostic::warning("no-header", say!("no-header")).at(Location::file(name)));
        let widest = (0..table.len().min(SAMPLE)).map(|r| table.width(r)).max().unwrap_or(0);
        let record = (0..table.len()).find(|r| table.width(*r) == widest).unwrap_or(0);
        Head { record, rows: 0 }
    };
    reading.header_line = Some(table.place(head.record).line);
    reading.header_rows = Some(u16::try_from(head.rows).unwrap_or(1));
    reading.verbatim = true;
    let stated: Vec<Unit> =
        (0..head.record).flat_map(|r| StatedUnits::of_row(table.cells(r), &BUILT_IN).units).collect();
    let names = names(&table, head.record, head.rows, &BUILT_IN);
    let mut columns = Columns::default();
    for cell in 0..head.width(&table) {
        let cells = head.cells_below(&table, cell);
        let written = names.get(cell).cloned().flatten();
        if written.is_none() && head.rows > 0 && !cells.is_empty() {
            let n = cell + 1;
            let at = Location::at(name, reading.header_line.unwrap_or(1), n as u64);
            warnings.push(Diagnostic::warning("blank-label", say!("column-without-header", n)).at(at));
        }
        let heading = written.unwrap_or_else(|| format!("column_{}", cell + 1));
        columns.add(cell, inferred(&table, head, (cell, heading), &cells, &stated));
    }
    let Columns { all: columns, kinds, .. } = columns;
    let feed =
        Feed { id: "file".to_owned(), files: glob::Pattern::escape(name), language, reading, columns, ..no_feed() };
    Ok(InferredFeed { feed, kinds, sheets, warnings })
}

/// The columns of a table so far, each with a name of its own.
#[derive(Default)]
struct Columns {
    all: Vec<Column>,
    kinds: Vec<ColumnKind>,
    taken: BTreeSet<String>,
}

impl Columns {
    fn add(&mut self, cell: usize, (id, header, kind): (String, String, ColumnKind)) {
        let numbered = (2..).map(|n| format!("{id}_{n}"));
        let free = std::iter::once(id.clone()).chain(numbered).find(|id| !self.taken.contains(id));
        let id = free.unwrap_or(id);
        self.taken.insert(id.clone());
        self.kinds.push(kind);
        self.all.push(Column {
            id,
            headers: vec![header],
            position: Some(cell),
            from: vec![],
            kind: ColumnKind::Text,
            one_of: vec![],
            selected: vec![],
            optional: true,
            private: false,
            fill_down: false,
            names_parent: false,
            parts: vec![],
        });
    }
}

/// A feed of which nothing is known.
fn no_feed() -> Feed {
    Feed {
        id: String::new(),
        files: String::new(),
        source: String::new(),
        every: Every::Month,
        deadline: None,
        cutoff: None,
        all_days: false,
        work_days: std::sync::Arc::default(),
        rows: Rows::Events,
        expect: Vec::new(),
        key: Vec::new(),
        calendar: Calendar::CIVIL,
        senders: Vec::new(),
        sender_name: None,
        period: None,
        files_are: FilesAre::Changes,
        files_are_stated: true,
        wholes: Wholes::Totals,
        max_rejected: crate::measure::exact::ratio(1, 2),
        missing: Vec::new(),
        zero: Vec::new(),
        totals: Vec::new(),
        notes: Vec::new(),
        decimal: DecimalMark::Point,
        dates: DateOrder::YearFirst,
        language: Language::default(),
        not_regions: Vec::new(),
        reading: Reading::default(),
        unpivot: None,
        units: Units::default(),
        columns: Vec::new(),
    }
}

/// The unit of amounts without a stated one.
pub(in crate::feed) fn no_unit() -> Unit {
    Unit::one()
}

/// Where the header stands.
#[derive(Debug, Clone, Copy)]
struct Head {
    record: usize,
    rows: usize,
}

impl Head {
    /// Cells of the header, or of the rows where all of them have more.
    fn width(self, table: &Table<'_>) -> usize {
        let below = self.record + self.rows;
        let own = (self.record..below).map(|r| table.width(r)).max().unwrap_or(0);
        let filled_rows = (below..table.len().min(below + SAMPLE)).filter(|r| filled(table, *r) > 1);
        own.max(filled_rows.map(|r| table.width(r)).min().unwrap_or(own))
    }

    /// A column's cells that are not blank, tidied where that makes no other digits of them. Totals and notes between or below the rows are left out.
    fn cells_below<'t>(self, table: &'t Table<'_>, cell: usize) -> Vec<Cow<'t, str>> {
        let is_row = |r: &usize| {
            let first = table.cells(*r).find(|c| !c.trim().is_empty());
            first.is_some_and(|c| RowWords::USUAL.total(c).is_none() && !RowWords::USUAL.is_note(c))
        };
        let below = self.record + self.rows;
        let blank = |r: usize| table.cells(r).all(|c| c.trim().is_empty());
        // Behind a gap another table may stand.
        let rows =
            (below..table.len().min(below + SAMPLE)).take_while(|r| *r == below || !table.apart(*r) && !blank(*r));
        let rows = rows.filter(is_row);
        rows.filter_map(|r| table.cell(r, cell)).map(with_own_digits).filter(|c| !is_missing(c)).collect()
    }
}

/// A cell, tidied where that makes no other digits of it.
fn with_own_digits(cell: &str) -> Cow<'_, str> {
    if is_run_together(cell, &BUILT_IN) { cell.trim().into() } else { tidy(cell) }
}

/// Whether the row below the header belongs to it: words, or units, below headings over several columns.
fn goes_on(table: &Table<'_>, record: usize) -> bool {
    let below = record + 1;
    if below + 1 >= table.len() || table.apart(below) {
        return false;
    }
    let text = |r: usize, cell: usize| table.cell(r, cell).map(tidy).unwrap_or_default();
    let is_unit = |c: &str| lone_unit(c, &BUILT_IN).is_some();
    let words = |r: usize| {
        table.cells(r).filter(|c| !c.trim().is_empty()).all(|c| row_labels::is_word(c, &BUILT_IN) || is_unit(&tidy(c)))
    };
    let width = table.width(record).max(table.width(below));
    let filled = || (0..width).filter(|cell| !text(below, *cell).is_empty());
    // A workbook's merged headings stand in each of their cells.
    let spans =
        |cell: usize| text(record, cell).is_empty() || (cell > 0 && text(record, cell) == text(record, cell - 1));
    let units = filled().count() > 0 && filled().all(|cell| is_unit(&text(below, cell)));
    // Some heading stands over both rows.
    let whole = (0..width).any(|cell| text(below, cell).is_empty() || text(below, cell) == text(record, cell));
    let named = whole && filled().any(spans);
    words(below) && !words(below + 1) && (units || named)
}

/// The header of a table, where its rows hold nothing but words.
pub(super) fn words_above(table: &Table<'_>) -> Option<TableHead> {
    let record = header(table)?;
    Some(TableHead { record, rows: if goes_on(table, record) { 2 } else { 1 } })
}

/// The first row of words, all different, that fills most of the table's width; else the first of words and years, among
/// which some may be the same.
fn header(table: &Table<'_>) -> Option<usize> {
    let widest = (0..table.len().min(SAMPLE)).map(|r| filled(table, r)).max()?;
    let looks_like = |r: usize, strict: bool| {
        let mut cells: Vec<_> = table.cells(r).map(with_own_digits).filter(|c| !c.is_empty()).collect();
        let count = cells.len();
        // Years and months name columns too; a day is a value.
        let is_year = |c: &str| c.len() == 4 && ["19", "20"].iter().any(|century| c.starts_with(century));
        let is_period = |c: &str| {
            is_year(c)
                || (!c.bytes().all(|b| b.is_ascii_digit()) && read_date(c).is_some_and(|p| p.every() != Every::Day))
        };
        // 1.234,5 is a value of a table with decimal commas.
        let is_value = |c: &str| read_number_with(c, DecimalMark::Comma, &BUILT_IN).is_ok();
        let named = |c: &str| (row_labels::is_word(c, &BUILT_IN) && !is_value(c)) || (!strict && is_period(c));
        let words = cells.first().is_some_and(|c| row_labels::is_word(c, &BUILT_IN)) && cells.iter().all(|c| named(c));
        cells.sort_unstable();
        cells.dedup();
        words && (!strict || cells.len() == count) && count * 2 > widest
    };
    let mut searched =
        [true, false].into_iter().flat_map(|strict| (0..table.len().min(SEARCHED)).map(move |r| (r, strict)));
    searched.find(|(r, strict)| looks_like(*r, *strict)).map(|(r, _)| r)
}

fn filled(table: &Table<'_>, record: usize) -> usize {
    table.cells(record).filter(|c| !c.trim().is_empty()).count()
}

/// The name, the heading and the kind of a column.
fn inferred(
    table: &Table<'_>,
    head: Head,
    (cell, name): (usize, String),
    cells: &[Cow<'_, str>],
    stated: &[Unit],
) -> (String, String, ColumnKind) {
    // Of a few cells all must fit; one bad cell among many is reported.
    let mostly = |test: &dyn Fn(&str) -> bool| {
        let fit = cells.iter().filter(|c| test(c)).count();
        fit > 0 && (cells.len() - fit) * 10 <= cells.len()
    };
    // Digits alone are a date only where the head says so.
    let dated = ["日期", "月份", "时间", "年月", "年份", "date", "month"]
        .iter()
        .any(|w| tidy(&name).to_lowercase().contains(w));
    let is_date = |c: &str| read_date(c).is_some() && (dated || !c.bytes().all(|b| b.is_ascii_digit()));
    let is_code = |c: &str| c.len() > 1 && c.starts_with('0') && !c.contains('.');
    let below = tidy(table.cell(head.record + head.rows.saturating_sub(1), cell).unwrap_or(""));
    let unit_below = lone_unit(&below, &BUILT_IN).filter(|_| head.rows > 1);
    let name = match unit_below {
        Some(_) => as_written(table.cell(head.record, cell).unwrap_or("")),
        None => name,
    };
    let kind = if mostly(&is_date) {
        ColumnKind::Date
    } else if mostly(&|c| read_number(c, &BUILT_IN).is_ok()) && !cells.iter().any(|c| is_code(c)) && !is_id(&name) {
        let unit = unit_below
            .or_else(|| unit_in(&name))
            .or_else(|| cells.iter().find_map(|c| read_number(c, &BUILT_IN).ok()?.unit));
        let unit = unit.or_else(|| stated.first().copied()).unwrap_or_else(no_unit);
        ColumnKind::Quantity { unit, min: None, max: None, jump: None }
    } else {
        ColumnKind::Text
    };
    // A unit in brackets is no part of the name; 人口（男） and 人口（女） are two.
    let bare = name.split(['(', '[', '（', '［']).next().unwrap_or(&name).trim();
    let id = if bare.is_empty() || unit_in(&name).is_none() { name.clone() } else { bare.to_owned() };
    (id, name, kind)
}

/// Whether a head names things rather than measuring them.
fn is_id(name: &str) -> bool {
    let name = tidy(name).to_lowercase();
    ["编号", "编码", "代码", "序号", "证号", "电话", "id", "code"].iter().any(|w| name.contains(w))
}

/// The unit in a head such as `种植面积(亩)`.
fn unit_in(name: &str) -> Option<Unit> {
    let name = tidy(name);
    lone_unit(name.rsplit_once('(')?.1.strip_suffix(')')?, &BUILT_IN)
}
