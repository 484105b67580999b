//! Finds the project that a report was made from, wherever one stands.

use crate::catalog::{ProjectFiles, load};
use crate::cli::project::{folder_at_hand, holds_catalog};
use crate::publish::Manifest;
use std::path::{Path, PathBuf};

/// The project's folder: where the manifest says, which may be relative to a folder that the report lies in, or to the working directory;
/// else the nearest project that the report lies in, else the one at hand. Of several, the one whose catalog is that of the report.
pub(super) fn project_of(report: &Path, manifest: &Manifest) -> Option<PathBuf> {
    let stated = Path::new(&manifest.provenance.project);
    let report = std::path::absolute(report).ok()?;
    let linked = report.canonicalize().ok();
    let above: Vec<&Path> = report.ancestors().chain(linked.iter().flat_map(|linked| linked.ancestors())).collect();
    let relative = above.iter().filter(|_| !stated.as_os_str().is_empty()).map(|folder| folder.join(stated));
    let around = above.iter().map(|folder| folder.to_path_buf());
    let all = std::iter::once(stated.to_path_buf()).chain(relative).chain(around).chain(folder_at_hand());
    let mut found: Vec<PathBuf> = Vec::new();
    for folder in all.filter(|folder| holds_catalog(folder)) {
        if !found.contains(&folder) {
            found.push(folder);
        }
    }
    let is_same = |folder: &&PathBuf| {
        let catalog = load(&ProjectFiles::Folder((*folder).clone()));
        catalog.is_ok_and(|loaded| loaded.output.hash == manifest.provenance.catalog_hash)
    };
    let same = if found.len() > 1 { found.iter().find(is_same).cloned() } else { None };
    same.or_else(|| found.into_iter().next())
}
