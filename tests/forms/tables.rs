//! The workbook and the Word document, read back.

use super::{Form, Told, text};
use serde_json::Value;
use std::collections::BTreeMap;
use std::io::{Cursor, Read};
use zip::ZipArchive;

pub fn part(bytes: &[u8], name: &str) -> String {
    let mut archive = ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let mut text = String::new();
    archive.by_name(name).expect("a part").read_to_string(&mut text).expect("text");
    text
}

pub fn unescaped(xml: &str) -> String {
    quick_xml::escape::unescape(xml).expect("text").into_owned()
}

/// The stretches between two marks.
fn all<'a>(xml: &'a str, start: &'a str, end: &'a str) -> impl Iterator<Item = &'a str> {
    xml.split(start).skip(1).map(move |rest| rest.split(end).next().unwrap_or_default())
}

pub struct Workbook {
    bytes: Vec<u8>,
    words: Vec<String>,
}

impl Workbook {
    pub fn open(bytes: &[u8]) -> Self {
        let strings = part(bytes, "xl/sharedStrings.xml");
        let word =
            |si: &str| all(si, "<t", "</t>").map(|t| unescaped(t.split_once('>').map_or("", |(_, t)| t))).collect();
        let words = all(&strings, "<si>", "</si>").map(word).collect();
        Self { bytes: bytes.to_vec(), words }
    }

    /// The rows below the header of the `n`th sheet, each cell by its head; `first` is the first head.
    pub fn table(&self, n: usize, first: &str) -> Vec<BTreeMap<String, String>> {
        let sheet = part(&self.bytes, &format!("xl/worksheets/sheet{}.xml", n + 1));
        let mut rows = all(&sheet, "<row ", "</row>")
            .map(|row| self.cells(row))
            .skip_while(|r| r.get("A").is_none_or(|a| a != first));
        let heads = rows.next().expect("a header");
        let named = |row: BTreeMap<String, String>| {
            heads.iter().map(|(column, head)| (head.clone(), row.get(column).cloned().unwrap_or_default())).collect()
        };
        rows.map(named).collect()
    }

    /// By the letters of the column.
    fn cells(&self, row: &str) -> BTreeMap<String, String> {
        let cell = |c: &str| {
            let place = all(c, "r=\"", "\"").next()?;
            let value = all(c, "<v>", "</v>").next()?;
            let is_text = c.split('>').next()?.contains("t=\"s\"");
            let value = if is_text { self.words[value.parse::<usize>().ok()?].clone() } else { value.to_owned() };
            Some((place.trim_end_matches(|c: char| c.is_ascii_digit()).to_owned(), value))
        };
        row.split("<c ").skip(1).filter_map(cell).collect()
    }
}

/// Paragraphs by style and the rows of tables, in the order of the document.
pub fn docx(bytes: &[u8], words: &Value) -> Form {
    let xml = part(bytes, "word/document.xml");
    let word = |key: &str| text(&words[key]);
    let mut form = Form::default();
    for table in all(&xml, "<w:tbl>", "</w:tbl>") {
        let rows: Vec<Vec<String>> =
            all(table, "<w:tr>", "</w:tr>").map(|row| all(row, "<w:tc>", "</w:tc>").map(words_of).collect()).collect();
        if table.contains("OnpacePointLabel") {
            form.message = rows.into_iter().map(|row| (row[0].clone(), row[1].clone())).collect();
            continue;
        }
        let (head, rows) = rows.split_first().expect("a header");
        let starts = |key: &str| head[0] == word(key);
        if starts("head-indicator") && ["head-value", "head-verdict"].iter().all(|key| head.contains(&word(key))) {
            // A row of one cell is a section's name.
            form.rows.extend(rows.iter().filter(|row| row.len() > 1).map(|row| told(head, row, word)));
        } else if starts("head-region") {
            form.regions.extend(rows.iter().flat_map(|r| cells(r)));
        }
    }
    // What lags begins with its name in bold, numbered, with its verdict in brackets.
    let headings = all(&xml, "<w:p>", "</w:p>").filter_map(|p| all(p, "<w:r>", "</w:r>").next());
    let headings = headings
        .filter(|run| run.contains("<w:b/>"))
        .map(words_of)
        .filter(|h| h.starts_with(|c: char| c.is_ascii_digit()));
    let name = |heading: String| {
        let heading = heading.split_once('.').expect("a number").1.trim().trim_end_matches(['。', '.']).to_owned();
        let end = last_bracket(&heading).expect("a verdict in brackets");
        heading[..end].trim().to_owned()
    };
    form.lagging = headings.map(name).collect();
    form
}

fn words_of(xml: &str) -> String {
    let mut out = String::new();
    for piece in xml.split("<w:t xml:space=\"preserve\">").skip(1) {
        let (words, rest) = piece.split_once("</w:t>").expect("a text ends");
        out += &unescaped(words);
        if rest.starts_with("<w:br/>") {
            out.push('\n');
        }
    }
    out
}

/// A row by its table's heads; columns that have nothing to tell are left out there.
fn told(head: &[String], row: &[String], word: impl Fn(&str) -> String) -> Told {
    assert_eq!(head.len(), row.len());
    let of = |key: &str| {
        let cell = head.iter().position(|h| h.starts_with(&word(key))).map(|n| row[n].clone());
        cell.filter(|cell| cell != "—").unwrap_or_default()
    };
    Told {
        name: row[0].clone(),
        value: of("head-value"),
        target: of("head-target"),
        completion: of("head-completion"),
        net: of("head-net"),
        progress: String::new(),
        gap_to_plan: of("head-gap-plan"),
        gap_to_target: of("head-gap-target"),
        verdict: of("head-verdict"),
    }
}

/// A region's cells: the value before the verdict, or the verdict alone.
fn cells(row: &[String]) -> impl Iterator<Item = (String, Told)> {
    let cell = |cell: &String| {
        let (value, verdict) = cell.split_once('\u{2002}').unwrap_or(("", cell));
        (row[0].clone(), Told { value: value.to_owned(), verdict: verdict.to_owned(), ..Told::default() })
    };
    row[1..].iter().filter(|c| *c != "—").map(cell)
}

/// Where the bracket opens that closes last: a verdict may have brackets of its own.
fn last_bracket(text: &str) -> Option<usize> {
    let mut open = 0_i32;
    for (at, c) in text.char_indices().rev() {
        match c {
            '）' | ')' => open += 1,
            '（' | '(' => open -= 1,
            _ => {}
        }
        if open == 0 && matches!(c, '（' | '(') {
            return Some(at);
        }
    }
    None
}
