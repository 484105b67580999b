//! `targets.csv` as it stands: its encoding, its delimiter, its line ends, its columns under whatever headings.

use super::csv_form::TARGET_COLUMNS;
use crate::catalog::target_column;
use crate::diag::{Diagnostic, Location};
use crate::measure::notation::{Encoding, decode, tidy};
use crate::say;

/// The file that rows are added to.
pub const TARGETS_FILE: &str = "targets.csv";

/// A file that rows are appended to.
pub(super) struct TargetsFile {
    /// The text before the heading's end, the heading first; what stands there is not touched but for columns that it lacks.
    heading: String,
    rest: String,
    added: String,
    encoding: Encoding,
    delimiter: u8,
    line_end: &'static str,
    columns: Vec<String>,
    /// Columns that a new row needs and the heading lacks.
    lacking: Vec<&'static str>,
    lines: u64,
}

impl TargetsFile {
    /// The file, or a new one.
    #[expect(clippy::result_large_err, reason = "it is made once for a file that is wrong")]
    pub fn read(bytes: Option<&[u8]>) -> Result<Self, Diagnostic> {
        let empty =
            bytes.is_none_or(|bytes| bytes.iter().all(|b| b.is_ascii_whitespace() || [0xEF, 0xBB, 0xBF].contains(b)));
        let Some(bytes) = bytes.filter(|_| !empty) else { return Ok(Self::new()) };
        let error = |message| Diagnostic::error("encoding-error", message).at(Location::file(TARGETS_FILE));
        let Some(decoded) = decode(bytes) else { return Err(error(say!("catalog-encoding"))) };
        let text = decoded.text.into_owned();
        let line_end = if text.contains("\r\n") { "\r\n" } else { "\n" };
        let start = text.find(|c: char| !matches!(c, '\r' | '\n')).unwrap_or(0);
        let end = text[start..].find(['\r', '\n']).map_or(text.len(), |end| start + end);
        let (heading, rest) = text.split_at(end);
        let delimiter =
            [b'\t', b';', b','].into_iter().max_by_key(|d| heading.bytes().filter(|b| b == d).count()).unwrap_or(b',');
        let mut reader = csv::ReaderBuilder::new()
            .has_headers(false)
            .delimiter(delimiter)
            .from_reader(heading.trim_start().as_bytes());
        let names: Vec<String> = reader
            .records()
            .flatten()
            .flat_map(|record| record.iter().map(|cell| tidy(cell).into_owned()).collect::<Vec<_>>())
            .collect();
        let columns =
            names.iter().map(|name| target_column(name).map_or_else(|| name.clone(), str::to_owned)).collect();
        let lines = count_lines(&text);
        let (heading, rest) = (heading.to_owned(), rest.to_owned());
        Ok(Self {
            heading,
            rest,
            added: String::new(),
            encoding: decoded.encoding,
            delimiter,
            line_end,
            columns,
            lacking: Vec::new(),
            lines,
        })
    }

    fn new() -> Self {
        let columns: Vec<String> = TARGET_COLUMNS.iter().map(|column| (*column).to_owned()).collect();
        let heading = columns.join(",");
        let rest = "\r\n".to_owned();
        Self {
            heading,
            rest,
            added: String::new(),
            encoding: Encoding::Utf8Bom,
            delimiter: b',',
            line_end: "\r\n",
            columns,
            lacking: Vec::new(),
            lines: 1,
        }
    }

    /// Adds a row; returns the line on which it stands.
    pub fn append(&mut self, cell: impl Fn(&str) -> String) -> u64 {
        for column in TARGET_COLUMNS {
            let is_there = self.columns.iter().any(|c| c == column);
            if !is_there && !cell(column).is_empty() && !self.lacking.contains(&column) {
                self.lacking.push(column);
            }
        }
        let columns = self.columns.iter().map(String::as_str).chain(self.lacking.iter().copied());
        let cells: Vec<String> = columns.map(&cell).collect();
        let mut writer = csv::WriterBuilder::new().delimiter(self.delimiter).from_writer(Vec::new());
        let row = match writer.write_record(&cells).ok().and_then(|()| writer.into_inner().ok()) {
            Some(row) => String::from_utf8_lossy(&row).trim_end_matches('\n').to_owned(),
            None => String::new(),
        };
        self.lines += 1;
        let line = self.lines;
        self.lines += count_lines(&row) - 1;
        self.added.push_str(&row);
        self.added.push_str(self.line_end);
        line
    }

    /// The whole file in its own encoding.
    pub fn bytes(&self) -> Vec<u8> {
        let delimiter = char::from(self.delimiter).to_string();
        let mut text = self.heading.clone();
        for column in &self.lacking {
            text.push_str(&delimiter);
            text.push_str(column);
        }
        text.push_str(&self.rest);
        if !text.ends_with(['\n', '\r']) {
            text.push_str(self.line_end);
        }
        text.push_str(&self.added);
        self.encoding.encode(&text)
    }
}

/// The number of the last line that has text.
fn count_lines(text: &str) -> u64 {
    text.trim_end_matches(['\r', '\n']).lines().count() as u64
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_there_stays() {
        let old = "指标,类型,目标值\r\n烟叶种植面积,达到,13\r\n";
        let (bytes, _, _) = encoding_rs::GB18030.encode(old);
        let mut file = TargetsFile::read(Some(&bytes)).unwrap();
        let line = file.append(|column| match column {
            "indicator" => "红薯种植面积".to_owned(),
            "kind" => "keep".to_owned(),
            "value" => "20".to_owned(),
            "due" => "2025-12".to_owned(),
            _ => String::new(),
        });
        let bytes = file.bytes();
        let text = encoding_rs::GB18030.decode(&bytes).0;
        assert_eq!(line, 3);
        assert_eq!(text, "指标,类型,目标值,due\r\n烟叶种植面积,达到,13\r\n红薯种植面积,keep,20,2025-12\r\n");
    }
}
