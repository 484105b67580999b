//! From the resolved report to the files of its folder.

use super::workers::on_workers;
use crate::catalog::{Catalog, Language};
use crate::diag::Diagnostic;
use crate::render::docx::Template;
use crate::render::{self, Forms, Rendered};
use crate::report::Report;

/// The briefing's template, opened.
///
/// # Errors
/// Why it cannot be used, at the place where the catalog names it.
pub(super) fn template(catalog: &Catalog) -> Result<Option<Template>, Box<Diagnostic>> {
    let Some(named) = &catalog.briefing.template else { return Ok(None) };
    let opened = Template::open(&named.bytes).map_err(|error| {
        let (name, why) = (&named.name, error.message());
        let message = crate::diag::Message {
            zh: format!("模板 `{name}` 不能用：{}", why.zh),
            en: format!("template `{name}` cannot be used: {}", why.en),
        };
        Box::new(Diagnostic::error("bad-template", message).at(named.location.clone()).hint(error.hint()))
    });
    opened.map(Some)
}

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
