//! The container of delimited text: read chunk by chunk, on all processors.

use super::assemble::file_rows;
use super::container::{Container, FileToSample, ReadFile, Sample};
use super::failed::{Failed, unreadable};
use super::file_to_read::{FileToRead, HEAD};
use super::layout::{DELIMITERS, Layout, encoding_guessed, no_text, syntax_of, usual_width};
use super::packed;
use super::parallel::{ChunkSource, OrderedRows, Pool};
use crate::catalog::Reading;
use crate::diag::{Diagnostic, Location};
use crate::feed::fast_or_general::Way;
use crate::feed::file_format::{FileFormat, TEXT_ENDINGS};
use crate::feed::reshape::{AsWritten, Reshaped};
use crate::feed::row_reader::{ReaderParts, RowReader};
use crate::feed::rows::{FileContext, Rows};
use crate::feed::text::{Chunk, Chunks, Stopped, Table, TextFormat};
use crate::file_formats::encoding::{self, Guess};
use crate::measure::notation::Encoding;
use crate::say;
use std::io::Read;

/// Text whose cells are set apart by a delimiter.
pub(super) struct DelimitedText;

impl Container for DelimitedText {
    fn endings(&self) -> Vec<&'static str> {
        TEXT_ENDINGS.to_vec()
    }

    fn recognises(&self, _: &[u8]) -> bool {
        true
    }

    fn adds_up(&self) -> bool {
        true
    }

    /// Reads the file in the encoding of its first bytes, and once more where a later byte contradicts that.
    fn read(&self, file: &FileToRead<'_>, head: &[u8]) -> Result<ReadFile, Failed> {
        let written = file.as_written();
        let layout = Layout::find(head, &written, file.name)?;
        let (encoding, mark) = match read_as(file, &written, &layout, head) {
            Ok(read) => return Ok(read),
            Err(Stop::Failed(why)) => return Err(why),
            Err(Stop::NotUtf8 { likely }) => (likely, layout.format.mark),
        };
        let sure = encoding == Encoding::Utf8;
        let layout = Layout::with(head, Guess { encoding, mark, sure }, &written, file.name)?;
        read_as(file, &written, &layout, head).map_err(|stop| match stop {
            Stop::Failed(why) => why,
            Stop::NotUtf8 { .. } => no_text(file.name),
        })
    }

    fn sample(&self, file: &FileToSample<'_>, head: &[u8]) -> Result<Sample, Failed> {
        let (format, guessed) = likely_format(file, head)?;
        let chunk = Chunks::new(head, format).next(Vec::new()).ok().flatten();
        let table = chunk.as_ref().and_then(|chunk| Table::of_chunk(chunk, format, false, Way::Fast));
        let (encoding, delimiter) = (Some(format.encoding), Some(format.syntax.delimiter));
        let reading = Reading { encoding, delimiter, ..Reading::default() };
        Ok(Sample { table: table.unwrap_or_default().into_owned(), reading, sheets: Vec::new(), guessed })
    }

    fn records(&self, file: &FileToSample<'_>) -> Result<Vec<(u64, Vec<String>)>, Failed> {
        let bytes = packed::read(file.files, file.name, u64::MAX)?;
        let (format, _) = likely_format(file, &bytes[..bytes.len().min(HEAD)])?;
        let (mut chunks, mut records) = (Chunks::new(&*bytes, format), Vec::new());
        while let Some(chunk) = chunks.next(Vec::new()).map_err(|stopped| ends_early(file.name, &stopped))? {
            let table = Table::of_chunk(&chunk, format, false, Way::Fast).unwrap_or_default();
            let record = |n| (table.place(n).line, table.cells(n).map(str::to_owned).collect());
            records.extend((0..table.len()).map(record));
        }
        Ok(records)
    }
}

/// How a text is written that no catalog knows, and what is told where that is in doubt.
fn likely_format(file: &FileToSample<'_>, head: &[u8]) -> Result<(TextFormat, Option<Diagnostic>), Failed> {
    let guess = encoding::guess(head, None, file.language).ok_or_else(|| no_text(file.name))?;
    let text = encoding::decode(&head[guess.mark..], guess.encoding, false).unwrap_or_default();
    let doubt = encoding::doubt(guess, &text, file.language);
    let told = doubt.map(|sample| encoding_guessed(file.name, guess.encoding, &sample));
    let syntax = syntax_of(&text, likely_delimiter(&text));
    Ok((TextFormat { encoding: guess.encoding, mark: guess.mark, syntax }, told))
}

/// Why reading stops before the file's end.
enum Stop {
    Failed(Failed),
    /// The file is not UTF-8, though its first bytes are.
    NotUtf8 {
        /// What it is instead; UTF-8 where it is nearly so.
        likely: Encoding,
    },
}

/// Reads the file, which begins with `head`, with a layout.
fn read_as(file: &FileToRead<'_>, written: &AsWritten<'_>, layout: &Layout, head: &[u8]) -> Result<ReadFile, Stop> {
    // Most files are small: their first bytes are all they have. Such a file is not opened again, and no other thread is called to it.
    let is_whole = head.len() < HEAD;
    let (file, told) = file.with_title(&layout.shape.lines).with_sender(&layout.shape.lines).map_err(Stop::Failed)?;
    let file = &file;
    let delimiter = char::from(layout.format.syntax.delimiter);
    let context = file.context(&layout.shape.records, delimiter);
    let bytes: Box<dyn Read + Send + '_> = if is_whole { Box::new(head) } else { file.open().map_err(Stop::Failed)? };
    let chunks = Chunks::new(bytes, layout.format);
    let (source, aggregators) = (ChunkSource::new(chunks), Pool::new());
    let len = || if is_whole { Some(head.len() as u64) } else { file.files.len_of(file.path) };
    let rows = OrderedRows::new(Rows::of(file.feed), |rows, first| make_room(file, len(), rows, first));
    let work = || {
        let aggregator = read_chunks(file, written, layout, context, &source, &rows);
        if let Some(aggregator) = aggregator {
            aggregators.give(aggregator);
        }
    };
    // Merged cells are filled from the row above, wherever the chunk above ends: one chunk after the other.
    let in_turn = file.feed.columns.iter().any(|c| c.fill_down);
    rayon::scope(|scope| {
        let others = if in_turn || is_whole { 0 } else { rayon::current_num_threads() - 1 };
        (0..others).for_each(|_| scope.spawn(|_| work()));
        work();
    });
    let chunks = source.end()?;
    let format = FileFormat::Text { encoding: layout.format.encoding, delimiter, line_end: layout.line_end };
    let (hash, bytes) = (chunks.hash(), chunks.read);
    let mut rows = file_rows(file, &layout.shape, layout.header_line, format, rows.all(), hash, bytes);
    rows.warnings.extend(told);
    rows.warnings
        .extend(layout.doubt.as_ref().map(|sample| encoding_guessed(file.name, layout.format.encoding, sample)));
    Ok(ReadFile { rows, aggregators: aggregators.all().collect() })
}

/// Reads chunk after chunk on one thread, until none is left; returns the sums, where rows are added up.
fn read_chunks<'a, R: Read, F: Fn(&mut Rows, (usize, u64))>(
    file: &FileToRead<'a>,
    written: &AsWritten<'_>,
    layout: &'a Layout,
    context: FileContext<'a>,
    source: &ChunkSource<R, Stop>,
    rows: &OrderedRows<F>,
) -> Option<crate::feed::aggregate::Aggregator> {
    let header = &layout.shape.lines;
    let below_header = header.record + header.rows;
    let mut above = vec![None; file.feed.columns.len()];
    let (mut parts, mut done) = (None, Vec::new());
    while let Some((n, chunk)) = source.next(|chunks| take(file, chunks, std::mem::take(&mut done))) {
        let Some(table) = Table::of_chunk(&chunk, layout.format, layout.strict, file.way) else {
            let slight = encoding::damage(&chunk.bytes).is_none_or(encoding::Damage::is_slight);
            let likely = if slight { Encoding::Utf8 } else { encoding::likely(&chunk.bytes, file.feed.language) };
            source.stop(n, Stop::NotUtf8 { likely });
            break;
        };
        let first = if n == 0 { below_header } else { 0 };
        let Reshaped { table, known, row_totals } = layout.shape.reshape(written, &context, table, first);
        let into = rows.spare.take(|| Rows::of(file.feed));
        let own = parts.take().unwrap_or_else(|| ReaderParts::new(&context));
        let reader = RowReader::with(own, into, context, &table, above).knowing(known);
        let (mut read, used) = reader.read(first);
        read.rows.row_totals = row_totals;
        // The next chunk adds to the same sums, which are still in the processor's cache.
        (parts, above) = (Some(used), read.above);
        rows.put(n, read.rows, chunk.bytes.len() as u64);
        // This thread's next chunk reuses the same memory, for the same reason.
        done = chunk.bytes;
    }
    parts.and_then(|parts| parts.aggregator)
}

/// Reserves memory for as many rows as the file of `len` bytes will have if it goes on like its first chunk: growing would copy all
/// rows again.
fn make_room(file: &FileToRead<'_>, len: Option<u64>, rows: &mut Rows, (read, bytes): (usize, u64)) {
    let all = len.unwrap_or(bytes).max(bytes);
    let expected = (read as u64).saturating_mul(all) / bytes.max(1);
    let expected = usize::try_from((expected + expected / 32).min(all / 4)).unwrap_or(read);
    rows.reserve(expected, !file.feed.key.is_empty(), file.aggregation.is_some());
}

/// The next chunk, in the memory of one that has been read; `None` at the end.
fn take<R: Read>(file: &FileToRead<'_>, chunks: &mut Chunks<R>, done: Vec<u8>) -> Result<Option<Chunk>, Stop> {
    let before = chunks.read;
    let next = chunks.next(done);
    file.files.count(chunks.read - before);
    next.map_err(|stopped| Stop::Failed(ends_early(file.name, &stopped)))
}

/// Why a file's bytes end too early.
fn ends_early(name: &str, stopped: &Stopped) -> Failed {
    match stopped {
        Stopped::Io(why) => unreadable(name, why),
        Stopped::Endless(line) => {
            let message = say!("no-line-ends");
            Box::new(Diagnostic::error("unreadable-file", message).at(Location::line(name, *line)))
        }
    }
}

/// The delimiter that cuts most lines into the same number of cells, and into more than one.
fn likely_delimiter(text: &str) -> u8 {
    let alike = |delimiter: u8| {
        let width = usual_width(text, delimiter);
        let cells = |line: &&str| 1 + line.bytes().filter(|b| *b == delimiter).count();
        let lines = text.split(['\n', '\r']).filter(|l| !l.is_empty());
        if width < 2 { 0 } else { lines.filter(|line| cells(line) == width).count() }
    };
    // Of equals the first.
    DELIMITERS.into_iter().rev().max_by_key(|d| alike(*d)).unwrap_or(b',')
}
