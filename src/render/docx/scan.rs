//! Where paragraphs, their texts and sections stand in a part of a template, by byte, so that the rest stays as it is.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use std::ops::Range;

/// One stretch of text within a paragraph.
#[derive(Debug)]
pub(super) struct Text {
    /// Between the tags.
    pub at: Range<usize>,
    pub text: String,
}

#[derive(Debug)]
pub(super) struct Paragraph {
    /// Tags included.
    pub at: Range<usize>,
    /// Directly in the document's body, not in a table or a text box.
    pub in_body: bool,
    pub texts: Vec<Text>,
}

impl Paragraph {
    pub fn text(&self) -> String {
        self.texts.iter().map(|t| t.text.as_str()).collect()
    }
}

/// What a part holds, in the order of its end tags.
#[derive(Debug, Default)]
pub(super) struct Scan {
    pub paragraphs: Vec<Paragraph>,
    /// Section properties, tags included.
    pub sections: Vec<Range<usize>>,
    /// Name of the outermost element.
    pub root: String,
}

/// Elements within each other that are read; Word's own have a few dozen.
const DEPTH: usize = 256;

/// # Errors
/// What is wrong with the XML.
pub(super) fn scan(xml: &str) -> Result<Scan, String> {
    let mut reader = Reader::from_str(xml);
    let mut scan = Scan::default();
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    loop {
        let before = position(&reader);
        match reader.read_event().map_err(|e| e.to_string())? {
            Event::Start(e) => {
                let name = e.name().as_ref().to_owned();
                if open.is_empty() {
                    scan.root.clone_from(&name);
                }
                if name == "w:p" {
                    let in_body = open.last().is_some_and(|(name, _)| name == "w:body");
                    paragraphs.push(Paragraph { at: before..before, in_body, texts: Vec::new() });
                }
                // A text begins after its tag, everything else with it.
                let from = if name == "w:t" { position(&reader) } else { before };
                open.push((name, from));
                if open.len() > DEPTH {
                    return Err("its elements are nested too deeply".to_owned());
                }
            }
            Event::End(_) => {
                let Some((name, from)) = open.pop() else { continue };
                match name.as_str() {
                    "w:t" => {
                        let raw = xml.get(from..before).unwrap_or_default();
                        let text = unescape(raw).map_err(|e| e.to_string())?.into_owned();
                        if let Some(paragraph) = paragraphs.last_mut() {
                            paragraph.texts.push(Text { at: from..before, text });
                        }
                    }
                    "w:p" => scan.paragraphs.extend(paragraphs.pop().map(|mut p| {
                        p.at.end = position(&reader);
                        p
                    })),
                    "w:sectPr" => scan.sections.push(from..position(&reader)),
                    _ => {}
                }
            }
            Event::DocType(_) => return Err("it declares a document type".to_owned()),
            Event::Eof if open.is_empty() => return Ok(scan),
            Event::Eof => return Err("it ends before its elements are closed".to_owned()),
            _ => {}
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

/// The value of an attribute of the first element of a name.
pub(super) fn attribute(xml: &str, element: &str, name: &str) -> Option<String> {
    let mut reader = Reader::from_str(xml);
    loop {
        match reader.read_event().ok()? {
            Event::Start(e) | Event::Empty(e) if e.name().as_ref() == element => {
                let value = e.attributes().flatten().find(|a| a.key.as_ref() == name)?.value;
                return unescape(&value).ok().map(std::borrow::Cow::into_owned);
            }
            Event::Eof => return None,
            _ => {}
        }
    }
}

/// Every element of a name with the attributes asked for; None where it lacks one.
pub(super) fn elements<const N: usize>(xml: &str, element: &str, names: [&str; N]) -> Vec<[Option<String>; N]> {
    let mut reader = Reader::from_str(xml);
    let mut found = Vec::new();
    while let Ok(event) = reader.read_event() {
        match event {
            Event::Start(e) | Event::Empty(e) if e.local_name().as_ref() == element => {
                let value = |name: &str| {
                    let value = e.attributes().flatten().find(|a| a.key.as_ref() == name)?.value;
                    unescape(&value).ok().map(std::borrow::Cow::into_owned)
                };
                found.push(names.map(value));
            }
            Event::Eof => break,
            _ => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_know_their_place_and_their_text() {
        let xml = "<w:document><w:body><w:p><w:r><w:t>{{标</w:t></w:r><w:r><w:t>题}} &amp;</w:t></w:r></w:p>\
                   <w:tbl><w:p><w:t/></w:p></w:tbl><w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr></w:body></w:document>";
        let scan = scan(xml).unwrap();
        assert_eq!(scan.paragraphs[0].text(), "{{标题}} &");
        assert_eq!(&xml[scan.paragraphs[0].texts[1].at.clone()], "题}} &amp;");
        assert!(scan.paragraphs[0].in_body && !scan.paragraphs[1].in_body);
        assert!(xml[scan.sections[0].clone()].starts_with("<w:sectPr>"));
        assert_eq!(attribute(xml, "w:pgSz", "w:w").as_deref(), Some("1"));
        assert!(super::scan("<a><b></a>").is_err());
    }
}
