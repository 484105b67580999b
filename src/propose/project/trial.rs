//! Tries a proposed catalog out: loads it, reads the feeds with it, and mends what does not work.

use super::feed_proposal::{ColumnType, FeedProposal, MeasureProposal};
use crate::catalog::{Catalog, ProjectFiles, load};
use crate::diag::Diagnostic;
use crate::feed::{FileFormat, Ingested, ingest};
use crate::say;
use std::collections::{BTreeMap, BTreeSet};

/// What became of the rows of a feed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct RowsTaken {
    pub files: usize,
    pub rows: u64,
    pub used: u64,
    pub rejected: u64,
}

/// A feed that was tried out.
#[derive(Debug)]
pub(super) struct Tried {
    pub taken: RowsTaken,
    /// Why files cannot be used.
    pub unreadable: Vec<Diagnostic>,
}

/// Rejects from which a column is taken to be something else than it was declared.
const MANY: u64 = 5;

/// Loads the texts of a catalog.
pub(super) fn loaded(toml: &str, regions: &str) -> Result<Catalog, Vec<Diagnostic>> {
    let files = [("onpace.toml", toml), ("regions.csv", regions)];
    let files = files.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec().into()));
    load(&ProjectFiles::Memory(BTreeMap::from(files))).map(|loaded| loaded.output)
}

/// Loads the texts of a catalog in place of those of a project that stands, with everything else that it refers to.
pub(super) fn loaded_beside(files: &ProjectFiles, toml: &str, regions: &str) -> Result<Catalog, Vec<Diagnostic>> {
    // The regions of a workbook are among these.
    let workbooks = ["xlsx", "xls", "ods"].map(|ending| format!("regions.{ending}"));
    let standing = ProjectFiles::Without { files: Box::new(files.clone()), names: BTreeSet::from(workbooks) };
    let texts = [("onpace.toml", toml), ("regions.csv", regions)];
    let changed = texts.map(|(name, text)| (name.to_owned(), text.as_bytes().to_vec().into()));
    load(&ProjectFiles::With { files: Box::new(standing), changed: BTreeMap::from(changed) })
        .map(|loaded| loaded.output)
}

/// Reads one feed, mending its proposal until nothing more can be mended. `toml_of` writes a catalog with this feed alone.
pub(super) fn try_out(
    feed: &mut FeedProposal,
    regions: &str,
    files: &ProjectFiles,
    toml_of: impl Fn(&FeedProposal) -> String,
) -> Result<Tried, Vec<Diagnostic>> {
    const TRIES: usize = 8;
    let mut tried = Tried { taken: RowsTaken::default(), unreadable: Vec::new() };
    for _ in 0..TRIES {
        let catalog = loaded(&toml_of(feed), regions)?;
        let Some(of_catalog) = catalog.feed(&feed.id) else { break };
        let read = ingest(of_catalog, &catalog.regions, files);
        tried = taken(&read);
        if !mend(feed, &read) {
            break;
        }
    }
    Ok(tried)
}

fn taken(read: &Ingested) -> Tried {
    let sum = |part: fn(&crate::feed::FileRead) -> u64| read.files.iter().map(part).sum();
    Tried {
        taken: RowsTaken {
            files: read.files.len(),
            rows: sum(|f| f.rows),
            used: sum(|f| f.valid),
            rejected: sum(|f| f.rejected),
        },
        unreadable: read.unreadable.clone(),
    }
}

/// Changes what rejects show to be wrong; whether anything was.
fn mend(feed: &mut FeedProposal, read: &Ingested) -> bool {
    let mut causes: BTreeMap<(&str, &str), u64> = BTreeMap::new();
    for reject in &read.rejects {
        let column = reject.column.as_deref().unwrap_or_default();
        *causes.entry((reject.code, column)).or_default() += 1;
    }
    let rows: u64 = read.files.iter().map(|file| file.valid + file.rejected).sum();
    let measured: BTreeSet<String> = feed
        .indicators
        .iter()
        .filter_map(|indicator| match &indicator.measure {
            MeasureProposal::Sum(column) | MeasureProposal::Reported(column) => Some(column.clone()),
            _ => None,
        })
        .collect();
    let mut changed = false;
    let guessed = read.warnings.iter().any(|warning| warning.code == "encoding-guessed");
    if guessed && feed.encoding.is_none() {
        let of_text = read.files.iter().filter_map(|file| match &file.format {
            FileFormat::Text { encoding, .. } => Some(encoding.to_string().to_lowercase()),
            FileFormat::Sheet { .. } => None,
        });
        let all: BTreeSet<String> = of_text.collect();
        if let (Some(encoding), 1) = (all.first(), all.len()) {
            feed.encoding = Some(encoding.clone());
            feed.guesses.insert("encoding", say!("init-why-encoding"));
            changed = true;
        }
    }
    for ((code, id), count) in causes {
        let much = count * MANY > rows;
        if matches!(code, "primary-key-error" | "duplicate-row") && !feed.key.is_empty() {
            feed.key.clear();
            feed.files_are = None;
            feed.guesses.remove("files_are");
            feed.guesses.insert("key", say!("init-why-no-key"));
            changed = true;
            continue;
        }
        let is_key = feed.key.iter().any(|key| key == id);
        let Some(column) = feed.columns.iter_mut().find(|column| column.id == id) else { continue };
        match code {
            "missing-cell" if !column.optional && !is_key && column.kind != ColumnType::Region => {
                (column.optional, changed) = (true, true);
            }
            "constraint-error" if column.no_negative => (column.no_negative, changed) = (false, true),
            "type-error" if much && column.kind == ColumnType::Date && !is_key && column.optional => {
                (column.kind, changed) = (ColumnType::Text, true);
            }
            "type-error" if much && matches!(column.kind, ColumnType::Quantity(_)) && !measured.contains(id) => {
                (column.kind, changed) = (ColumnType::Text, true);
            }
            _ => {}
        }
    }
    changed
}
