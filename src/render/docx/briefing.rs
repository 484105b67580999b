//! `briefing.docx`: the whole document, with or without a template.

use super::body_writer::BodyWriter;
use super::fill::filled;
use super::media::Pictures;
use super::parts::{Texts, parts};
use super::section::{footer, section};
use super::styles::sheet;
use super::typography::Typography;
use crate::render::ooxml::{OFFICE, Part, W, Xml, pack};
use crate::render::word_template::Template;
use crate::report::{Document, Report};
use crate::words::Language;

/// The briefing as a Word document; charts without a picture are left out.
#[must_use]
pub fn briefing_docx(report: &Report, pictures: &Pictures, template: Option<&Template>) -> Vec<u8> {
    let typography = Typography::of(report.language);
    pack(&match template {
        Some(template) => filled(template, &report.document, pictures, typography),
        None => without_template(&report.document, pictures, typography),
    })
}

/// Any document without pictures as a Word document of our own look.
#[must_use]
pub fn document_docx(document: &Document, language: Language) -> Vec<u8> {
    pack(&without_template(document, &Pictures::new(), Typography::of(language)))
}

fn without_template(document: &Document, pictures: &Pictures, typography: Typography) -> Vec<Part> {
    let ids = str::to_owned;
    let mut writer = BodyWriter::new(typography, pictures, &ids, 0);
    writer.xml = Xml::part();
    writer.xml.start("w:document", &[("xmlns:w", W), ("xmlns:r", OFFICE)]).start("w:body", &[]);
    writer.front(document);
    writer.body(document);
    writer.signature(document);
    let wide = writer.turning_annexes(&document.annexes);
    section(&mut writer.xml, wide, typography);
    let texts = Texts {
        title: &document.title,
        document: writer.xml.finish(),
        styles: sheet(typography),
        footers: [footer(true, typography), footer(false, typography)],
    };
    parts(texts, &writer.used, pictures, typography)
}
