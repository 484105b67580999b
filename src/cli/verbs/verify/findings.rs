//! Compares a report folder with the report that its project gives now.

use crate::cli::project::Opened;
use crate::locale::Locale;
use crate::publish::{Difference, Manifest, OutputFile};
use crate::report::compare::{Diff, Snapshot, diff};
use crate::report::{Edition, Report};
use serde::Serialize;
use std::collections::BTreeMap;
use std::path::Path;

/// What does not match; all empty where everything does.
#[derive(Debug, Serialize)]
pub(super) struct Findings {
    /// Outputs that somebody has edited or removed since they were written.
    pub edited: BTreeMap<String, &'static str>,
    /// Whether the catalog has changed.
    pub catalog: bool,
    /// The version that wrote the report, where it is not this one.
    pub version: Option<String>,
    /// Inputs that came, went or changed.
    pub inputs: BTreeMap<String, &'static str>,
    /// Outputs that would be different now.
    pub outputs: Vec<String>,
    /// The differences of figures; None where the report's own data cannot be read any more.
    pub moved: Option<Diff>,
}

impl Findings {
    pub fn any(&self) -> bool {
        !self.edited.is_empty() || !self.outputs.is_empty()
    }
}

/// The edition of the report; one that does not say so is internal.
pub(super) fn edition(manifest: &Manifest) -> Edition {
    let named = Edition::NAMES.iter().find(|(name, _)| *name == manifest.provenance.edition);
    named.map_or(Edition::Internal, |(_, edition)| *edition)
}

/// What does not match.
///
/// # Errors
/// The first output that exists and cannot be read.
pub(super) fn compare(
    folder: &Path,
    manifest: &Manifest,
    opened: &Opened,
    report: &Report,
    files: &[OutputFile],
) -> std::io::Result<Findings> {
    let made = &manifest.provenance;
    // The manifest of the public edition has no hashes of inputs.
    let has_hashes = edition(manifest) == Edition::Internal;
    let edited = manifest.differences(folder)?;
    let now = Manifest::new(files, made);
    let mut outputs: Vec<String> = now
        .outputs
        .iter()
        .filter(|(path, is)| manifest.outputs.get(*path) != Some(is))
        .map(|(p, _)| p.clone())
        .collect();
    outputs.extend(manifest.outputs.keys().filter(|path| !now.outputs.contains_key(*path)).cloned());
    outputs.sort();
    let given = std::fs::read(folder.join("report.json")).ok();
    let given: Option<Snapshot> = given.and_then(|bytes| serde_json::from_slice(&bytes).ok());
    let locale = Locale::new(opened.language, opened.study.catalog.board.rounding);
    Ok(Findings {
        edited: edited.into_iter().map(|(path, how)| (path, word(how))).collect(),
        catalog: has_hashes && made.catalog_hash != opened.study.catalog.hash,
        version: (made.version != env!("CARGO_PKG_VERSION")).then(|| made.version.clone()),
        inputs: if has_hashes { inputs(&made.inputs, &opened.study.inputs()) } else { BTreeMap::new() },
        moved: given.filter(|_| !outputs.is_empty()).map(|given| diff(&locale, &given, None, &report.snapshot())),
        outputs,
    })
}

fn word(difference: Difference) -> &'static str {
    match difference {
        Difference::Missing => "missing",
        Difference::Changed => "changed",
    }
}

fn inputs(then: &BTreeMap<String, String>, now: &BTreeMap<String, String>) -> BTreeMap<String, &'static str> {
    let gone = then.keys().filter(|name| !now.contains_key(*name)).map(|name| (name.clone(), "missing"));
    let other = now.iter().filter_map(|(name, hash)| match then.get(name) {
        None => Some((name.clone(), "new")),
        Some(before) if before != hash => Some((name.clone(), "changed")),
        Some(_) => None,
    });
    gone.chain(other).collect()
}
