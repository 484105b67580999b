//! Warnings of conditions that no row meets.

use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Location};
use crate::say;
use crate::series::{Feeds, texts_without_rows};

/// One warning for each text that an indicator asks for and no row has.
pub(super) fn warnings(catalog: &Catalog, feeds: &Feeds) -> Vec<Diagnostic> {
    let of = |indicator: &crate::catalog::Indicator| {
        let texts = texts_without_rows(catalog, feeds, indicator).unwrap_or_default();
        let warn = |(column, text): (String, String)| {
            let id = &indicator.id;
            let message = say!("where-without-rows", id, text, column);
            let warning = Diagnostic::warning("where-without-rows", message).hint(say!("where-without-rows-hint"));
            warning.at(Location::file("onpace.toml"))
        };
        texts.into_iter().map(warn).collect::<Vec<_>>()
    };
    catalog.indicators.iter().flat_map(of).collect()
}
