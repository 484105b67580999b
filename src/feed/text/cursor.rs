//! Offsets in a chunk's decoded text → lines and bytes of the file.

use super::chunks::Chunk;
use super::place::Place;
use super::quotes::count_line_ends;
use crate::measure::notation::{Encoding, encoded_len};

/// Turns growing offsets in a chunk's text into lines and bytes of the file.
pub(super) struct Cursor<'a> {
    chunk: &'a Chunk,
    text: &'a str,
    encoding: Encoding,
    pub first_line: u64,
    /// Start of each line in the chunk's bytes, where those are not the text's.
    starts: Vec<usize>,
    /// Start of each line in the text, once it has been computed.
    text_starts: Option<Vec<usize>>,
    /// The record before: where it starts and ends in the text, and its place.
    at: usize,
    end: usize,
    place: Place,
    /// Whether a record may run over several lines.
    quoted: bool,
}

impl<'a> Cursor<'a> {
    pub fn new(chunk: &'a Chunk, text: &'a str, encoding: Encoding) -> Self {
        let starts = if encoding == Encoding::Gb18030 { line_starts(&chunk.bytes) } else { Vec::new() };
        let quoted = memchr::memchr(b'"', text.as_bytes()).is_some();
        let place = Place { line: chunk.line, byte: chunk.byte };
        Self { chunk, text, encoding, first_line: chunk.line, starts, text_starts: None, at: 0, end: 0, place, quoted }
    }

    /// The place of the record that starts at `to`, and whether empty lines stand above it.
    pub fn advance(&mut self, to: usize) -> (Place, bool) {
        let bytes = self.text.as_bytes();
        // From the end of the record before, its own line end included, unless it may hold lines itself.
        let seen = if self.quoted { self.at } else { self.end.saturating_sub(1).max(self.at) };
        let lines = count_line_ends(&bytes[seen..to]) as u64;
        let behind = count_line_ends(&bytes[self.end.saturating_sub(1).max(self.at)..to]);
        let apart = if self.end == 0 { behind > 0 } else { behind > 1 };
        self.place.line += lines;
        self.place.byte = match self.encoding {
            Encoding::Utf8 | Encoding::Utf8Bom => self.chunk.byte + to as u64,
            Encoding::Gb18030 => {
                let line = usize::try_from(self.place.line - self.first_line).unwrap_or(usize::MAX);
                self.chunk.byte + self.starts.get(line).copied().unwrap_or_default() as u64
            }
            decoded => self.place.byte + encoded_len(&self.text[self.at..to], decoded) as u64,
        };
        self.at = to;
        (self.place, apart)
    }

    /// Notes where the record ends whose place was returned last.
    pub fn ended(&mut self, end: usize) {
        self.end = end.min(self.text.len());
    }

    /// A line of the text, counted from 0, from its start to that of the next.
    pub fn line_of_text(&mut self, line: usize) -> (usize, usize) {
        let text = self.text;
        let starts = self.text_starts.get_or_insert_with(|| line_starts(text.as_bytes()));
        let start = |n: usize| starts.get(n).copied().unwrap_or(text.len());
        (start(line), start(line + 1))
    }
}

/// Where each line starts.
pub(super) fn line_starts(bytes: &[u8]) -> Vec<usize> {
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
    let ends = ends.filter(|n| bytes[*n] == b'\n' || bytes.get(n + 1) != Some(&b'\n'));
    std::iter::once(0).chain(ends.map(|n| n + 1)).collect()
}
