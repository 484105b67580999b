//! The office's own text: opened and checked when the project is read, filled when a report is resolved.

use crate::catalog::Catalog;
use crate::diag::{Diagnostic, Location};
use crate::locale::Locale;
use crate::render::{OwnDocument, OwnDocumentError};
use crate::report::{OwnText, Place, Report, fill, placeholder};
use crate::say;
use std::collections::BTreeMap;

/// The text with its placeholders, each checked.
#[derive(Debug, Clone)]
pub struct Opened {
    /// Its name without folders.
    file: String,
    document: OwnDocument,
    /// As written, with what they ask for.
    places: Vec<(String, Place)>,
}

/// Opens the text that the catalog names.
///
/// # Errors
/// Why it cannot be used, or each placeholder that asks for nothing.
pub(super) fn open(catalog: &Catalog) -> Result<Option<Opened>, Vec<Diagnostic>> {
    let Some(named) = &catalog.briefing.text else { return Ok(None) };
    let document = OwnDocument::open(&named.name, &named.bytes).map_err(|error| {
        let diagnostic = match error {
            OwnDocumentError::Encoding => Diagnostic::error("encoding-error", say!("catalog-encoding")),
            OwnDocumentError::Word(error) => {
                let message = say!("template-unusable", name = named.name, why = error.message());
                Diagnostic::error("bad-template", message).hint(error.hint())
            }
        };
        vec![diagnostic.at(named.location.clone())]
    })?;
    let (mut places, mut errors) = (Vec::new(), Vec::new());
    for written in document.placeholders() {
        match placeholder(catalog, &written.text) {
            Ok(place) => places.push((written.text, place)),
            Err((message, nearest)) => {
                let error = Diagnostic::error("unknown-placeholder", message).did_you_mean(nearest.as_deref());
                let location = match written.at {
                    Some((line, column)) => Location::at(&named.name, line, column),
                    None => Location::file(&named.name),
                };
                errors.push(error.at(location));
            }
        }
    }
    if !errors.is_empty() {
        return Err(errors);
    }
    let file = named.name.rsplit('/').next().unwrap_or(&named.name).to_owned();
    Ok(Some(Opened { file, document, places }))
}

impl Opened {
    /// The text with the numbers of a report.
    pub(super) fn filled(&self, catalog: &Catalog, report: &Report) -> OwnText {
        let locale = Locale::new(report.language, catalog.board.rounding);
        let value = |(written, place): &(String, Place)| {
            let code = match place {
                Place::Row { region, .. } => catalog.regions.get(*region).code.as_str(),
                Place::Board(_) => "",
            };
            fill(&locale, report, written, place, code)
        };
        let values: Vec<_> = self.places.iter().map(value).collect();
        let texts: BTreeMap<String, String> = values.iter().map(|v| (v.placeholder.clone(), v.text.clone())).collect();
        let bytes = self.document.filled(&texts.into_iter().collect::<Vec<_>>());
        OwnText { file: self.file.clone(), values, bytes }
    }
}
