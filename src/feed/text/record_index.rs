//! Where the records of a text and their cells lie.

use super::record::{Record, small};
use crate::feed::text::fast::ColumnSlice;
use crate::feed::text::fast::{Line, Lines};
use std::ops::Range;

/// Records of a text.
#[derive(Debug)]
pub(in crate::feed) enum Records {
    /// Lines with one line end, none of them empty: each is a record.
    Lines(Lines),
    /// Records of every kind, and where the cells of each end; `gap` bytes stand between two cells.
    Each { list: Vec<Record>, ends: Vec<u32>, gap: usize },
}

/// Where one record lies.
#[derive(Debug, Clone, Copy)]
pub(in crate::feed) struct Spot {
    /// Its line, and its first byte in the file, counted as in [`Record`].
    pub line: u32,
    pub byte: u32,
    /// Its bytes in the text.
    pub start: usize,
    pub end: usize,
}

impl Default for Records {
    fn default() -> Self {
        Self::Each { list: Vec::new(), ends: Vec::new(), gap: 0 }
    }
}

impl Records {
    pub fn len(&self) -> usize {
        match self {
            Self::Lines(lines) => lines.runs.last().map_or(0, |run| run.first + run.records),
            Self::Each { list, .. } => list.len(),
        }
    }

    /// Cells of a record.
    #[inline]
    pub fn width(&self, record: usize) -> usize {
        match self {
            Self::Lines(lines) => lines.run_at(record).map_or(0, |run| run.width),
            Self::Each { list, ends, .. } => end_of(list, ends, record) - list[record].first as usize,
        }
    }

    /// Whether empty lines, or rows left out of a sheet, stand above it.
    pub fn apart(&self, record: usize) -> bool {
        match self {
            Self::Lines(_) => false,
            Self::Each { list, .. } => list[record].apart,
        }
    }

    /// Calls `f` with each of some records.
    #[inline]
    pub fn each(&self, records: Range<usize>, mut f: impl FnMut(Spot)) {
        match self {
            Self::Lines(lines) => lines.each(records, |Line { number, start, end }| {
                let (line, byte) = (small(number), small(start));
                f(Spot { line, byte, start, end });
            }),
            Self::Each { list, ends, .. } => records.for_each(|record| {
                let Record { start, line, byte, .. } = list[record];
                let end = end_of(list, ends, record).checked_sub(1).map_or(start, |last| ends[last]);
                f(Spot { line, byte, start: start as usize, end: end as usize });
            }),
        }
    }

    /// Where a cell lies in the text; `None` beyond the record's end.
    #[inline]
    pub fn cell(&self, record: usize, n: usize) -> Option<Range<usize>> {
        match self {
            Self::Lines(lines) => {
                let run = lines.run_at(record)?;
                (n < run.width).then(|| lines.cell(run.cell + n, n + 1 == run.width))
            }
            Self::Each { list, ends, gap } => {
                let Record { start, first, .. } = list[record];
                let at = first as usize + n;
                (at < end_of(list, ends, record)).then(|| {
                    let start = if n == 0 { start as usize } else { ends[at - 1] as usize + gap };
                    start..ends[at] as usize
                })
            }
        }
    }

    /// One column's cells of some records, slice after slice.
    pub fn column_slices(&self, n: usize, records: Range<usize>) -> Vec<ColumnSlice<'_>> {
        match self {
            Self::Lines(lines) => lines.runs_of(records).map(|run| lines.column_slice(run, n)).collect(),
            Self::Each { .. } => {
                let mut column_slices: Vec<ColumnSlice<'_>> = Vec::new();
                for cell in records.map(|record| self.cell(record, n)) {
                    match column_slices.last_mut() {
                        Some(last) if last.has_cells() == cell.is_some() => last.add(cell),
                        _ => column_slices.push(ColumnSlice::of(cell)),
                    }
                }
                column_slices
            }
        }
    }

    /// For each of some records, whether its number of cells is as asked.
    pub fn have_width(&self, is_right: impl Fn(usize) -> bool, records: Range<usize>, flags: &mut Vec<bool>) {
        flags.clear();
        match self {
            Self::Lines(lines) => {
                lines.runs_of(records).for_each(|run| flags.resize(flags.len() + run.records, is_right(run.width)));
            }
            Self::Each { .. } => flags.extend(records.map(|record| is_right(self.width(record)))),
        }
    }
}

#[inline]
fn end_of(list: &[Record], ends: &[u32], record: usize) -> usize {
    list.get(record + 1).map_or(ends.len(), |next| next.first as usize)
}
