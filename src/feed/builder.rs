//! All rows of a feed as one Polars frame.

use super::days::days;
use super::fold::Detail;
use super::rows::Rows;
use super::table::Place;
use super::values::{NO_AMOUNT, NO_DAY, NO_SYMBOL, Values};
use crate::catalog::{Column as Declared, ColumnKind, Feed, RegionId};
use either::Either;
use polars::prelude::*;
use rayon::prelude::*;

/// The rows of one file that go into the frame.
#[derive(Debug)]
pub(super) struct Taken {
    pub rows: Rows,
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

impl Taken {
    pub fn len(&self) -> usize {
        self.which.as_ref().map_or(self.rows.states.len(), Vec::len)
    }

    /// Positions among the file's rows.
    fn positions(&self) -> impl Iterator<Item = usize> + Clone + '_ {
        match &self.which {
            None => Either::Left(0..self.rows.states.len()),
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

/// What a column of the frame is made of: lists are taken over, and gone when the column is there.
enum Source<'f> {
    Declared(&'f Declared, Vec<Values>),
    Lines(Vec<Vec<u64>>),
    Bytes(Vec<Vec<u64>>),
    Own(&'static str),
}

/// Makes the frame of the used rows, file by file in the order given, its columns side by side on all processors.
pub(super) fn frame(feed: &Feed, root: RegionId, detail: &Detail, mut files: Vec<Taken>) -> PolarsResult<DataFrame> {
    const OWN: [&str; 7] = ["__file", "__period", "__period_end", "__region", "__until_seen", "__part", "__rows"];
    let height = files.iter().map(Taken::len).sum();
    let mut sources: Vec<Source<'_>> = Vec::with_capacity(feed.columns.len() + OWN.len() + 2);
    for (n, column) in feed.columns.iter().enumerate().filter(|(n, _)| detail.keeps(feed, *n)) {
        let values = files.iter_mut().map(|f| std::mem::replace(&mut f.rows.values[n], Values::Days(Vec::new())));
        sources.push(Source::Declared(column, values.collect()));
    }
    sources.push(Source::Own(OWN[0]));
    if *detail == Detail::Rows {
        sources.push(Source::Lines(files.iter_mut().map(|f| std::mem::take(&mut f.rows.places.lines)).collect()));
        sources.push(Source::Bytes(files.iter_mut().map(|f| std::mem::take(&mut f.rows.places.bytes)).collect()));
    }
    sources.extend(OWN[1..].iter().map(|name| Source::Own(name)));
    let files = &files[..];
    let made = sources.into_par_iter().map(|source| match source {
        Source::Declared(column, values) => declared(column, values, files).into(),
        Source::Lines(lists) => UInt64Chunked::from_vec("__line".into(), gathered(lists, files)).into_column(),
        Source::Bytes(lists) => bytes(gathered(lists, files)),
        Source::Own(name) => own(name, feed, root, files),
    });
    let mut columns: Vec<Column> = made.collect();
    // The region column is the same once more; where it is blank, a row speaks for the root.
    if let Some(region) = feed.columns.iter().find(|c| c.kind == ColumnKind::Region) {
        let of = |name: &str, columns: &[Column]| columns.iter().position(|c| c.name() == name).expect("it was made");
        let n = of(&region.id, &columns);
        let name = PlSmallStr::from_static(OWN[3]);
        let own = of(OWN[3], &columns);
        columns[own] = if region.optional {
            let regions = columns[n].u32()?.iter().map(|id| id.unwrap_or(root.0));
            UInt32Chunked::from_vec(name, regions.collect()).into_column()
        } else {
            columns[n].clone().with_name(name)
        };
    }
    DataFrame::new(height, columns)
}

/// One list of each file as one for all, of the rows that are taken; that of a single file stays what it is.
fn gathered<T: Copy>(mut lists: Vec<Vec<T>>, files: &[Taken]) -> Vec<T> {
    if let ([list], [Taken { which: None, .. }]) = (&mut lists[..], files) {
        return std::mem::take(list);
    }
    let mut all = Vec::with_capacity(files.iter().map(Taken::len).sum());
    for (list, file) in lists.into_iter().zip(files) {
        match &file.which {
            None => all.extend_from_slice(&list),
            Some(which) => all.extend(which.iter().map(|n| list[*n as usize])),
        }
    }
    all
}

fn bytes(list: Vec<u64>) -> Column {
    let name = PlSmallStr::from_static("__byte");
    if list.contains(&Place::NOWHERE) {
        let known = list.into_iter().map(|byte| (byte != Place::NOWHERE).then_some(byte));
        return UInt64Chunked::from_iter_options(name, known).into_column();
    }
    UInt64Chunked::from_vec(name, list).into_column()
}

/// A column that the feed does not declare. What is the same in all rows is kept once.
fn own(name: &str, feed: &Feed, root: RegionId, files: &[Taken]) -> Column {
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
        "__period" => days(|span| span.0),
        "__period_end" => days(|span| span.1),
        "__region" => same(DataType::UInt32, AnyValue::UInt32(root.0)),
        "__until_seen" if files.iter().any(|f| f.until_seen.is_some()) => {
            let of = |f: &'_ Taken| f.until_seen.clone().unwrap_or_else(|| vec![None; f.len()]);
            Int32Chunked::from_iter_options(column, files.iter().flat_map(of)).into_date().into_column()
        }
        "__part" if files.iter().any(|f| !f.rows.parts.is_empty()) => {
            let part = |f: &Taken, row: usize| f.rows.part_of(row).map(|n| feed.columns[n].id.as_str());
            let all = files.iter().flat_map(|f| f.positions().map(move |row| part(f, row)));
            StringChunked::from_iter_options(column, all).into_column()
        }
        "__part" => same(DataType::String, AnyValue::Null),
        "__rows" if files.iter().any(|f| !f.rows.weights.is_empty()) => {
            let weight = |f: &Taken, row: usize| f.rows.weights.get(row).copied().unwrap_or(1);
            let all = files.iter().flat_map(|f| f.positions().map(move |row| weight(f, row)));
            UInt64Chunked::from_vec(column, all.collect()).into_column()
        }
        "__rows" => same(DataType::UInt64, AnyValue::UInt64(1)),
        _ => same(DataType::Date, AnyValue::Null),
    }
}

fn declared(column: &Declared, mut values: Vec<Values>, files: &[Taken]) -> Series {
    let name: PlSmallStr = column.id.as_str().into();
    match column.kind {
        ColumnKind::Date => {
            let days = gathered(values.into_iter().map(Values::days).collect(), files);
            let days = if column.optional {
                Int32Chunked::from_iter_options(name, days.into_iter().map(|d| (d != NO_DAY).then_some(d)))
            } else {
                Int32Chunked::from_vec(name, days)
            };
            days.into_date().into_series()
        }
        ColumnKind::Region => {
            let ids = gathered(values.into_iter().map(Values::symbols).collect(), files);
            let ids = if column.optional {
                UInt32Chunked::from_iter_options(name, ids.into_iter().map(|n| (n != NO_SYMBOL).then_some(n)))
            } else {
                UInt32Chunked::from_vec(name, ids)
            };
            ids.into_series()
        }
        ColumnKind::Text | ColumnKind::Id => {
            // Each file's texts once, then every row's by its number.
            let mut lists: Vec<Vec<u32>> = values.into_iter().map(Values::symbols).collect();
            let mut first = 0;
            for (list, file) in lists.iter_mut().zip(files) {
                if first > 0 {
                    list.iter_mut().filter(|n| **n != NO_SYMBOL).for_each(|n| *n += first);
                }
                first += file.rows.texts.len();
            }
            let known = files.iter().flat_map(|f| f.rows.texts.all());
            let known = StringChunked::from_iter_values(name, known);
            texts(&known, &gathered(lists, files), column.optional).into_series()
        }
        ColumnKind::Quantity { .. } => {
            let scale = values.iter().map(Values::scale).max().unwrap_or(0);
            for values in &mut values {
                values.widen(scale);
            }
            let amounts = gathered(values.into_iter().map(Values::amounts).collect(), files);
            let amounts = if column.optional {
                Int128Chunked::from_iter_options(name, amounts.into_iter().map(|a| (a != NO_AMOUNT).then_some(a)))
            } else {
                Int128Chunked::from_vec(name, amounts)
            };
            amounts.into_decimal_unchecked(38, scale as usize).into_series()
        }
    }
}

/// Texts by their numbers.
fn texts(known: &StringChunked, numbers: &[u32], optional: bool) -> StringChunked {
    /// Rows that one processor looks up at a time.
    const STRETCH: usize = 1 << 20;
    let look_up = |numbers: &[u32]| {
        if optional {
            let numbers = numbers.iter().map(|n| (*n != NO_SYMBOL).then_some(*n));
            known.take(&IdxCa::from_iter_options(PlSmallStr::EMPTY, numbers))
        } else {
            known.take(numbers)
        }
    };
    let look_up = |numbers: &[u32]| look_up(numbers).expect("numbers of texts that are known");
    let parts: Vec<StringChunked> = numbers.par_chunks(STRETCH).map(look_up).collect();
    let mut parts = parts.into_iter();
    let Some(mut all) = parts.next() else { return StringChunked::full_null(known.name().clone(), 0) };
    for part in parts {
        all.append_owned(part).expect("columns of one kind");
    }
    all
}

/// First and last day of a period, as Polars counts days.
pub(super) fn span(period: crate::measure::Period) -> (i32, i32) {
    (days(period.first_day()), days(period.last_day()))
}
