//! Cells typed a column of a stretch at a time. Nearly all rows hold nothing but plain cells; these are typed here, and all
//! others by `row_reader`, which would find the same in the plain ones.

use super::cells::{CellReader, RowTime, Value};
use super::days::IsoDays;
use super::digits::{Digits, trimmed};
use super::keys::print_lines;
use super::labels;
use super::met::Met;
use super::row_reader::RowReader;
use super::rows::State;
use super::table::Table;
use super::texts::Texts;
use super::values::{NO_AMOUNT, NO_DAY, NO_SYMBOL, Values};
use crate::catalog::{Column, ColumnKind, FullCode, RegionId, Regions};
use std::borrow::Cow;
use std::ops::Range;

/// One column's values, an entry for each record of a stretch below its header; of a record that is not plain it says nothing.
#[derive(Debug)]
pub(super) enum Typed {
    Days(Vec<i32>),
    /// Regions and texts.
    Symbols(Vec<u32>),
    Amounts(Vec<Digits>),
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

    /// Some of the amounts, where they are that, with no more places than one of them needs, and that many; of a blank
    /// [`Typed::is_blank`] says so.
    pub fn amounts(&self, rows: Range<usize>) -> Option<(Cow<'_, [Digits]>, u8)> {
        let Self::Amounts(list) = self else { return None };
        let list = &list[rows];
        let most = |list: &[Digits]| {
            list.iter().map(|(_, places)| *places).filter(|places| !Self::is_blank(*places)).max().unwrap_or(0)
        };
        let places = most(list);
        let needs = |(digits, own): &Digits| *own == places && digits % 10 != 0;
        if places == 0 || list.iter().any(needs) {
            return Some((list.into(), places));
        }
        let trim = |amount: &Digits| if Self::is_blank(amount.1) { *amount } else { trimmed(*amount) };
        let list: Vec<Digits> = list.iter().map(trim).collect();
        let places = most(&list);
        Some((list.into(), places))
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
            (Self::Amounts(_), into @ Values::Amounts { .. }) => {
                let Some((list, places)) = self.amounts(rows) else { return };
                into.widen(u32::from(places));
                if let Values::Amounts { digits: into, scale } = into {
                    let power: Vec<i128> = (0..=*scale).rev().map(|n| 10_i128.pow(n)).collect();
                    // A blank has more places than any amount.
                    let widened = |(digits, places): &Digits| {
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
        mut value: impl FnMut(&str, Range<usize>) -> Option<T>,
    ) {
        let text = self.table.text();
        list.clear();
        list.reserve(self.rows.len());
        let mut plain = &mut plain[..];
        for stripe in self.table.stripes(at, self.rows.clone()) {
            let now;
            (now, plain) = plain.split_at_mut(stripe.records);
            let Some(cells) = stripe.cells() else {
                now.fill(false);
                list.resize(list.len() + stripe.records, none);
                continue;
            };
            list.extend(cells.zip(now).map(|(cell, plain)| {
                let value = if *plain { value(text, cell) } else { None };
                *plain = value.is_some();
                value.unwrap_or(none)
            }));
        }
    }

    fn column(&self, reader: &mut CellReader<'_>, into: &mut Typed, plain: &mut [bool], texts: &mut Texts) {
        let Some(at) = reader.found.as_ref().map(|f| f.cell) else { return self.absent(reader, into, plain, texts) };
        let mut days = IsoDays::default();
        match into {
            Typed::Days(list) => self.each(at, plain, (list, NO_DAY), |text, cell| {
                days.read(&text.as_bytes()[cell.clone()]).or_else(|| match self.value(reader, &text[cell], texts)? {
                    Value::Day(day) => Some(day),
                    _ => Some(NO_DAY),
                })
            }),
            Typed::Symbols(list) if reader.column.kind == ColumnKind::Region => {
                self.regions(at, reader, list, plain, texts);
            }
            Typed::Symbols(list) => {
                let mut met = reader.repeats().then(Met::default);
                self.each(at, plain, (list, NO_SYMBOL), |text, cell| {
                    let mut read = || {
                        let cell = &text[cell.clone()];
                        match self.value(reader, cell, texts)? {
                            _ if labels::total(cell).is_some() => None,
                            Value::Text(symbol) => Some(symbol),
                            _ => Some(NO_SYMBOL),
                        }
                    };
                    match &mut met {
                        Some(met) => met.or_read(text.as_bytes(), cell.clone(), read),
                        None => read(),
                    }
                });
            }
            Typed::Amounts(list) => self.each(at, plain, (list, (0, BLANK)), |text, cell| {
                reader.digits(text.as_bytes(), cell.clone()).or_else(|| {
                    match self.value(reader, &text[cell], texts)? {
                        Value::Amount(a) => Some((i64::try_from(a.mantissa).ok()?, u8::try_from(a.scale).ok()?)),
                        _ => Some((0, BLANK)),
                    }
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
        let text = self.table.text().as_bytes();
        list.clear();
        list.reserve(self.rows.len());
        for stripe in self.table.stripes(at, self.rows.clone()) {
            let Some(mut cells) = stripe.cells() else {
                list.resize(list.len() + stripe.records, NO_SYMBOL);
                continue;
            };
            let mut left = stripe.records;
            while left > 0 {
                let mut codes = [FullCode::NONE; TOGETHER];
                for (code, cell) in codes.iter_mut().zip(&mut cells) {
                    *code = FullCode::of(&text[cell]);
                }
                let found = self.regions.of_full_codes(codes);
                let count = left.min(TOGETHER);
                list.extend(found[..count].iter().map(|id| id.map_or(NO_SYMBOL, |id| id.0)));
                left -= count;
            }
        }
        let mut otherwise = |record: usize| {
            let cell = self.table.cell(record, at)?;
            // What such a name means depends on the row's dates.
            if self.regions.depends_on_day(cell) {
                return None;
            }
            match self.value(reader, cell, texts)? {
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
    fn value(&self, reader: &mut CellReader<'_>, cell: &str, texts: &mut Texts) -> Option<Value> {
        let (read, part) = reader.read(Some(cell), self.time, texts, self.regions);
        read.ok().filter(|_| !part)
    }

    /// A column that the file lacks.
    fn absent(&self, reader: &mut CellReader<'_>, into: &mut Typed, plain: &mut [bool], texts: &mut Texts) {
        if self.value(reader, "", texts) != Some(Value::Blank) {
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
        let text = self.table.text();
        let mut plain = &mut plain[..];
        for stripe in self.table.stripes(at, self.rows.clone()) {
            let now;
            (now, plain) = plain.split_at_mut(stripe.records);
            for (cell, plain) in stripe.cells().into_iter().flatten().zip(now) {
                // No total's label ends in a Latin letter or a digit.
                if text.as_bytes()[cell.clone()].last().is_some_and(|b| !b.is_ascii_alphanumeric()) {
                    *plain &= labels::total(&text[cell]).is_none();
                }
            }
        }
    }
}

fn refill<T: Copy>(list: &mut Vec<T>, value: T, len: usize) {
    list.clear();
    list.resize(len, value);
}

impl RowReader<'_, '_> {
    /// Types the records from `first` on, and finds out which are plain: whose cells are values all, as the general reader
    /// would have them, and no label of something else than data.
    pub(super) fn type_columns(&mut self, first: usize) {
        let rows = first..self.table.len();
        refill(&mut self.plain, false, rows.len());
        let declared = || self.columns.iter().map(|c| c.column);
        // Cells filled from above depend on it, amounts on the unit beside them; a row without required columns may be blank throughout.
        let depends = declared().any(|c| c.fill_down) || self.sheet.header.unit_cell.is_some();
        if depends || declared().all(|c| c.optional) {
            return;
        }
        let width = self.sheet.header.width;
        self.table.are_within(width, rows.clone(), &mut self.plain);
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
            return print_lines(self.table, records, self.sheet.delimiter, &mut self.out.prints);
        }
        for (values, typed) in self.out.values.iter_mut().zip(&self.typed) {
            typed.put(rows.clone(), values);
        }
        let above = self.out.states.len();
        self.out.states.resize(above + rows.len(), State::Used);
        let keyed = !self.key.is_empty();
        match self.lines_follow(&records) {
            Some(line) if !keyed => self.out.places.push_run(line, rows.len()),
            _ => self.table.each_place(records.clone(), |place| self.out.places.push(place, keyed)),
        }
        if !keyed {
            return print_lines(self.table, records, self.sheet.delimiter, &mut self.out.prints);
        }
        for (n, record) in records.enumerate() {
            for (value, values) in self.row.iter_mut().zip(&self.out.values) {
                *value = values.get(above + n);
            }
            self.print(record);
        }
    }

    /// Keeps the lines of records that are about to be added up.
    pub(super) fn note_lines(&mut self, records: Range<usize>) {
        let mut row = self.out.prints.len();
        if let Some(line) = self.lines_follow(&records) {
            return self.out.places.run(row, line);
        }
        let places = &mut self.out.places;
        self.table.each_place(records, |place| {
            places.run(row, place.line);
            row += 1;
        });
    }

    /// The first line of records, where each stands on the line behind the one before.
    fn lines_follow(&self, records: &Range<usize>) -> Option<u64> {
        let line = |record: usize| self.table.place(record).line;
        let (first, last) = (line(records.start), line(records.end - 1));
        (last - first == (records.len() - 1) as u64).then_some(first)
    }
}

#[cfg(test)]
mod tests;
