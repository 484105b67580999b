//! The lock of a report folder: one run at a time writes it.

use super::error::PublishError;
use super::folder::ReportFolder;
use crate::disk::Disk;
use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};
use std::thread::sleep;
use std::time::{Duration, Instant};

/// Writing a report takes a second or two; whoever holds the folder longer is stuck or stopped.
const PATIENCE: Duration = Duration::from_secs(10);
const PAUSE: Duration = Duration::from_millis(5);

/// Held while a report folder is written. The system frees it when the process dies, however it dies.
pub(super) struct FolderLock<'a> {
    disk: &'a dyn Disk,
    path: PathBuf,
    /// None where the file system has no locks (some network shares): then runs are not kept apart.
    file: Option<File>,
}

impl FolderLock<'_> {
    pub fn is_exclusive(&self) -> bool {
        self.file.is_some()
    }
}

impl Drop for FolderLock<'_> {
    /// On Unix the file goes while the lock is still held; whoever was waiting for it finds that it has no name any
    /// more and starts again. Elsewhere the waiting run cannot see that, so the empty file stays.
    fn drop(&mut self) {
        if cfg!(unix) && self.is_exclusive() {
            let _ = self.disk.remove_file(&self.path);
        }
    }
}

/// Waits for the lock.
///
/// # Errors
/// [`PublishError::Busy`] where another run holds it for more than ten seconds.
pub(super) fn acquire<'a>(disk: &'a dyn Disk, place: &ReportFolder) -> Result<FolderLock<'a>, PublishError> {
    let path = place.lock_file();
    let failed = PublishError::io(&path);
    let start = Instant::now();
    loop {
        let file = disk.open_lock(&path).map_err(&failed)?;
        match disk.lock(&file) {
            Ok(()) if still_named(&file, &path) => return Ok(FolderLock { disk, path, file: Some(file) }),
            Ok(()) => continue,
            Err(TryLockError::WouldBlock) => {}
            Err(TryLockError::Error(e)) if has_no_locks(&e) => {
                return Ok(FolderLock { disk, path, file: None });
            }
            Err(TryLockError::Error(e)) => return Err(failed(e)),
        }
        if start.elapsed() > PATIENCE {
            return Err(PublishError::Busy { folder: place.shown.clone() });
        }
        sleep(PAUSE);
    }
}

/// Whether the file system has no locks, or (`ENOLCK`) its server offers none.
fn has_no_locks(e: &io::Error) -> bool {
    #[cfg(unix)]
    if e.raw_os_error() == Some(rustix::io::Errno::NOLCK.raw_os_error()) {
        return true;
    }
    e.kind() == io::ErrorKind::Unsupported
}

/// Whether the file that was locked is the one that others will find under this name.
#[cfg(unix)]
fn still_named(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::metadata(path)) {
        (Ok(held), Ok(named)) => (held.dev(), held.ino()) == (named.dev(), named.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn still_named(_: &File, _: &Path) -> bool {
    true
}
