//! File operations that survive a power cut.

use super::reserved::MARKER;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use tempfile::TempDir;

/// Makes a new folder in `parent` with the permissions that the user's umask gives: others read reports too.
pub(super) fn temporary(parent: &Path, prefix: &str) -> io::Result<TempDir> {
    let mut builder = tempfile::Builder::new();
    builder.prefix(prefix);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        // The umask takes its part off.
        builder.permissions(fs::Permissions::from_mode(0o777));
    }
    builder.tempdir_in(parent)
}

/// Writes a file that must not exist yet, and flushes it to disk.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Flushes the names in a folder to disk. Windows has no such operation; some network file systems refuse it.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    match File::open(folder)?.sync_all() {
        Err(e) if matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

/// Keeps a folder that is shared with a group shared when it is replaced; does nothing where that is not possible.
pub(super) fn copy_permissions(from: &Path, to: &Path) {
    if cfg!(unix)
        && let Ok(metadata) = fs::metadata(from)
    {
        let _ = fs::set_permissions(to, metadata.permissions());
    }
}

/// Removes a folder that this program made. The marker is written first and removed last, so that the next run knows
/// that it may remove what a run killed here leaves.
pub(super) fn discard(folder: &Path) -> io::Result<()> {
    let marker = folder.join(MARKER);
    if fs::symlink_metadata(&marker).is_err() {
        File::create_new(&marker)?;
    }
    for entry in fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_name() == MARKER {
            continue;
        }
        // The type of the entry itself: a link is removed, never followed.
        if entry.file_type()?.is_dir() {
            fs::remove_dir_all(entry.path())?;
        } else {
            fs::remove_file(entry.path())?;
        }
    }
    fs::remove_file(&marker)?;
    fs::remove_dir(folder)
}
