//! Replaces a report folder, whole or not at all.

use super::error::PublishError;
use super::folder::{self, Replaceable, ReportFolder};
use super::manifest::{Manifest, Provenance, read_manifest};
use super::reserved::{MANIFEST, MARKER};
use super::{disk, leftovers, lock, names, swap};
use crate::render::OutputFile;
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// Makes `folder` hold exactly `files` and a [`MANIFEST`], or leaves it as it was.
///
/// `folder` is replaced only if it is absent, empty, or holds our manifest and nothing that the manifest does not list.
/// A folder that holds another edition is not replaced either. Its parents are created. Runs into the same folder take turns.
///
/// # Errors
/// Why nothing was written; what stood there before still stands.
pub fn publish(folder: &Path, files: &[OutputFile], provenance: &Provenance) -> Result<(), PublishError> {
    names::check(files.iter().map(|file| file.path.as_str()))?;
    let place = ReportFolder::resolve(folder)?;
    let lock = lock::acquire(&place)?;
    if lock.is_exclusive() {
        leftovers::clear(&place);
    }
    let found = folder::inspect(&place.target, folder)?;
    if found == Replaceable::Ours {
        same_edition(&place, provenance)?;
    }
    let staged = stage(&place, files, provenance)?;
    install(&place, staged)
}

/// An internal report must not replace the public one in the folder that is given out, nor the other way round.
fn same_edition(place: &ReportFolder, provenance: &Provenance) -> Result<(), PublishError> {
    let there = read_manifest(&place.target).map(|manifest| manifest.provenance.edition);
    match there.filter(|there| *there != provenance.edition) {
        Some(there) => Err(PublishError::OtherEdition { folder: place.shown.clone(), there }),
        None => Ok(()),
    }
}

/// Writes everything into a temporary folder beside the target and flushes it to disk.
/// If this fails the folder is removed; if the process dies, the next run finds the [`MARKER`].
fn stage(place: &ReportFolder, files: &[OutputFile], provenance: &Provenance) -> Result<TempDir, PublishError> {
    let staged = disk::temporary(&place.parent, &place.temporary_prefix()).map_err(PublishError::io(&place.shown))?;
    let root = staged.path();
    let marker = root.join(MARKER);
    disk::write(&marker, b"").map_err(PublishError::io(&place.shown))?;

    let mut folders = BTreeSet::from([root.to_path_buf()]);
    let mut write = |path: &str, bytes: &[u8]| {
        // Errors name the file as the reader knows it, not its place in the temporary folder.
        let failed = PublishError::io(&place.shown.join(path));
        let mut parent = root.to_path_buf();
        for part in Path::new(path).parent().into_iter().flatten() {
            parent.push(part);
            if folders.insert(parent.clone()) {
                std::fs::create_dir(&parent).map_err(&failed)?;
            }
        }
        disk::write(&root.join(path), bytes).map_err(&failed)
    };
    // Outputs are hashed while they are written.
    let outputs = || files.iter().try_for_each(|file| write(&file.path, &file.bytes));
    let (written, manifest) = rayon::join(outputs, || Manifest::new(files, provenance).to_json());
    written?;
    write(MANIFEST, manifest.as_bytes())?;
    std::fs::remove_file(&marker).map_err(PublishError::io(&place.shown))?;
    for each in &folders {
        disk::sync_folder(each).map_err(PublishError::io(&place.shown))?;
    }
    Ok(staged)
}

/// Lets the staged folder and the target change places, then removes what stood there.
fn install(place: &ReportFolder, staged: TempDir) -> Result<(), PublishError> {
    disk::copy_permissions(&place.target, staged.path());
    let staged: PathBuf = staged.keep();
    let old = swap::put(&staged, &place.target).map_err(|source| {
        // The staged copy is of no use to anybody; that it could not be removed says nothing the error does not.
        let _ = disk::discard(&staged);
        PublishError::io(&place.shown)(source)
    })?;
    // The new report stands from here on, so what cannot be flushed or removed is no failure: the next run clears it.
    let _ = disk::sync_folder(&place.parent);
    let Some(old) = old else { return Ok(()) };
    // Somebody may have put a file there since it was inspected: then theirs goes back.
    if let Err(refusal) = folder::inspect(&old, &place.shown) {
        let new = swap::put(&old, &place.target).map_err(PublishError::io(&place.shown))?;
        let _ = new.map(|new| disk::discard(&new));
        return Err(refusal);
    }
    let _ = disk::discard(&old);
    let _ = disk::sync_folder(&place.parent);
    Ok(())
}
