//! Files that are written aside and renamed when they are complete: whoever reads meets the old file or the new one, whole.

use super::calls::{Disk, Readers};
use std::fs::{self, File};
use std::io;
use std::path::Path;

/// A name that no other process uses.
pub(crate) fn unique(prefix: &str) -> String {
    let mut random = [0; 8];
    getrandom::fill(&mut random).expect("the system gives random bytes");
    format!("{prefix}{:016x}", u64::from_le_bytes(random))
}

/// Writes a file that must not exist yet; it is not flushed to disk.
pub(crate) fn write_new(disk: &dyn Disk, path: &Path, readers: Readers, bytes: &[u8]) -> io::Result<File> {
    let mut file = disk.create(path, readers)?;
    disk.write(&mut file, bytes)?;
    Ok(file)
}

/// Writes a file under another name and calls `place` to give it its own. Where either fails, the other name is removed.
pub(crate) fn place_whole(
    disk: &dyn Disk,
    aside: &Path,
    write: impl FnOnce(&Path) -> io::Result<()>,
    place: impl FnOnce(&Path) -> io::Result<()>,
) -> io::Result<()> {
    let placed = write(aside).and_then(|()| place(aside));
    if placed.is_err() {
        let _ = disk.remove_file(aside);
    }
    placed
}

/// Replaces the file that a user named, keeping its permissions and, where it is a link, the link. What is no file, such as a pipe, is
/// written to as it is.
///
/// # Errors
/// What the system said. The old file then still stands.
pub fn replace(disk: &dyn Disk, path: &Path, bytes: &[u8]) -> io::Result<()> {
    let there = match fs::metadata(path) {
        Ok(there) => Some(there),
        Err(e) if e.kind() == io::ErrorKind::NotFound => None,
        Err(e) => return Err(e),
    };
    let target = match &there {
        // A file that may not be written must not be replaced either.
        Some(_) => {
            let mut open = File::options().write(true).open(path)?;
            if !open.metadata()?.is_file() {
                return disk.write(&mut open, bytes);
            }
            fs::canonicalize(path)?
        }
        None => path.to_path_buf(),
    };
    let write = |aside: &Path| {
        let file = write_new(disk, aside, Readers::Anyone, bytes)?;
        if let Some(there) = &there {
            fs::set_permissions(aside, there.permissions())?;
        }
        disk.sync(&file)
    };
    place_whole(disk, &target.with_file_name(unique(".onpace-")), write, |aside| disk.rename(aside, &target))
}

/// Flushes the names in a folder to disk. Windows has no such operation; some network file systems refuse it.
pub(crate) fn sync_folder(disk: &dyn Disk, folder: &Path) -> io::Result<()> {
    if cfg!(not(unix)) {
        return Ok(());
    }
    match disk.open_folder(folder).and_then(|folder| disk.sync(&folder)) {
        Err(e) if matches!(e.kind(), io::ErrorKind::InvalidInput | io::ErrorKind::Unsupported) => Ok(()),
        result => result,
    }
}
