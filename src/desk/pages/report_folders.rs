//! The report folders of a project, and their files.

use crate::desk::desk_state::Desk;
use crate::desk::project::{PUBLIC, REPORTS, stamp_below};
use crate::publish::{OutputRecord, read_manifest};
use minijinja::{Value, context};
use std::path::Path;

/// The folders with a manifest of ours, the latest first, those for the office before those for everybody.
pub(super) fn folders(desk: &Desk) -> Vec<Value> {
    let mut all: Vec<(String, &str)> = Vec::new();
    for within in [REPORTS, PUBLIC] {
        let entries = std::fs::read_dir(desk.project.folder.join(within)).into_iter().flatten().flatten();
        all.extend(entries.map(|entry| (entry.file_name().to_string_lossy().into_owned(), within)));
    }
    all.sort_by(|a, b| b.0.cmp(&a.0).then(b.1.cmp(a.1)));
    let earlier = |name: &str, within: &str| {
        all.iter().find(|(other, of)| *of == within && other.as_str() < name).map(|(other, _)| other.clone())
    };
    let one = |(name, within): &(String, &str)| {
        folder(&desk.project.folder.join(within).join(name), within, name, earlier(name, within))
    };
    all.iter().filter_map(one).collect()
}

/// By what it is known that reports or letters have been made, or their files edited.
pub(super) fn version(desk: &Desk) -> String {
    stamp_below(&desk.project.folder, &[REPORTS, PUBLIC, "letters"]).to_string()
}

fn folder(at: &Path, within: &str, name: &str, earlier: Option<String>) -> Option<Value> {
    let manifest = read_manifest(at)?;
    let edited = manifest.differences(at).map(|found| found.into_keys().collect::<Vec<_>>()).unwrap_or_default();
    let is_page = |path: &str| ["html", "png", "svg"].contains(&path.rsplit('.').next().unwrap_or_default());
    let file = |(path, record): (&String, &OutputRecord)| {
        context! { path => path.clone(), size => size(record.bytes), page => is_page(path) }
    };
    let (charts, files): (Vec<_>, Vec<_>) = manifest.outputs.iter().partition(|(path, _)| path.contains('/'));
    Some(context! {
        name,
        within,
        earlier,
        edition => manifest.provenance.edition.clone(),
        languages => manifest.provenance.language.clone(),
        version => manifest.provenance.version.clone(),
        files => files.into_iter().map(file).collect::<Vec<_>>(),
        inside => charts.into_iter().map(file).collect::<Vec<_>>(),
        edited,
    })
}

/// A size as people read it.
fn size(bytes: u64) -> String {
    match bytes {
        0..1024 => format!("{bytes} B"),
        1024..1_048_576 => format!("{} KB", bytes.div_ceil(1024)),
        _ => format!("{}.{} MB", bytes / 1_048_576, bytes % 1_048_576 * 10 / 1_048_576),
    }
}
