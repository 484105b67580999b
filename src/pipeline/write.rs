//! From the resolved report to the files of its folder.

use super::workers::on_workers;
use crate::catalog::Language;
use crate::render::docx::Template;
use crate::render::{self, Forms, Rendered};
use crate::report::Report;

/// Draws the charts (several at once) and writes the forms. `template`: the user's own document that the Word document's text goes
/// into.
#[must_use]
pub fn render(report: &Report, template: Option<&Template>, forms: &Forms) -> Rendered {
    on_workers(|| render::write(report, template, forms))
}

/// The same in two languages, as [`render::write_both`] has it.
#[must_use]
pub fn render_both(
    reports: [&Report; 2],
    languages: [Language; 2],
    template: Option<&Template>,
    forms: &Forms,
) -> Rendered {
    on_workers(|| render::write_both(reports, languages, template, forms))
}
