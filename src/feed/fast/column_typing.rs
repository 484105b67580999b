//! The cells of a chunk typed column by column, which takes less time than row by row.
//!
//! Nearly all rows hold plain cells only. Their values are found here and equal those of the general reader; a row with any other
//! cell is marked as not plain and left to it.

use super::short_text_cache::ShortTextCache;
use super::typed_column::{BLANK, TypedColumn};
use crate::catalog::{ColumnKind, FullCode, RegionId, Regions, WrittenName};
use crate::feed::cell::{CellReader, CellValue, Interner, IsoDays, ReadCell, RowTime};
use crate::feed::header::row_labels::RowWords;
use crate::feed::header::{Header, folded};
use crate::feed::rows::{NO_DAY, NO_SYMBOL};
use crate::feed::text::Table;
use std::ops::Range;

/// What cells are read with besides their column's reader.
pub(super) struct Columns<'c> {
    pub table: &'c Table<'c>,
    pub rows: Range<usize>,
    pub regions: &'c Regions,
    pub time: RowTime,
    pub words: RowWords<'c>,
    pub header: &'c Header,
}

impl Columns<'_> {
    /// Calls `value` for each record that is plain so far, with the position of its cell in the text. Without a value, or without a
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
        for column_slice in self.table.column_slices(at, self.rows.clone()) {
            let now;
            (now, plain) = plain.split_at_mut(column_slice.records);
            let Some(cells) = column_slice.cells() else {
                now.fill(false);
                list.resize(list.len() + column_slice.records, none);
                continue;
            };
            list.extend(cells.zip(now).map(|(cell, plain)| {
                let value = if *plain { value(text, cell) } else { None };
                *plain = value.is_some();
                value.unwrap_or(none)
            }));
        }
    }

    /// Types a declared column; records whose cell is no plain value are not plain. Rows that write a region in the key by an alias are
    /// added to `aliases`, whether they are plain or not.
    pub fn type_column(
        &self,
        reader: &mut CellReader<'_>,
        into: &mut TypedColumn,
        plain: &mut [bool],
        texts: &mut Interner,
        aliases: &mut Vec<(usize, WrittenName)>,
    ) {
        let Some(at) = reader.found.as_ref().map(|f| f.cell) else { return self.absent(reader, into, plain, texts) };
        let mut days = IsoDays::default();
        match into {
            TypedColumn::Days(list) => self.each(at, plain, (list, NO_DAY), |text, cell| {
                days.read(&text.as_bytes()[cell.clone()]).or_else(|| match self.value(reader, &text[cell], texts)? {
                    CellValue::Day(day) => Some(day),
                    _ => Some(NO_DAY),
                })
            }),
            TypedColumn::Symbols(list) if reader.column.kind == ColumnKind::Region => {
                self.regions(at, reader, (list, aliases), plain, texts);
            }
            TypedColumn::Symbols(list) => {
                // A row that repeats a heading may be the header once more.
                let headings = self.header.words_at(reader.column, at);
                let mut met = reader.repeats().then(ShortTextCache::default);
                self.each(at, plain, (list, NO_SYMBOL), |text, cell| {
                    let mut read = || {
                        let cell = &text[cell.clone()];
                        match self.value(reader, cell, texts)? {
                            _ if self.words.total(cell).is_some() => None,
                            _ if headings.iter().any(|heading| *heading == folded(cell)) => None,
                            CellValue::Text(symbol) => Some(symbol),
                            _ => Some(NO_SYMBOL),
                        }
                    };
                    match &mut met {
                        Some(met) => met.or_read(text.as_bytes(), cell.clone(), read),
                        None => read(),
                    }
                });
            }
            TypedColumn::Amounts(list) => self.each(at, plain, (list, (0, BLANK)), |text, cell| {
                reader.digits(text.as_bytes(), cell.clone()).or_else(|| {
                    match self.value(reader, &text[cell], texts)? {
                        CellValue::Amount(a) => Some((i64::try_from(a.mantissa).ok()?, u8::try_from(a.scale).ok()?)),
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
        (list, aliases): (&mut Vec<u32>, &mut Vec<(usize, WrittenName)>),
        plain: &mut [bool],
        texts: &mut Interner,
    ) {
        /// Codes looked up together.
        const TOGETHER: usize = 32;
        let text = self.table.text().as_bytes();
        list.clear();
        list.reserve(self.rows.len());
        for column_slice in self.table.column_slices(at, self.rows.clone()) {
            let Some(mut cells) = column_slice.cells() else {
                list.resize(list.len() + column_slice.records, NO_SYMBOL);
                continue;
            };
            let mut left = column_slice.records;
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
            // The meaning of such a name depends on the row's dates.
            if self.regions.depends_on_day(cell) {
                return None;
            }
            let (value, name) = self.read(reader, cell, texts)?;
            if name != WrittenName::OWN {
                aliases.push((record - self.rows.start, name));
            }
            match value {
                CellValue::Region(RegionId(n)) => Some(n),
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

    /// The value that the general reader gives a cell; `None` for a fault, and for a part of the row above.
    fn value(&self, reader: &mut CellReader<'_>, cell: &str, texts: &mut Interner) -> Option<CellValue> {
        Some(self.read(reader, cell, texts)?.0)
    }

    /// The same, with the name by which a region in the key is written.
    fn read(&self, reader: &mut CellReader<'_>, cell: &str, texts: &mut Interner) -> Option<(CellValue, WrittenName)> {
        let ReadCell { value, part, name } = reader.read(Some(cell), self.time, texts, self.regions);
        Some((value.ok().filter(|_| !part)?, name))
    }

    /// A column that the file lacks.
    fn absent(&self, reader: &mut CellReader<'_>, into: &mut TypedColumn, plain: &mut [bool], texts: &mut Interner) {
        let value = self.value(reader, "", texts);
        let rows = self.rows.len();
        if let (Some(CellValue::Region(RegionId(n))), TypedColumn::Symbols(list)) = (value, &mut *into) {
            return refill(list, n, rows);
        }
        if value != Some(CellValue::Blank) {
            plain.fill(false);
        }
        match into {
            TypedColumn::Days(list) => refill(list, NO_DAY, rows),
            TypedColumn::Symbols(list) => refill(list, NO_SYMBOL, rows),
            TypedColumn::Amounts(list) => refill(list, (0, BLANK), rows),
        }
    }

    /// A row in which a cell of this undeclared column may be the label of a total is not plain.
    pub fn find_labels(&self, at: usize, plain: &mut [bool]) {
        let text = self.table.text();
        let mut plain = &mut plain[..];
        for column_slice in self.table.column_slices(at, self.rows.clone()) {
            let now;
            (now, plain) = plain.split_at_mut(column_slice.records);
            for (cell, plain) in column_slice.cells().into_iter().flatten().zip(now) {
                // No total's label ends in a digit.
                if text.as_bytes()[cell.clone()].last().is_some_and(|b| !b.is_ascii_digit()) {
                    *plain &= self.words.total(&text[cell]).is_none();
                }
            }
        }
    }
}

pub(super) fn refill<T: Copy>(list: &mut Vec<T>, value: T, len: usize) {
    list.clear();
    list.resize(len, value);
}
