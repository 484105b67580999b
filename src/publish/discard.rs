//! Removes a folder that this program made.

use super::reserved::MARKER;
use crate::disk::{Disk, Readers};
use std::io;
use std::path::Path;

/// Removes a folder that this program made. The marker is written first and removed last, so that the next run knows
/// that it may remove what a run killed here leaves.
pub(super) fn discard(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    let marker = folder.join(MARKER);
    if std::fs::symlink_metadata(&marker).is_err() {
        disk.create(&marker, Readers::Anyone)?;
    }
    clear(disk, folder, &marker)?;
    disk.remove_file(&marker)?;
    disk.remove_folder(folder)
}

fn clear(disk: &dyn Disk, folder: &Path, keep: &Path) -> io::Result<()> {
    for entry in disk.list(folder)? {
        let path = entry.path();
        // The type of the entry itself: a link is removed, never followed.
        if entry.file_type()?.is_dir() {
            clear(disk, &path, keep)?;
            disk.remove_folder(&path)?;
        } else if path != keep {
            disk.remove_file(&path)?;
        }
    }
    Ok(())
}
