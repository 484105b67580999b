//! Writes paragraphs and their runs.

use super::styles::Align;
use super::typography::{Font, Typography};
use crate::render::ooxml::{WordXml, Xml};

/// Writes a run; line breaks in the text become breaks. The hint makes quotation marks, dashes and brackets Chinese ones.
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

/// How a heading within its paragraph is set off.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum RunIn {
    /// 楷体; bold in English.
    Second,
    /// Bold.
    Third,
}

/// Writes a paragraph that begins with its heading.
pub(super) fn run_in(xml: &mut Xml, style: &str, as_in: RunIn, head: &str, text: &str, typography: Typography) {
    begin(xml, style, Extra::default());
    xml.start("w:r", &[]).start("w:rPr", &[]);
    let kai = as_in == RunIn::Second && typography.gb9704;
    if kai {
        xml.empty("w:rFonts", &[("w:hint", "eastAsia"), ("w:eastAsia", Font::Kai.name())]);
    } else {
        xml.empty("w:rFonts", &[("w:hint", "eastAsia")]).empty("w:b", &[]).empty("w:bCs", &[]);
    }
    xml.end().start("w:t", &[("xml:space", "preserve")]).text(head).end().end();
    run(xml, text);
    xml.end();
}

/// What a paragraph sets besides its style.
#[derive(Debug, Clone, Copy, Default)]
pub(super) struct Extra<'a> {
    /// Whether it begins a page.
    pub new_page: bool,
    pub keep_next: bool,
    /// Space above it, in twips, in place of its style's; 0 for its style's.
    pub above: u32,
    /// Attributes of `w:ind`.
    pub indent: &'a [(&'a str, String)],
    pub align: Option<Align>,
    /// The number of a bookmark around its text.
    pub bookmark: Option<usize>,
}

/// Opens a paragraph with its properties; the caller writes runs and closes it.
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

/// Writes a paragraph of plain text; none where the text is empty.
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

/// The name of a bookmark that a table of contents points to, in Word's own form.
pub(super) fn bookmark(n: usize) -> String {
    format!("_Toc{n:08}")
}
