//! The briefing's template: the user's own document that its text goes into.

use crate::catalog::Catalog;
use crate::diag::Diagnostic;
use crate::render::docx::Template;
use crate::say;

/// The briefing's template, opened.
///
/// # Errors
/// Why it cannot be used, at the place where the catalog names it.
pub(super) fn open(catalog: &Catalog) -> Result<Option<Template>, Box<Diagnostic>> {
    let Some(named) = &catalog.briefing.template else { return Ok(None) };
    let opened = Template::open(&named.bytes).map_err(|error| {
        let message = say!("template-unusable", name = named.name, why = error.message());
        Box::new(Diagnostic::error("bad-template", message).at(named.location.clone()).hint(error.hint()))
    });
    opened.map(Some)
}
