//! The page of a project whose catalog is wrong, or of a folder that is no project.

use super::layout::around;
use super::templates::filled;
use crate::desk::address::Asked;
use crate::desk::desk_state::Desk;
use crate::diag::Diagnostic;
use crate::render::template::of;
use crate::words::Language;
use minijinja::{Value, context};

pub(super) fn page(desk: &Desk, asked: &Asked) -> String {
    let errors = asked.loaded.study.as_ref().err().map(|errors| told(errors, asked.language)).unwrap_or_default();
    let is_project = desk.project.exists();
    let page = context! { is_project, errors };
    filled("catalog_errors", context! { page, ..around(desk, asked, None, "onpace check") })
}

/// Diagnostics in one language: where, what, how to mend it.
pub(super) fn told<'a>(all: impl IntoIterator<Item = &'a Diagnostic>, language: Language) -> Vec<Value> {
    let one = |d: &Diagnostic| {
        context! {
            severity => of(&d.severity),
            code => d.code,
            place => d.location.as_ref().map(ToString::to_string),
            text => d.message.in_language(language),
            hint => d.hint.as_ref().map(|hint| hint.in_language(language)),
        }
    };
    all.into_iter().map(one).collect()
}
