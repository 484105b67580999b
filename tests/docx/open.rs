//! A document taken apart.

use quick_xml::Reader;
use quick_xml::events::Event;
use std::collections::BTreeMap;
use std::io::{Cursor, Read, Write};

pub struct Docx {
    pub parts: BTreeMap<String, Vec<u8>>,
}

pub struct Paragraph {
    pub style: String,
    pub text: String,
}

impl Docx {
    pub fn open(bytes: &[u8]) -> Self {
        let mut zip = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip file");
        let mut parts = BTreeMap::new();
        for n in 0..zip.len() {
            let mut file = zip.by_index(n).expect("a part");
            let mut part = Vec::new();
            file.read_to_end(&mut part).expect("its bytes");
            parts.insert(file.name().expect("a name").to_string(), part);
        }
        Self { parts }
    }

    /// The same with a part's text changed at the first place where `from` stands in it.
    pub fn with(&self, part: &str, from: &str, to: &str) -> Self {
        let text = self.text(part);
        assert!(text.contains(from), "{from} in {part}");
        let mut parts = self.parts.clone();
        parts.insert(part.to_owned(), text.replacen(from, to, 1).into_bytes());
        Self { parts }
    }

    pub fn packed(&self) -> Vec<u8> {
        let mut zip = zip::ZipWriter::new(Cursor::new(Vec::new()));
        for (name, bytes) in &self.parts {
            zip.start_file(name.as_str(), zip::write::SimpleFileOptions::default()).expect("a part");
            zip.write_all(bytes).expect("its bytes");
        }
        zip.finish().expect("a zip file").into_inner()
    }

    pub fn text(&self, part: &str) -> &str {
        let bytes = self.parts.get(part).unwrap_or_else(|| panic!("no part {part}"));
        std::str::from_utf8(bytes).expect("UTF-8")
    }

    /// Paragraphs with text, those of tables included.
    pub fn paragraphs(&self, part: &str) -> Vec<Paragraph> {
        let mut list = Vec::new();
        for xml in self.text(part).split("<w:p>").skip(1) {
            let xml = xml.split("</w:p>").next().unwrap_or_default();
            let style = xml.split("<w:pStyle w:val=\"").nth(1).and_then(|s| s.split('"').next());
            let text = text_of(xml);
            if !text.is_empty() {
                list.push(Paragraph { style: style.unwrap_or_default().to_owned(), text });
            }
        }
        list
    }

    /// Cells of tables, row by row.
    pub fn tables(&self, part: &str) -> Vec<Vec<Vec<String>>> {
        let table = |xml: &str| {
            let rows = xml.split("</w:tbl>").next().unwrap_or_default().split("<w:tr>").skip(1);
            rows.map(|row| row.split("<w:tc>").skip(1).map(text_of).collect()).collect()
        };
        self.text(part).split("<w:tbl>").skip(1).map(table).collect()
    }
}

/// All text of a stretch of XML, with line breaks.
fn text_of(xml: &str) -> String {
    let mut text = String::new();
    let xml = xml.replace("<w:t xml:space=\"preserve\">", "<w:t>");
    for piece in xml.split("<w:t>").skip(1) {
        let (words, rest) = piece.split_once("</w:t>").expect("texts end");
        text.push_str(&quick_xml::escape::unescape(words).expect("text"));
        if rest.starts_with("<w:br/>") {
            text.push('\n');
        }
    }
    text
}

/// Every element of a part: its name, its attributes' names and values, the names of its children in order.
pub struct Element {
    pub name: String,
    pub attributes: BTreeMap<String, String>,
    pub children: Vec<String>,
}

pub fn elements(xml: &str) -> Vec<Element> {
    let mut reader = Reader::from_str(xml);
    reader.config_mut().expand_empty_elements = true;
    let (mut open, mut done): (Vec<Element>, Vec<Element>) = (Vec::new(), Vec::new());
    loop {
        match reader.read_event().expect("well-formed") {
            Event::Start(e) => {
                let name = e.name().as_ref().to_owned();
                if let Some(parent) = open.last_mut() {
                    parent.children.push(name.clone());
                }
                let attributes = e.attributes().map(|a| a.expect("an attribute"));
                let attributes = attributes.map(|a| (a.key.as_ref().to_owned(), a.value.to_string())).collect();
                open.push(Element { name, attributes, children: Vec::new() });
            }
            Event::End(_) => done.extend(open.pop()),
            Event::Eof => break,
            _ => {}
        }
    }
    assert!(open.is_empty());
    done
}
