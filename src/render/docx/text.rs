//! Paragraphs and their runs.

use super::style::Align;
use super::xml::Xml;

/// A run; line breaks in the text become breaks. The hint makes quotation marks, dashes and brackets Chinese ones.
pub(super) fn run(xml: &mut Xml, text: &str) {
    xml.start("w:r", &[]).start("w:rPr", &[]).empty("w:rFonts", &[("w:hint", "eastAsia")]).end();
    for (n, line) in text.split(['\n', '\r']).enumerate() {
        if n > 0 {
            xml.empty("w:br", &[]);
        }
        xml.start("w:t", &[("xml:space", "preserve")]).text(&line.replace('\t', " ")).end();
    }
    xml.end();
}

/// What a paragraph has beside its style.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Extra<'a> {
    /// Begins a page, or does not although its style does.
    pub new_page: bool,
    pub keep_next: bool,
    /// Above it, in twips, in place of what its style says.
    pub above: u32,
    /// Indents: attributes of `w:ind`.
    pub indent: &'a [(&'a str, String)],
    pub align: Option<Align>,
    /// The number of a bookmark around its text.
    pub bookmark: Option<usize>,
}

/// The start of a paragraph, with its properties; the caller adds runs and ends it.
pub(super) fn begin(xml: &mut Xml, style: &str, extra: Extra<'_>) {
    xml.start("w:p", &[]).start("w:pPr", &[]).val("w:pStyle", style);
    if extra.keep_next {
        xml.empty("w:keepNext", &[]);
    }
    if extra.new_page {
        xml.empty("w:pageBreakBefore", &[]);
    }
    if extra.above > 0 {
        xml.empty("w:spacing", &[("w:before", &extra.above.to_string())]);
    }
    if !extra.indent.is_empty() {
        let indent: Vec<(&str, &str)> = extra.indent.iter().map(|(key, value)| (*key, value.as_str())).collect();
        xml.empty("w:ind", &indent);
    }
    if let Some(align) = extra.align {
        xml.val("w:jc", align.word());
    }
    xml.end();
}

/// A paragraph of plain text; empty text gives none.
pub(super) fn paragraph(xml: &mut Xml, style: &str, text: &str, extra: Extra<'_>) {
    if text.is_empty() {
        return;
    }
    begin(xml, style, extra);
    if let Some(n) = extra.bookmark {
        let (id, name) = (n.to_string(), bookmark(n));
        xml.empty("w:bookmarkStart", &[("w:id", &id), ("w:name", &name)]);
        run(xml, text);
        xml.empty("w:bookmarkEnd", &[("w:id", &id)]);
    } else {
        run(xml, text);
    }
    xml.end();
}

/// Word's own name for places that a table of contents points to.
pub(super) fn bookmark(n: usize) -> String {
    format!("_Toc{n:08}")
}
