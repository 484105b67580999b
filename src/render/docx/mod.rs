//! `briefing.docx`: the briefing as an editable official document, with the charts in it.
//!
//! - [`crate::report::document`] says what is told and in which order; here it is only set in type.
//! - `look` and `style` hold fonts, sizes and spacing; `flow` writes blocks in order; `package` makes the file.
//! - A user's own document ([`Template`]) keeps its heading, signature, page and styles; our text goes in where it says.

mod fill;
mod flow;
mod look;
mod package;
mod page;
mod picture;
mod scan;
mod style;
mod table;
mod template;
mod text;
mod theme;
mod xml;

pub use template::{Template, TemplateError};

use crate::report::Report;
use flow::Flow;
use look::Look;
use std::collections::BTreeMap;
use xml::Xml;

const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";
const R: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

/// Charts as PNG, by the charts' names.
pub type Pictures = BTreeMap<String, Vec<u8>>;

/// The briefing as a Word document; charts without a picture are left out.
#[must_use]
pub fn briefing_docx(report: &Report, pictures: &Pictures, template: Option<&Template>) -> Vec<u8> {
    let look = Look::of(report.language);
    let parts = match template {
        Some(template) => fill::filled(template, &report.document, pictures, look),
        None => own(report, pictures, look),
    };
    package::pack(&parts)
}

fn own(report: &Report, pictures: &Pictures, look: Look) -> Vec<package::Part> {
    let document = &report.document;
    let ids = str::to_owned;
    let mut flow = Flow::new(look, pictures, &ids, 0);
    flow.xml = Xml::part();
    flow.xml.start("w:document", &[("xmlns:w", W), ("xmlns:r", R)]).start("w:body", &[]);
    flow.front(document);
    flow.body(document);
    flow.signature(document);
    let turned = flow.turning_annexes(&document.annexes);
    page::section(&mut flow.xml, turned, look);
    let footers = [page::footer(true, look), page::footer(false, look)];
    let head = package::Head { title: &document.title, look };
    package::parts(flow.xml.finish(), style::sheet(look), footers, &flow.used, pictures, head)
}
