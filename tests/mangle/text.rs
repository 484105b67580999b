//! The finished file as delimited text.

use super::draft::Row;
use encoding_rs::GB18030;

/// How characters become bytes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Encode {
    Utf8,
    Utf8Marked,
    Gb18030,
    Utf16Le { mark: bool },
    Utf16Be { mark: bool },
}

/// How a text file is written.
#[derive(Debug, Clone)]
pub struct Form {
    pub encode: Encode,
    pub line_end: &'static str,
    pub delimiter: char,
    pub quote_all: bool,
    /// A quote that is opened and never closed: before the cell that begins so, in the row marked with this number.
    pub stray_quote: Option<usize>,
}

impl Default for Form {
    fn default() -> Self {
        Self { encode: Encode::Utf8, line_end: "\n", delimiter: ',', quote_all: false, stray_quote: None }
    }
}

/// Writes the rows; with the text, the line on which each row starts.
pub fn write(rows: &[Row], form: &Form) -> (String, Vec<u64>) {
    let (mut text, mut lines, mut line) = (String::new(), Vec::new(), 1);
    for row in rows {
        lines.push(line);
        let stray = form.stray_quote.is_some() && row.done == form.stray_quote;
        let last = row.cells.iter().rposition(|c| !c.is_empty());
        for (n, cell) in row.cells.iter().enumerate() {
            if n > 0 {
                text.push(form.delimiter);
            }
            if stray && Some(n) == last {
                text.push('"');
            }
            put(&mut text, cell, form);
        }
        text.push_str(form.line_end);
        line += 1 + row.cells.iter().map(|c| c.matches('\n').count() as u64).sum::<u64>();
    }
    (text, lines)
}

fn put(text: &mut String, cell: &str, form: &Form) {
    let needs = cell.contains(['"', '\n', '\r', form.delimiter]);
    if needs || form.quote_all {
        text.push('"');
        text.push_str(&cell.replace('"', "\"\"").replace('\n', form.line_end));
        text.push('"');
    } else {
        text.push_str(cell);
    }
}

pub fn encode(text: &str, encode: Encode) -> Vec<u8> {
    let wide = |mark: bool, unit: fn(u16) -> [u8; 2]| {
        let mark = mark.then_some('\u{FEFF}').into_iter();
        let text: String = mark.chain(text.chars()).collect();
        text.encode_utf16().flat_map(unit).collect()
    };
    match encode {
        Encode::Utf8 => text.as_bytes().to_vec(),
        Encode::Utf8Marked => [b"\xEF\xBB\xBF", text.as_bytes()].concat(),
        Encode::Gb18030 => GB18030.encode(text).0.into_owned(),
        Encode::Utf16Le { mark } => wide(mark, u16::to_le_bytes),
        Encode::Utf16Be { mark } => wide(mark, u16::to_be_bytes),
    }
}
