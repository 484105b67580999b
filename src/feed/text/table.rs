//! The records of a chunk or a sheet: their cells and places. A table knows how it is written, not what it means.

use super::chunks::{Chunk, TextFormat};
use super::cursor::{Cursor, line_starts};
use super::derived::{Derivation, Derived, SameFor};
use super::fast::{ColumnSlice, cut_all_lines, cut_lines};
use super::place::Place;
use super::quotes::Damage;
use super::record::{Record, small};
use super::record_index::{Records, Spot};
use super::record_writer::RecordWriter;
use crate::feed::fast_or_general::Way;
use crate::measure::notation::{Encoding, encoded_len};
use std::borrow::Cow;
use std::ops::Range;

/// Some records of one file. Cells of text without quotes are parts of that text; others lie in a buffer of their own, one
/// behind the other.
#[derive(Debug, Default)]
pub(in crate::feed) struct Table<'t> {
    text: Cow<'t, str>,
    records: Records,
    /// Where the table's records are made from those.
    derived: Option<Box<Derived>>,
    /// Records with damaged quotes, in their order.
    damages: Vec<(usize, Damage)>,
    /// The place from which those of records are counted.
    from: Place,
}

impl<'t> Table<'t> {
    /// The records of a chunk; `None` when `strict` and its bytes are not UTF-8.
    pub fn of_chunk(chunk: &'t Chunk, format: TextFormat, strict: bool, way: Way) -> Option<Self> {
        let text = chunk.text(format.encoding, strict)?;
        let plain = way == Way::Fast && !chunk.quoted && is_plain(&text, format.syntax.delimiter);
        Some(if plain { Self::of_plain_text(text, chunk, format) } else { Self::of_quoted_text(&text, chunk, format) })
    }

    /// The same records, independent of their chunk.
    pub fn into_owned(self) -> Table<'static> {
        let Self { text, records, derived, damages, from } = self;
        Table { text: Cow::Owned(text.into_owned()), records, derived, damages, from }
    }

    /// Rows of a sheet, each with its number.
    pub fn of_rows(rows: impl IntoIterator<Item = (u64, Vec<String>)>) -> Self {
        let from = Place::in_sheet(0);
        let mut writer = RecordWriter::new(from);
        let mut before = 0;
        for (line, cells) in rows {
            writer.push(cells.iter().map(String::as_str), Place::in_sheet(line), line > before + 1);
            before = line;
        }
        Self::written(writer, from)
    }

    /// Text without quotes: every delimiter and every line end is what it seems.
    fn of_plain_text(text: Cow<'t, str>, chunk: &Chunk, format: TextFormat) -> Self {
        let from = Place { line: chunk.line, byte: chunk.byte };
        let delimiter = format.syntax.delimiter;
        let as_on_disk = matches!(format.encoding, Encoding::Utf8 | Encoding::Utf8Bom);
        let lines = if as_on_disk { cut_lines(text.as_bytes(), delimiter, chunk.line_ends) } else { None };
        let records = if let Some(lines) = lines {
            Records::Lines(lines)
        } else {
            let (mut list, mut ends) = (Vec::new(), Vec::with_capacity(text.len() / 8));
            cut_all_lines(text.as_bytes(), delimiter, &mut ends, &mut list);
            locate(&mut list, &text, chunk, format.encoding);
            Records::Each { list, ends, gap: 1 }
        };
        Self { text, records, derived: None, damages: Vec::new(), from }
    }

    fn of_quoted_text(text: &str, chunk: &Chunk, format: TextFormat) -> Self {
        let place = Place { line: chunk.line, byte: chunk.byte };
        let mut writer = RecordWriter::new(place);
        writer.reserve(text.len());
        let mut cursor = Cursor::new(chunk, text, format.encoding);
        let mut from = 0;
        let unclosed = chunk.damages.iter().filter(|(_, d)| *d == Damage::Unclosed);
        let mut damages = chunk.damages.iter().filter(|(_, d)| *d != Damage::Unclosed).copied().peekable();
        for (line, _) in unclosed {
            let (start, end) = cursor.line_of_text(*line);
            writer.read(&text[from..start], from, format, &mut cursor, &mut damages);
            let (start_place, apart) = cursor.advance(start);
            let raw = text[start..end].trim_end_matches(['\n', '\r']);
            writer.push_unclosed(raw, start_place, apart);
            cursor.ended(start + raw.len());
            from = end;
        }
        writer.read(&text[from..], from, format, &mut cursor, &mut damages);
        Self::written(writer, place)
    }

    fn written(writer: RecordWriter, from: Place) -> Self {
        let (text, records, damages) = writer.finish();
        Self { text: Cow::Owned(text), records, derived: None, damages, from }
    }

    /// The records that are made from the lines of this table. Damaged quotes cost each record whose cells they stand in.
    pub fn derive(self, derivation: Derivation) -> Table<'static> {
        let Self { text, records, damages: of_lines, from, .. } = self;
        let mut text = text.into_owned();
        let derived = Derived::of(&mut text, derivation);
        let mut damages = Vec::new();
        for record in (0..derived.len()).filter(|_| !of_lines.is_empty()) {
            let Ok(n) = of_lines.binary_search_by_key(&derived.line(record), |(line, _)| *line) else { continue };
            let damage = match of_lines[n].1 {
                Damage::Unclosed => Some(Damage::Unclosed),
                Damage::Stray(of_line) => {
                    let cells = 0..derived.width(&records, record);
                    let mut own = cells.filter(|n| derived.cell_of_line(record, *n) == Some(of_line));
                    own.next_back().map(Damage::Stray)
                }
            };
            damages.extend(damage.map(|damage| (record, damage)));
        }
        Table { text: Cow::Owned(text), records, derived: Some(Box::new(derived)), damages, from }
    }

    pub fn len(&self) -> usize {
        self.derived.as_ref().map_or_else(|| self.records.len(), |derived| derived.len())
    }

    /// Which heading the cell of a derived record stands under; `None` for a record that is a whole line.
    pub fn heading(&self, record: usize) -> Option<usize> {
        self.derived.as_ref()?.heading(record)
    }

    /// The line that a record is made from; `None` where each line is a record.
    pub fn made_from(&self, record: usize) -> Option<usize> {
        Some(self.derived.as_ref()?.line(record))
    }

    /// The cells of derived records that are the same for what is asked; those beyond the record's own are the line's.
    pub fn cells_same_for(&self, asked: SameFor) -> Vec<usize> {
        let of = |derived: &Derived| (0..derived.own_width()).filter(|n| derived.same_for(*n) == asked).collect();
        self.derived.as_ref().map(|derived| of(derived)).unwrap_or_default()
    }

    /// How many cells of a derived record are its own.
    pub fn own_width(&self) -> usize {
        self.derived.as_ref().map_or(0, |derived| derived.own_width())
    }

    /// The cell of its line that a cell of a record is; `None` for one that no file holds.
    pub fn cell_of_line(&self, record: usize, n: usize) -> Option<usize> {
        self.derived.as_ref().map_or(Some(n), |derived| derived.cell_of_line(record, n))
    }

    /// The cells of the line that a record stands on.
    pub fn line_cells(&self, record: usize) -> Vec<&str> {
        let line = self.derived.as_ref().map_or(record, |derived| derived.line(record));
        let cells = (0..self.records.width(line)).filter_map(|n| self.records.cell(line, n));
        cells.map(|cell| &self.text[cell]).collect()
    }

    pub fn place(&self, record: usize) -> Place {
        let mut place = self.from;
        self.each_place(record..record + 1, |found| place = found);
        place
    }

    /// Calls `f` with the place of each of some records.
    #[inline]
    pub fn each_place(&self, records: Range<usize>, mut f: impl FnMut(Place)) {
        let Place { line, byte } = self.from;
        self.each_spot(records, |spot| {
            let byte = if byte == Place::NOWHERE { byte } else { byte + u64::from(spot.byte) };
            f(Place { line: line + u64::from(spot.line), byte });
        });
    }

    #[inline]
    fn each_spot(&self, records: Range<usize>, f: impl FnMut(Spot)) {
        match &self.derived {
            None => self.records.each(records, f),
            Some(derived) => derived.each(&self.records, records, f),
        }
    }

    /// The first line of some records, where each stands on the line after the one before.
    pub fn lines_follow(&self, records: &Range<usize>) -> Option<u64> {
        if self.derived.is_some() {
            return None;
        }
        let line = |record: usize| self.place(record).line;
        let (first, last) = (line(records.start), line(records.end - 1));
        (last - first == (records.len() - 1) as u64).then_some(first)
    }

    pub fn damage(&self, record: usize) -> Option<Damage> {
        let n = self.damages.binary_search_by_key(&record, |(n, _)| *n).ok()?;
        Some(self.damages[n].1)
    }

    /// Records with damaged quotes.
    pub fn damaged(&self) -> impl Iterator<Item = usize> {
        self.damages.iter().map(|(n, _)| *n)
    }

    /// Whether the record opens a quote that the file never closes.
    pub fn unclosed(&self, record: usize) -> bool {
        self.damage(record) == Some(Damage::Unclosed)
    }

    /// Whether empty lines, or rows left out of a sheet, stand above it.
    pub fn apart(&self, record: usize) -> bool {
        self.derived.as_ref().map_or_else(|| self.records.apart(record), |d| d.apart(&self.records, record))
    }

    pub fn width(&self, record: usize) -> usize {
        self.derived.as_ref().map_or_else(|| self.records.width(record), |d| d.width(&self.records, record))
    }

    /// For each of some records, whether its number of cells is as asked.
    pub fn have_width(&self, is_right: impl Fn(usize) -> bool, records: Range<usize>, flags: &mut Vec<bool>) {
        match &self.derived {
            None => self.records.have_width(is_right, records, flags),
            Some(derived) => {
                flags.clear();
                let mut last = None;
                flags.extend(records.map(|record| {
                    let line = derived.line(record);
                    match last {
                        Some((known, right)) if known == line => right,
                        _ => {
                            let right = is_right(derived.width(&self.records, record));
                            last = Some((line, right));
                            right
                        }
                    }
                }));
            }
        }
    }

    /// A cell as it was written; `None` beyond the record's end.
    #[inline]
    pub fn cell(&self, record: usize, n: usize) -> Option<&str> {
        let cell = match &self.derived {
            None => self.records.cell(record, n),
            Some(derived) => derived.cell(&self.records, record, n),
        };
        Some(&self.text[cell?])
    }

    /// The text that cells are parts of.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// One column's cells of some records, by their positions in the text, slice after slice.
    pub fn column_slices(&self, n: usize, records: Range<usize>) -> Vec<ColumnSlice<'_>> {
        match &self.derived {
            None => self.records.column_slices(n, records),
            Some(derived) => derived.column_slices(&self.records, n, records),
        }
    }

    /// Calls `f` with each of some records as it was written; `None` where a cell may hold a delimiter or a line end.
    #[inline]
    pub fn each_line(&self, records: Range<usize>, mut f: impl FnMut(Option<&[u8]>)) {
        let as_written = self.derived.is_none() && !matches!(self.records, Records::Each { gap: 0, .. });
        let text = self.text.as_bytes();
        self.each_spot(records, |Spot { start, end, .. }| f(as_written.then(|| &text[start..end])));
    }

    pub fn cells(&self, record: usize) -> impl Iterator<Item = &str> + Clone {
        (0..self.width(record)).filter_map(move |n| self.cell(record, n))
    }
}

/// Turns offsets in decoded text into offsets in the file.
fn locate(records: &mut [Record], text: &str, chunk: &Chunk, encoding: Encoding) {
    match encoding {
        Encoding::Utf8 | Encoding::Utf8Bom => {}
        Encoding::Gb18030 => {
            let starts = line_starts(&chunk.bytes);
            for record in records {
                record.byte = small(starts.get(record.line as usize).copied().unwrap_or_default());
            }
        }
        decoded => {
            let (mut at, mut byte) = (0, 0);
            for record in records {
                byte += encoded_len(&text[at..record.start as usize], decoded);
                at = record.start as usize;
                record.byte = small(byte);
            }
        }
    }
}

/// Whether the `csv` crate would read a text without quotes byte by byte: where it has no mark at its start.
fn is_plain(text: &str, delimiter: u8) -> bool {
    (delimiter.is_ascii_graphic() || delimiter == b'\t') && !text.starts_with('\u{FEFF}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::feed::text::chunks::{Chunks, TextFormat};
    use crate::feed::text::quotes::Syntax;
    use proptest::prelude::*;

    fn chunk(bytes: &[u8], encoding: Encoding) -> (Chunk, TextFormat) {
        let mark = if encoding == Encoding::Utf8Bom { 3 } else { 0 };
        let format =
            TextFormat { encoding, mark, syntax: Syntax { delimiter: b',', width: 2, believes_quotes: false } };
        (Chunks::new(bytes, format).next(Vec::new()).unwrap().unwrap(), format)
    }

    fn places(bytes: &[u8], encoding: Encoding) -> Vec<(u64, u64)> {
        let (chunk, format) = chunk(bytes, encoding);
        let table = Table::of_chunk(&chunk, format, true, Way::Fast).unwrap();
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
        let (lines, format) = chunk(b"a,b\n\"c,d\ne,f\n", Encoding::Utf8);
        let read = Table::of_chunk(&lines, format, true, Way::Fast).unwrap();
        assert_eq!(read.len(), 3);
        assert!(read.unclosed(1) && !read.unclosed(2));
        assert_eq!(read.cells(2).collect::<Vec<_>>(), ["e", "f"]);
        assert_eq!(read.place(2), Place { line: 3, byte: 9 });
        let (lines, format) = chunk(b"a,b\nc,d\n\"1\"2,e\nf,g\n", Encoding::Utf8);
        let stray = Table::of_chunk(&lines, format, true, Way::Fast).unwrap();
        let damages: Vec<_> = (0..stray.len()).map(|n| stray.damage(n)).collect();
        assert_eq!(damages, [None, None, Some(Damage::Stray(0)), None]);
    }

    #[test]
    fn empty_lines_set_records_apart() {
        let (lines, format) = chunk(b"a,b\r\n\r\nc,d\r\ne,f\r\n", Encoding::Utf8);
        let read = Table::of_chunk(&lines, format, true, Way::Fast).unwrap();
        assert_eq!((0..3).map(|n| read.apart(n)).collect::<Vec<_>>(), [false, true, false]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 2000, failure_persistence: None, ..ProptestConfig::default() })]

        /// Cut byte by byte or by the `csv` crate: the same records at the same places.
        #[test]
        fn plain_text_is_cut_as_csv_cuts_it(
            text in prop_oneof![
                "(a|柳河|[,;\r\n\t]|\r\n|,,| ){0,120}",
                "((a|柳河|,|;){1,30}\n){0,20}(a,)?",
                "((a|柳河|,|;){1,30}\r\n){0,20}(a,)?",
            ],
            encoding in 0..4_usize,
        ) {
            let encoding =
                [Encoding::Utf8, Encoding::Utf8Bom, Encoding::Gb18030, Encoding::Utf16Le][encoding];
            let bytes = match encoding {
                Encoding::Utf8Bom => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
                Encoding::Gb18030 => encoding_rs::GB18030.encode(&text).0.into_owned(),
                Encoding::Utf16Le => text.encode_utf16().flat_map(u16::to_le_bytes).collect(),
                _ => text.into_bytes(),
            };
            let mark = if encoding == Encoding::Utf8Bom { 3 } else { 0 };
            let format = TextFormat { encoding, mark, syntax: Syntax { delimiter: b',', width: 2, believes_quotes: false } };
            let Some(chunk) = Chunks::new(&bytes[..], format).next(Vec::new()).unwrap() else { return Ok(()) };
            let text = chunk.text(encoding, true).unwrap();
            let cut = Table::of_quoted_text(&text, &chunk, format);
            let sliced = Table::of_plain_text(text, &chunk, format);
            for n in 0..4 {
                let mut column = Vec::new();
                for column_slice in sliced.column_slices(n, 0..sliced.len()) {
                    match column_slice.cells() {
                        Some(cells) => column.extend(cells.map(|cell| Some(&sliced.text()[cell]))),
                        None => column.resize(column.len() + column_slice.records, None),
                    }
                }
                let cells: Vec<_> = (0..sliced.len()).map(|record| sliced.cell(record, n)).collect();
                prop_assert_eq!(column, cells);
            }
            let records = |table: &Table<'_>| -> Vec<(Place, bool, Vec<String>)> {
                let cells = |n: usize| table.cells(n).map(str::to_owned).collect();
                (0..table.len()).map(|n| (table.place(n), table.apart(n), cells(n))).collect()
            };
            prop_assert_eq!(records(&sliced), records(&cut));
        }
    }
}
