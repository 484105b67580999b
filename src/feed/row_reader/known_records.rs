//! What is known of records before they are read, where they are made from the lines of a wide table.

use super::non_data_rows::NonData;

/// What is known of a chunk's records before they are read.
#[derive(Debug, Default)]
pub(in crate::feed) struct KnownRecords {
    /// Blank cells that became no record.
    pub blank: u64,
    /// Totals at the ends of lines, which became none either.
    pub totals: u64,
    /// Records that are no data, in order.
    list: Vec<(usize, NonData)>,
}

impl KnownRecords {
    pub fn add(&mut self, record: usize, what: NonData) {
        self.list.push((record, what));
    }

    /// Whether another table has begun.
    pub fn is_over(&self) -> bool {
        matches!(self.list.last(), Some((_, NonData::SecondTable)))
    }

    /// What a record is known to be.
    pub(super) fn at(&self, record: usize) -> Option<&NonData> {
        let n = self.list.binary_search_by_key(&record, |(n, _)| *n).ok()?;
        Some(&self.list[n].1)
    }

    pub(super) fn records(&self) -> impl Iterator<Item = usize> {
        self.list.iter().map(|(record, _)| *record)
    }
}
