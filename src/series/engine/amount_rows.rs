//! The columns of rows that are added up, cut into runs of rows that count in the same days.

use crate::catalog::RegionId;
use polars::prelude::*;
use std::collections::HashMap;

/// Rows to add up. No cell is blank, and all columns are cut into the same chunks.
pub(in crate::series) struct AmountRows {
    regions: UInt32Chunked,
    days: Int32Chunked,
    /// Per row the first day on which it no longer counts; None where all rows count for ever.
    upto: Option<Int32Chunked>,
    amounts: Int128Chunked,
    /// Digits after the decimal point.
    pub scale: u32,
}

impl AmountRows {
    /// The rows of `region`, `at`, `v` and, where there is one, `upto`.
    pub fn of(frame: &DataFrame) -> PolarsResult<Self> {
        let names = || ["region", "at", "upto", "v"].into_iter().filter(|n| frame.get_column_index(n).is_some());
        let blank = names().any(|name| frame.column(name).is_ok_and(|c| c.null_count() > 0));
        let frame = if blank { &frame.drop_nulls(Some(&names().collect::<Vec<_>>()))? } else { frame };
        let (amounts, scale) = amounts(frame.column("v")?)?;
        let upto = frame.column("upto").ok().map(|upto| upto.i32().cloned()).transpose()?;
        let (regions, days) = (frame.column("region")?.u32()?.clone(), frame.column("at")?.i32()?.clone());
        let rows = Self { regions, days, upto, amounts, scale };
        let same_chunks = rows.amounts.chunk_lengths().eq(rows.regions.chunk_lengths())
            && rows.amounts.chunk_lengths().eq(rows.days.chunk_lengths())
            && rows.upto.as_ref().is_none_or(|upto| rows.amounts.chunk_lengths().eq(upto.chunk_lengths()));
        if same_chunks {
            return Ok(rows);
        }
        let Self { regions, days, upto, amounts, scale } = rows;
        let (regions, days) = (regions.rechunk().into_owned(), days.rechunk().into_owned());
        let (upto, amounts) = (upto.map(|upto| upto.rechunk().into_owned()), amounts.rechunk().into_owned());
        Ok(Self { regions, days, upto, amounts, scale })
    }

    /// Every row by itself; `about` names the columns of the frame that say what a row speaks of.
    pub fn each(&self, frame: &DataFrame, about: &[String]) -> PolarsResult<Vec<AmountRow>> {
        let about: Vec<&Column> = about.iter().map(|name| frame.column(name)).collect::<PolarsResult<_>>()?;
        let mut known: HashMap<String, u64> = HashMap::new();
        let mut groups = Vec::with_capacity(frame.height());
        for row in 0..if about.is_empty() { 0 } else { frame.height() } {
            let cells: Vec<String> =
                about.iter().map(|c| c.get(row).map(|v| v.to_string())).collect::<PolarsResult<_>>()?;
            let next = known.len() as u64;
            groups.push(*known.entry(cells.join("\u{1f}")).or_insert(next));
        }
        let mut groups = groups.into_iter();
        let rows = self.runs().flat_map(|RowRun { day, upto, regions, amounts }| {
            regions.iter().zip(amounts).map(move |(region, amount)| (*region, day, upto, *amount))
        });
        let row =
            |(region, at, upto, amount)| AmountRow { region, at, upto, amount, group: groups.next().unwrap_or(0) };
        Ok(rows.map(row).collect())
    }

    /// Rows as they stand in a list.
    pub fn from_each(rows: &[AmountRow], scale: u32) -> Self {
        let name = PlSmallStr::EMPTY;
        Self {
            regions: UInt32Chunked::from_iter_values(name.clone(), rows.iter().map(|row| row.region)),
            days: Int32Chunked::from_iter_values(name.clone(), rows.iter().map(|row| row.at)),
            upto: Some(Int32Chunked::from_iter_values(name.clone(), rows.iter().map(|row| row.upto))),
            amounts: Int128Chunked::from_iter_values(name, rows.iter().map(|row| row.amount)),
            scale,
        }
    }

    /// Neighbouring rows that count in the same days, together.
    pub fn runs(&self) -> impl Iterator<Item = RowRun<'_>> {
        let pieces = self.regions.downcast_iter().zip(self.days.downcast_iter()).zip(self.amounts.downcast_iter());
        let upto = self.upto.iter().flat_map(ChunkedArray::downcast_iter).map(Some).chain(std::iter::repeat(None));
        pieces.zip(upto).flat_map(|(((regions, days), amounts), upto)| {
            let (regions, amounts) = (regions.values().as_slice(), amounts.values().as_slice());
            let days = days.values().as_slice();
            let upto = upto.map(|upto| upto.values().as_slice());
            let counts = move |row: usize| Some((*days.get(row)?, upto.map_or(i32::MAX, |upto| upto[row])));
            let mut begin = 0;
            std::iter::from_fn(move || {
                let (day, upto) = counts(begin)?;
                let len = (begin..days.len()).take_while(|row| counts(*row) == Some((day, upto))).count();
                let rows = begin..begin + len;
                begin = rows.end;
                Some(RowRun { day, upto, regions: &regions[rows.clone()], amounts: &amounts[rows] })
            })
        })
    }
}

/// One row to add up.
#[derive(Debug, Clone, Copy)]
pub(in crate::series) struct AmountRow {
    pub region: u32,
    pub at: i32,
    /// The first day on which it no longer counts.
    pub upto: i32,
    pub amount: i128,
    /// Rows with the same number speak of the same thing.
    pub group: u64,
}

impl AmountRow {
    pub fn region(&self) -> RegionId {
        RegionId(self.region)
    }
}

/// Rows that count in the same days.
pub(in crate::series) struct RowRun<'r> {
    pub day: i32,
    /// The first day on which they no longer count.
    pub upto: i32,
    pub regions: &'r [u32],
    pub amounts: &'r [i128],
}

/// Amounts as integers, and how many of their digits stand after the decimal point.
fn amounts(column: &Column) -> PolarsResult<(Int128Chunked, u32)> {
    if let DataType::Decimal(_, scale) = column.dtype() {
        let digits = column.as_materialized_series().decimal()?.physical().clone();
        return Ok((digits, u32::try_from(*scale).unwrap_or(u32::MAX)));
    }
    Ok((column.cast(&DataType::Int128)?.i128()?.clone(), 0))
}
