//! Records of text with quotes, and of sheets: their cells lie in a buffer, one after another.

use super::chunks::TextFormat;
use super::cursor::Cursor;
use super::place::Place;
use super::quotes::{Damage, is_line_end};
use super::record::{Record, small};
use super::record_index::Records;

/// Writes records whose cells lie in a buffer, one after another.
pub(super) struct RecordWriter {
    text: String,
    ends: Vec<u32>,
    list: Vec<Record>,
    damages: Vec<(usize, Damage)>,
    from: Place,
}

impl RecordWriter {
    pub fn new(from: Place) -> Self {
        Self { text: String::new(), ends: Vec::new(), list: Vec::new(), damages: Vec::new(), from }
    }

    /// The text, the records in it, and which of them have damaged quotes.
    pub fn finish(self) -> (String, Records, Vec<(usize, Damage)>) {
        let Self { text, ends, list, damages, .. } = self;
        (text, Records::Each { list, ends, gap: 0 }, damages)
    }

    /// Reads records of a text with the `csv` crate. `from`: where it starts in the text of the chunk.
    pub fn read(
        &mut self,
        text: &str,
        from: usize,
        format: TextFormat,
        cursor: &mut Cursor<'_>,
        damages: &mut std::iter::Peekable<impl Iterator<Item = (usize, Damage)>>,
    ) {
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .flexible(true)
            .delimiter(format.syntax.delimiter)
            .buffer_capacity(64 * 1024)
            .from_reader(text.as_bytes());
        let mut record = csv::ByteRecord::new();
        let mut end = 0;
        while reader.read_byte_record(&mut record).unwrap_or(false) {
            let start = skip_line_ends(text, end);
            end = usize::try_from(reader.position().byte()).unwrap_or(usize::MAX);
            let (place, apart) = cursor.advance(from + start);
            cursor.ended(from + end);
            let line = usize::try_from(place.line - cursor.first_line).unwrap_or(usize::MAX);
            let damage = damages.next_if(|(n, _)| *n <= line).map(|(_, d)| d);
            self.damages.extend(damage.map(|d| (self.list.len(), d)));
            let start = self.begin(place, apart);
            // Cells are cut at ASCII bytes, so they stay UTF-8.
            self.text.push_str(std::str::from_utf8(record.as_slice()).unwrap_or_default());
            self.ends.extend((0..record.len()).filter_map(|n| Some(small(start + record.range(n)?.end))));
        }
    }

    pub fn reserve(&mut self, bytes: usize) {
        self.text.reserve(bytes);
    }

    /// Adds a line that opens a quote which is never closed, as a record of one cell.
    pub fn push_unclosed(&mut self, line: &str, place: Place, apart: bool) {
        self.damages.push((self.list.len(), Damage::Unclosed));
        self.push([line], place, apart);
    }

    /// Adds a record by its cells.
    pub fn push<'c>(&mut self, cells: impl IntoIterator<Item = &'c str>, place: Place, apart: bool) {
        self.begin(place, apart);
        for cell in cells {
            self.text.push_str(cell);
            self.ends.push(small(self.text.len()));
        }
    }

    /// Begins a record after the text so far; returns its position.
    fn begin(&mut self, place: Place, apart: bool) -> usize {
        let since = |n: u64, from: u64| u32::try_from(n - from).expect("a chunk of a file, or a sheet");
        self.list.push(Record {
            start: small(self.text.len()),
            first: small(self.ends.len()),
            line: since(place.line, self.from.line),
            byte: if place.byte().is_some() { since(place.byte, self.from.byte) } else { 0 },
            apart,
        });
        self.text.len()
    }
}

/// The first byte that is no line end: empty lines are no records.
fn skip_line_ends(text: &str, from: usize) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    from + rest.iter().take_while(|b| is_line_end(**b)).count()
}
