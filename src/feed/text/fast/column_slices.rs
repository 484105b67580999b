//! The cells of one column in consecutive records.

use crate::feed::text::record::small;
use std::borrow::Cow;
use std::ops::Range;

/// The cells of one column in consecutive records, or consecutive records that lack it.
#[derive(Debug)]
pub(in crate::feed) struct ColumnSlice<'t> {
    pub records: usize,
    /// Where each cell starts and, right behind it, where what follows the cell starts; the next cell's is a step further. Without
    /// any, the records have no such cell.
    starts: Cow<'t, [u32]>,
    step: usize,
    /// Bytes between a cell and what follows it.
    gap: u32,
}

impl<'t> ColumnSlice<'t> {
    /// Of records whose cells' starts follow each other, so many for each, from this column's first on.
    pub fn new(records: usize, starts: &'t [u32], step: usize, gap: u32) -> Self {
        if step == 1 {
            // The starts of neighbours are each other's ends.
            let pairs: Vec<u32> = starts.windows(2).flatten().copied().collect();
            return Self { records, starts: pairs.into(), step: 2, gap };
        }
        Self { records, starts: starts.into(), step, gap }
    }

    /// Of records without such a cell.
    pub fn absent(records: usize) -> Self {
        Self { records, starts: Cow::Borrowed(&[]), step: 2, gap: 0 }
    }

    /// Of records whose cells' starts and ends follow each other.
    pub fn of_pairs(pairs: Vec<u32>) -> Self {
        Self { records: pairs.len() / 2, starts: pairs.into(), step: 2, gap: 0 }
    }

    /// Of one record.
    pub fn of(cell: Option<Range<usize>>) -> Self {
        let mut column_slice = Self::absent(0);
        column_slice.add(cell);
        column_slice
    }

    /// Adds a record that has the cell if the others have, in a slice that [`ColumnSlice::of`] began.
    pub fn add(&mut self, cell: Option<Range<usize>>) {
        self.records += 1;
        if let Some(cell) = cell {
            self.starts.to_mut().extend([small(cell.start), small(cell.end)]);
        }
    }

    pub fn has_cells(&self) -> bool {
        !self.starts.is_empty()
    }

    /// Where the cells lie in the text, one for each record; `None` where the records have no such cell.
    #[inline]
    pub fn cells(&self) -> Option<impl Iterator<Item = Range<usize>>> {
        let cell = |starts: &[u32]| match *starts {
            [start, next, ..] => start as usize..(next - self.gap) as usize,
            _ => 0..0,
        };
        self.has_cells().then(|| self.starts.chunks(self.step).map(cell))
    }
}
