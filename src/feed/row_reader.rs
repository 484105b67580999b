//! Records → typed rows, rejects, and rows that are no data.

use super::cells::{CellReader, Fault, MASK, RowTime, Value};
use super::days::days;
use super::header::Header;
use super::keys::{key_columns, key_of, whole_of};
use super::no_data::NoData;
use super::rows::{Rows, SKIPS, Second, State};
use super::table::Table;
use crate::catalog::{ColumnKind, Feed, Regions};
use crate::measure::Period;

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
    pub(super) sheet: Sheet<'a>,
    pub(super) table: &'t Table,
    pub(super) columns: Vec<CellReader<'a>>,
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
    pub(super) buffer: Vec<u8>,
}

/// What is wrong with a row: a fault, and the column it stands in.
pub(super) struct RowFault {
    pub fault: Box<Fault>,
    pub column: Option<usize>,
    pub raw: String,
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
        let period_end = RowTime { day: end.map(days), end };
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
        if !self.table.unclosed(record)
            && (fault.is_some() || self.may_be_label(record))
            && let Some(what) = self.no_data(record, fault.is_some(), first)
        {
            return self.skip(record, what);
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

    /// Reads the row's cells; what is wrong with it first.
    pub(super) fn read_cells(&mut self, record: usize) -> Option<RowFault> {
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
}
