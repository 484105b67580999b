//! All rows of a feed as one Polars frame.

use super::detail::Detail;
use crate::catalog::{Column as Declared, ColumnKind, Feed, RegionId};
use crate::feed::checks::Missing;
use crate::feed::rows::Rows;
use crate::feed::rows::{ColumnBuffer, NO_AMOUNT, NO_DAY, NO_SYMBOL};
use either::Either;
use polars::prelude::*;
use polars_arrow::array::PrimitiveArray;
use rayon::prelude::*;

/// The rows of one file that go into the frame.
#[derive(Debug)]
pub(super) struct FrameFile {
    pub rows: Rows,
    /// Which rows; `None`: all.
    pub which: Option<Vec<u32>>,
    /// Where the feed has no region column, the region of its rows.
    pub region: RegionId,
    /// For each row, the first and last day of the period it was reported for.
    pub periods: Periods,
    /// In feeds of whole lists, for each row, when its key is missing from later lists.
    pub missing: Option<Vec<Missing>>,
}

#[derive(Debug)]
pub(super) enum Periods {
    /// All rows', from the file's name.
    Same((i32, i32)),
    Each(Vec<(i32, i32)>),
}

impl FrameFile {
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

    /// A day of each one's period.
    fn days(&self, day: fn((i32, i32)) -> i32) -> Vec<i32> {
        match &self.periods {
            Periods::Same(span) => vec![day(*span); self.len()],
            Periods::Each(list) => list.iter().map(|span| day(*span)).collect(),
        }
    }
}

/// The source of a column of the frame. Lists are moved into the column.
enum Source<'f> {
    Declared(&'f Declared, Vec<ColumnBuffer>),
    Lines(Vec<Vec<u32>>),
    /// How many rows of its file each one represents; an empty list where each is one row.
    Weights(Vec<Vec<u64>>),
    Own(&'static str),
}

/// Builds the frame of the used rows, file by file in the given order, its columns in parallel.
pub(super) fn frame(
    feed: &Feed,
    root: RegionId,
    detail: &Detail,
    mut files: Vec<FrameFile>,
) -> PolarsResult<DataFrame> {
    const OWN: [&str; 5] = ["__period_end", "__region", "__until_seen", "__vanished", "__part"];
    let height = files.iter().map(FrameFile::len).sum();
    let mut sources: Vec<Source<'_>> = Vec::with_capacity(feed.columns.len() + OWN.len() + 5);
    for (n, column) in feed.columns.iter().enumerate().filter(|(n, _)| detail.keeps(feed, *n)) {
        let values = files.iter_mut().map(|f| std::mem::replace(&mut f.rows.values[n], ColumnBuffer::Days(Vec::new())));
        sources.push(Source::Declared(column, values.collect()));
    }
    if *detail == Detail::Rows {
        sources.extend(["__file", "__period"].map(Source::Own));
        sources.push(Source::Lines(files.iter_mut().map(|f| std::mem::take(&mut f.rows.places.lines)).collect()));
    }
    sources.extend(OWN.iter().map(|name| Source::Own(name)));
    sources.push(Source::Weights(files.iter_mut().map(|f| std::mem::take(&mut f.rows.weights)).collect()));
    let files = &files[..];
    let made = sources.into_par_iter().map(|source| match source {
        Source::Declared(column, values) => declared(column, values, files).into(),
        Source::Lines(lists) => filled::<UInt32Type>("__line", taken(lists, files)).into_column(),
        Source::Weights(lists) => weights(lists, files),
        Source::Own(name) => own(name, feed, root, files),
    });
    let mut columns: Vec<Column> = made.collect();
    // `__region` repeats the region column; where that is blank, the row counts for the root.
    if let Some(region) = feed.columns.iter().find(|c| c.kind == ColumnKind::Region) {
        let of = |name: &str, columns: &[Column]| columns.iter().position(|c| c.name() == name).expect("it was made");
        let n = of(&region.id, &columns);
        let name = PlSmallStr::from_static(OWN[1]);
        let own = of(OWN[1], &columns);
        columns[own] = if region.optional {
            let regions = columns[n].u32()?.iter().map(|id| id.unwrap_or(root.0));
            UInt32Chunked::from_vec(name, regions.collect()).into_column()
        } else {
            columns[n].clone().with_name(name)
        };
    }
    DataFrame::new(height, columns)
}

/// The lists of all files, reduced to the used rows.
fn taken<T: Copy>(lists: Vec<Vec<T>>, files: &[FrameFile]) -> Vec<Vec<T>> {
    let of = |(list, file): (Vec<T>, &FrameFile)| match &file.which {
        None => list,
        Some(which) => which.iter().map(|n| list[*n as usize]).collect(),
    };
    lists.into_iter().zip(files).map(of).collect()
}

/// The lists of all files as a column's pieces, cut alike in all columns: a long list is one piece, short ones are joined.
fn pieces<T: Copy>(lists: Vec<Vec<T>>) -> Vec<Vec<T>> {
    /// Rows from which on a list is long.
    const LONG: usize = 1 << 14;
    let mut pieces: Vec<Vec<T>> = Vec::new();
    for list in lists {
        match pieces.last_mut() {
            Some(last) if last.len() < LONG && list.len() < LONG => last.extend_from_slice(&list),
            _ => pieces.push(list),
        }
    }
    // A column has one piece at least.
    if pieces.is_empty() { vec![Vec::new()] } else { pieces }
}

/// A column without blanks.
fn filled<T: PolarsNumericType<Native: Copy>>(name: &str, lists: Vec<Vec<T::Native>>) -> ChunkedArray<T> {
    let pieces = pieces(lists).into_iter().map(PrimitiveArray::from_vec);
    ChunkedArray::from_chunk_iter(name.into(), pieces)
}

/// A column that is blank where `blank` stands.
fn blanked<T: PolarsNumericType<Native: Copy + PartialEq>>(
    name: &str,
    lists: Vec<Vec<T::Native>>,
    blank: T::Native,
) -> ChunkedArray<T> {
    let of = |list: Vec<T::Native>| {
        if list.contains(&blank) {
            let known = list.iter().map(|value| *value != blank).collect();
            PrimitiveArray::from_vec(list).with_validity(Some(known))
        } else {
            PrimitiveArray::from_vec(list)
        }
    };
    ChunkedArray::from_chunk_iter(name.into(), pieces(lists).into_iter().map(of))
}

/// A value in every row.
fn same(name: &str, dtype: DataType, value: AnyValue<'static>, files: &[FrameFile]) -> Column {
    Column::new_scalar(name.into(), Scalar::new(dtype, value), files.iter().map(FrameFile::len).sum())
}

fn weights(lists: Vec<Vec<u64>>, files: &[FrameFile]) -> Column {
    if lists.iter().all(Vec::is_empty) {
        return same("__rows", DataType::UInt64, AnyValue::UInt64(1), files);
    }
    let full = |(list, file): (Vec<u64>, &FrameFile)| {
        if list.is_empty() { vec![1; file.rows.states.len()] } else { list }
    };
    let lists = lists.into_iter().zip(files).map(full).collect();
    filled::<UInt64Type>("__rows", taken(lists, files)).into_column()
}

/// Days on which rows are missing from later lists, where each file of the feed is a whole list.
fn missing(name: &str, files: &[FrameFile], day: fn(&Missing) -> Option<i32>) -> Column {
    if files.iter().all(|f| f.missing.is_none()) {
        return same(name, DataType::Date, AnyValue::Null, files);
    }
    let of = |f: &FrameFile| match &f.missing {
        Some(missing) => missing.iter().map(day).collect(),
        None => vec![None; f.len()],
    };
    Int32Chunked::from_iter_options(name.into(), files.iter().flat_map(of)).into_date().into_column()
}

/// A column that the feed does not declare. A value that all rows share is stored once.
fn own(name: &str, feed: &Feed, root: RegionId, files: &[FrameFile]) -> Column {
    let days = |day: fn((i32, i32)) -> i32| {
        if let [FrameFile { periods: Periods::Same(span), .. }] = files {
            return same(name, DataType::Date, AnyValue::Date(day(*span)), files);
        }
        filled::<Int32Type>(name, files.iter().map(|f| f.days(day)).collect()).into_date().into_column()
    };
    match name {
        "__file" if files.len() < 2 => same(name, DataType::UInt32, AnyValue::UInt32(0), files),
        "__file" => {
            let lists = (0..).zip(files).map(|(n, f)| vec![n; f.len()]).collect();
            filled::<UInt32Type>(name, lists).into_column()
        }
        "__period" => days(|span| span.0),
        "__period_end" => days(|span| span.1),
        "__region" if files.iter().all(|f| f.region == root) => {
            same(name, DataType::UInt32, AnyValue::UInt32(root.0), files)
        }
        "__region" => {
            let lists = files.iter().map(|f| vec![f.region.0; f.len()]).collect();
            filled::<UInt32Type>(name, lists).into_column()
        }
        "__until_seen" => missing(name, files, |missing| missing.first),
        "__vanished" => missing(name, files, |missing| missing.for_good),
        "__part" if files.iter().any(|f| !f.rows.parts.is_empty()) => {
            let part = |f: &FrameFile, row: usize| f.rows.part_of(row).map(|n| feed.columns[n].id.as_str());
            let all = files.iter().flat_map(|f| f.positions().map(move |row| part(f, row)));
            StringChunked::from_iter_options(name.into(), all).into_column()
        }
        "__part" => same(name, DataType::String, AnyValue::Null, files),
        _ => same(name, DataType::Date, AnyValue::Null, files),
    }
}

fn declared(column: &Declared, mut values: Vec<ColumnBuffer>, files: &[FrameFile]) -> Series {
    let name = column.id.as_str();
    match column.kind {
        ColumnKind::Date => {
            let days = taken(values.into_iter().map(ColumnBuffer::days).collect(), files);
            blanked::<Int32Type>(name, days, NO_DAY).into_date().into_series()
        }
        ColumnKind::Region => {
            let ids = taken(values.into_iter().map(ColumnBuffer::symbols).collect(), files);
            blanked::<UInt32Type>(name, ids, NO_SYMBOL).into_series()
        }
        ColumnKind::Text | ColumnKind::Id => {
            // Each file's texts once, then every row's by its number.
            let mut lists: Vec<Vec<u32>> = values.into_iter().map(ColumnBuffer::symbols).collect();
            let mut first = 0;
            for (list, file) in lists.iter_mut().zip(files) {
                if first > 0 {
                    list.iter_mut().filter(|n| **n != NO_SYMBOL).for_each(|n| *n += first);
                }
                first += file.rows.texts.len();
            }
            let known = files.iter().flat_map(|f| f.rows.texts.all());
            let known = StringChunked::from_iter_values(name.into(), known);
            texts(&known, &pieces(taken(lists, files)), column.optional).into_series()
        }
        ColumnKind::Quantity { .. } => {
            let scale = values.iter().map(ColumnBuffer::scale).max().unwrap_or(0);
            for values in &mut values {
                values.widen(scale);
            }
            let amounts = taken(values.into_iter().map(ColumnBuffer::amounts).collect(), files);
            let amounts = blanked::<Int128Type>(name, amounts, NO_AMOUNT);
            amounts.into_decimal_unchecked(38, scale as usize).into_series()
        }
    }
}

/// Texts by their numbers.
fn texts(known: &StringChunked, pieces: &[Vec<u32>], optional: bool) -> StringChunked {
    /// Rows looked up at a time by one thread.
    const BATCH: usize = 1 << 20;
    let look_up = |numbers: &[u32]| {
        if optional {
            let numbers = numbers.iter().map(|n| (*n != NO_SYMBOL).then_some(*n));
            known.take(&IdxCa::from_iter_options(PlSmallStr::EMPTY, numbers))
        } else {
            known.take(numbers)
        }
    };
    let look_up = |numbers: &[u32]| look_up(numbers).expect("numbers of texts that are known");
    let batches = pieces.par_iter().flat_map(|piece| piece.par_chunks(BATCH));
    let parts: Vec<StringChunked> = batches.map(look_up).collect();
    let mut parts = parts.into_iter();
    let Some(mut all) = parts.next() else { return StringChunked::full_null(known.name().clone(), 0) };
    for part in parts {
        all.append_owned(part).expect("columns of one kind");
    }
    all
}
