//! The fingerprint of one row: of its key, of all its values, of the record as it is written.

use super::fingerprints::Fingerprints;
use crate::catalog::Feed;
use crate::feed::cell::CellValue;
use crate::feed::cell::Interner;
use crate::feed::text::Table;
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
    table.each_line(records, |line| {
        let print = line.map_or_else(|| fingerprint_of_cells(table, record, delimiter), XxHash3_64::oneshot);
        into.push(print.max(1));
        record += 1;
    });
}

fn fingerprint_of_cells(table: &Table<'_>, record: usize, delimiter: char) -> u64 {
    /// Seed for rows whose cells cannot be separated by their delimiters.
    const APART: u64 = 1;
    let cells = || table.cells(record);
    if cells().any(|cell| cell.contains([delimiter, '\n', '\r'])) {
        // So that no two rows give the same bytes.
        let mut bytes = Vec::new();
        cells().for_each(|cell| put_text(&mut bytes, cell));
        return XxHash3_64::oneshot_with_seed(APART, &bytes);
    }
    let mut line = String::new();
    for (n, cell) in cells().enumerate() {
        line.extend((n > 0).then_some(delimiter));
        line.push_str(cell);
    }
    XxHash3_64::oneshot(line.as_bytes())
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
