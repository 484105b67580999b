//! Finds paragraphs, their texts and sections in a part of a template, by byte, so that filling leaves the rest as it is.

use quick_xml::Reader;
use quick_xml::escape::unescape;
use quick_xml::events::Event;
use std::ops::Range;

/// A text within a paragraph.
#[derive(Debug)]
pub(in crate::render) struct Text {
    /// Between the tags.
    pub at: Range<usize>,
    pub text: String,
}

#[derive(Debug)]
pub(in crate::render) struct Paragraph {
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

/// The spans of a part, in the order of their end tags.
#[derive(Debug, Default)]
pub(in crate::render) struct Spans {
    pub paragraphs: Vec<Paragraph>,
    /// Section properties, tags included.
    pub sections: Vec<Range<usize>>,
    /// Name of the outermost element.
    pub root: String,
}

/// Deeper nesting is refused; Word's own documents have a few dozen levels.
const DEPTH: usize = 256;

/// The spans of a part.
///
/// # Errors
/// What is wrong with the XML.
pub(in crate::render) fn spans(xml: &str) -> Result<Spans, String> {
    let mut reader = Reader::from_str(xml);
    let mut spans = Spans::default();
    let mut open: Vec<(String, usize)> = Vec::new();
    let mut paragraphs: Vec<Paragraph> = Vec::new();
    loop {
        let before = position(&reader);
        match reader.read_event().map_err(|e| e.to_string())? {
            Event::Start(e) => {
                let name = e.name().as_ref().to_owned();
                if open.is_empty() {
                    spans.root.clone_from(&name);
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
                    "w:p" => spans.paragraphs.extend(paragraphs.pop().map(|mut p| {
                        p.at.end = position(&reader);
                        p
                    })),
                    "w:sectPr" => spans.sections.push(from..position(&reader)),
                    _ => {}
                }
            }
            Event::DocType(_) => return Err("it declares a document type".to_owned()),
            Event::Eof if open.is_empty() => return Ok(spans),
            Event::Eof => return Err("it ends before its elements are closed".to_owned()),
            _ => {}
        }
    }
}

fn position(reader: &Reader<&[u8]>) -> usize {
    usize::try_from(reader.buffer_position()).unwrap_or(usize::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paragraphs_know_their_place_and_their_text() {
        let xml = "<w:document><w:body><w:p><w:r><w:t>{{标</w:t></w:r><w:r><w:t>题}} &amp;</w:t></w:r></w:p>\
                   <w:tbl><w:p><w:t/></w:p></w:tbl><w:sectPr><w:pgSz w:w=\"1\"/></w:sectPr></w:body></w:document>";
        let spans = spans(xml).unwrap();
        assert_eq!(spans.paragraphs[0].text(), "{{标题}} &");
        assert_eq!(&xml[spans.paragraphs[0].texts[1].at.clone()], "题}} &amp;");
        assert!(spans.paragraphs[0].in_body && !spans.paragraphs[1].in_body);
        assert!(xml[spans.sections[0].clone()].starts_with("<w:sectPr>"));
        assert!(super::spans("<a><b></a>").is_err());
    }
}
