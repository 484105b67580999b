//! A CSV file as text: records and the places of their fields, so that what is not edited stays as it is written.

use crate::measure::notation::{Encoding, decode};
use serde::Deserialize;
use std::ops::Range;

/// What is to be different; rows are counted from the heading, which is row 0.
#[derive(Debug, Clone, Deserialize)]
#[serde(rename_all = "snake_case", deny_unknown_fields)]
pub(in crate::desk) enum RowEdit {
    Cell { row: usize, column: usize, value: String },
    Remove { row: usize },
    Add { cells: Vec<String> },
}

/// The file.
#[derive(Debug)]
pub(in crate::desk) struct CsvText {
    text: String,
    encoding: Encoding,
    delimiter: char,
    records: Vec<Record>,
}

#[derive(Debug)]
struct Record {
    /// The fields as they are written, with their quotes.
    fields: Vec<Range<usize>>,
    /// The whole, its line end included.
    whole: Range<usize>,
    line: u64,
}

impl CsvText {
    /// Reads a file; None where its bytes are no text.
    pub fn read(bytes: &[u8]) -> Option<Self> {
        let decoded = decode(bytes)?;
        let (text, encoding) = (decoded.text.into_owned(), decoded.encoding);
        let heading = text.lines().find(|line| !line.trim().is_empty()).unwrap_or_default();
        let count = |delimiter: &char| heading.matches(*delimiter).count();
        // The last of several that are as frequent: the comma.
        let delimiter = ['\t', ';', ','].into_iter().max_by_key(count).unwrap_or(',');
        let records = records(&text, delimiter);
        Some(Self { text, encoding, delimiter, records })
    }

    /// The rows with their lines, the heading first. Blank lines are no rows.
    pub fn rows(&self) -> Vec<(u64, Vec<String>)> {
        self.shown()
            .map(|record| {
                (record.line, record.fields.iter().map(|field| unquoted(&self.text[field.clone()])).collect())
            })
            .collect()
    }

    fn shown(&self) -> impl Iterator<Item = &Record> {
        self.records.iter().filter(|record| !self.text[record.whole.clone()].trim().is_empty())
    }

    /// The file with edits; None for an edit of a row or a column that it does not have.
    pub fn edited(&self, edits: &[RowEdit]) -> Option<Vec<u8>> {
        let rows: Vec<&Record> = self.shown().collect();
        let columns = rows.first().map_or(0, |heading| heading.fields.len());
        let mut out = String::with_capacity(self.text.len());
        let mut at = 0;
        for (n, record) in rows.iter().enumerate() {
            out.push_str(&self.text[at..record.whole.start]);
            at = record.whole.end;
            let is_of =
                |edit: &&RowEdit| matches!(edit, RowEdit::Cell { row, .. } | RowEdit::Remove { row } if *row == n);
            let own: Vec<&RowEdit> = edits.iter().filter(is_of).collect();
            if own.iter().any(|edit| matches!(edit, RowEdit::Remove { .. })) {
                continue;
            }
            if own.is_empty() {
                out.push_str(&self.text[record.whole.clone()]);
            } else {
                out.push_str(&self.record_with(record, &own, columns)?);
            }
        }
        out.push_str(&self.text[at..]);
        let known = |edit: &RowEdit| match edit {
            RowEdit::Cell { row, .. } | RowEdit::Remove { row } => *row < rows.len(),
            RowEdit::Add { cells } => cells.len() <= columns,
        };
        edits.iter().all(known).then_some(())?;
        for edit in edits {
            if let RowEdit::Add { cells } = edit {
                self.append(&mut out, cells);
            }
        }
        Some(self.encoding.encode(&out))
    }

    fn line_end(&self) -> &'static str {
        if self.text.contains("\r\n") { "\r\n" } else { "\n" }
    }

    fn record_with(&self, record: &Record, edits: &[&RowEdit], columns: usize) -> Option<String> {
        let mut fields: Vec<String> = record.fields.iter().map(|field| self.text[field.clone()].to_owned()).collect();
        for edit in edits {
            let RowEdit::Cell { column, value, .. } = edit else { continue };
            if *column >= columns.max(fields.len()) {
                return None;
            }
            if fields.len() <= *column {
                fields.resize(column + 1, String::new());
            }
            fields[*column] = self.quoted(value);
        }
        let end = record.fields.last().map_or(record.whole.start, |field| field.end);
        Some(fields.join(&self.delimiter.to_string()) + &self.text[end..record.whole.end])
    }

    fn append(&self, out: &mut String, cells: &[String]) {
        if !out.is_empty() && !out.ends_with(['\n', '\r']) {
            out.push_str(self.line_end());
        }
        let cells: Vec<String> = cells.iter().map(|cell| self.quoted(cell)).collect();
        out.push_str(&cells.join(&self.delimiter.to_string()));
        out.push_str(self.line_end());
    }

    fn quoted(&self, value: &str) -> String {
        if value.contains([self.delimiter, '"', '\n', '\r']) || value.trim() != value {
            format!("\"{}\"", value.replace('"', "\"\""))
        } else {
            value.to_owned()
        }
    }
}

fn unquoted(field: &str) -> String {
    match field.strip_prefix('"') {
        Some(inner) => inner.strip_suffix('"').unwrap_or(inner).replace("\"\"", "\""),
        None => field.to_owned(),
    }
}

/// Cuts a text into records: a quote opens a field only at its beginning, and two of them within stand for one.
fn records(text: &str, delimiter: char) -> Vec<Record> {
    let mut all = Vec::new();
    let mut line = 1;
    let mut chars = text.char_indices().peekable();
    while let Some(&(start, _)) = chars.peek() {
        let (first_line, mut fields, mut from, mut quoted) = (line, Vec::new(), start, false);
        let whole = loop {
            let Some((at, c)) = chars.next() else {
                fields.push(from..text.len());
                break start..text.len();
            };
            match c {
                '"' if quoted => match chars.peek() {
                    Some((_, '"')) => drop(chars.next()),
                    _ => quoted = false,
                },
                '"' if at == from => quoted = true,
                '\n' if quoted => line += 1,
                _ if quoted => {}
                '\r' | '\n' => {
                    fields.push(from..at);
                    if c == '\r' && matches!(chars.peek(), Some((_, '\n'))) {
                        chars.next();
                    }
                    line += 1;
                    break start..chars.peek().map_or(text.len(), |(next, _)| *next);
                }
                c if c == delimiter => {
                    fields.push(from..at);
                    from = at + c.len_utf8();
                }
                _ => {}
            }
        };
        all.push(Record { fields, whole, line: first_line });
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cell(row: usize, column: usize, value: &str) -> RowEdit {
        RowEdit::Cell { row, column, value: value.to_owned() }
    }

    fn edited(text: &str, edits: &[RowEdit]) -> Option<String> {
        CsvText::read(text.as_bytes())?.edited(edits).map(|bytes| String::from_utf8(bytes).expect("text"))
    }

    const TABLE: &str = "a,b,c\r\n\"1\",\"x, y\",3\r\n\r\n4,\"two\nlines\",\"6\"\"\"";

    #[test]
    fn what_is_not_edited_stays_byte_for_byte() {
        assert_eq!(edited(TABLE, &[]).as_deref(), Some(TABLE));
        let one = edited(TABLE, &[cell(2, 0, "5")]).expect("an edit");
        assert_eq!(one, TABLE.replace("\r\n4,", "\r\n5,"));
        let quoted = edited(TABLE, &[cell(1, 2, "7, 8")]).expect("an edit");
        assert_eq!(quoted, TABLE.replace(",3\r\n", ",\"7, 8\"\r\n"));
    }

    #[test]
    fn rows_are_read_with_their_lines() {
        let rows = CsvText::read(TABLE.as_bytes()).expect("text").rows();
        assert_eq!(rows[1], (2, vec!["1".to_owned(), "x, y".to_owned(), "3".to_owned()]));
        assert_eq!(rows[2], (4, vec!["4".to_owned(), "two\nlines".to_owned(), "6\"".to_owned()]));
    }

    #[test]
    fn rows_are_added_and_removed() {
        let all = [RowEdit::Remove { row: 1 }, RowEdit::Add { cells: vec!["7".to_owned(), String::new()] }];
        let expected = "a,b,c\r\n\r\n4,\"two\nlines\",\"6\"\"\"\r\n7,\r\n";
        assert_eq!(edited(TABLE, &all).as_deref(), Some(expected));
    }

    #[test]
    fn what_is_not_there_cannot_be_edited() {
        assert_eq!(edited(TABLE, &[cell(3, 0, "x")]), None);
        assert_eq!(edited(TABLE, &[cell(1, 3, "x")]), None);
        assert_eq!(edited("a,b\n1\n", &[cell(1, 1, "2")]).as_deref(), Some("a,b\n1,2\n"));
    }

    #[test]
    fn a_file_keeps_its_encoding() {
        let (bytes, _, _) = encoding_rs::GB18030.encode("指标;目标值\n烟叶;13\n");
        let table = CsvText::read(&bytes).expect("text");
        let edited = table.edited(&[cell(1, 1, "14")]).expect("an edit");
        assert_eq!(encoding_rs::GB18030.decode(&edited).0, "指标;目标值\n烟叶;14\n");
    }
}
