//! All rows of a feed as one Polars frame.

use super::days::days;
use super::rows::FileRows;
use super::values::{NO_AMOUNT, NO_DAY, NO_SYMBOL};
use crate::catalog::{Column as Declared, ColumnKind, Feed, RegionId};
use either::Either;
use polars::prelude::*;
use rayon::prelude::*;

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
        for f in files {
            list.extend(f.periods().map(of));
        }
        Int32Chunked::from_vec(column.clone(), list).into_date().into_column()
    };
    match name {
        "__file" if files.len() < 2 => same(DataType::UInt32, AnyValue::UInt32(0)),
        "__file" => {
            let mut list: Vec<u32> = Vec::with_capacity(height);
            for (n, f) in (0..).zip(files) {
                list.extend(std::iter::repeat_n(n, f.len()));
            }
            UInt32Chunked::from_vec(column, list).into_column()
        }
        "__line" => {
            let mut list = Vec::with_capacity(height);
            for f in files {
                list.extend(f.rows().map(|row| f.file.rows.places[row].line));
            }
            UInt64Chunked::from_vec(column, list).into_column()
        }
        "__byte" if files.iter().all(|f| f.file.rows.places.first().is_none_or(|p| p.byte().is_some())) => {
            let mut list = Vec::with_capacity(height);
            for f in files {
                list.extend(f.rows().map(|row| f.file.rows.places[row].byte().unwrap_or(0)));
            }
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
                for f in files {
                    f.file.rows.values[n].put_symbols(f.rows(), &mut list);
                }
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
            for f in files {
                f.file.rows.values[n].put_days(f.rows(), &mut days);
            }
            let days = if column.optional {
                Int32Chunked::from_iter_options(name, days.into_iter().map(|d| (d != NO_DAY).then_some(d)))
            } else {
                Int32Chunked::from_vec(name, days)
            };
            days.into_date().into_series()
        }
        ColumnKind::Region => {
            let mut ids = Vec::with_capacity(height);
            for f in files {
                f.file.rows.values[n].put_symbols(f.rows(), &mut ids);
            }
            let ids = if column.optional {
                UInt32Chunked::from_iter_options(name, ids.into_iter().map(|n| (n != NO_SYMBOL).then_some(n)))
            } else {
                UInt32Chunked::from_vec(name, ids)
            };
            ids.into_series()
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
            let numbers = if column.optional {
                IdxCa::from_iter_options(name, numbers.into_iter().map(|n| (n != NO_SYMBOL).then_some(n)))
            } else {
                IdxCa::from_vec(name, numbers)
            };
            known.take(&numbers).expect("numbers of texts that are known").into_series()
        }
        ColumnKind::Quantity { .. } => {
            let scale = files.iter().map(|f| f.file.rows.values[n].scale()).max().unwrap_or(0);
            // Amounts are bounded when they are read, so that this always fits.
            let mut amounts = Vec::with_capacity(height);
            for f in files {
                f.file.rows.values[n].put_amounts(f.rows(), scale, &mut amounts);
            }
            let amounts = if column.optional {
                Int128Chunked::from_iter_options(name, amounts.into_iter().map(|a| (a != NO_AMOUNT).then_some(a)))
            } else {
                Int128Chunked::from_vec(name, amounts)
            };
            amounts.into_decimal_unchecked(38, scale as usize).into_series()
        }
    }
}

/// First and last day of a period, as Polars counts days.
pub(super) fn span(period: crate::measure::Period) -> (i32, i32) {
    (days(period.first_day()), days(period.last_day()))
}
