//! The briefing's template: the user's own document that its text goes into.

use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Message};
use crate::render::docx::Template;

/// The briefing's template, opened.
///
/// # Errors
/// Why it cannot be used, at the place where the catalog names it.
pub(super) fn open(catalog: &Catalog) -> Result<Option<Template>, Box<Diagnostic>> {
    let Some(named) = &catalog.briefing.template else { return Ok(None) };
    let opened = Template::open(&named.bytes).map_err(|error| {
        let (name, why) = (&named.name, error.message());
        let message = Message {
            zh: format!("模板 `{name}` 不能用：{}", why.zh),
            en: format!("template `{name}` cannot be used: {}", why.en),
        };
        Box::new(Diagnostic::error("bad-template", message).at(named.location.clone()).hint(error.hint()))
    });
    opened.map(Some)
}
