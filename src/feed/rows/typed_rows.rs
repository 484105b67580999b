//! The typed rows of a chunk, or of all chunks of a file put together.

use super::column_buffers::ColumnBuffer;
use super::fingerprints::Fingerprints;
use super::places::Places;
use super::row_fingerprints::fingerprint;
use crate::catalog::{Feed, WrittenName};
use crate::feed::cell::Interner;
use crate::feed::cell::{CellValue, ColumnEvidence};
use crate::feed::header::row_labels::Total;
use crate::feed::ledger::Skipped;
use crate::feed::reject::Reject;
use crate::feed::text::Table;
use crate::measure::{Decimal, Unit};
use std::ops::Range;

/// Rejects of a file that keep the row as it was written.
pub(in crate::feed) const EXCERPTS: usize = 5;

/// Skipped records whose lines a file keeps.
pub(in crate::feed) const SKIPS: usize = 100;

/// Differing totals of lines that a file keeps.
pub(in crate::feed) const SEVERAL: usize = 100;

/// The state of a row without a fault.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::feed) enum RowState {
    Used,
    Superseded,
    /// By its key: see [`Rows::rejects`].
    Rejected,
    /// A control total.
    Skipped,
}

/// The rows of a chunk of a file. Lists described as "one a row" have an entry for each row without a fault.
#[derive(Debug, Default)]
pub(in crate::feed) struct Rows {
    /// Records, the header and titles included.
    pub records: u64,
    /// Records that are skipped.
    pub skipped: u64,
    pub texts: Interner,
    /// One for each declared column, each one a row.
    pub values: Vec<ColumnBuffer>,
    /// One a row, like the next four lists; but a feed with a key has no `fingerprints`, and one without a key has neither `keys`
    /// nor `contents`.
    pub places: Places,
    /// Fingerprints of the key columns; 0 where they are blank.
    pub keys: Vec<u128>,
    /// Fingerprints of all declared columns.
    pub contents: Vec<u128>,
    /// Of the records as they are written.
    pub fingerprints: Fingerprints,
    pub states: Vec<RowState>,
    /// Rows of data that another file superseded as a whole; nothing else of them is held.
    pub superseded: u64,
    /// How many rows of the file each one represents; empty where each is one row.
    pub weights: Vec<u64>,
    pub rejects: Vec<Reject>,
    /// Keys of rows that were rejected for another cell: such a case is not absent from the file.
    pub rejected_keys: Vec<u128>,
    pub totals: Vec<TotalRow>,
    /// Totals at the ends of wide lines that differ from the sums of their lines.
    pub row_totals: Vec<RowTotal>,
    /// Rows that are a part (其中) of what a row above counts, and the column that says so.
    pub parts: Vec<(usize, usize)>,
    /// Rows of a feed with the region in its key that write it by an alias, and by which one. Once the file is settled, only those
    /// that share their key with a row which writes the region by another name.
    pub aliases: Vec<(usize, WrittenName)>,
    /// The first skipped records below the header, by line.
    pub skips: Vec<(u64, Skipped)>,
    /// Units that notes state, with their lines.
    pub units: Vec<(u64, Unit)>,
    /// Where another table begins below this one; its records are among the skipped.
    pub second: Option<SecondTable>,
    /// One for each declared column: what its cells say of how they are written.
    pub evidence: Vec<ColumnEvidence>,
}

/// Another table in the same file.
#[derive(Debug, Clone, Copy)]
pub(in crate::feed) struct SecondTable {
    pub line: u64,
    pub records: u64,
}

/// A row of totals.
#[derive(Debug)]
pub(in crate::feed) struct TotalRow {
    pub kind: Total,
    pub line: u64,
    /// In a wide table, the heading that its amount stands under.
    pub heading: Option<String>,
    /// How many rows stand above it.
    pub above: usize,
    /// Amounts by column, with the value of one unit in their last written place; both in base units.
    pub amounts: Vec<(usize, CellValue, Decimal)>,
    /// Its other cells by column: it totals the rows that have the same.
    pub labels: Vec<(usize, CellValue)>,
}

/// A total at the end of a wide line that differs from the sum of the values in it; both in base units.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::feed) struct RowTotal {
    pub line: u64,
    pub header: String,
    pub stated: Decimal,
    pub sum: Decimal,
}

impl Rows {
    pub fn of(feed: &Feed) -> Self {
        let values = feed.columns.iter().map(ColumnBuffer::of).collect();
        Self { values, evidence: vec![ColumnEvidence::default(); feed.columns.len()], ..Self::default() }
    }

    /// Rows without a fault, including those that were added up.
    pub fn len(&self) -> usize {
        self.contents.len().max(self.fingerprints.len())
    }

    pub fn row(&self, n: usize) -> Vec<CellValue> {
        self.values.iter().map(|v| v.get(n)).collect()
    }

    /// Fingerprint of some columns of a row.
    pub fn fingerprint(&self, row: usize, columns: &[usize]) -> u128 {
        fingerprint(columns.iter().map(|n| self.values[*n].get(row)), &self.texts)
    }

    /// Whether a row is a part of what a row above counts.
    pub fn is_part(&self, row: usize) -> bool {
        self.part_of(row).is_some()
    }

    /// The column by which a row is a part of what a row above counts.
    pub fn part_of(&self, row: usize) -> Option<usize> {
        let n = self.parts.binary_search_by_key(&row, |(r, _)| *r).ok()?;
        Some(self.parts[n].1)
    }

    /// By which of its names a row writes a region in the key.
    pub fn region_name(&self, row: usize) -> WrittenName {
        let found = self.aliases.binary_search_by_key(&row, |(r, _)| *r);
        found.map_or(WrittenName::OWN, |n| self.aliases[n].1)
    }

    pub fn used(&self) -> impl Iterator<Item = usize> {
        (0..self.states.len()).filter(|n| self.states[*n] == RowState::Used)
    }

    /// How many rows of the file are in a state.
    pub fn count(&self, state: RowState) -> u64 {
        let rows = (0..self.states.len()).filter(|n| self.states[*n] == state);
        if self.weights.is_empty() { rows.count() as u64 } else { rows.map(|n| self.weights[n]).sum() }
    }

    /// How many rows of the file are used.
    pub fn count_used(&self) -> u64 {
        self.count(RowState::Used)
    }

    /// Rows of data: all that are not skipped.
    pub fn data_rows(&self) -> u64 {
        let control_totals = self.states.iter().filter(|state| **state == RowState::Skipped).count() as u64;
        self.records - self.skipped - control_totals
    }

    /// Whether another file superseded all rows of data, so that none is held.
    pub fn is_set_aside(&self) -> bool {
        self.superseded > 0
    }

    /// Supersedes all rows of data and keeps nothing of them.
    pub fn supersede_all(&mut self) {
        let superseded = self.data_rows();
        let mut values = std::mem::take(&mut self.values);
        values.iter_mut().for_each(ColumnBuffer::clear);
        let (records, skipped) = (self.records, self.records - superseded);
        *self = Self { records, skipped, values, superseded, ..Self::default() };
    }

    /// Keeps the lines of records that are about to be added up.
    pub fn note_lines(&mut self, table: &Table<'_>, records: Range<usize>) {
        let mut row = self.fingerprints.len();
        if let Some(line) = table.lines_follow(&records) {
            return self.places.run(row, line);
        }
        let places = &mut self.places;
        table.each_place(records, |place| {
            places.run(row, place.line);
            row += 1;
        });
    }

    /// Reserves memory for more rows; of rows that are added up, for their fingerprints only.
    pub fn reserve(&mut self, more: usize, keyed: bool, added_up: bool) {
        if keyed {
            self.keys.reserve(more);
            self.contents.reserve(more);
            self.places.bytes.reserve(more);
        } else {
            self.fingerprints.reserve(more);
        }
        if !added_up {
            self.places.lines.reserve(more);
            self.values.iter_mut().for_each(|v| v.reserve(more));
            self.states.reserve(more);
        }
    }

    /// Moves the rows of the chunk below to the end and leaves its memory for reuse. At most `excerpts` rejects keep their excerpt.
    pub fn append(&mut self, below: &mut Self, excerpts: usize) {
        let records = std::mem::take(&mut below.records);
        self.records += records;
        let skipped = std::mem::take(&mut below.skipped);
        let second_below = below.second.take();
        if let Some(second) = &mut self.second {
            // All of it belongs to the other table.
            second.records += records;
            self.skipped += records;
            let mut values = std::mem::take(&mut below.values);
            values.iter_mut().for_each(ColumnBuffer::clear);
            let evidence = vec![ColumnEvidence::default(); values.len()];
            *below = Self { values, evidence, ..Self::default() };
            return;
        }
        self.skipped += skipped;
        for (own, below) in self.evidence.iter_mut().zip(&mut below.evidence) {
            own.merge(std::mem::take(below));
        }
        let symbols = self.texts.absorb(&below.texts);
        let renamed = |value: &mut CellValue| {
            if let CellValue::Text(symbol) = value {
                *symbol = symbols[*symbol as usize];
            }
        };
        let above = self.states.len();
        for (values, more) in self.values.iter_mut().zip(&mut below.values) {
            values.append(more, &symbols);
        }
        for total in &mut below.totals {
            total.above += above;
            total.labels.iter_mut().for_each(|(_, value)| renamed(value));
        }
        self.parts.extend(below.parts.drain(..).map(|(row, column)| (row + above, column)));
        self.aliases.extend(below.aliases.drain(..).map(|(row, name)| (row + above, name)));
        self.places.append(&mut below.places, self.fingerprints.len());
        self.keys.append(&mut below.keys);
        self.contents.append(&mut below.contents);
        self.fingerprints.append(&mut below.fingerprints);
        self.states.append(&mut below.states);
        self.rejected_keys.append(&mut below.rejected_keys);
        self.totals.append(&mut below.totals);
        below.row_totals.truncate(SEVERAL.saturating_sub(self.row_totals.len()));
        self.row_totals.append(&mut below.row_totals);
        let kept = excerpts.saturating_sub(self.rejects.len());
        below.rejects.iter_mut().skip(kept).for_each(|r| r.excerpt = None);
        self.rejects.append(&mut below.rejects);
        below.skips.truncate(SKIPS.saturating_sub(self.skips.len()));
        self.skips.append(&mut below.skips);
        self.units.append(&mut below.units);
        self.second = second_below;
        below.texts.clear();
    }
}
