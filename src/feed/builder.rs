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

/// What stands for a blank among days, and among numbers of regions and texts.
const NO_DAY: i32 = i32::MAX;
const NO_SYMBOL: u32 = u32::MAX;
const NO_AMOUNT: i128 = i128::MIN;
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
            (Self::Days(list), _) => list.push(NO_DAY),
            (Self::Regions(list), Value::Region(RegionId(n))) | (Self::Texts(list), Value::Text(n)) => list.push(n),
            (Self::Regions(list) | Self::Texts(list), _) => list.push(NO_SYMBOL),
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

    /// Hands out days; [`NO_DAY`] for blanks.
    fn put_days(&self, rows: impl Iterator<Item = usize>, into: &mut Vec<i32>) {
        if let Self::Days(list) = self {
            into.extend(rows.map(|row| list[row]));
        }
    }

    /// Hands out numbers of regions or texts; [`NO_SYMBOL`] for blanks.
    fn put_symbols(&self, rows: impl Iterator<Item = usize>, into: &mut Vec<u32>) {
        if let Self::Regions(list) | Self::Texts(list) = self {
            into.extend(rows.map(|row| list[row]));
        }
    }

    /// Hands out amounts with so many places after the point; [`NO_AMOUNT`] for blanks.
    fn put_amounts(&self, rows: impl Iterator<Item = usize>, scale: u32, into: &mut Vec<i128>) {
        let Self::Amounts { digits, scales, .. } = self else { return };
        let power: Vec<i128> = (0..=scale).map(|n| 10_i128.pow(n)).collect();
        into.extend(rows.map(|row| match scales[row] {
            BLANK => NO_AMOUNT,
            WIDE => match self.get(row) {
                Value::Amount(a) => a.with_scale(scale).map_or(NO_AMOUNT, |a| a.mantissa),
                _ => NO_AMOUNT,
            },
            s => i128::from(digits[row]) * power[scale as usize - usize::from(s)],
        }));
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
            Self::Days(list) if list[row] != NO_DAY => Value::Day(list[row]),
            Self::Regions(list) if list[row] != NO_SYMBOL => Value::Region(RegionId(list[row])),
            Self::Texts(list) if list[row] != NO_SYMBOL => Value::Text(list[row]),
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
}

/// Makes the frame of the used rows, file by file in the order given, its columns side by side on all processors.
pub(super) fn frame(feed: &Feed, root: RegionId, files: &[Taken<'_>]) -> PolarsResult<DataFrame> {
    const OWN: [&str; 8] =
        ["__file", "__line", "__byte", "__period", "__period_end", "__region", "__until_seen", "__part"];
    let height = files.iter().map(Taken::len).sum();
    let declared_columns = feed.columns.len();
    let mut columns: Vec<Column> = (0..declared_columns + OWN.len())
        .into_par_iter()
        .map(|n| match feed.columns.get(n) {
            Some(column) => declared(column, n, files).into(),
            None => own(OWN[n - declared_columns], feed, root, files),
        })
        .collect();
    // The region column is the same once more, where every row has one.
    if let Some(n) = feed.columns.iter().position(|c| c.kind == ColumnKind::Region && !c.optional) {
        columns[declared_columns + 5] = columns[n].clone().with_name(PlSmallStr::from_static(OWN[5]));
    }
    DataFrame::new(height, columns)
}

/// A column that the feed does not declare. What is the same in all rows is kept once.
fn own(name: &str, feed: &Feed, root: RegionId, files: &[Taken<'_>]) -> Column {
    let height: usize = files.iter().map(Taken::len).sum();
    let column = PlSmallStr::from_str(name);
    let same = |dtype: DataType, value: AnyValue<'static>| {
        Column::new_scalar(PlSmallStr::from_str(name), Scalar::new(dtype, value), height)
    };
    let days = |of: fn((i32, i32)) -> i32| {
        if let [Taken { periods: Periods::Same(span), .. }] = files {
            return same(DataType::Date, AnyValue::Date(of(*span)));
        }
        let mut list = Vec::with_capacity(height);
        files.iter().for_each(|f| list.extend(f.periods().map(of)));
        Int32Chunked::from_vec(column.clone(), list).into_date().into_column()
    };
    match name {
        "__file" if files.len() < 2 => same(DataType::UInt32, AnyValue::UInt32(0)),
        "__file" => {
            let mut list: Vec<u32> = Vec::with_capacity(height);
            (0..).zip(files).for_each(|(n, f)| list.extend(std::iter::repeat_n(n, f.len())));
            UInt32Chunked::from_vec(column, list).into_column()
        }
        "__line" => {
            let mut list = Vec::with_capacity(height);
            files.iter().for_each(|f| list.extend(f.rows().map(|row| f.file.rows.places[row].line)));
            UInt64Chunked::from_vec(column, list).into_column()
        }
        "__byte" if files.iter().all(|f| f.file.rows.places.first().is_none_or(|p| p.byte().is_some())) => {
            let mut list = Vec::with_capacity(height);
            files.iter().for_each(|f| list.extend(f.rows().map(|row| f.file.rows.places[row].byte().unwrap_or(0))));
            UInt64Chunked::from_vec(column, list).into_column()
        }
        "__byte" => {
            let all = files.iter().flat_map(|f| f.rows().map(|row| f.file.rows.places[row].byte()));
            UInt64Chunked::from_iter_options(column, all).into_column()
        }
        "__period" => days(|span| span.0),
        "__period_end" => days(|span| span.1),
        "__region" => match feed.columns.iter().position(|c| c.kind == ColumnKind::Region) {
            Some(n) if feed.columns[n].optional => {
                let mut list: Vec<u32> = Vec::with_capacity(height);
                files.iter().for_each(|f| f.file.rows.values[n].put_symbols(f.rows(), &mut list));
                list.iter_mut().filter(|id| **id == NO_SYMBOL).for_each(|id| *id = root.0);
                UInt32Chunked::from_vec(column, list).into_column()
            }
            // Of a required column it is taken over.
            _ => same(DataType::UInt32, AnyValue::UInt32(root.0)),
        },
        "__until_seen" if files.iter().any(|f| f.until_seen.is_some()) => {
            let of = |f: &'_ Taken<'_>| f.until_seen.clone().unwrap_or_else(|| vec![None; f.len()]);
            Int32Chunked::from_iter_options(column, files.iter().flat_map(of)).into_date().into_column()
        }
        "__part" if files.iter().any(|f| !f.file.rows.parts.is_empty()) => {
            let part = |f: &FileRows, row: usize| f.rows.part_of(row).map(|n| feed.columns[n].id.as_str());
            let all = files.iter().flat_map(|f| f.rows().map(move |row| part(f.file, row)));
            StringChunked::from_iter_options(column, all).into_column()
        }
        "__part" => same(DataType::String, AnyValue::Null),
        _ => same(DataType::Date, AnyValue::Null),
    }
}

fn declared(column: &Declared, n: usize, files: &[Taken<'_>]) -> Series {
    let name: PlSmallStr = column.id.as_str().into();
    let height: usize = files.iter().map(Taken::len).sum();
    match column.kind {
        ColumnKind::Date => {
            let mut days = Vec::with_capacity(height);
            files.iter().for_each(|f| f.file.rows.values[n].put_days(f.rows(), &mut days));
            let days = match column.optional {
                false => Int32Chunked::from_vec(name, days),
                true => Int32Chunked::from_iter_options(name, days.into_iter().map(|d| (d != NO_DAY).then_some(d))),
            };
            days.into_date().into_series()
        }
        ColumnKind::Region => {
            let mut ids = Vec::with_capacity(height);
            files.iter().for_each(|f| f.file.rows.values[n].put_symbols(f.rows(), &mut ids));
            match column.optional {
                false => UInt32Chunked::from_vec(name, ids),
                true => UInt32Chunked::from_iter_options(name, ids.into_iter().map(|n| (n != NO_SYMBOL).then_some(n))),
            }
            .into_series()
        }
        ColumnKind::Text | ColumnKind::Id => {
            // Each file's texts once, then every row's by its number.
            let mut known: Vec<&str> = Vec::new();
            let mut numbers: Vec<u32> = Vec::with_capacity(height);
            for f in files {
                let (first, start) = (u32::try_from(known.len()).unwrap_or(u32::MAX), numbers.len());
                known.extend(f.file.rows.texts.all());
                f.file.rows.values[n].put_symbols(f.rows(), &mut numbers);
                numbers[start..].iter_mut().filter(|n| **n != NO_SYMBOL).for_each(|n| *n += first);
            }
            let known = StringChunked::from_iter_values(name.clone(), known.into_iter());
            let numbers = match column.optional {
                false => IdxCa::from_vec(name, numbers),
                true => IdxCa::from_iter_options(name, numbers.into_iter().map(|n| (n != NO_SYMBOL).then_some(n))),
            };
            known.take(&numbers).expect("numbers of texts that are known").into_series()
        }
        ColumnKind::Quantity { .. } => {
            let scale = files.iter().map(|f| f.file.rows.values[n].scale()).max().unwrap_or(0);
            // Amounts are bounded when they are read, so that this always fits.
            let mut amounts = Vec::with_capacity(height);
            files.iter().for_each(|f| f.file.rows.values[n].put_amounts(f.rows(), scale, &mut amounts));
            let amounts = match column.optional {
                false => Int128Chunked::from_vec(name, amounts),
                true => {
                    let amounts = amounts.into_iter().map(|a| (a != NO_AMOUNT).then_some(a));
                    Int128Chunked::from_iter_options(name, amounts)
                }
            };
            amounts.into_decimal_unchecked(38, scale as usize).into_series()
        }
    }
}

/// First and last day of a period, as Polars counts days.
pub(super) fn span(period: crate::measure::Period) -> (i32, i32) {
    (days(period.first_day()), days(period.last_day()))
}
