//! Drafts of targets: made of a dropped document, marked by a person, kept in the project's folder `drafts`.

use super::edits::{CsvText, RowEdit};
use super::inbox::Item;
use crate::catalog::Catalog;
use crate::disk::System;
use crate::measure::Month;
use crate::propose::targets::{Asked, Draft, Unreadable, draft};
use crate::publish::{PublishError, add_files};
use crate::words::Language;
use serde::Deserialize;
use std::collections::BTreeMap;
use std::path::Path;

/// Where drafts go, below the project's folder.
const DRAFTS: &str = "drafts";
/// Drafts of one document that are kept.
const MOST_DRAFTS: usize = 1000;
/// What a person writes for yes.
const YES: &str = "yes";

/// A proposal that a person accepts, with the cells that the person has changed.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(super) struct Accepted {
    /// From 1, in the order of the draft.
    n: usize,
    cells: BTreeMap<String, String>,
}

/// The draft of a document, its indicators those of the project where one is near.
pub(super) fn draft_of(bytes: &[u8], name: &str, catalog: &Catalog) -> Result<Draft, Unreadable> {
    let year_starts = catalog.calendar.first_of_year(Month::new(2000, 6)).month();
    let mut draft = draft(bytes, name, Asked { date: None, units: &catalog.units, year_starts })?;
    draft.fit(catalog);
    Ok(draft)
}

/// Why there is no marked draft.
#[derive(Debug)]
pub(super) enum NotMarked {
    Unreadable(Unreadable),
    /// A proposal or a cell that the draft does not have.
    Wrong,
    Disk(PublishError),
}

/// Writes the draft with its marks into the project; returns its path below the folder.
pub(super) fn marked(
    item: &Item,
    accepted: &[Accepted],
    folder: &Path,
    catalog: &Catalog,
    language: Language,
) -> Result<String, NotMarked> {
    let bytes = std::fs::read(&item.path).map_err(|_| NotMarked::Wrong)?;
    let draft = draft_of(&bytes, &item.name, catalog).map_err(NotMarked::Unreadable)?;
    let table = CsvText::read(&draft.csv(language)).ok_or(NotMarked::Wrong)?;
    let heads = table.rows().into_iter().next().map(|(_, heads)| heads).unwrap_or_default();
    let cell = |row: usize, name: &str, value: &str| {
        let column = heads.iter().position(|head| head == name).ok_or(NotMarked::Wrong)?;
        Ok(RowEdit::Cell { row, column, value: value.to_owned() })
    };
    let mut edits = Vec::new();
    for one in accepted {
        edits.push(cell(one.n, "accept", YES)?);
        for (name, value) in &one.cells {
            edits.push(cell(one.n, name, value)?);
        }
    }
    let bytes = table.edited(&edits).ok_or(NotMarked::Wrong)?;
    let stem = item.name.rsplit_once('.').map_or(item.name.as_str(), |(stem, _)| stem);
    let names = std::iter::once(format!("{DRAFTS}/draft-{stem}.csv"));
    let free = names
        .chain((2..MOST_DRAFTS).map(|n| format!("{DRAFTS}/draft-{stem}-{n}.csv")))
        .find(|name| !folder.join(name).exists());
    let name = free.ok_or(NotMarked::Wrong)?;
    add_files(&System, folder, &[(name.clone(), bytes)]).map_err(NotMarked::Disk)?;
    Ok(name)
}
