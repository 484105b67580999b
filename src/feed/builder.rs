//! Typed columns: of one file while it is read, and of all files as one Polars frame.

use super::cells::{Value, days};
use super::rows::FileRows;
use crate::catalog::{Column as Declared, ColumnKind, Feed, RegionId};
use crate::measure::Decimal;
use either::Either;
use polars::prelude::*;
use rayon::prelude::*;
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

    /// The most places after the point that an amount has.
    fn scale(&self) -> u32 {
        let Self::Amounts { scales, wide, .. } = self else { return 0 };
        let narrow = scales.iter().filter(|s| **s < WIDE).max().map_or(0, |s| u32::from(*s));
        wide.values().map(|a| a.scale).max().unwrap_or(0).max(narrow)
    }

    /// Makes room for more rows.
    pub fn reserve(&mut self, more: usize) {
        match self {
            Self::Days(list) => list.reserve(more),
            Self::Regions(list) | Self::Texts(list) => list.reserve(more),
            Self::Amounts { digits, scales, .. } => {
                digits.reserve(more);
                scales.reserve(more);
            }
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

/// The rows of one file that go into the frame.
#[derive(Debug)]
pub(super) struct Taken<'a> {
    pub file: &'a FileRows,
    /// Which of them; `None`: all.
    pub which: Option<Vec<u32>>,
    /// For each of them: the period it was reported for, as first and last day.
    pub periods: Periods,
    /// For each of them, in snapshot feeds: the first day on which it is no longer seen.
    pub until_seen: Option<Vec<Option<i32>>>,
}

#[derive(Debug)]
pub(super) enum Periods {
    /// All rows', from the file's name.
    Same((i32, i32)),
    Each(Vec<(i32, i32)>),
}

impl Taken<'_> {
    pub fn len(&self) -> usize {
        self.which.as_ref().map_or(self.file.rows.states.len(), Vec::len)
    }

    /// Positions among the file's rows.
    pub fn rows(&self) -> impl Iterator<Item = usize> + Clone + '_ {
        match &self.which {
            None => Either::Left(0..self.file.rows.states.len()),
            Some(list) => Either::Right(list.iter().map(|n| *n as usize)),
        }
    }

    fn periods(&self) -> impl Iterator<Item = (i32, i32)> + '_ {
        match &self.periods {
            Periods::Same(span) => Either::Left(std::iter::repeat_n(*span, self.len())),
            Periods::Each(list) => Either::Right(list.iter().copied()),
        }
    }

    fn values(&self, n: usize) -> impl Iterator<Item = Value> + Clone + '_ {
        let values = &self.file.rows.values[n];
        self.rows().map(move |row| values.get(row))
    }
}

/// Makes the frame of the used rows, file by file in the order given, its columns side by side on all processors.
pub(super) fn frame(feed: &Feed, root: RegionId, files: &[Taken<'_>]) -> PolarsResult<DataFrame> {
    const OWN: [&str; 8] =
        ["__file", "__line", "__byte", "__period", "__period_end", "__region", "__until_seen", "__part"];
    let height = files.iter().map(Taken::len).sum();
    let declared_columns = feed.columns.len();
    let columns: Vec<Column> = (0..declared_columns + OWN.len())
        .into_par_iter()
        .map(|n| match feed.columns.get(n) {
            Some(column) => declared(column, n, files).into(),
            None => own(OWN[n - declared_columns], feed, root, files).into(),
        })
        .collect();
    DataFrame::new(height, columns)
}

fn own(name: &str, feed: &Feed, root: RegionId, files: &[Taken<'_>]) -> Series {
    let height: usize = files.iter().map(Taken::len).sum();
    let column = PlSmallStr::from_str(name);
    let days = |of: fn((i32, i32)) -> i32| {
        let mut list = Vec::with_capacity(height);
        files.iter().for_each(|f| list.extend(f.periods().map(of)));
        Int32Chunked::from_vec(column.clone(), list).into_date().into_series()
    };
    let places = |of: fn(&super::table::Place) -> Option<u64>| {
        let all = files.iter().flat_map(|f| f.rows().map(|row| of(&f.file.rows.places[row])));
        UInt64Chunked::from_iter_options(column.clone(), all).into_series()
    };
    match name {
        "__file" => {
            let mut list: Vec<u32> = Vec::with_capacity(height);
            (0..).zip(files).for_each(|(n, f)| list.extend(std::iter::repeat_n(n, f.len())));
            UInt32Chunked::from_vec(column, list).into_series()
        }
        "__line" => places(|p| Some(p.line)),
        "__byte" => places(|p| p.byte()),
        "__period" => days(|span| span.0),
        "__period_end" => days(|span| span.1),
        "__region" => {
            let place = feed.columns.iter().position(|c| c.kind == ColumnKind::Region);
            let mut list: Vec<u32> = Vec::with_capacity(height);
            for f in files {
                match place {
                    Some(n) => list.extend(f.values(n).map(|v| if let Value::Region(id) = v { id.0 } else { root.0 })),
                    None => list.extend(std::iter::repeat_n(root.0, f.len())),
                }
            }
            UInt32Chunked::from_vec(column, list).into_series()
        }
        "__until_seen" if files.iter().any(|f| f.until_seen.is_some()) => {
            let of = |f: &'_ Taken<'_>| f.until_seen.clone().unwrap_or_else(|| vec![None; f.len()]);
            Int32Chunked::from_iter_options(column, files.iter().flat_map(of)).into_date().into_series()
        }
        "__part" if files.iter().any(|f| !f.file.rows.parts.is_empty()) => {
            let part = |f: &FileRows, row: usize| f.rows.part_of(row).map(|n| feed.columns[n].id.as_str());
            let all = files.iter().flat_map(|f| f.rows().map(move |row| part(f.file, row)));
            StringChunked::from_iter_options(column, all).into_series()
        }
        "__part" => Series::full_null(column, height, &DataType::String),
        _ => Series::full_null(column, height, &DataType::Date),
    }
}

fn declared(column: &Declared, n: usize, files: &[Taken<'_>]) -> Series {
    let name: PlSmallStr = column.id.as_str().into();
    let values = files.iter().flat_map(|f| f.values(n));
    match column.kind {
        ColumnKind::Date => {
            let days = values.map(|v| if let Value::Day(d) = v { Some(d) } else { None });
            Int32Chunked::from_iter_options(name, days).into_date().into_series()
        }
        ColumnKind::Region => {
            let ids = values.map(|v| if let Value::Region(id) = v { Some(id.0) } else { None });
            UInt32Chunked::from_iter_options(name, ids).into_series()
        }
        ColumnKind::Text | ColumnKind::Id => {
            let texts = files.iter().flat_map(|f| {
                let text = |v| if let Value::Text(symbol) = v { Some(f.file.rows.texts.get(symbol)) } else { None };
                f.values(n).map(text)
            });
            StringChunked::from_iter_options(name, texts).into_series()
        }
        ColumnKind::Quantity { .. } => {
            let scale = files.iter().map(|f| f.file.rows.values[n].scale()).max().unwrap_or(0);
            // Amounts are bounded when they are read, so that this always fits.
            let mantissa = |v| if let Value::Amount(a) = v { a.with_scale(scale).map(|a| a.mantissa) } else { None };
            Int128Chunked::from_iter_options(name, values.map(mantissa))
                .into_decimal_unchecked(38, scale as usize)
                .into_series()
        }
    }
}

/// First and last day of a period, as Polars counts days.
pub(super) fn span(period: crate::measure::Period) -> (i32, i32) {
    (days(period.first_day()), days(period.last_day()))
}
