//! From the resolved report to the files of its folder, on the workers.

use super::workers::on_workers;
use crate::render::docx::Template;
use crate::render::{self, Forms, Rendered};
use crate::report::Report;
use crate::words::Language;

/// Draws the charts (several at once) and writes the forms. `template` is the user's own document for the Word form.
#[must_use]
pub fn render(report: &Report, template: Option<&Template>, forms: &Forms) -> Rendered {
    on_workers(|| render::write(report, template, forms))
}

/// The same in two languages, see [`render::write_both`].
#[must_use]
pub fn render_both(
    reports: [&Report; 2],
    languages: [Language; 2],
    template: Option<&Template>,
    forms: &Forms,
) -> Rendered {
    on_workers(|| render::write_both(reports, languages, template, forms))
}
