//! Puts one folder in the place of another.
//!
//! On Linux the two change places in one step, so there is no moment without a report. Elsewhere, and on file systems
//! that do not offer the exchange, the old folder is moved aside and the new one moved in: a reader can meet a moment
//! without a report, but never a mixture; and if the run dies in that moment, the next one moves the old report back.

use crate::disk::Disk;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Ends the name of a folder moved aside.
pub(super) const OLD: &str = "-old";

/// Puts `staged` in the place of `target`; returns where what stood there is now.
pub(super) fn put(disk: &dyn Disk, staged: &Path, target: &Path) -> io::Result<Option<PathBuf>> {
    if matches!(fs::symlink_metadata(target), Err(e) if e.kind() == io::ErrorKind::NotFound) {
        // Never over what somebody has put there since.
        disk.rename_new(staged, target)?;
        return Ok(None);
    }
    match disk.exchange(staged, target) {
        Ok(()) => Ok(Some(staged.to_path_buf())),
        Err(e) if e.kind() == io::ErrorKind::Unsupported => by_steps(disk, staged, target).map(Some),
        Err(e) => Err(e),
    }
}

/// Moves the target aside, then the staged folder in, where no exchange is possible. If the second step fails, the first is undone.
fn by_steps(disk: &dyn Disk, staged: &Path, target: &Path) -> io::Result<PathBuf> {
    let mut aside = staged.as_os_str().to_owned();
    aside.push(OLD);
    let aside = PathBuf::from(aside);
    disk.rename(target, &aside)?;
    if let Err(e) = disk.rename_new(staged, target) {
        // Where this fails too, the next run does it.
        let _ = disk.rename(&aside, target);
        return Err(e);
    }
    Ok(aside)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::System;

    fn folder(path: &Path, text: &str) {
        fs::create_dir(path).unwrap();
        fs::write(path.join("a"), text).unwrap();
    }

    fn text(path: &Path) -> String {
        fs::read_to_string(path.join("a")).unwrap()
    }

    #[test]
    fn the_exchange_and_the_steps_give_the_same_result() {
        for steps in [false, true] {
            let dir = tempfile::tempdir().unwrap();
            let (new, target) = (dir.path().join("new"), dir.path().join("target"));
            folder(&new, "new");
            folder(&target, "old");
            let old = if steps {
                by_steps(&System, &new, &target).unwrap()
            } else {
                put(&System, &new, &target).unwrap().unwrap()
            };
            assert_eq!((text(&target), text(&old)), ("new".to_owned(), "old".to_owned()));
        }
    }

    #[test]
    fn a_failed_second_step_is_undone() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("target");
        folder(&target, "old");
        by_steps(&System, &dir.path().join("absent"), &target).unwrap_err();
        assert_eq!(text(&target), "old");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
