//! Small file operations that outlive a power cut.

use super::MARKER;
use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;
use tempfile::TempDir;

/// A new folder in `parent`, readable by whoever may read what the user makes: a report is for others too.
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

/// Writes a file that must not exist yet, and has it on disk before it returns.
pub(super) fn write(path: &Path, bytes: &[u8]) -> io::Result<()> {
    let mut file = OpenOptions::new().write(true).create_new(true).open(path)?;
    file.write_all(bytes)?;
    file.sync_all()
}

/// Has the names in a folder on disk. Windows offers no such thing; some network file systems refuse it.
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    match File::open(folder)?.sync_all() {
        Err(e) if matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}

/// A folder shared with a group stays shared when it is replaced. Does what it can.
pub(super) fn copy_permissions(from: &Path, to: &Path) {
    if cfg!(unix)
        && let Ok(metadata) = fs::metadata(from)
    {
        let _ = fs::set_permissions(to, metadata.permissions());
    }
}

/// Removes a folder of ours. The marker comes first and goes last, so that a run killed here leaves a folder that the
/// next one knows it may remove.
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
