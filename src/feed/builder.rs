//! Typed columns: of one file while it is read, and of all files as one Polars frame.

use super::cells::{Texts, Value, days};
use super::read::FileRows;
use crate::catalog::{Column as Declared, ColumnKind, Feed, RegionId};
use crate::measure::Decimal;
use polars::prelude::*;

/// One column's values of one file; the last value of each type stands for a blank.
#[derive(Debug)]
pub(super) enum Values {
    Days(Vec<i32>),
    Regions(Vec<u32>),
    Texts(Vec<u32>),
    Amounts { mantissas: Vec<i128>, scales: Vec<u8> },
}

impl Values {
    pub fn of(column: &Declared) -> Self {
        match column.kind {
            ColumnKind::Date => Self::Days(Vec::new()),
            ColumnKind::Region => Self::Regions(Vec::new()),
            ColumnKind::Text | ColumnKind::Id => Self::Texts(Vec::new()),
            ColumnKind::Quantity { .. } => Self::Amounts { mantissas: Vec::new(), scales: Vec::new() },
        }
    }

    /// Takes a value of the column's own kind, or a blank.
    pub fn push(&mut self, value: Value) {
        match (self, value) {
            (Self::Days(list), Value::Day(d)) => list.push(d),
            (Self::Days(list), _) => list.push(i32::MAX),
            (Self::Regions(list), Value::Region(RegionId(n))) | (Self::Texts(list), Value::Text(n)) => list.push(n),
            (Self::Regions(list) | Self::Texts(list), _) => list.push(u32::MAX),
            (Self::Amounts { mantissas, scales }, value) => {
                let (mantissa, scale) = match value {
                    Value::Amount(a) => (a.mantissa, u8::try_from(a.scale).unwrap_or(u8::MAX)),
                    _ => (0, u8::MAX),
                };
                mantissas.push(mantissa);
                scales.push(scale);
            }
        }
    }

    pub fn get(&self, row: usize) -> Value {
        match self {
            Self::Days(list) if list[row] != i32::MAX => Value::Day(list[row]),
            Self::Regions(list) if list[row] != u32::MAX => Value::Region(RegionId(list[row])),
            Self::Texts(list) if list[row] != u32::MAX => Value::Text(list[row]),
            Self::Amounts { mantissas, scales } if scales[row] != u8::MAX => {
                Value::Amount(Decimal::new(mantissas[row], u32::from(scales[row])))
            }
            _ => Value::Blank,
        }
    }
}

/// A row that goes into the frame: its file and its place among the file's rows.
pub(super) type Used = (usize, usize);

/// What the frame says of every row besides its declared columns.
pub(super) struct Meta {
    pub period: (i32, i32),
    pub region: RegionId,
    pub until_seen: Option<i32>,
}

/// Makes the frame of the used rows, in the order given.
pub(super) fn frame(feed: &Feed, files: &[FileRows], used: &[Used], meta: &[Meta]) -> PolarsResult<DataFrame> {
    let mut columns: Vec<Column> =
        feed.columns.iter().enumerate().map(|(n, c)| declared(c, n, files, used).into()).collect();
    let place = |f: &dyn Fn(&super::table::Place) -> u64, name: &str| {
        let values = used.iter().map(|(file, row)| Some(f(&files[*file].places[*row])));
        UInt64Chunked::from_iter_options(name.into(), values).into_series()
    };
    let date = |name: &str, values: &mut dyn Iterator<Item = Option<i32>>| {
        Int32Chunked::from_iter_options(name.into(), values).into_date().into_series()
    };
    let number = |name: &str, values: &mut dyn Iterator<Item = u32>| {
        UInt32Chunked::from_iter_options(name.into(), values.map(Some)).into_series()
    };
    columns.extend(
        [
            number("__file", &mut used.iter().map(|(file, _)| u32::try_from(*file).unwrap_or(u32::MAX))),
            place(&|p| p.line, "__line"),
            place(&|p| p.byte, "__byte"),
            date("__period", &mut meta.iter().map(|m| Some(m.period.0))),
            date("__period_end", &mut meta.iter().map(|m| Some(m.period.1))),
            number("__region", &mut meta.iter().map(|m| m.region.0)),
            date("__until_seen", &mut meta.iter().map(|m| m.until_seen)),
        ]
        .map(Column::from),
    );
    DataFrame::new(used.len(), columns)
}

fn declared(column: &Declared, n: usize, files: &[FileRows], used: &[Used]) -> Series {
    let name: PlSmallStr = column.id.as_str().into();
    let values = used.iter().map(|(file, row)| (&files[*file].texts, files[*file].values[n].get(*row)));
    match column.kind {
        ColumnKind::Date => {
            Int32Chunked::from_iter_options(name, values.map(|(_, v)| as_day(v))).into_date().into_series()
        }
        ColumnKind::Region => {
            let ids = values.map(|(_, v)| if let Value::Region(id) = v { Some(id.0) } else { None });
            UInt32Chunked::from_iter_options(name, ids).into_series()
        }
        ColumnKind::Text | ColumnKind::Id => {
            StringChunked::from_iter_options(name, values.map(|(texts, v)| as_text(texts, v))).into_series()
        }
        ColumnKind::Quantity { .. } => {
            let amount = |v| if let Value::Amount(a) = v { Some(a) } else { None };
            let scale = values.clone().filter_map(|(_, v)| amount(v)).map(|a| a.scale).max().unwrap_or(0);
            // Amounts are bounded when they are read, so that this always fits.
            let mantissas = values.map(|(_, v)| amount(v).and_then(|a| a.with_scale(scale)).map(|a| a.mantissa));
            Int128Chunked::from_iter_options(name, mantissas).into_decimal_unchecked(38, scale as usize).into_series()
        }
    }
}

fn as_day(value: Value) -> Option<i32> {
    if let Value::Day(d) = value { Some(d) } else { None }
}

fn as_text(texts: &Texts, value: Value) -> Option<&str> {
    if let Value::Text(symbol) = value { Some(texts.get(symbol)) } else { None }
}

/// First and last day of a period, as Polars counts days.
pub(super) fn span(period: crate::measure::Period) -> (i32, i32) {
    (days(period.first_day()), days(period.last_day()))
}
