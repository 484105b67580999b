//! Reads `[names_en]`: English for the texts of a catalog that is written in another language.

use super::reading::Table;
use crate::diag::Diagnostic;
use crate::say;
use std::collections::BTreeMap;

/// Texts of the catalog with their English.
pub(super) fn read_names(table: Option<Table<'_>>) -> BTreeMap<String, String> {
    let mut names = BTreeMap::new();
    for (text, node) in table.map(|t| t.all()).unwrap_or_default() {
        let Some(english) = node.text() else { continue };
        if english.trim().is_empty() {
            node.error(Diagnostic::error("value-error", say!("empty-name")));
        }
        names.insert(text.trim().to_owned(), english.trim().to_owned());
    }
    names
}
