//! The fingerprint of one row: of its key, of all its values, of the record as it is written.

use super::fingerprints::Fingerprints;
use crate::catalog::Feed;
use crate::feed::cell::CellValue;
use crate::feed::cell::Interner;
use crate::feed::text::{SameFor, Table};
use std::ops::Range;
use twox_hash::{XxHash3_64, XxHash3_128};

/// The columns of a feed's key.
pub(in crate::feed) fn key_columns(feed: &Feed) -> Vec<usize> {
    (0..feed.columns.len()).filter(|n| feed.key.contains(&feed.columns[*n].id)).collect()
}

/// Fingerprint of a row's key columns; `None` where the feed has no key, or the row leaves it blank.
pub(in crate::feed) fn key_of(key: &[usize], row: &[CellValue], texts: &Interner) -> Option<u128> {
    let blank = key.iter().all(|n| row[*n] == CellValue::Blank);
    (!blank).then(|| fingerprint(key.iter().map(|n| row[*n]), texts))
}

/// Adds fingerprints of some records' cells as they are written, quoted or not.
pub(in crate::feed) fn fingerprint_lines(
    table: &Table<'_>,
    records: Range<usize>,
    delimiter: char,
    into: &mut Fingerprints,
) {
    let mut record = records.start;
    let mut cells = CellsInTurn::of(table, delimiter);
    table.each_line(records, |line| {
        let print = line.map_or_else(|| cells.fingerprint(table, record), XxHash3_64::oneshot);
        into.push(print.max(1));
        record += 1;
    });
}

/// Fingerprints of one record after another by their cells. All records of a file that is made from lines are fingerprinted as such.
struct CellsInTurn {
    delimiter: char,
    bytes: Vec<u8>,
    /// Which cells of derived records are the same for their line, for their heading, for nothing but themselves.
    cells: [Vec<usize>; 3],
    /// The line of the last record, and the fingerprint of what its records have in common.
    of_line: Option<(usize, u64)>,
    /// The same of each heading met so far.
    of_headings: Vec<Option<u64>>,
}

impl CellsInTurn {
    fn of(table: &Table<'_>, delimiter: char) -> Self {
        let cells = [SameFor::Line, SameFor::Heading, SameFor::Record].map(|same_for| table.cells_same_for(same_for));
        Self { delimiter, bytes: Vec::new(), cells, of_line: None, of_headings: Vec::new() }
    }

    fn fingerprint(&mut self, table: &Table<'_>, record: usize) -> u64 {
        match table.made_from(record) {
            None => self.joined(table, record),
            Some(line) => self.of_parts(table, record, line),
        }
    }

    /// Of the cells as a file would join them.
    fn joined(&mut self, table: &Table<'_>, record: usize) -> u64 {
        /// Seed for rows whose cells cannot be separated by their delimiters.
        const APART: u64 = 1;
        let Self { delimiter, bytes, .. } = self;
        bytes.clear();
        let mut runs_on = false;
        for (n, cell) in table.cells(record).enumerate() {
            if n > 0 {
                bytes.extend_from_slice(delimiter.encode_utf8(&mut [0; 4]).as_bytes());
            }
            bytes.extend_from_slice(cell.as_bytes());
            runs_on |= may_run_on(cell, *delimiter);
        }
        if runs_on {
            // So that no two rows give the same bytes.
            bytes.clear();
            table.cells(record).for_each(|cell| put_text(bytes, cell));
            return XxHash3_64::oneshot_with_seed(APART, bytes);
        }
        XxHash3_64::oneshot(bytes)
    }

    /// Of what a record's line gives to all its records, of its heading, and of its own cell.
    fn of_parts(&mut self, table: &Table<'_>, record: usize, line: usize) -> u64 {
        let of_line = match self.of_line {
            Some((known, print)) if known == line => print,
            _ => {
                let surplus = table.own_width()..table.width(record);
                self.print(table, record, 0, surplus)
            }
        };
        self.of_line = Some((line, of_line));
        let place = table.heading(record).map_or(0, |heading| heading + 1);
        if self.of_headings.len() <= place {
            self.of_headings.resize(place + 1, None);
        }
        let of_heading = match self.of_headings[place] {
            Some(known) => known,
            None => self.print(table, record, 1, 0..0),
        };
        self.of_headings[place] = Some(of_heading);
        of_line ^ of_heading ^ self.print(table, record, 2, 0..0)
    }

    /// Of the cells of one list, and of some more.
    fn print(&mut self, table: &Table<'_>, record: usize, list: usize, more: Range<usize>) -> u64 {
        let Self { bytes, cells, .. } = self;
        if let ([only], true) = (&cells[list][..], more.is_empty()) {
            let cell = table.cell(record, *only).unwrap_or_default();
            return XxHash3_64::oneshot_with_seed(list as u64, cell.as_bytes());
        }
        bytes.clear();
        let cells = cells[list].iter().copied().chain(more).filter_map(|n| table.cell(record, n));
        cells.for_each(|cell| put_text(bytes, cell));
        XxHash3_64::oneshot_with_seed(list as u64, bytes)
    }
}

/// Whether a cell holds what ends one.
fn may_run_on(cell: &str, delimiter: char) -> bool {
    match u8::try_from(delimiter) {
        Ok(delimiter) if delimiter.is_ascii() => memchr::memchr3(delimiter, b'\n', b'\r', cell.as_bytes()).is_some(),
        _ => cell.contains([delimiter, '\n', '\r']),
    }
}

/// Equal for equal values in any file. With 128 bits no two rows collide in practice.
pub(in crate::feed) fn fingerprint(values: impl Iterator<Item = CellValue>, texts: &Interner) -> u128 {
    let mut bytes = Vec::with_capacity(192);
    for value in values {
        match value {
            CellValue::Blank => bytes.push(b'-'),
            CellValue::Day(d) => {
                bytes.push(b'd');
                bytes.extend(d.to_le_bytes());
            }
            CellValue::Region(id) => {
                bytes.push(b'r');
                bytes.extend(id.0.to_le_bytes());
            }
            CellValue::Text(symbol) => {
                bytes.push(b't');
                put_text(&mut bytes, texts.get(symbol));
            }
            CellValue::Amount(a) => {
                bytes.push(b'n');
                bytes.extend(a.mantissa.to_le_bytes());
                bytes.extend(a.scale.to_le_bytes());
            }
        }
    }
    // Never 0, which means no fingerprint.
    XxHash3_128::oneshot(&bytes).max(1)
}

/// A text after its length, so that no two rows of texts give the same bytes.
fn put_text(bytes: &mut Vec<u8>, text: &str) {
    bytes.extend((text.len() as u64).to_le_bytes());
    bytes.extend_from_slice(text.as_bytes());
}
