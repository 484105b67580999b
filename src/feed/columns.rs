//! Cells typed a column of a stretch at a time. Nearly all rows hold nothing but plain cells; these are typed here, and all
//! others by `row_reader`, which would find the same in the plain ones.

use super::cells::{CellReader, RowTime, Value};
use super::days::iso_day;
use super::keys::as_written;
use super::labels;
use super::row_reader::RowReader;
use super::rows::State;
use super::table::Table;
use super::texts::Texts;
use super::values::{NO_AMOUNT, NO_DAY, NO_SYMBOL, Values};
use crate::catalog::{Column, ColumnKind, RegionId, Regions};
use std::ops::Range;

/// One column's values, an entry for each record of a stretch below its header; of a record that is not plain it says nothing.
#[derive(Debug)]
pub(super) enum Typed {
    Days(Vec<i32>),
    /// Regions and texts.
    Symbols(Vec<u32>),
    /// Digits and places after the point.
    Amounts(Vec<(i64, u8)>),
}

/// Places after the point of a blank.
const BLANK: u8 = u8::MAX;

impl Typed {
    pub fn of(column: &Column) -> Self {
        match column.kind {
            ColumnKind::Date => Self::Days(Vec::new()),
            ColumnKind::Region | ColumnKind::Text | ColumnKind::Id => Self::Symbols(Vec::new()),
            ColumnKind::Quantity { .. } => Self::Amounts(Vec::new()),
        }
    }

    /// Regions or texts, where they are that.
    pub fn symbols(&self) -> Option<&[u32]> {
        if let Self::Symbols(list) = self { Some(list) } else { None }
    }

    /// Amounts, where they are that; of a blank [`Typed::is_blank`] says so.
    pub fn amounts(&self) -> Option<&[(i64, u8)]> {
        if let Self::Amounts(list) = self { Some(list) } else { None }
    }

    /// Whether an amount with so many places is none.
    pub fn is_blank(places: u8) -> bool {
        places == BLANK
    }

    /// Adds some of them to a file's.
    fn put(&self, rows: Range<usize>, into: &mut Values) {
        match (self, into) {
            (Self::Days(list), Values::Days(into)) => into.extend_from_slice(&list[rows]),
            (Self::Symbols(list), Values::Regions(into) | Values::Texts(into)) => into.extend_from_slice(&list[rows]),
            (Self::Amounts(list), into @ Values::Amounts { .. }) => {
                let list = &list[rows];
                let most = list.iter().map(|(_, places)| if *places == BLANK { 0 } else { *places }).max().unwrap_or(0);
                into.widen(u32::from(most));
                if let Values::Amounts { digits: into, scale } = into {
                    let power: Vec<i128> = (0..=*scale).rev().map(|n| 10_i128.pow(n)).collect();
                    // A blank has more places than any amount.
                    let widened = |(digits, places): &(i64, u8)| {
                        power.get(usize::from(*places)).map_or(NO_AMOUNT, |power| i128::from(*digits) * power)
                    };
                    into.extend(list.iter().map(widened));
                }
            }
            _ => unreachable!("a column is of one kind"),
        }
    }
}

/// What cells are read with besides their column's reader.
struct Context<'c> {
    table: &'c Table<'c>,
    rows: Range<usize>,
    regions: &'c Regions,
    time: RowTime,
}

impl Context<'_> {
    /// A value for each record that is plain so far, by the place of the cell in the text; where there is none, or no such
    /// cell, the record is not plain.
    fn each<T: Copy>(
        &self,
        at: usize,
        plain: &mut [bool],
        (list, none): (&mut Vec<T>, T),
        mut value: impl FnMut(&[u8], usize, Range<usize>) -> Option<T>,
    ) {
        let (text, cells) = self.table.column(at, self.rows.clone());
        list.clear();
        list.extend(self.rows.clone().zip(cells).zip(plain).map(|((record, cell), plain)| {
            let value = cell.filter(|_| *plain).and_then(|cell| value(text, record, cell));
            *plain &= value.is_some();
            value.unwrap_or(none)
        }));
    }

    fn column(&self, reader: &mut CellReader<'_>, into: &mut Typed, plain: &mut [bool], texts: &mut Texts) {
        let Some(at) = reader.found.as_ref().map(|f| f.cell) else { return self.absent(reader, into, plain, texts) };
        match into {
            Typed::Days(list) => self.each(at, plain, (list, NO_DAY), |text, record, cell| {
                iso_day(&text[cell]).or_else(|| match self.value(reader, self.table.cell(record, at), texts)? {
                    Value::Day(day) => Some(day),
                    _ => Some(NO_DAY),
                })
            }),
            Typed::Symbols(list) if reader.column.kind == ColumnKind::Region => {
                self.regions(at, reader, list, plain, texts);
            }
            Typed::Symbols(list) => {
                let mut met = reader.repeats().then(Met::default);
                self.each(at, plain, (list, NO_SYMBOL), |text, record, cell| {
                    let mut read = || {
                        let cell = self.table.cell(record, at)?;
                        match self.value(reader, Some(cell), texts)? {
                            _ if labels::total(cell).is_some() => None,
                            Value::Text(symbol) => Some(symbol),
                            _ => Some(NO_SYMBOL),
                        }
                    };
                    match &mut met {
                        Some(met) => met.or_read(&text[cell], read),
                        None => read(),
                    }
                });
            }
            Typed::Amounts(list) => self.each(at, plain, (list, (0, BLANK)), |text, record, cell| {
                reader.digits(text, cell).or_else(|| match self.value(reader, self.table.cell(record, at), texts)? {
                    Value::Amount(a) => Some((i64::try_from(a.mantissa).ok()?, u8::try_from(a.scale).ok()?)),
                    _ => Some((0, BLANK)),
                })
            }),
        }
    }

    fn regions(
        &self,
        at: usize,
        reader: &mut CellReader<'_>,
        list: &mut Vec<u32>,
        plain: &mut [bool],
        texts: &mut Texts,
    ) {
        /// Codes that are looked up together.
        const TOGETHER: usize = 32;
        let (text, mut cells) = self.table.column(at, self.rows.clone());
        list.clear();
        while list.len() < self.rows.len() {
            let written: [Option<&[u8]>; TOGETHER] = std::array::from_fn(|_| Some(&text[cells.next()??]));
            let left = self.rows.len() - list.len();
            let found = self.regions.of_full_codes(written);
            list.extend(found.iter().take(left).map(|id| id.map_or(NO_SYMBOL, |id| id.0)));
        }
        let mut otherwise = |record: usize| {
            let cell = self.table.cell(record, at)?;
            // What such a name means depends on the row's dates.
            if self.regions.depends_on_day(cell) {
                return None;
            }
            match self.value(reader, Some(cell), texts)? {
                Value::Region(RegionId(n)) => Some(n),
                _ => Some(NO_SYMBOL),
            }
        };
        for ((record, id), plain) in self.rows.clone().zip(list).zip(plain) {
            if *id == NO_SYMBOL && *plain {
                let read = otherwise(record);
                *plain = read.is_some();
                *id = read.unwrap_or(NO_SYMBOL);
            }
        }
    }

    /// What the general reader makes of a cell, where that is a value and no part of what stands above.
    fn value(&self, reader: &mut CellReader<'_>, cell: Option<&str>, texts: &mut Texts) -> Option<Value> {
        let (read, part) = reader.read(cell, self.time, texts, self.regions);
        read.ok().filter(|_| !part)
    }

    /// A column that the file lacks.
    fn absent(&self, reader: &mut CellReader<'_>, into: &mut Typed, plain: &mut [bool], texts: &mut Texts) {
        if self.value(reader, Some(""), texts) != Some(Value::Blank) {
            plain.fill(false);
        }
        let rows = self.rows.len();
        match into {
            Typed::Days(list) => refill(list, NO_DAY, rows),
            Typed::Symbols(list) => refill(list, NO_SYMBOL, rows),
            Typed::Amounts(list) => refill(list, (0, BLANK), rows),
        }
    }

    /// Rows that a cell of this column may make something else than data are not plain.
    fn labels(&self, at: usize, plain: &mut [bool]) {
        let (text, cells) = self.table.column(at, self.rows.clone());
        for ((record, cell), plain) in self.rows.clone().zip(cells).zip(plain) {
            // No total's label ends in a Latin letter or a digit.
            let may_be = |cell: Range<usize>| text[cell].last().is_some_and(|b| !b.is_ascii_alphanumeric());
            if cell.is_some_and(may_be) {
                *plain &= self.table.cell(record, at).and_then(labels::total).is_none();
            }
        }
    }
}

fn refill<T: Copy>(list: &mut Vec<T>, value: T, len: usize) {
    list.clear();
    list.resize(len, value);
}

/// Texts that were read before in this stretch, found by a few of their bytes: those of a closed list are met again and again.
#[derive(Debug)]
struct Met {
    slots: Vec<(Box<[u8]>, Option<u32>)>,
}

impl Met {
    const SLOTS: usize = 64;

    /// What `read` makes of a cell, asked once for most cells.
    fn or_read(&mut self, cell: &[u8], read: impl FnOnce() -> Option<u32>) -> Option<u32> {
        let slot = &mut self.slots[Self::slot(cell)];
        if &*slot.0 != cell || cell.is_empty() {
            *slot = (cell.into(), read());
        }
        slot.1
    }

    fn slot(cell: &[u8]) -> usize {
        let word = |bytes: &[u8]| bytes.iter().fold(0_u64, |word, b| word << 8 | u64::from(*b));
        let head = cell.first_chunk::<8>().map_or_else(|| word(cell), |head| u64::from_le_bytes(*head));
        let tail = cell.last_chunk::<8>().map_or(0, |tail| u64::from_le_bytes(*tail));
        // Fibonacci hashing: the upper bits of a product with 2^64 divided by the golden ratio.
        let mixed = (head ^ tail.rotate_left(29)).wrapping_mul(0x9E37_79B9_7F4A_7C15);
        usize::try_from(mixed >> 58).unwrap_or(0)
    }
}

impl Default for Met {
    fn default() -> Self {
        Self { slots: vec![(Box::default(), None); Self::SLOTS] }
    }
}

impl RowReader<'_, '_> {
    /// Types the records from `first` on, and finds out which are plain: whose cells are values all, as the general reader
    /// would have them, and no label of something else than data.
    pub(super) fn type_columns(&mut self, first: usize) {
        let rows = first..self.table.len();
        self.plain.clear();
        self.plain.resize(rows.len(), false);
        let declared = || self.columns.iter().map(|c| c.column);
        // Cells filled from above depend on it; a row without required columns may be blank throughout.
        if declared().any(|c| c.fill_down) || declared().all(|c| c.optional) {
            return;
        }
        let width = self.sheet.header.width;
        for (record, plain) in rows.clone().zip(&mut self.plain) {
            *plain = self.table.width(record) <= width;
        }
        for record in self.table.damaged().filter(|record| *record >= first) {
            self.plain[record - first] = false;
        }
        let context = Context { table: self.table, rows, regions: self.sheet.regions, time: self.period_end };
        let undeclared: Vec<usize> = (0..width).filter(|n| !self.is_declared(*n)).collect();
        for at in undeclared {
            context.labels(at, &mut self.plain);
        }
        for (reader, typed) in self.columns.iter_mut().zip(&mut self.typed) {
            context.column(reader, typed, &mut self.plain, &mut self.out.texts);
        }
    }

    /// Takes plain rows, counted from the record `first`.
    pub(super) fn take_plain(&mut self, first: usize, rows: Range<usize>) {
        self.below_note = false;
        let records = first + rows.start..first + rows.end;
        if let Some(folder) = &mut self.folder {
            folder.add_typed(&self.typed, rows, &self.out.texts);
            self.note_lines(records.clone());
            let (table, delimiter) = (self.table, self.sheet.delimiter);
            self.out.wholes.extend(records.map(|record| as_written(table, record, delimiter)));
            return;
        }
        for (values, typed) in self.out.values.iter_mut().zip(&self.typed) {
            typed.put(rows.clone(), values);
        }
        let above = self.out.states.len();
        for (n, record) in records.enumerate() {
            self.out.places.push(self.table.place(record));
            if !self.key.is_empty() {
                for (value, values) in self.row.iter_mut().zip(&self.out.values) {
                    *value = values.get(above + n);
                }
            }
            self.print(record);
        }
        self.out.states.resize(above + rows.len(), State::Used);
    }

    /// Keeps the lines of records that are about to be added up.
    pub(super) fn note_lines(&mut self, records: Range<usize>) {
        let line = |record: usize| self.table.place(record).line;
        let (from, first, last) = (self.out.wholes.len(), line(records.start), line(records.end - 1));
        if last - first == (records.len() - 1) as u64 {
            return self.out.places.run(from, first);
        }
        for (n, record) in records.enumerate() {
            self.out.places.run(from + n, line(record));
        }
    }
}

#[cfg(test)]
mod tests;
