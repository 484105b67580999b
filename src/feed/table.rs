//! Records: the cells of a stretch of a file, each record with its place. Knows how a table is written, not what it means.

use super::blocks::{Block, Format};
use super::quotes::{Damage, count_line_ends, is_line_end};
use crate::measure::text::{Encoding, encoded_len};

/// Where a record starts in its file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Place {
    /// Line, or row of a sheet, from 1.
    pub line: u64,
    /// Byte, from 0, in the file as it lies on the disk; [`Place::NOWHERE`] in a workbook.
    byte: u64,
}

impl Place {
    const NOWHERE: u64 = u64::MAX;

    pub fn in_sheet(line: u64) -> Self {
        Self { line, byte: Self::NOWHERE }
    }

    pub fn byte(self) -> Option<u64> {
        (self.byte != Self::NOWHERE).then_some(self.byte)
    }
}

#[derive(Debug, Clone, Copy)]
struct Record {
    place: Place,
    /// Its first cell, as an index of [`Table::ends`]; the next record's is where it ends.
    first: usize,
    damage: Option<Damage>,
    /// Whether empty lines stand above it.
    apart: bool,
}

/// Some records of one file. Cells lie in one buffer, one after the other.
#[derive(Debug, Default)]
pub(super) struct Table {
    buffer: String,
    ends: Vec<usize>,
    records: Vec<Record>,
}

impl Table {
    /// The records of a block; `None` when it should be UTF-8, strictly, and is not.
    pub fn of_block(block: &Block, format: Format, strict: bool) -> Option<Self> {
        let text = block.text(format.encoding, strict)?;
        let cells = text.len() / 8;
        let mut table = Self {
            buffer: String::with_capacity(text.len()),
            ends: Vec::with_capacity(cells),
            records: Vec::with_capacity(cells / format.syntax.width.max(1)),
        };
        let mut places = Places::new(block, &text, format.encoding);
        let mut from = 0;
        let unclosed = block.damages.iter().filter(|(_, d)| *d == Damage::Unclosed);
        let mut damages = block.damages.iter().filter(|(_, d)| *d != Damage::Unclosed).copied().peekable();
        for (line, _) in unclosed {
            let (start, end) = places.line_of_text(*line);
            table.read(&text[from..start], from, format, &mut places, &mut damages);
            let (place, apart) = places.advance(start);
            let raw = text[start..end].trim_end_matches(['\n', '\r']);
            table.push([raw.as_bytes()], place, Some(Damage::Unclosed), apart);
            places.ended(start + raw.len());
            from = end;
        }
        table.read(&text[from..], from, format, &mut places, &mut damages);
        Some(table)
    }

    /// Rows of a sheet, each with its number.
    pub fn of_rows(rows: impl IntoIterator<Item = (u64, Vec<String>)>) -> Self {
        let mut table = Self::default();
        let mut before = 0;
        for (line, cells) in rows {
            table.push(cells.iter().map(String::as_bytes), Place::in_sheet(line), None, line > before + 1);
            before = line;
        }
        table
    }

    fn read(
        &mut self,
        text: &str,
        from: usize,
        format: Format,
        places: &mut Places<'_>,
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
            let (place, apart) = places.advance(from + start);
            places.ended(from + end);
            let line = usize::try_from(place.line - places.first_line).unwrap_or(usize::MAX);
            let damage = damages.next_if(|(n, _)| *n <= line).map(|(_, d)| d);
            self.records.push(Record { place, first: self.ends.len(), damage, apart });
            // Cells are cut at ASCII bytes, so they stay UTF-8.
            let start = self.buffer.len();
            self.buffer.push_str(std::str::from_utf8(record.as_slice()).unwrap_or_default());
            self.ends.extend((0..record.len()).filter_map(|n| Some(start + record.range(n)?.end)));
        }
    }

    fn push<'c>(
        &mut self,
        cells: impl IntoIterator<Item = &'c [u8]>,
        place: Place,
        damage: Option<Damage>,
        apart: bool,
    ) {
        self.records.push(Record { place, first: self.ends.len(), damage, apart });
        for cell in cells {
            // Cells are cut at ASCII bytes, so they stay UTF-8.
            self.buffer.push_str(std::str::from_utf8(cell).unwrap_or("\u{FFFD}"));
            self.ends.push(self.buffer.len());
        }
    }

    pub fn len(&self) -> usize {
        self.records.len()
    }

    pub fn place(&self, record: usize) -> Place {
        self.records[record].place
    }

    pub fn damage(&self, record: usize) -> Option<Damage> {
        self.records[record].damage
    }

    /// Whether the record opens a quote that the file never closes.
    pub fn unclosed(&self, record: usize) -> bool {
        self.records[record].damage == Some(Damage::Unclosed)
    }

    /// Whether empty lines, or rows left out of a sheet, stand above it.
    pub fn apart(&self, record: usize) -> bool {
        self.records[record].apart
    }

    fn end_of(&self, record: usize) -> usize {
        self.records.get(record + 1).map_or(self.ends.len(), |next| next.first)
    }

    pub fn width(&self, record: usize) -> usize {
        self.end_of(record) - self.records[record].first
    }

    /// A cell as it was written; `None` beyond the record's end.
    pub fn cell(&self, record: usize, n: usize) -> Option<&str> {
        let at = self.records[record].first + n;
        (at < self.end_of(record)).then(|| {
            let start = if at == 0 { 0 } else { self.ends[at - 1] };
            &self.buffer[start..self.ends[at]]
        })
    }

    /// All cells of a record, one behind the other, and where each ends in them.
    pub fn raw(&self, record: usize) -> (&str, impl Iterator<Item = usize>) {
        let first = self.records[record].first;
        let start = first.checked_sub(1).map_or(0, |n| self.ends[n]);
        let ends = &self.ends[first..self.end_of(record)];
        (&self.buffer[start..ends.last().copied().unwrap_or(start)], ends.iter().map(move |end| end - start))
    }

    pub fn cells(&self, record: usize) -> impl Iterator<Item = &str> + Clone {
        (0..self.width(record)).filter_map(move |n| self.cell(record, n))
    }
}

/// The first byte that is no line end: empty lines are no records.
fn skip_line_ends(text: &str, from: usize) -> usize {
    let rest = text.as_bytes().get(from..).unwrap_or_default();
    from + rest.iter().take_while(|b| is_line_end(**b)).count()
}

/// Turns growing offsets in a block's text into lines and bytes of the file.
struct Places<'a> {
    block: &'a Block,
    text: &'a str,
    encoding: Encoding,
    first_line: u64,
    /// Start of each line in the block's bytes, where those are not the text's.
    starts: Vec<usize>,
    /// Start of each line in the text, once it has been asked for.
    text_starts: Option<Vec<usize>>,
    /// The record before: where it starts and ends in the text, and its place.
    at: usize,
    end: usize,
    place: Place,
    /// Whether a record may run over several lines.
    quoted: bool,
}

impl<'a> Places<'a> {
    fn new(block: &'a Block, text: &'a str, encoding: Encoding) -> Self {
        let starts = if encoding == Encoding::Gb18030 { line_starts(&block.bytes) } else { Vec::new() };
        let quoted = memchr::memchr(b'"', text.as_bytes()).is_some();
        let place = Place { line: block.line, byte: block.byte };
        Self { block, text, encoding, first_line: block.line, starts, text_starts: None, at: 0, end: 0, place, quoted }
    }

    /// The place of the record that starts at `to`, and whether empty lines stand above it.
    fn advance(&mut self, to: usize) -> (Place, bool) {
        let bytes = self.text.as_bytes();
        // From the end of the record before, its own line end included, unless it may hold lines itself.
        let seen = if self.quoted { self.at } else { self.end.saturating_sub(1).max(self.at) };
        let lines = count_line_ends(&bytes[seen..to]) as u64;
        let behind = count_line_ends(&bytes[self.end.saturating_sub(1).max(self.at)..to]);
        let apart = if self.end == 0 { behind > 0 } else { behind > 1 };
        self.place.line += lines;
        self.place.byte = match self.encoding {
            Encoding::Utf8 | Encoding::Utf8Bom => self.block.byte + to as u64,
            Encoding::Gb18030 => {
                let line = usize::try_from(self.place.line - self.first_line).unwrap_or(usize::MAX);
                self.block.byte + self.starts.get(line).copied().unwrap_or_default() as u64
            }
            utf16 => self.place.byte + encoded_len(&self.text[self.at..to], utf16) as u64,
        };
        self.at = to;
        (self.place, apart)
    }

    /// Says where the record ends whose place was just asked for.
    fn ended(&mut self, end: usize) {
        self.end = end.min(self.text.len());
    }

    /// A line of the text, counted from 0, from its start to that of the next.
    fn line_of_text(&mut self, line: usize) -> (usize, usize) {
        let text = self.text;
        let starts = self.text_starts.get_or_insert_with(|| line_starts(text.as_bytes()));
        let start = |n: usize| starts.get(n).copied().unwrap_or(text.len());
        (start(line), start(line + 1))
    }
}

/// Where each line starts.
fn line_starts(bytes: &[u8]) -> Vec<usize> {
    let ends = memchr::memchr2_iter(b'\n', b'\r', bytes);
    let ends = ends.filter(|n| bytes[*n] == b'\n' || bytes.get(n + 1) != Some(&b'\n'));
    std::iter::once(0).chain(ends.map(|n| n + 1)).collect()
}

#[cfg(test)]
mod tests {
    use super::super::blocks::{Blocks, Format};
    use super::super::quotes::Syntax;
    use super::*;

    fn table(bytes: &[u8], encoding: Encoding) -> Table {
        let mark = if encoding == Encoding::Utf8Bom { 3 } else { 0 };
        let format = Format { encoding, mark, syntax: Syntax { delimiter: b',', width: 2 } };
        let block = Blocks::new(bytes, format).next().unwrap().unwrap();
        Table::of_block(&block, format, true).unwrap()
    }

    fn places(bytes: &[u8], encoding: Encoding) -> Vec<(u64, u64)> {
        let table = table(bytes, encoding);
        (0..table.len()).map(|n| (table.place(n).line, table.place(n).byte().unwrap())).collect()
    }

    #[test]
    fn every_kind_of_line_end_is_counted_and_empty_lines_are_passed() {
        let of = |bytes: &[u8]| places(bytes, Encoding::Utf8);
        assert_eq!(of(b"a,b\n\nc,d\ne"), [(1, 0), (3, 5), (4, 9)]);
        assert_eq!(of(b"a,b\r\n\r\nc,d\r\ne"), [(1, 0), (3, 7), (4, 12)]);
        assert_eq!(of(b"a,b\rc,d"), [(1, 0), (2, 4)]);
        assert_eq!(of(b"a,\"b\nx\"\nc,d\n"), [(1, 0), (3, 8)]);
        assert_eq!(of(b"\n\na,b\n\"c\",d\n"), [(3, 2), (4, 6)]);
        assert_eq!(places(b"\xEF\xBB\xBFa\nb", Encoding::Utf8Bom), [(1, 3), (2, 5)]);
    }

    #[test]
    fn offsets_are_those_of_the_file_not_of_the_text() {
        let gb = encoding_rs::GB18030.encode("乡镇,面积\n柳河,1\n\n白杨,2\n").0.into_owned();
        assert_eq!(places(&gb, Encoding::Gb18030), [(1, 0), (2, 10), (4, 18)]);
        let utf16: Vec<u8> = "乡镇,面积\n柳河,1\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
        assert_eq!(places(&utf16, Encoding::Utf16Le), [(1, 0), (2, 12)]);
    }

    #[test]
    fn an_unclosed_quote_costs_one_record() {
        let read = table(b"a,b\n\"c,d\ne,f\n", Encoding::Utf8);
        assert_eq!(read.len(), 3);
        assert!(read.unclosed(1) && !read.unclosed(2));
        assert_eq!(read.cells(2).collect::<Vec<_>>(), ["e", "f"]);
        assert_eq!(read.place(2), Place { line: 3, byte: 9 });
        let stray = table(b"a,b\nc,d\n\"1\"2,e\nf,g\n", Encoding::Utf8);
        let damages: Vec<_> = (0..stray.len()).map(|n| stray.damage(n)).collect();
        assert_eq!(damages, [None, None, Some(Damage::Stray(0)), None]);
    }

    #[test]
    fn empty_lines_set_records_apart() {
        let read = table(b"a,b\r\n\r\nc,d\r\ne,f\r\n", Encoding::Utf8);
        assert_eq!((0..3).map(|n| read.apart(n)).collect::<Vec<_>>(), [false, true, false]);
    }
}
