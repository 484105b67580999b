//! How a text file is written: its encoding, delimiter, line ends and header, recognised from its first bytes.

use super::file_to_read::HEAD;
use crate::catalog::{Column, ColumnKind, Feed};
use crate::diag::{Diagnostic, Location};
use crate::feed::cell::MASK;
use crate::feed::fast_or_general::Way;
use crate::feed::file_format::LineEnd;
use crate::feed::header::{Header, Headings, SEARCHED};
use crate::feed::reshape::{AsWritten, Shape};
use crate::feed::text::Syntax;
use crate::feed::text::Table;
use crate::feed::text::{Chunks, TextFormat};
use crate::file_formats::encoding::{self, Guess};
use crate::measure::notation::{Encoding, read_date, read_number_with, tidy};
use crate::say;

/// Delimiters that files come with; the first wins where the evidence is equal.
pub(in crate::feed) const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

#[derive(Debug)]
pub(in crate::feed) struct Layout {
    pub format: TextFormat,
    pub line_end: LineEnd,
    pub shape: Shape,
    /// Line of the header's first row.
    pub header_line: u64,
    /// Whether a byte that is no UTF-8 would show the guess to be wrong.
    pub strict: bool,
    /// Words of the text, where its encoding was only guessed.
    pub doubt: Option<String>,
}

impl Layout {
    /// Reads the signs in the first bytes of a file.
    ///
    /// # Errors
    /// Why the file as a whole cannot be used.
    pub fn find(head: &[u8], written: &AsWritten<'_>, name: &str) -> Result<Self, Box<Diagnostic>> {
        let language = written.feed.language;
        let guess = encoding::guess(head, written.feed.reading.encoding, language).ok_or_else(|| no_text(name))?;
        let found = Self::with(head, guess, written, name);
        // A short text in another encoding may happen to be valid UTF-8, and a damaged one in UTF-8 may not be: whether its header is found
        // decides, and nothing else that is wrong with it.
        let lacks_header = found.as_ref().is_err_and(|why| matches!(why.code, "missing-header" | "no-header"));
        let is_utf8 = guess.encoding == Encoding::Utf8 && encoding::is_surely_utf8(head);
        if !lacks_header || is_utf8 || guess.sure || head.is_ascii() {
            return found;
        }
        // The usual one of the project's language goes before what a detector takes for another.
        let likely = encoding::likely(head, language);
        let others =
            [encoding::usual(language), likely, Encoding::Utf8].into_iter().filter(|other| *other != guess.encoding);
        let readings = others.map(|other| Self::with(head, Guess { encoding: other, ..guess }, written, name));
        readings.into_iter().find(Result::is_ok).unwrap_or(found)
    }

    /// The same with an encoding that is known to be right.
    pub fn with(head: &[u8], guess: Guess, written: &AsWritten<'_>, name: &str) -> Result<Self, Box<Diagnostic>> {
        let feed = &*written.feed;
        let text = encoding::decode(&head[guess.mark..], guess.encoding, false).unwrap_or_default();
        let delimiter = feed.reading.delimiter.unwrap_or_else(|| declared_delimiter(&text, feed));
        let syntax = syntax_of(&text, delimiter);
        let format = TextFormat { encoding: guess.encoding, mark: guess.mark, syntax };
        let chunk = Chunks::new(head, format).next(Vec::new()).ok().flatten();
        let table =
            chunk.as_ref().and_then(|chunk| Table::of_chunk(chunk, format, false, Way::Fast)).unwrap_or_default();
        let header = Header::find(&table, feed, name, written.search().as_ref());
        let header = header.map_err(|why| match feed.reading.encoding {
            _ if !text.contains('\u{FFFD}') => guessed_for(guess, &text, feed, why),
            None => no_text(name),
            Some(declared) => other_encoding(name, declared),
        })?;
        let header_line = table.place(header.record).line;
        let strict = !guess.sure && guess.encoding == Encoding::Utf8 && encoding::damage(head).is_none();
        let doubt = encoding::doubt(guess, &text, feed.language);
        // Where some cells are private, any row may show one: then the header alone is shown.
        let private = feed.columns.iter().any(|column| column.private);
        let of_header = || encoding::doubt(guess, &words_of(&table, &header), feed.language);
        let doubt = doubt.map(|sample| if private { of_header().unwrap_or_else(|| MASK.to_owned()) } else { sample });
        let shape = Shape::of(written, header);
        Ok(Self { format, line_end: line_end(&text), shape, header_line, strict, doubt })
    }
}

/// The cells of a header.
fn words_of(table: &Table<'_>, header: &Header) -> String {
    let rows = header.record..header.record + header.rows;
    rows.flat_map(|row| table.cells(row)).collect::<Vec<_>>().join(" ")
}

pub(in crate::feed) fn no_text(name: &str) -> Box<Diagnostic> {
    let message = say!("not-text");
    let hint = say!("not-text-hint");
    Box::new(Diagnostic::error("encoding-error", message).hint(hint).at(Location::file(name)))
}

/// What is told where an encoding was only guessed.
pub(super) fn encoding_guessed(name: &str, encoding: Encoding, sample: &str) -> Diagnostic {
    let label = encoding.to_string();
    let hint = say!("encoding-guessed-hint", label);
    let message = say!("encoding-guessed", label, sample);
    Diagnostic::warning("encoding-guessed", message).hint(hint).at(Location::file(name))
}

/// Why no header was found, with what was made of the text where its encoding was only guessed: its words may be garbled.
fn guessed_for(guess: Guess, text: &str, feed: &Feed, why: Box<Diagnostic>) -> Box<Diagnostic> {
    let Some(sample) = encoding::doubt(guess, text, feed.language).filter(|_| why.code == "missing-header") else {
        return why;
    };
    let is_private = feed.columns.iter().any(|column| column.private);
    let sample = if is_private { MASK.to_owned() } else { sample };
    let label = guess.encoding.to_string();
    Box::new(why.hint(say!("missing-header-guessed", label, sample)))
}

fn other_encoding(name: &str, declared: Encoding) -> Box<Diagnostic> {
    let message = say!("wrong-encoding", %declared);
    let hint = say!("wrong-encoding-hint");
    Box::new(Diagnostic::error("encoding-error", message).hint(hint).at(Location::file(name)))
}

/// The delimiter that makes most declared headers appear in the first lines.
fn declared_delimiter(text: &str, feed: &Feed) -> u8 {
    let headings = Headings::of(feed);
    // Headers may have line breaks within their quotes; but a quote may be stray, too.
    let unbroken = text.contains('"').then(|| without_quoted_breaks(text));
    let named_in = |text: &str, delimiter: u8| {
        let mut most = 0;
        for line in text.split(['\n', '\r']).filter(|l| !l.is_empty()).take(SEARCHED) {
            most = most.max(headings.named(line.split(char::from(delimiter)).map(|c| c.trim().trim_matches('"'))));
            if most == headings.len() {
                break;
            }
        }
        most
    };
    // Of equals one that stands in most lines: a line that another does not cut may be a header of one cell. Where nothing is named, the
    // cells say which it is.
    let has_header = feed.reading.header_rows != Some(0);
    let score = |delimiter: u8| {
        let named = unbroken.iter().map(|text| named_in(text, delimiter)).fold(named_in(text, delimiter), usize::max);
        (named, if has_header { 0 } else { cells_that_fit(text, delimiter, feed) }, usual_width(text, delimiter) > 1)
    };
    let mut best: Option<((usize, usize, bool), u8)> = None;
    let mut tried_absent = false;
    for delimiter in DELIMITERS {
        // Delimiters that do not occur all score the same.
        let absent = !text.contains(char::from(delimiter));
        if absent && tried_absent {
            continue;
        }
        tried_absent |= absent;
        let found = score(delimiter);
        if best.is_none_or(|(most, _)| found > most) {
            best = Some((found, delimiter));
        }
        // No other can score more.
        if has_header && found == (headings.len(), 0, true) {
            break;
        }
    }
    best.map_or(DELIMITERS[0], |(_, delimiter)| delimiter)
}

/// How many cells of a text without a header, at the places where its columns are declared, are what their columns hold.
fn cells_that_fit(text: &str, delimiter: u8, feed: &Feed) -> usize {
    let fits = |column: &Column, cell: &str| match column.kind {
        ColumnKind::Date => read_date(&tidy(cell)).is_some(),
        ColumnKind::Quantity { .. } => read_number_with(&tidy(cell), feed.decimal, &feed.units).is_ok(),
        ColumnKind::Region | ColumnKind::Text | ColumnKind::Id => !cell.is_empty(),
    };
    let placed: Vec<(&Column, usize)> = feed.columns.iter().filter_map(|c| Some((c, c.position?))).collect();
    let lines = text.split(['\n', '\r']).filter(|line| !line.is_empty()).take(SEARCHED);
    let in_line = |line: &str| {
        let cells: Vec<&str> = line.split(char::from(delimiter)).map(|cell| cell.trim().trim_matches('"')).collect();
        placed.iter().filter(|(column, at)| cells.get(*at).is_some_and(|cell| fits(column, cell))).count()
    };
    lines.map(in_line).sum()
}

/// The text without the line breaks that stand within quotes.
fn without_quoted_breaks(text: &str) -> String {
    let mut quoted = false;
    let kept = |c: &char| {
        quoted ^= *c == '"';
        !(quoted && matches!(c, '\n' | '\r'))
    };
    text.chars().filter(kept).collect()
}

/// How a text's cells are set apart. Where cells run over several lines, most lines are parts of one: then the quotes are believed if all
/// records have as many cells by them, and the lines by themselves have not.
pub(in crate::feed) fn syntax_of(text: &str, delimiter: u8) -> Syntax {
    let by_lines = Syntax { delimiter, width: usual_width(text, delimiter), believes_quotes: false };
    if !text.contains('"') {
        return by_lines;
    }
    let mut reader =
        csv::ReaderBuilder::new().delimiter(delimiter).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let records: Vec<csv::StringRecord> = reader.records().map_while(Result::ok).collect();
    // The last may be cut off.
    let records = &records[..records.len().saturating_sub(usize::from(text.len() >= HEAD / 2))];
    let runs_over = records.iter().flatten().any(|cell| cell.contains(['\n', '\r']));
    let mut widths = records.iter().map(csv::StringRecord::len).filter(|width| *width > 1);
    let Some(width) = widths.next().filter(|width| runs_over && widths.all(|other| other == *width)) else {
        return by_lines;
    };
    let lines = || text.split(['\n', '\r']).filter(|line| !line.is_empty());
    let are_rows = lines().all(|line| line.split(char::from(delimiter)).count() == width);
    Syntax { width, believes_quotes: !are_rows, ..by_lines }
}

/// How many cells most lines have.
pub(in crate::feed) fn usual_width(text: &str, delimiter: u8) -> usize {
    let mut counts = std::collections::BTreeMap::new();
    #[expect(clippy::naive_bytecount, reason = "lines are short, and only a file's first ones are counted")]
    for line in text.as_bytes().split(|b| matches!(b, b'\n' | b'\r')).filter(|l| !l.is_empty()) {
        *counts.entry(1 + line.iter().filter(|b| **b == delimiter).count()).or_insert(0_usize) += 1;
    }
    counts.into_iter().max_by_key(|(_, lines)| *lines).map_or(1, |(width, _)| width)
}

pub(in crate::feed) fn line_end(text: &str) -> LineEnd {
    match text.find(['\n', '\r']) {
        Some(n) if text[n..].starts_with("\r\n") => LineEnd::CrLf,
        Some(n) if text[n..].starts_with('\r') => LineEnd::Cr,
        _ => LineEnd::Lf,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    /// The same with every delimiter scored over every searched line.
    fn best_of_all(text: &str, feed: &Feed) -> u8 {
        let headings = Headings::of(feed);
        let most = |text: &str, delimiter: u8| {
            let lines = text.split(['\n', '\r']).filter(|l| !l.is_empty()).take(SEARCHED);
            let cells =
                |line: &'_ str| headings.named(line.split(char::from(delimiter)).map(|c| c.trim().trim_matches('"')));
            lines.map(cells).max().unwrap_or(0)
        };
        let unbroken = without_quoted_breaks(text);
        let score = |d: u8| (most(text, d).max(most(&unbroken, d)), usual_width(text, d) > 1);
        // Of equals `max_by_key` takes the last.
        DELIMITERS.into_iter().rev().max_by_key(|d| score(*d)).unwrap()
    }

    proptest! {
        #[test]
        fn lines_and_delimiters_left_out_decide_nothing(
            parts in prop::collection::vec(prop::sample::select(vec![
                "编号", "日期", "乡镇", "类别", "金额", "金额（万元）", "件数", "备注", "甲类", "12", " ", "\"",
                ",", ",", ",", ";", "\t", "|", "\n", "\n",
            ]), 0..60),
        ) {
            let (catalog, text) = (crate::feed::tests::catalog(), parts.concat());
            for feed in &catalog.feeds {
                prop_assert_eq!(declared_delimiter(&text, feed), best_of_all(&text, feed));
            }
        }
    }
}
