//! Records → typed rows, rejects, and rows that are no data.

use super::cells::{CellReader, Fault, MASK, RowTime, Value};
use super::columns::Typed;
use super::days::days;
use super::fold::{Folder, Sums};
use super::header::Header;
use super::keys::{fingerprint, key_columns, key_of, print_lines};
use super::no_data::NoData;
use super::rows::{Rows, SKIPS, Second, State};
use super::secret::Secret;
use super::table::Table;
use crate::catalog::{ColumnKind, Feed, Regions};
use crate::measure::text::tidy;
use crate::measure::{Period, Unit};

/// Rejects of a file that keep the row as it was written, to be shown in place.
pub(super) const EXCERPTS: usize = 5;

/// What all rows of a file have in common.
#[derive(Debug, Clone, Copy)]
pub(super) struct Sheet<'a> {
    pub feed: &'a Feed,
    pub regions: &'a Regions,
    pub name: &'a str,
    pub period: Option<Period>,
    pub header: &'a Header,
    pub delimiter: char,
    /// What is asked of the rows, where not all of them are.
    pub sums: Option<&'a Sums>,
    /// What private texts are hashed with.
    pub secret: Secret,
}

impl<'a> Sheet<'a> {
    /// What the first stretches are read with.
    pub fn tools(&self) -> Tools<'a> {
        let columns = self.feed.columns.iter().zip(&self.header.columns);
        Tools {
            columns: columns
                .map(|(c, found)| CellReader::new(c, found.clone(), self.feed.key.contains(&c.id), self.secret))
                .collect(),
            typed: self.feed.columns.iter().map(Typed::of).collect(),
            plain: Vec::new(),
            folder: self.sums.map(|sums| Folder::new(self.feed, self.regions, sums)),
        }
    }
}

/// What a stretch is read with, and then another: readers know dates and regions that they have met, and lists keep their room.
#[derive(Debug)]
pub(super) struct Tools<'a> {
    columns: Vec<CellReader<'a>>,
    typed: Vec<Typed>,
    plain: Vec<bool>,
    /// What the rows of a stretch are added to, where only sums are asked.
    pub folder: Option<Folder>,
}

/// A stretch that has been read.
pub(super) struct Stretch {
    pub rows: Rows,
    /// The cells that merged cells below go on with.
    pub above: Vec<Option<String>>,
}

/// Reads the records of one stretch.
pub(super) struct RowReader<'a, 't> {
    pub(super) sheet: Sheet<'a>,
    pub(super) table: &'t Table<'t>,
    pub(super) columns: Vec<CellReader<'a>>,
    /// Values of all rows that are plain, and which are.
    pub(super) typed: Vec<Typed>,
    pub(super) plain: Vec<bool>,
    /// Columns in the order in which they are read: dates first, since names of regions mean what they meant then.
    pub(super) order: Vec<usize>,
    /// Values of the row in hand.
    pub(super) row: Vec<Value>,
    /// Cells of the row above, of columns whose merged cells are filled down.
    pub(super) above: Vec<Option<String>>,
    /// Columns of the key.
    pub(super) key: Vec<usize>,
    /// What a row without a date goes by.
    pub(super) period_end: RowTime,
    /// Whether a note stands above, with no row in between.
    pub(super) below_note: bool,
    pub(super) out: Rows,
    pub(super) folder: Option<Folder>,
}

/// What is wrong with a row: a fault, and the column it stands in.
pub(super) struct RowFault {
    pub fault: Box<Fault>,
    pub column: Option<usize>,
    pub raw: String,
}

impl<'a, 't> RowReader<'a, 't> {
    pub fn new(sheet: Sheet<'a>, table: &'t Table<'t>, above: Vec<Option<String>>) -> Self {
        Self::with(sheet.tools(), Rows::of(sheet.feed), sheet, table, above)
    }

    /// With what another stretch of the file was read with, and into rows of which there are none.
    pub fn with(
        tools: Tools<'a>,
        rows: Rows,
        sheet: Sheet<'a>,
        table: &'t Table<'t>,
        above: Vec<Option<String>>,
    ) -> Self {
        let Tools { mut columns, typed, plain, folder } = tools;
        columns.iter_mut().for_each(CellReader::begin);
        let is_date = |n: &usize| columns[*n].column.kind != ColumnKind::Date;
        let mut order: Vec<usize> = (0..columns.len()).collect();
        order.sort_by_key(is_date);
        let row = vec![Value::Blank; columns.len()];
        let end = sheet.period.map(crate::measure::Period::last_day);
        let period_end = RowTime { day: end.map(days), end };
        Self {
            sheet,
            table,
            columns,
            typed,
            plain,
            order,
            row,
            above,
            period_end,
            key: key_columns(sheet.feed),
            below_note: false,
            out: rows,
            folder,
        }
    }

    /// Reads every record from `first` on; those before it are titles and the header.
    pub fn read(mut self, first: usize) -> (Stretch, Tools<'a>) {
        self.type_columns(first.min(self.table.len()));
        self.read_rows(first)
    }

    /// The same one row after the other, those that are plain together.
    fn read_rows(mut self, first: usize) -> (Stretch, Tools<'a>) {
        let all = self.table.len();
        self.out.records = all as u64;
        self.out.reserve(all, !self.key.is_empty(), self.folder.is_some());
        self.out.skipped = first.min(all) as u64;
        let mut record = first;
        while record < all && self.out.second.is_none() {
            let from = record - first;
            let run = self.plain[from..].iter().take_while(|plain| **plain).count();
            if run == 0 {
                self.take(record, first);
                record += 1;
            } else {
                self.take_plain(first, from..from + run);
                record += run;
            }
        }
        // While they are near.
        self.out.prints.sort_out();
        if let Some(folder) = &mut self.folder {
            folder.take(&mut self.out);
        }
        let tools = Tools { columns: self.columns, typed: self.typed, plain: self.plain, folder: self.folder };
        (Stretch { rows: self.out, above: self.above }, tools)
    }

    /// Every row by the general way, to which the other must come to the same.
    #[cfg(test)]
    pub fn read_one_by_one(mut self, first: usize) -> Stretch {
        self.plain = vec![false; self.table.len().saturating_sub(first)];
        self.read_rows(first).0
    }

    /// Keeps the fingerprints of the row in hand.
    pub(super) fn print(&mut self, record: usize) {
        if self.key.is_empty() {
            return print_lines(self.table, record..record + 1, self.sheet.delimiter, &mut self.out.prints);
        }
        let texts = &self.out.texts;
        self.out.wholes.push(fingerprint(self.row.iter().copied(), texts));
        self.out.keys.push(key_of(&self.key, &self.row, texts).unwrap_or(0));
    }

    fn take(&mut self, record: usize, first: usize) {
        let fault = self.read_cells(record);
        if !self.table.unclosed(record)
            && (fault.is_some() || self.may_be_label(record))
            && let Some(what) = self.no_data(record, fault.is_some(), first)
        {
            return self.skip(record, what);
        }
        if let Some(fault) = fault {
            self.out.rejected_keys.extend(key_of(&self.key, &self.row, &self.out.texts));
            let reject = self.reject(record, fault);
            self.out.rejects.push(reject);
            return;
        }
        for (values, value) in self.out.values.iter_mut().zip(&self.row) {
            values.push(*value);
        }
        if self.folder.is_some() {
            self.note_lines(record..record + 1);
        } else {
            self.out.places.push(self.table.place(record), !self.key.is_empty());
        }
        self.print(record);
        self.below_note = false;
        self.out.states.push(State::Used);
    }

    /// Accounts for a record that is no data; the head of another table takes all below with it.
    fn skip(&mut self, record: usize, what: NoData) {
        let line = self.table.place(record).line;
        if self.out.skips.len() < SKIPS {
            self.out.skips.push((line, what.why()));
        }
        self.above.fill(None);
        self.out.skipped += 1;
        match what {
            NoData::Total(kind) => self.note_total(record, kind),
            NoData::SecondTable => {
                let records = (self.table.len() - record) as u64;
                self.out.second = Some(Second { line, records });
                self.out.skipped += records - 1;
            }
            NoData::Blank | NoData::Words => {}
        }
    }

    /// The unit that a row states for its amounts.
    fn own_unit(&self, record: usize) -> Option<Unit> {
        Unit::parse(tidy(self.table.cell(record, self.sheet.header.unit_cell?)?).as_ref())
    }

    /// Reads the row's cells; what is wrong with it first.
    pub(super) fn read_cells(&mut self, record: usize) -> Option<RowFault> {
        let mut first = self.shape_fault(record);
        let mut time = RowTime { day: None, ..self.period_end };
        let unit = self.own_unit(record);
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
            let with_unit = unit.and_then(|unit| reader.with_unit(raw?, unit));
            let raw = with_unit.as_deref().or(raw);
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
}
