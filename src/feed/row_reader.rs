//! Records → typed rows, rejects, and rows that are no data.

use super::cells::{CellReader, Fault, MASK, RowTime, Value};
use super::header::{Header, stated_units};
use super::keys::{key_columns, key_of, whole_of};
use super::labels::{self, Total};
use super::ledger::{Excerpt, Reject};
use super::quotes::Damage;
use super::rows::{Rows, Second, State, TotalRow, region_of, text_cells};
use super::table::Table;
use crate::catalog::{ColumnKind, Feed, Regions};
use crate::diag::Message;
use crate::measure::text::tidy;
use crate::measure::{Period, Unit, is_missing, read_date, read_number};
use crate::say;

/// Rejects of a file that keep the row as it was written, to be shown in place.
pub(super) const EXCERPTS: usize = 5;

/// Rows below the head of another table that must not be rows of this one.
const BELOW: usize = 8;

/// What all rows of a file have in common.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet<'a> {
    pub feed: &'a Feed,
    pub regions: &'a Regions,
    pub name: &'a str,
    pub period: Option<Period>,
    pub header: &'a Header,
    pub delimiter: char,
}

impl<'a> Sheet<'a> {
    /// A reader for each declared column.
    pub fn readers(&self) -> Vec<CellReader<'a>> {
        let columns = self.feed.columns.iter().zip(&self.header.columns);
        columns.map(|(c, found)| CellReader::new(c, found.clone(), self.feed.key.contains(&c.id))).collect()
    }
}

/// A stretch that has been read.
pub(super) struct Stretch<'a> {
    pub rows: Rows,
    /// The cells that merged cells below go on with.
    pub above: Vec<Option<String>>,
    /// For the next stretch: they know dates and regions that they have met.
    pub readers: Vec<CellReader<'a>>,
}

/// Reads the records of one stretch.
pub(super) struct RowReader<'a, 't> {
    sheet: Sheet<'a>,
    table: &'t Table,
    columns: Vec<CellReader<'a>>,
    /// Columns in the order in which they are read: dates first, since names of regions mean what they meant then.
    order: Vec<usize>,
    /// Values of the row in hand.
    row: Vec<Value>,
    /// Cells of the row above, of columns whose merged cells are filled down.
    above: Vec<Option<String>>,
    /// Columns of the key.
    key: Vec<usize>,
    /// What a row without a date goes by.
    period_end: RowTime,
    /// Whether a note stands above, with no row in between.
    below_note: bool,
    out: Rows,
    buffer: Vec<u8>,
}

/// What is wrong with a row: a fault, and the column it stands in.
struct RowFault {
    fault: Box<Fault>,
    column: Option<usize>,
    raw: String,
}

/// What a record is that is no data.
enum NoData {
    Blank,
    Total(Total),
    /// A note, a title, the header once more.
    Words,
    SecondTable,
}

impl<'a, 't> RowReader<'a, 't> {
    pub fn new(sheet: Sheet<'a>, table: &'t Table, above: Vec<Option<String>>) -> Self {
        Self::with(sheet.readers(), sheet, table, above)
    }

    /// With readers that have read another stretch of the file.
    pub fn with(
        mut columns: Vec<CellReader<'a>>,
        sheet: Sheet<'a>,
        table: &'t Table,
        above: Vec<Option<String>>,
    ) -> Self {
        columns.iter_mut().for_each(CellReader::begin);
        let is_date = |n: &usize| columns[*n].column.kind != ColumnKind::Date;
        let mut order: Vec<usize> = (0..columns.len()).collect();
        order.sort_by_key(is_date);
        let row = vec![Value::Blank; columns.len()];
        let end = sheet.period.map(crate::measure::Period::last_day);
        let period_end = RowTime { day: end.map(super::cells::days), end };
        Self {
            sheet,
            table,
            columns,
            order,
            row,
            above,
            period_end,
            key: key_columns(sheet.feed),
            below_note: false,
            out: Rows::of(sheet.feed),
            buffer: Vec::new(),
        }
    }

    /// Reads every record from `first` on; those before it are titles and the header.
    pub fn read(mut self, first: usize) -> Stretch<'a> {
        self.out.records = self.table.len() as u64;
        self.out.reserve(self.table.len());
        self.out.skipped = first.min(self.table.len()) as u64;
        for record in first..self.table.len() {
            if self.out.second.is_none() {
                self.take(record, first);
            }
        }
        Stretch { rows: self.out, above: self.above, readers: self.columns }
    }

    fn take(&mut self, record: usize, first: usize) {
        let fault = self.read_cells(record);
        if !self.table.unclosed(record) && (fault.is_some() || self.may_be_label(record)) {
            match self.no_data(record, fault.is_some(), first) {
                Some(NoData::Total(kind)) => {
                    self.note_total(record, kind);
                    return self.skip();
                }
                Some(NoData::Blank | NoData::Words) => return self.skip(),
                Some(NoData::SecondTable) => {
                    let (line, records) = (self.table.place(record).line, (self.table.len() - record) as u64);
                    self.out.second = Some(Second { line, records });
                    self.out.skipped += records;
                    return;
                }
                None => {}
            }
        }
        let key = key_of(&self.key, &self.row, &self.out.texts);
        if let Some(fault) = fault {
            self.out.rejected_keys.extend(key);
            let reject = self.reject(record, fault);
            self.out.rejects.push(reject);
            return;
        }
        for (values, value) in self.out.values.iter_mut().zip(&self.row) {
            values.push(*value);
        }
        self.out.wholes.push(whole_of(
            self.sheet.feed,
            &self.row,
            &self.out.texts,
            (self.table, record),
            &mut self.buffer,
        ));
        if !self.sheet.feed.key.is_empty() {
            self.out.keys.push(key.unwrap_or(0));
        }
        self.below_note = false;
        self.out.places.push(self.table.place(record));
        self.out.states.push(State::Used);
    }

    fn skip(&mut self) {
        self.out.skipped += 1;
        self.above.fill(None);
    }

    /// Reads the row's cells; what is wrong with it first.
    fn read_cells(&mut self, record: usize) -> Option<RowFault> {
        let mut first = self.shape_fault(record);
        let mut time = RowTime { day: None, ..self.period_end };
        let parts = self.out.parts.len();
        for at in 0..self.order.len() {
            let n = self.order[at];
            let reader = &mut self.columns[n];
            let mut raw = match &reader.found {
                Some(found) => self.table.cell(record, found.cell),
                None => Some(""),
            };
            if reader.column.fill_down {
                if raw.is_some_and(|c| c.trim().is_empty()) {
                    raw = self.above[n].as_deref().or(raw);
                } else {
                    self.above[n] = raw.map(str::to_owned);
                }
            }
            if reader.column.kind != ColumnKind::Date && time.day.is_none() {
                time.day = self.period_end.day;
            }
            let (read, part) = reader.read(raw, time, &mut self.out.texts, self.sheet.regions);
            if part {
                self.out.parts.push((self.out.states.len(), n));
            }
            self.row[n] = match read {
                Ok(value) => value,
                Err(fault) => {
                    if first.as_ref().is_none_or(|f| f.column.is_some_and(|c| c > n)) {
                        let raw = if reader.column.private { MASK } else { raw.unwrap_or("") };
                        first = Some(RowFault { fault, column: Some(n), raw: raw.to_owned() });
                    }
                    Value::Blank
                }
            };
            if let Value::Day(day) = self.row[n]
                && !reader.column.optional
            {
                time.day = Some(time.day.map_or(day, |d| d.min(day)));
            }
        }
        if first.is_some() {
            self.out.parts.truncate(parts);
        }
        first
    }

    /// Whether a row whose cells are in order may yet be one of totals, or blank.
    fn may_be_label(&self, record: usize) -> bool {
        let text = |c: &&CellReader<'_>| matches!(c.column.kind, ColumnKind::Text | ColumnKind::Id);
        let cells = self.columns.iter().filter(text).filter_map(|c| self.table.cell(record, c.found.as_ref()?.cell));
        cells.into_iter().any(|cell| labels::total(cell).is_some())
            || self.undeclared(record).any(|cell| labels::total(cell).is_some())
            || self.row.iter().all(|v| *v == Value::Blank)
    }

    /// Rows of totals or means, blank rows, notes, the header repeated, the head of another table.
    fn no_data(&mut self, record: usize, faulty: bool, first_record: usize) -> Option<NoData> {
        let filled = |cell: &&str| !cell.trim().is_empty();
        let Some(first) = self.table.cells(record).find(filled) else { return Some(NoData::Blank) };
        if let Some(total) = self.total(record, first, faulty) {
            return Some(NoData::Total(total));
        }
        if self.is_head(record) {
            return Some(NoData::Words);
        }
        if !faulty {
            return None;
        }
        if labels::is_note(first) || self.is_lone_text(record) {
            self.below_note |= labels::is_note(first);
            let units: Vec<Unit> = self.table.cells(record).flat_map(stated_units).collect();
            self.out.units.extend(units.into_iter().map(|unit| (self.table.place(record).line, unit)));
            return Some(NoData::Words);
        }
        self.is_second_head(record, first_record).then_some(NoData::SecondTable)
    }

    /// Whether a record is one of the header's, or of those above it, once more. Cells that are merged in the one place need not
    /// be in the other, so that blanks are passed over.
    fn is_head(&self, record: usize) -> bool {
        let cells = || self.table.cells(record).enumerate().filter(|(_, c)| !c.trim().is_empty());
        let own = |labels: &Vec<String>| cells().all(|(n, c)| labels.get(n).is_some_and(|l| *l == tidy(c)));
        (cells().nth(1).is_some() || self.sheet.header.width == 1) && self.sheet.header.labels.iter().any(own)
    }

    /// Cells of columns that the feed does not declare.
    fn undeclared(&self, record: usize) -> impl Iterator<Item = &'t str> {
        let cells = (0..self.table.width(record)).filter(|n| !self.is_declared(*n));
        cells.filter_map(move |n| self.table.cell(record, n))
    }

    /// The total that a record's label tells, where the label is no region and no entry of a closed list.
    fn total(&self, record: usize, first: &str, faulty: bool) -> Option<Total> {
        let unknown = |cell: &str| self.sheet.regions.find(cell).is_err();
        let head = labels::total(first).filter(|_| unknown(first) && !self.columns.iter().any(|c| c.lists(first)));
        let labels = self.columns.iter().filter(|c| !matches!(c.column.kind, ColumnKind::Quantity { .. }));
        let mut cells = labels.filter_map(|c| Some((c, self.table.cell(record, c.found.as_ref()?.cell)?)));
        let in_labels = || {
            cells.find_map(|(column, cell)| {
                let total = labels::total(cell)?;
                let told = (labels::says_so_anywhere(cell) && (faulty || !labels::is_all_of(cell)))
                    || (column.column.kind == ColumnKind::Region && matches!(total, Total::Part | Total::OwnLevel));
                (told && unknown(cell) && !column.lists(cell)).then_some(total)
            })
        };
        let elsewhere = || self.undeclared(record).filter(|c| labels::says_so_anywhere(c)).find_map(labels::total);
        head.or_else(in_labels).or_else(elsewhere)
    }

    /// A single text in a table of several columns that is no value of its own column: a title or a remark.
    fn is_lone_text(&self, record: usize) -> bool {
        let mut filled = (0..self.table.width(record))
            .filter_map(|n| Some((n, self.table.cell(record, n)?)))
            .filter(|(_, cell)| !cell.trim().is_empty());
        let (Some((at, cell)), None) = (filled.next(), filled.next()) else { return false };
        let required = self.columns.iter().filter(|c| !c.column.optional).count();
        if required < 2 || !cell.chars().any(char::is_alphabetic) {
            return false;
        }
        // A note may go on: 2.……
        if self.below_note {
            return true;
        }
        let own = self.columns.iter().zip(&self.row).find(|(c, _)| c.found.as_ref().is_some_and(|f| f.cell == at));
        own.is_none_or(|(column, value)| {
            let open =
                matches!(column.column.kind, ColumnKind::Text | ColumnKind::Id) && column.column.one_of.is_empty();
            !open && *value == Value::Blank
        })
    }

    /// Words throughout, below empty rows or words, above a row that is none of this table's: the head of another table.
    fn is_second_head(&self, record: usize, first_record: usize) -> bool {
        let blank = |r: usize| self.table.cells(r).all(|c| c.trim().is_empty());
        let alone = |r: usize| self.table.cells(r).filter(|c| !c.trim().is_empty()).count() == 1;
        let above = record.checked_sub(1).filter(|r| *r >= first_record);
        let set_apart = self.table.apart(record)
            || above.is_some_and(|r| blank(r) || (alone(r) && (self.table.apart(r) || r > 0 && blank(r - 1))));
        let is_word = |cell: &str| {
            let cell = tidy(cell);
            !is_missing(&cell) && read_number(&cell).is_err() && read_date(&cell).is_none()
        };
        let mut cells: Vec<&str> = self.table.cells(record).filter(|c| !c.trim().is_empty()).collect();
        let count = cells.len();
        if !set_apart || count < 2 || !cells.iter().all(|c| is_word(c)) {
            return false;
        }
        cells.sort_unstable();
        cells.dedup();
        // The head of this table with another column or two is another's, whatever stands below it.
        let is_own = |(n, cell): &(usize, &str)| {
            let cell = tidy(cell);
            !cell.is_empty() && self.sheet.header.labels.iter().any(|row| row.get(*n).is_some_and(|l| *l == cell))
        };
        let same = self.table.cells(record).enumerate().filter(is_own).count();
        if same >= 2 && same * 2 >= count {
            return true;
        }
        let known = self.row.iter().any(|v| matches!(v, Value::Region(_) | Value::Day(_) | Value::Amount(_)));
        let below = record + 1..self.table.len().min(record + 1 + BELOW);
        cells.len() == count && !known && !below.is_empty() && !below.into_iter().any(|r| self.fits(r))
    }

    /// Whether a record could be a row of this table.
    fn fits(&self, record: usize) -> bool {
        let above = self.above.clone();
        let mut trial = Self::new(self.sheet, self.table, above);
        trial.read_cells(record).is_none()
    }

    /// Keeps the amounts of a row of totals, to be compared with the sum of the rows.
    fn note_total(&mut self, record: usize, kind: Total) {
        let (mut amounts, mut labels) = (Vec::new(), Vec::new());
        for (n, value) in self.row.iter().enumerate() {
            let column = &self.columns[n];
            match value {
                Value::Amount(_) => {
                    let cell = column.found.as_ref().and_then(|f| self.table.cell(record, f.cell)).unwrap_or("");
                    amounts.push((n, *value, column.last_place(cell)));
                }
                Value::Day(_) => labels.push((n, *value)),
                Value::Text(_) if !column.column.one_of.is_empty() => labels.push((n, *value)),
                _ => {}
            }
        }
        let (line, above) = (self.table.place(record).line, self.out.states.len());
        self.out.totals.push(TotalRow { kind, line, above, amounts, labels });
    }

    /// A quote that is never closed or that stands astray, or cells beyond the header's.
    fn shape_fault(&self, record: usize) -> Option<RowFault> {
        match self.table.damage(record) {
            Some(Damage::Unclosed) => {
                let message = say!(
                    "引号没有闭合；从下一行继续读取",
                    "a quote is never closed; reading went on with the next line"
                );
                return Some(self.row_fault("unclosed-quote", message, self.table.cell(record, 0).unwrap_or("")));
            }
            Some(Damage::Stray(cell)) if self.is_declared(cell) => {
                let message = say!(
                    "引号之后还有内容，无法判断其含义；内容含引号时应写成两个引号",
                    "text follows a closing quote, so the cell cannot be told; a quote inside a cell is written twice"
                );
                return Some(self.row_fault("stray-quote", message, self.table.cell(record, cell).unwrap_or("")));
            }
            _ => {}
        }
        let width = self.sheet.header.width;
        if self.table.width(record) <= width {
            return None;
        }
        let extra = (width..self.table.width(record))
            .filter_map(|n| self.table.cell(record, n))
            .find(|cell| !cell.trim().is_empty())?;
        let cells = self.table.width(record);
        let message = say!(
            "该行有{cells}个单元格，表头只有{width}个；含分隔符的内容应加引号",
            "the row has {cells} cells, the header {width}; text that holds the delimiter needs quotes"
        );
        Some(self.row_fault("extra-cell", message, extra))
    }

    fn is_declared(&self, cell: usize) -> bool {
        self.columns.iter().any(|c| c.found.as_ref().is_some_and(|f| f.cell == cell))
    }

    /// A fault of the row's shape. What stands in a shifted cell may belong to a private column, so a feed that has one
    /// shows none.
    fn row_fault(&self, code: &'static str, message: Message, raw: &str) -> RowFault {
        let private = self.sheet.feed.columns.iter().any(|c| c.private);
        let raw = if private { MASK } else { raw }.to_owned();
        RowFault { fault: Box::new(Fault { code, message }), column: None, raw }
    }

    fn reject(&self, record: usize, fault: RowFault) -> Reject {
        let Sheet { feed, regions, name, period, .. } = self.sheet;
        let place = self.table.place(record);
        // In a row whose shape is wrong any cell may stand in the wrong column.
        let private = feed.columns.iter().any(|c| c.private);
        let shifted = fault.column.is_none_or(|n| private && self.may_be_shifted(record, n));
        let raw = if shifted && private && !fault.raw.is_empty() { MASK.to_owned() } else { fault.raw };
        let row = if shifted { &[] } else { &self.row[..] };
        let shown = self.out.rejects.len() < EXCERPTS && !(shifted && private);
        Reject {
            file: name.to_owned(),
            line: place.line,
            byte: place.byte(),
            column: fault.column.map(|n| self.columns[n].name().to_owned()),
            code: fault.fault.code,
            raw,
            message: fault.fault.message,
            period,
            region: region_of(feed, regions, row),
            cells: text_cells(feed, row, &self.out.texts),
            excerpt: shown.then(|| self.excerpt(record, fault.column)),
        }
    }

    /// Whether what stands in the offending cell may belong to a private column: in a row with another fault, without its
    /// private cell, or whose private cell would be a value of the offending column.
    fn may_be_shifted(&self, record: usize, column: usize) -> bool {
        /// What names of regions end in.
        const REGIONS: [char; 14] =
            ['省', '州', '市', '县', '区', '旗', '镇', '乡', '村', '道', '办', '场', '居', '组'];
        let cell = |c: &CellReader<'_>| self.table.cell(record, c.found.as_ref()?.cell);
        let blank = |c: &CellReader<'_>| cell(c).is_none_or(|cell| cell.trim().is_empty());
        let faulty =
            |n: usize| self.row[n] == Value::Blank && (!self.columns[n].column.optional || !blank(&self.columns[n]));
        if (0..self.columns.len()).any(|n| n != column && faulty(n)) {
            return true;
        }
        // What is no region's name may be anybody's.
        if self.columns[column].column.kind == ColumnKind::Region
            && !cell(&self.columns[column]).is_some_and(|c| c.trim_end().ends_with(REGIONS))
        {
            return true;
        }
        let mut own = CellReader::new(self.columns[column].column, self.columns[column].found.clone(), false);
        let mut texts = super::cells::Texts::default();
        let open = own.column.one_of.is_empty() && matches!(own.column.kind, ColumnKind::Text | ColumnKind::Id);
        self.columns
            .iter()
            .filter(|c| c.column.private && !(c.column.optional && blank(c)))
            .any(|c| blank(c) || open || own.read(cell(c), self.period_end, &mut texts, self.sheet.regions).0.is_ok())
    }

    /// The row on one line, private cells masked, and where the offending cell stands in it.
    fn excerpt(&self, record: usize, column: Option<usize>) -> Excerpt {
        let at = column.and_then(|n| self.columns[n].found.as_ref()).map(|f| f.cell);
        let mut excerpt = Excerpt { text: String::new(), cell: 0..0 };
        let width = self.table.width(record).max(at.map_or(0, |n| n + 1));
        let private = self.sheet.feed.columns.iter().any(|c| c.private);
        for n in 0..width {
            if n > 0 {
                excerpt.text.push(if self.sheet.delimiter == '\t' { ' ' } else { self.sheet.delimiter });
            }
            let start = excerpt.text.len();
            let of = self.columns.iter().find(|c| c.found.as_ref().is_some_and(|f| f.cell == n));
            let cell = self.table.cell(record, n).unwrap_or("");
            // Where a feed holds something private, what it does not declare may be private too.
            let open = of.map_or(!private, |c| !c.column.private) || cell.trim().is_empty();
            let cell = if open { cell } else { MASK };
            excerpt.text.extend(cell.chars().map(|c| if c.is_control() { ' ' } else { c }));
            if at == Some(n) {
                excerpt.cell = start..excerpt.text.len();
            }
        }
        if at.is_none() {
            excerpt.cell = 0..excerpt.text.len();
        }
        excerpt
    }
}
