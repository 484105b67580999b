//! Replaces a report folder, whole or not at all.

use super::discard::discard;
use super::error::PublishError;
use super::folder::{self, Replaceable, ReportFolder};
use super::manifest::{Difference, Manifest, Provenance, read_manifest};
use super::reserved::{MANIFEST, RESERVED};
use super::staging::Staging;
use super::{leftovers, lock, swap};
use crate::disk::{Disk, System, check_names, sync_folder, unique};
use crate::render::OutputFile;
use std::fs;
use std::path::{Path, PathBuf};

/// What becomes of outputs that somebody has edited since they were written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Edits {
    /// They stand: nothing is written.
    Keep,
    Replace,
}

/// Makes `folder` hold exactly `files` and a [`MANIFEST`], or leaves it as it was.
///
/// `folder` is replaced only if it is absent, empty, or holds our manifest and nothing that the manifest does not list.
/// A folder that holds another edition is not replaced either. Its parents are created. Runs into the same folder take turns.
///
/// # Errors
/// Why nothing was written; what stood there before still stands.
pub fn publish(folder: &Path, files: &[OutputFile], provenance: &Provenance, edits: Edits) -> Result<(), PublishError> {
    publish_on(&System, folder, files, provenance, edits)
}

/// [`publish`] on a disk of the caller's.
///
/// # Errors
/// As [`publish`].
pub fn publish_on(
    disk: &dyn Disk,
    folder: &Path,
    files: &[OutputFile],
    provenance: &Provenance,
    edits: Edits,
) -> Result<(), PublishError> {
    check_names(files.iter().map(|file| file.path.as_str()), &RESERVED)?;
    let place = ReportFolder::resolve(disk, folder)?;
    let lock = lock::acquire(disk, &place)?;
    if lock.is_exclusive() {
        leftovers::clear(disk, &place);
    }
    let found = folder::inspect(disk, &place.target, folder)?;
    if found == Replaceable::Ours {
        same_edition(&place, provenance)?;
        if edits == Edits::Keep {
            unedited(&place)?;
        }
    }
    let staged = stage(disk, &place, files, provenance)?;
    install(disk, &place, &staged)
}

/// An internal report must not replace the public one in the folder that is given out, nor the other way round.
fn same_edition(place: &ReportFolder, provenance: &Provenance) -> Result<(), PublishError> {
    let there = read_manifest(&place.target).map(|manifest| manifest.provenance.edition);
    match there.filter(|there| *there != provenance.edition) {
        Some(there) => Err(PublishError::OtherEdition { folder: place.shown.clone(), there }),
        None => Ok(()),
    }
}

/// Somebody's work on a document of the report must not be lost.
fn unedited(place: &ReportFolder) -> Result<(), PublishError> {
    let Some(manifest) = read_manifest(&place.target) else { return Ok(()) };
    let differences = manifest.differences(&place.target).map_err(PublishError::io(&place.shown))?;
    let edited: Vec<String> =
        differences.into_iter().filter(|(_, how)| *how == Difference::Changed).map(|(path, _)| path).collect();
    if edited.is_empty() {
        return Ok(());
    }
    Err(PublishError::Edited { folder: place.shown.clone(), files: edited })
}

/// Writes everything into a temporary folder beside the target and flushes it to disk.
fn stage(
    disk: &dyn Disk,
    place: &ReportFolder,
    files: &[OutputFile],
    provenance: &Provenance,
) -> Result<PathBuf, PublishError> {
    let root = place.parent.join(unique(&place.temporary_prefix()));
    let mut staging = Staging::begin(disk, root, &place.shown)?;
    // Outputs are hashed while they are written.
    let outputs = || files.iter().try_for_each(|file| staging.write(&file.path, &file.bytes));
    let (written, manifest) = rayon::join(outputs, || Manifest::new(files, provenance).to_json());
    written?;
    staging.write(MANIFEST, manifest.as_bytes())?;
    staging.finish()
}

/// Lets the staged folder and the target change places, then removes what stood there.
fn install(disk: &dyn Disk, place: &ReportFolder, staged: &Path) -> Result<(), PublishError> {
    copy_permissions(&place.target, staged);
    let old = swap::put(disk, staged, &place.target).map_err(|source| {
        // The staged copy is of no use to anybody; that it could not be removed says nothing the error does not.
        let _ = discard(disk, staged);
        PublishError::io(&place.shown)(source)
    })?;
    // The new report stands from here on, so what cannot be flushed or removed is no failure: the next run clears it.
    let _ = sync_folder(disk, &place.parent);
    let Some(old) = old else { return Ok(()) };
    // Somebody may have put a file there since it was inspected: then theirs goes back.
    if let Err(refusal) = folder::inspect(disk, &old, &place.shown) {
        let new = swap::put(disk, &old, &place.target).map_err(PublishError::io(&place.shown))?;
        let _ = new.map(|new| discard(disk, &new));
        return Err(refusal);
    }
    let _ = discard(disk, &old);
    let _ = sync_folder(disk, &place.parent);
    Ok(())
}

/// Keeps a folder that is shared with a group shared when it is replaced; does nothing where that is not possible.
fn copy_permissions(from: &Path, to: &Path) {
    if cfg!(unix)
        && let Ok(metadata) = fs::metadata(from)
    {
        let _ = fs::set_permissions(to, metadata.permissions());
    }
}
