//! Typed columns: of one file while it is read, and of all files as one Polars frame.

use super::cells::{Texts, Value, days};
use super::rows::FileRows;
use crate::catalog::{Column as Declared, ColumnKind, Feed, RegionId};
use crate::measure::Decimal;
use polars::prelude::*;
use std::collections::BTreeMap;

/// One column's values of one file; the last value of each type stands for a blank.
#[derive(Debug)]
pub(super) enum Values {
    Days(Vec<i32>),
    Regions(Vec<u32>),
    Texts(Vec<u32>),
    /// Digits and places after the point; the few whose digits do not fit are kept apart, under [`WIDE`].
    Amounts {
        digits: Vec<i64>,
        scales: Vec<u8>,
        wide: BTreeMap<usize, Decimal>,
    },
}

/// What stands for a scale where there is no amount, and where it is kept apart.
const BLANK: u8 = u8::MAX;
const WIDE: u8 = u8::MAX - 1;

impl Values {
    pub fn of(column: &Declared) -> Self {
        match column.kind {
            ColumnKind::Date => Self::Days(Vec::new()),
            ColumnKind::Region => Self::Regions(Vec::new()),
            ColumnKind::Text | ColumnKind::Id => Self::Texts(Vec::new()),
            ColumnKind::Quantity { .. } => {
                Self::Amounts { digits: Vec::new(), scales: Vec::new(), wide: BTreeMap::new() }
            }
        }
    }

    /// Takes a value of the column's own kind, or a blank.
    pub fn push(&mut self, value: Value) {
        match (self, value) {
            (Self::Days(list), Value::Day(d)) => list.push(d),
            (Self::Days(list), _) => list.push(i32::MAX),
            (Self::Regions(list), Value::Region(RegionId(n))) | (Self::Texts(list), Value::Text(n)) => list.push(n),
            (Self::Regions(list) | Self::Texts(list), _) => list.push(u32::MAX),
            (Self::Amounts { digits, scales, wide }, Value::Amount(a)) => {
                match (i64::try_from(a.mantissa), u8::try_from(a.scale)) {
                    (Ok(mantissa), Ok(scale)) if scale < WIDE => {
                        digits.push(mantissa);
                        scales.push(scale);
                    }
                    _ => {
                        wide.insert(digits.len(), a);
                        digits.push(0);
                        scales.push(WIDE);
                    }
                }
            }
            (Self::Amounts { digits, scales, .. }, _) => {
                digits.push(0);
                scales.push(BLANK);
            }
        }
    }

    /// Adds the values of the rows below, whose texts have other symbols.
    pub fn append(&mut self, below: Self, symbols: &[u32]) {
        match (self, below) {
            (Self::Days(list), Self::Days(mut more)) => list.append(&mut more),
            (Self::Regions(list), Self::Regions(mut more)) => list.append(&mut more),
            (Self::Texts(list), Self::Texts(more)) => {
                list.extend(more.into_iter().map(|n| symbols.get(n as usize).copied().unwrap_or(n)));
            }
            (
                Self::Amounts { digits, scales, wide },
                Self::Amounts { digits: mut more, scales: mut places, wide: apart },
            ) => {
                wide.extend(apart.into_iter().map(|(row, amount)| (row + digits.len(), amount)));
                digits.append(&mut more);
                scales.append(&mut places);
            }
            _ => unreachable!("a column's values are of one kind in all stretches of a file"),
        }
    }

    pub fn get(&self, row: usize) -> Value {
        match self {
            Self::Days(list) if list[row] != i32::MAX => Value::Day(list[row]),
            Self::Regions(list) if list[row] != u32::MAX => Value::Region(RegionId(list[row])),
            Self::Texts(list) if list[row] != u32::MAX => Value::Text(list[row]),
            Self::Amounts { digits, scales, wide } => match scales[row] {
                BLANK => Value::Blank,
                WIDE => wide.get(&row).map_or(Value::Blank, |a| Value::Amount(*a)),
                scale => Value::Amount(Decimal::new(i128::from(digits[row]), u32::from(scale))),
            },
            _ => Value::Blank,
        }
    }
}

/// A row that goes into the frame: its file and its place among the file's rows.
pub(super) type Used = (usize, usize);

/// What the frame says of every row besides its declared columns.
pub(super) struct Meta<'a> {
    pub period: (i32, i32),
    pub region: RegionId,
    pub until_seen: Option<i32>,
    /// The column by which the row is a part of what another row counts.
    pub part: Option<&'a str>,
}

/// Makes the frame of the used rows, in the order given.
pub(super) fn frame(feed: &Feed, files: &[FileRows], used: &[Used], meta: &[Meta<'_>]) -> PolarsResult<DataFrame> {
    let mut columns: Vec<Column> =
        feed.columns.iter().enumerate().map(|(n, c)| declared(c, n, files, used).into()).collect();
    let place = |f: &dyn Fn(&super::table::Place) -> Option<u64>, name: &str| {
        let values = used.iter().map(|(file, row)| f(&files[*file].rows.places[*row]));
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
            place(&|p| Some(p.line), "__line"),
            place(&|p| p.byte(), "__byte"),
            date("__period", &mut meta.iter().map(|m| Some(m.period.0))),
            date("__period_end", &mut meta.iter().map(|m| Some(m.period.1))),
            number("__region", &mut meta.iter().map(|m| m.region.0)),
            date("__until_seen", &mut meta.iter().map(|m| m.until_seen)),
            StringChunked::from_iter_options("__part".into(), meta.iter().map(|m| m.part)).into_series(),
        ]
        .map(Column::from),
    );
    DataFrame::new(used.len(), columns)
}

fn declared(column: &Declared, n: usize, files: &[FileRows], used: &[Used]) -> Series {
    let name: PlSmallStr = column.id.as_str().into();
    let values = used.iter().map(|(file, row)| (&files[*file].rows.texts, files[*file].rows.values[n].get(*row)));
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
