//! Bytes → text → records. Knows how a file is written, not what its columns mean.

use crate::measure::text::{self, Encoding};
use std::ops::Range;

/// Where a record starts in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Line, from 1.
    pub line: u64,
    /// Byte, from 0, in the file as it lies on the disk.
    pub byte: u64,
}

#[derive(Debug)]
struct Record {
    place: Place,
    /// Its cells, as a range of [`Table::ends`].
    cells: Range<usize>,
    unclosed: bool,
}

/// All records of one file. Cells lie in one buffer, one after the other.
#[derive(Debug)]
pub(super) struct Table {
    pub encoding: Encoding,
    pub delimiter: u8,
    buffer: String,
    ends: Vec<usize>,
    records: Vec<Record>,
}

/// A record that opens a quote and never closes it swallows the rest of the file; reading resumes after its first
/// line, but not more often than this, so that a hostile file does not take quadratic time.
const RESUMES: usize = 100;

impl Table {
    /// Reads every record of a delimited text file; `None` when the bytes are text in no known encoding.
    /// `delimiter` chooses by looking at the text.
    pub fn read(bytes: &[u8], delimiter: impl FnOnce(&str) -> u8) -> Option<Self> {
        let decoded = text::decode(bytes)?;
        let text = &*decoded.text;
        let mut table = Self {
            encoding: decoded.encoding,
            delimiter: delimiter(text),
            buffer: String::with_capacity(text.len()),
            ends: Vec::new(),
            records: Vec::new(),
        };
        let mut cursor = Cursor::new(text, decoded.encoding, decoded.mark);
        let mut from = 0;
        for resume in 0..=RESUMES {
            match table.read_from(text, from, &mut cursor, resume < RESUMES) {
                Some(next) => from = next,
                None => break,
            }
        }
        Some(table)
    }

    /// Reads from a byte of the text on; returns where to resume when a quote was never closed.
    fn read_from(&mut self, text: &str, from: usize, cursor: &mut Cursor<'_>, may_resume: bool) -> Option<usize> {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(self.delimiter)
            .from_reader(&text.as_bytes()[from..]);
        let mut record = csv::ByteRecord::new();
        let mut end = from;
        while reader.read_byte_record(&mut record).unwrap_or(false) {
            let start = skip_line_ends(text, end);
            end = from + usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
            let place = cursor.advance(start);
            let open = end >= text.len() && ends_in_quotes(&text.as_bytes()[start..], self.delimiter);
            if open && may_resume {
                let line = text[start..].find(['\n', '\r']).map_or(text.len(), |n| start + n);
                self.push([&text.as_bytes()[start..line]], place, true);
                return Some(line);
            }
            self.push(&record, place, open);
        }
        None
    }

    fn push<'c>(&mut self, cells: impl IntoIterator<Item = &'c [u8]>, place: Place, unclosed: bool) {
        let first = self.ends.len();
        for cell in cells {
            // Cells are cut at ASCII bytes, so they stay UTF-8.
            self.buffer.push_str(std::str::from_utf8(cell).unwrap_or("\u{FFFD}"));
            self.ends.push(self.buffer.len());
        }
        self.records.push(Record { place, cells: first..self.ends.len(), unclosed });
    }

    pub fn len(&self) -> usize {
        self.records.len()
    }

    pub fn place(&self, record: usize) -> Place {
        self.records[record].place
    }

    /// Whether the record opens a quote that the file never closes.
    pub fn unclosed(&self, record: usize) -> bool {
        self.records[record].unclosed
    }

    pub fn width(&self, record: usize) -> usize {
        self.records[record].cells.len()
    }

    /// A cell as it was written; `None` beyond the record's end.
    pub fn cell(&self, record: usize, n: usize) -> Option<&str> {
        let cells = &self.records[record].cells;
        let at = cells.start + n;
        (at < cells.end).then(|| {
            let start = if at == 0 { 0 } else { self.ends[at - 1] };
            &self.buffer[start..self.ends[at]]
        })
    }

    pub fn cells(&self, record: usize) -> impl Iterator<Item = &str> {
        (0..self.width(record)).filter_map(move |n| self.cell(record, n))
    }
}

/// The first byte that is no line end: empty lines are no records.
fn skip_line_ends(text: &str, from: usize) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    from + rest.iter().take_while(|b| matches!(b, b'\n' | b'\r')).count()
}

/// Whether a record's text ends inside a quoted cell.
fn ends_in_quotes(record: &[u8], delimiter: u8) -> bool {
    let (mut quoted, mut cell_start) = (false, true);
    for &b in record {
        // A doubled quote leaves the quotes and enters them again.
        quoted = if b == b'"' && (quoted || cell_start) { !quoted } else { quoted };
        cell_start = b == delimiter || (b == b'"' && !quoted);
    }
    quoted
}

/// Turns growing offsets in decoded text into lines and bytes of the file, each stretch of text being looked at once.
struct Cursor<'a> {
    text: &'a str,
    encoding: Encoding,
    at: usize,
    place: Place,
}

impl<'a> Cursor<'a> {
    fn new(text: &'a str, encoding: Encoding, mark: usize) -> Self {
        Self { text, encoding, at: 0, place: Place { line: 1, byte: mark as u64 } }
    }

    fn advance(&mut self, to: usize) -> Place {
        let passed = &self.text[self.at..to];
        let bytes = passed.as_bytes();
        let line_ends = bytes
            .iter()
            .enumerate()
            .filter(|(n, b)| **b == b'\n' || (**b == b'\r' && bytes.get(n + 1) != Some(&b'\n')))
            .count();
        self.place.line += line_ends as u64;
        self.place.byte += text::encoded_len(passed, self.encoding) as u64;
        self.at = to;
        self.place
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn places(bytes: &[u8]) -> Vec<(u64, u64)> {
        let table = Table::read(bytes, |_| b',').unwrap();
        (0..table.len()).map(|n| (table.place(n).line, table.place(n).byte)).collect()
    }

    #[test]
    fn every_kind_of_line_end_is_counted_and_empty_lines_are_passed() {
        assert_eq!(places(b"a,b\n\nc,d\ne"), [(1, 0), (3, 5), (4, 9)]);
        assert_eq!(places(b"a,b\r\n\r\nc,d\r\ne"), [(1, 0), (3, 7), (4, 12)]);
        assert_eq!(places(b"a,b\rc,d"), [(1, 0), (2, 4)]);
        assert_eq!(places(b"a,\"b\nx\"\nc,d\n"), [(1, 0), (3, 8)]);
        assert_eq!(places(b"\xEF\xBB\xBFa\nb"), [(1, 3), (2, 5)]);
    }

    #[test]
    fn offsets_are_those_of_the_file_not_of_the_text() {
        let gb = encoding_rs::GB18030.encode("乡镇,面积\n柳河,1\n").0.into_owned();
        assert_eq!(places(&gb), [(1, 0), (2, 10)]);
    }

    #[test]
    fn an_unclosed_quote_costs_one_record() {
        let table = Table::read(b"a,b\n\"c,d\ne,f\n", |_| b',').unwrap();
        assert_eq!(table.len(), 3);
        assert!(table.unclosed(1) && !table.unclosed(2));
        assert_eq!(table.cells(2).collect::<Vec<_>>(), ["e", "f"]);
        let whole = Table::read(b"a,5\"\nb,\"x\"\"y\"", |_| b',').unwrap();
        assert!((0..2).all(|n| !whole.unclosed(n)));
    }
}
