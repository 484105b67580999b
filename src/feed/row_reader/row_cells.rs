//! The cells of one record → one value for each declared column, or the first fault among them.

use crate::catalog::{Column, ColumnKind, WrittenName};
use crate::feed::cell::{CellReader, CellValue, Fault, Interner, MASK, Read, ReadCell, RowTime, days, fault};
use crate::feed::header::Found;
use crate::feed::rows::{FileContext, Rows};
use crate::feed::text::Table;
use crate::measure::notation::{squeezed, tidy};
use crate::measure::{Every, Period, Unit, is_missing};
use crate::say;

/// What is wrong with a row.
pub(super) struct RowFault {
    pub fault: Box<Fault>,
    /// The declared column at fault; `None` where the shape of the row is.
    pub column: Option<usize>,
    /// The offending cell, masked where it is private.
    pub raw: String,
}

/// Reads the cells of one record after another, and holds the values of the last one.
pub(super) struct RowCells<'a> {
    /// One for each declared column.
    readers: Vec<CellReader<'a>>,
    /// Columns in the order in which they are read: dates first and regions above others then, since the meaning of a region's name
    /// depends on both.
    order: Vec<usize>,
    values: Vec<CellValue>,
    /// By which of its names the region is written, where it is in the key.
    region_name: WrittenName,
    /// The nearest filled cell above, of columns whose merged cells are filled down.
    above: Vec<Option<String>>,
    /// The date of a row that has none.
    period_end: RowTime,
}

impl<'a> RowCells<'a> {
    pub fn new(context: &FileContext<'a>, mut readers: Vec<CellReader<'a>>, above: Vec<Option<String>>) -> Self {
        readers.iter_mut().for_each(CellReader::begin);
        let mut order: Vec<usize> = (0..readers.len()).collect();
        order.sort_by_key(|n| match &readers[*n].column {
            Column { kind: ColumnKind::Date, .. } => 0,
            Column { names_parent: true, .. } => 1,
            _ => 2,
        });
        let values = vec![CellValue::Blank; readers.len()];
        let period = context.period.or(context.longer_period);
        let end = period.map(Period::last_day);
        let year = period.filter(|period| period.every() == Every::Year);
        let period_end = RowTime { day: end.map(days), end, year };
        Self { readers, order, values, region_name: WrittenName::OWN, above, period_end }
    }

    /// A reader for each declared column of a file.
    pub fn readers_of(context: &FileContext<'a>) -> Vec<CellReader<'a>> {
        let columns = context.feed.columns.iter().zip(&context.header.columns).enumerate();
        let reader = |(n, (column, found)): (usize, (_, &Option<_>))| {
            let reader = CellReader::new(context.feed, column, found.clone(), context.secret);
            let scrutiny = context.scrutiny.get(n).copied().unwrap_or_default();
            reader.of_sender(context.sender).scrutinised(scrutiny)
        };
        columns.map(reader).collect()
    }

    /// The readers and the cells above, for the chunk below.
    pub fn into_parts(self) -> (Vec<CellReader<'a>>, Vec<Option<String>>) {
        (self.readers, self.above)
    }

    pub fn readers(&self) -> &[CellReader<'a>] {
        &self.readers
    }

    pub fn readers_mut(&mut self) -> &mut [CellReader<'a>] {
        &mut self.readers
    }

    /// The values of the row read last.
    pub fn values(&self) -> &[CellValue] {
        &self.values
    }

    /// By which of its names the row read last writes its region, where that is in the key.
    pub fn region_name(&self) -> WrittenName {
        self.region_name
    }

    pub fn above(&self) -> &[Option<String>] {
        &self.above
    }

    pub fn period_end(&self) -> RowTime {
        self.period_end
    }

    /// Merged cells end at a row that is no data.
    pub fn end_merged_cells(&mut self) {
        self.above.fill(None);
    }

    /// A column's cell in a record; where it goes on with the one above, that one.
    fn raw<'c>(&'c self, n: usize, table: &'c Table<'_>, record: usize) -> Option<&'c str> {
        let reader = &self.readers[n];
        let raw = table.cell(record, reader.found.as_ref()?.cell);
        let goes_on = reader.column.fill_down && raw.is_some_and(|cell| cell.trim().is_empty());
        if goes_on { self.above[n].as_deref().or(raw) } else { raw }
    }

    /// Whether a column's cell says that there is no value.
    pub fn is_blank(&mut self, n: usize, context: &FileContext<'_>, table: &Table<'_>, record: usize) -> bool {
        if self.values[n] != CellValue::Blank {
            return false;
        }
        let Some(found) = &self.readers[n].found else { return true };
        let raw = table.cell(record, found.cell);
        match self.readers[n].read(raw, self.period_end, &mut Interner::default(), context.regions).value {
            Ok(value) => value == CellValue::Blank,
            Err(fault) => fault.code == "missing-cell",
        }
    }

    /// Whether the region of a record, which is none of the project's, is a grouping of the sender's.
    pub fn is_about_a_grouping(&self, context: &FileContext<'_>, table: &Table<'_>, record: usize) -> bool {
        if context.feed.not_regions.is_empty() {
            return false;
        }
        let mut regions = (0..self.readers.len()).filter(|n| self.readers[*n].column.kind == ColumnKind::Region);
        let Some(n) = regions.next().filter(|n| self.values[*n] == CellValue::Blank) else { return false };
        let Some(cell) = self.raw(n, table, record) else { return false };
        context.feed.not_regions.iter().any(|name| *name == tidy(cell) || squeezed(name) == squeezed(cell))
    }

    /// The fault of a row that begins with `fault` in its shape: that one, or else the leftmost among its cells. Its values stand
    /// in [`RowCells::values`] afterwards, blank where they cannot be read.
    pub fn read(
        &mut self,
        context: &FileContext<'a>,
        table: &Table<'_>,
        record: usize,
        shape_fault: Option<RowFault>,
        rows: &mut Rows,
    ) -> Option<RowFault> {
        let mut first = shape_fault;
        let mut time = RowTime { day: None, ..self.period_end };
        let own_unit = OwnUnit::of(context, table, record, &self.readers);
        let parts = rows.parts.len();
        self.region_name = WrittenName::OWN;
        let mut parent: Option<String> = None;
        for at in 0..self.order.len() {
            let n = self.order[at];
            let reader = &mut self.readers[n];
            let mut raw = match &reader.found {
                Some(found) => table.cell(record, found.cell),
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
            let with_unit = own_unit.converting().and_then(|unit| reader.with_unit(raw?, unit));
            let raw = with_unit.as_deref().or(raw);
            if reader.column.names_parent {
                parent = raw.map(|raw| tidy(raw).into_owned()).filter(|name| !is_missing(name));
            }
            let ReadCell { value, part, name } = match &parent {
                Some(parent) if reader.column.names_parent => {
                    reader.read_parent(parent, time, &mut rows.texts, context.regions)
                }
                Some(parent) if reader.column.kind == ColumnKind::Region => {
                    reader.read_within(raw, parent, time, &mut rows.texts, context.regions)
                }
                _ => reader.read(raw, time, &mut rows.texts, context.regions),
            };
            let value = own_unit.checked(reader.column, value);
            if reader.column.kind == ColumnKind::Region {
                self.region_name = name;
            }
            if part {
                rows.parts.push((rows.states.len(), n));
            }
            self.values[n] = match value {
                Ok(value) => value,
                Err(mut fault) => {
                    if !reader.column.from.is_empty() && fault.code == "type-error" {
                        fault.message = say!("date-of-parts", parts = &reader.column.from);
                    }
                    if first.as_ref().is_none_or(|f| f.column.is_some_and(|c| c > n)) {
                        let raw = if reader.column.private { MASK } else { raw.unwrap_or("") };
                        first = Some(RowFault { fault, column: Some(n), raw: raw.to_owned() });
                    }
                    CellValue::Blank
                }
            };
            if let CellValue::Day(day) = self.values[n]
                && !reader.column.optional
            {
                time.day = Some(time.day.map_or(day, |d| d.min(day)));
            }
        }
        if first.is_some() {
            rows.parts.truncate(parts);
        }
        first
    }
}

/// The unit that a record states for its own amounts.
enum OwnUnit {
    Unstated,
    /// One to which at least one of the record's amounts converts.
    Converting(Unit),
    /// One that none of them converts to, or that is not known.
    Foreign(String),
}

impl OwnUnit {
    fn of(context: &FileContext<'_>, table: &Table<'_>, record: usize, readers: &[CellReader<'_>]) -> Self {
        let header = context.header;
        let Some(cell) = header.unit_cell.and_then(|at| table.cell(record, at)) else { return Self::Unstated };
        let written = tidy(cell);
        let Some(unit) = context.feed.units.parse(&written) else {
            let is_foreign = header.states_units && !is_missing(&written);
            return if is_foreign { Self::Foreign(written.into_owned()) } else { Self::Unstated };
        };
        let amounts = || {
            let filled = |found: &Found| table.cell(record, found.cell).is_some_and(|cell| !cell.trim().is_empty());
            readers.iter().filter_map(move |reader| match &reader.column.kind {
                ColumnKind::Quantity { unit, .. } if reader.found.as_ref().is_some_and(filled) => Some(*unit),
                _ => None,
            })
        };
        let converts = amounts().next().is_none() || amounts().any(|own| own.dimension() == unit.dimension());
        if converts { Self::Converting(unit) } else { Self::Foreign(written.into_owned()) }
    }

    fn converting(&self) -> Option<Unit> {
        if let Self::Converting(unit) = self { Some(*unit) } else { None }
    }

    /// An amount of the record, which cannot be told where its unit is foreign to the column.
    fn checked(&self, column: &Column, value: Read<CellValue>) -> Read<CellValue> {
        match (self, &column.kind, &value) {
            (Self::Foreign(unit), ColumnKind::Quantity { unit: declared, .. }, Ok(CellValue::Amount(_))) => {
                fault("unit-error", say!("row-unit-not-convertible", unit, declared))
            }
            _ => value,
        }
    }
}
