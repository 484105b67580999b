//! The report folders of a project, and their files.

use crate::desk::desk_state::Desk;
use crate::desk::project::REPORTS;
use crate::publish::{OutputRecord, read_manifest};
use minijinja::{Value, context};
use std::path::Path;

/// The folders with a manifest of ours, the latest first.
pub(super) fn folders(desk: &Desk) -> Vec<Value> {
    let at = desk.project.folder.join(REPORTS);
    let entries = std::fs::read_dir(&at).map(|entries| entries.flatten().collect::<Vec<_>>()).unwrap_or_default();
    let mut names: Vec<String> = entries.iter().map(|entry| entry.file_name().to_string_lossy().into_owned()).collect();
    names.sort();
    names.into_iter().rev().filter_map(|name| folder(&at.join(&name), &name)).collect()
}

fn folder(at: &Path, name: &str) -> Option<Value> {
    let manifest = read_manifest(at)?;
    let edited = manifest.differences(at).map(|found| found.into_keys().collect::<Vec<_>>()).unwrap_or_default();
    let is_page = |path: &str| ["html", "png", "svg"].contains(&path.rsplit('.').next().unwrap_or_default());
    let file = |(path, record): (&String, &OutputRecord)| {
        context! { path => path.clone(), size => size(record.bytes), page => is_page(path) }
    };
    let (charts, files): (Vec<_>, Vec<_>) = manifest.outputs.iter().partition(|(path, _)| path.contains('/'));
    Some(context! {
        name,
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
