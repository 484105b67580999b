//! The calls to the file system by which anything is written. They are methods of one trait, so that a test can let each of them fail.

use std::fmt::Debug;
use std::fs::{self, DirEntry, File, TryLockError};
use std::io::{self, Write};
use std::path::Path;

/// Who may read a new file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Readers {
    /// As the user's umask says.
    Anyone,
    Owner,
}

/// A file system. Every method is one call; the errors are the system's.
pub trait Disk: Debug + Send + Sync {
    fn create_folder(&self, path: &Path) -> io::Result<()> {
        fs::create_dir(path)
    }

    /// The folder and its parents.
    fn create_folders(&self, path: &Path) -> io::Result<()> {
        fs::create_dir_all(path)
    }

    /// A file that must not exist yet.
    fn create(&self, path: &Path, readers: Readers) -> io::Result<File> {
        let mut options = File::options();
        options.write(true).create_new(true);
        #[cfg(unix)]
        if readers == Readers::Owner {
            std::os::unix::fs::OpenOptionsExt::mode(&mut options, 0o600);
        }
        options.open(path)
    }

    fn write(&self, file: &mut File, bytes: &[u8]) -> io::Result<()> {
        file.write_all(bytes)
    }

    fn sync(&self, file: &File) -> io::Result<()> {
        file.sync_all()
    }

    /// A folder, to be synchronised.
    fn open_folder(&self, path: &Path) -> io::Result<File> {
        File::open(path)
    }

    /// A file to be locked, made where there is none; it is neither read nor written.
    fn open_lock(&self, path: &Path) -> io::Result<File> {
        File::options().write(true).create(true).truncate(false).open(path)
    }

    fn lock(&self, file: &File) -> Result<(), TryLockError> {
        file.try_lock()
    }

    fn read(&self, path: &Path) -> io::Result<Vec<u8>> {
        fs::read(path)
    }

    fn list(&self, path: &Path) -> io::Result<Vec<DirEntry>> {
        fs::read_dir(path)?.collect()
    }

    /// Replaces what stands there.
    fn rename(&self, from: &Path, to: &Path) -> io::Result<()> {
        fs::rename(from, to)
    }

    /// Replaces nothing, where the system can guarantee it.
    fn rename_new(&self, from: &Path, to: &Path) -> io::Result<()> {
        rename_new(from, to)
    }

    /// Lets two paths change places; `Unsupported` where the system cannot.
    fn exchange(&self, a: &Path, b: &Path) -> io::Result<()> {
        exchange(a, b)
    }

    fn remove_file(&self, path: &Path) -> io::Result<()> {
        fs::remove_file(path)
    }

    /// A folder that is empty.
    fn remove_folder(&self, path: &Path) -> io::Result<()> {
        fs::remove_dir(path)
    }
}

/// The file systems of this machine.
#[derive(Debug, Clone, Copy, Default)]
pub struct System;

impl Disk for System {}

#[cfg(target_os = "linux")]
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Err(e) if refused(e) => rename_unless_there(from, to),
        result => result.map_err(Into::into),
    }
}

#[cfg(not(target_os = "linux"))]
fn rename_new(from: &Path, to: &Path) -> io::Result<()> {
    rename_unless_there(from, to)
}

/// A second name does what the flag would do, but folders cannot have one.
fn rename_unless_there(from: &Path, to: &Path) -> io::Result<()> {
    if fs::symlink_metadata(from)?.is_dir() {
        return fs::rename(from, to);
    }
    fs::hard_link(from, to)?;
    fs::remove_file(from)
}

#[cfg(target_os = "linux")]
fn exchange(a: &Path, b: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE) {
        Err(e) if refused(e) => Err(io::ErrorKind::Unsupported.into()),
        result => result.map_err(Into::into),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<()> {
    Err(io::ErrorKind::Unsupported.into())
}

/// The kernel (`NOSYS`) or the file system (`INVAL`, `OPNOTSUPP`) does not know the flag.
#[cfg(target_os = "linux")]
fn refused(e: rustix::io::Errno) -> bool {
    use rustix::io::Errno;
    [Errno::NOSYS, Errno::INVAL, Errno::OPNOTSUPP].contains(&e)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_name_replaces_nothing() {
        let dir = tempfile::tempdir().unwrap();
        let at = |name: &str| dir.path().join(name);
        for (rename, to) in [(rename_new as fn(&Path, &Path) -> _, "a"), (rename_unless_there, "b")] {
            fs::write(at("new"), "new").unwrap();
            rename(&at("new"), &at(to)).unwrap();
            assert_eq!((fs::read_to_string(at(to)).unwrap(), at("new").exists()), ("new".to_owned(), false));
            fs::write(at("late"), "late").unwrap();
            assert_eq!(rename(&at("late"), &at(to)).unwrap_err().kind(), io::ErrorKind::AlreadyExists);
            assert_eq!(fs::read_to_string(at(to)).unwrap(), "new");
        }
    }
}
