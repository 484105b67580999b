//! Opens the user's own document and checks it when the project is read, so that filling it cannot fail.

use super::look::look_alone;
use super::spans::{Paragraph, Spans, spans};
use crate::render::ooxml::{CONTENT_TYPES, DOCUMENT_TYPE, Part, UnpackError, W, attribute, elements, unpack};
use crate::say;
use crate::words::Message;

/// The paragraphs that our text replaces.
pub(in crate::render) const CONTENT: [&str; 2] = ["{{正文}}", "{{content}}"];
pub(in crate::render) const ANNEXES: [&str; 2] = ["{{附件}}", "{{annexes}}"];

/// A Word document that can be filled: it has a paragraph `{{正文}}` or `{{content}}`.
#[derive(Debug, Clone)]
pub struct Template {
    pub(in crate::render) parts: Vec<Part>,
    /// Positions in `parts` of the main part and, where there are such parts, of its styles, fonts and relationships.
    pub(in crate::render) document: usize,
    pub(in crate::render) styles: Option<usize>,
    pub(in crate::render) fonts: Option<usize>,
    pub(in crate::render) relationships: Option<usize>,
}

/// Why a template cannot be used.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum TemplateError {
    /// It is no zip file, or a broken one.
    NotADocument,
    TooLarge,
    /// Its main part is that of something else: a template with macros, a strict document, a spreadsheet.
    NotPlain,
    Broken {
        part: String,
        why: String,
    },
    NoContent,
    /// The placeholder stands in a table or a text box, with other text, twice, or in the paragraph that ends a section.
    ContentNotAlone,
}

impl From<UnpackError> for TemplateError {
    fn from(error: UnpackError) -> Self {
        match error {
            UnpackError::NotAPackage => Self::NotADocument,
            UnpackError::TooLarge => Self::TooLarge,
            UnpackError::Part { name, why } => Self::Broken { part: name, why },
        }
    }
}

impl TemplateError {
    #[must_use]
    pub fn message(&self) -> Message {
        match self {
            Self::NotADocument => say!("template-not-word"),
            Self::TooLarge => say!("template-too-large-unpacked"),
            Self::NotPlain => say!("template-not-plain"),
            Self::Broken { part, why } => say!("template-part-unreadable", part, why),
            Self::NoContent => say!("template-without-content"),
            Self::ContentNotAlone => say!("template-content-not-alone"),
        }
    }

    #[must_use]
    pub fn hint(&self) -> Message {
        match self {
            Self::NoContent | Self::ContentNotAlone => say!("template-content-hint"),
            _ => say!("template-format-hint"),
        }
    }
}

impl Template {
    /// Opens a document that has a place for the content.
    ///
    /// # Errors
    /// Why it cannot be filled.
    pub fn open(bytes: &[u8]) -> Result<Self, TemplateError> {
        let template = Self::open_text(bytes)?;
        template.check_places()?;
        Ok(template)
    }

    /// Opens any plain document.
    ///
    /// # Errors
    /// Why it cannot be filled.
    pub fn open_text(bytes: &[u8]) -> Result<Self, TemplateError> {
        let parts = look_alone(unpack(bytes)?);
        let find = |name: &str| parts.iter().position(|(part, _)| part == name);
        let text = |n: usize| {
            let broken =
                |e: std::str::Utf8Error| TemplateError::Broken { part: parts[n].0.clone(), why: e.to_string() };
            std::str::from_utf8(&parts[n].1).map_err(broken)
        };
        let types = text(find(CONTENT_TYPES).ok_or(TemplateError::NotADocument)?)?;
        let document = find("word/document.xml").ok_or(TemplateError::NotPlain)?;
        let kinds = elements(types, "Override", ["PartName", "ContentType"]);
        let is_plain = |[part, kind]: &[Option<String>; 2]| {
            part.as_deref() == Some("/word/document.xml") && kind.as_deref() == Some(DOCUMENT_TYPE)
        };
        if !kinds.iter().any(is_plain) {
            return Err(TemplateError::NotPlain);
        }
        let template = Self {
            document,
            styles: find("word/styles.xml"),
            fonts: find("word/fontTable.xml"),
            relationships: find("word/_rels/document.xml.rels"),
            parts,
        };
        for n in 0..template.parts.len() {
            if template.is_filled(n) {
                template.spans_of(n)?;
            }
        }
        template.check_document()?;
        Ok(template)
    }

    fn check_document(&self) -> Result<(), TemplateError> {
        let (xml, spans) = (self.text(self.document), self.spans_of(self.document)?);
        let root = attribute(xml, "w:document", "xmlns:w");
        if spans.root != "w:document" || root.as_deref() != Some(W) {
            return Err(TemplateError::NotPlain);
        }
        if self.styles.is_some_and(|n| attribute(self.text(n), "w:styles", "xmlns:w").as_deref() != Some(W)) {
            return Err(TemplateError::NotPlain);
        }
        Ok(())
    }

    fn check_places(&self) -> Result<(), TemplateError> {
        let spans = self.spans_of(self.document)?;
        let holding = |names: &'static [&'static str; 2]| {
            spans.paragraphs.iter().filter(move |p| names.iter().any(|name| p.text().contains(name)))
        };
        let alone = |p: &Paragraph, names: [&str; 2]| {
            let ends_section = spans.sections.iter().any(|s| p.at.start <= s.start && s.end <= p.at.end);
            p.in_body && !ends_section && names.contains(&p.text().trim())
        };
        let content: Vec<_> = holding(&CONTENT).collect();
        let annexes: Vec<_> = holding(&ANNEXES).collect();
        match content.as_slice() {
            [] => return Err(TemplateError::NoContent),
            [one] if alone(one, CONTENT) => {}
            _ => return Err(TemplateError::ContentNotAlone),
        }
        match annexes.as_slice() {
            [] => Ok(()),
            [one] if alone(one, ANNEXES) => Ok(()),
            _ => Err(TemplateError::ContentNotAlone),
        }
    }

    /// The texts of all paragraphs that are filled, part by part.
    pub(in crate::render) fn paragraphs(&self) -> Vec<String> {
        let filled = (0..self.parts.len()).filter(|n| self.is_filled(*n));
        filled.flat_map(|n| self.spans_of(n).unwrap_or_default().paragraphs).map(|p| p.text()).collect()
    }

    /// Whether placeholders in a part are filled: they are in the text, in headers and in footers.
    pub(in crate::render) fn is_filled(&self, n: usize) -> bool {
        let name = &self.parts[n].0;
        let flat = |start: &str| {
            name.strip_prefix(start).and_then(|rest| rest.strip_suffix(".xml")).is_some_and(|n| !n.contains('/'))
        };
        n == self.document || flat("word/header") || flat("word/footer")
    }

    /// A part's text; empty where it is none, which opening rules out for the parts that are filled.
    pub(in crate::render) fn text(&self, n: usize) -> &str {
        std::str::from_utf8(&self.parts[n].1).unwrap_or_default().trim_start_matches('\u{feff}')
    }

    pub(in crate::render) fn spans_of(&self, n: usize) -> Result<Spans, TemplateError> {
        spans(self.text(n)).map_err(|why| TemplateError::Broken { part: self.parts[n].0.clone(), why })
    }
}
