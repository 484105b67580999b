//! Names that `WordprocessingML` fixes, and its most frequent element.

use super::xml::Xml;

/// The namespace of `w:`.
pub(in crate::render) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
/// The content type of `word/document.xml`.
pub(in crate::render) const DOCUMENT_TYPE: &str =
    "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml";

/// The content type of a part: of `styles`, `settings`, `footer` …
pub(in crate::render) fn part_type(name: &str) -> String {
    format!("application/vnd.openxmlformats-officedocument.wordprocessingml.{name}+xml")
}

pub(in crate::render) trait WordXml {
    /// Writes `<name w:val="value"/>`, the form of most properties.
    fn val(&mut self, name: &str, value: &str) -> &mut Self;
}

impl WordXml for Xml {
    fn val(&mut self, name: &str, value: &str) -> &mut Self {
        self.empty(name, &[("w:val", value)])
    }
}
