//! Puts one folder in the place of another.
//!
//! On Linux the two change places in one step, so there is no moment without a report. Elsewhere, and on file systems
//! that do not offer the exchange, the old folder is moved aside and the new one moved in: a reader can meet a moment
//! without a report, but never a mixture; and if the run dies in that moment, the next one moves the old report back.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Ends the name of a folder moved aside.
pub(super) const OLD: &str = "-old";

/// Puts `staged` in the place of `target`; returns where what stood there is now.
pub(super) fn put(staged: &Path, target: &Path) -> io::Result<Option<PathBuf>> {
    if matches!(fs::symlink_metadata(target), Err(e) if e.kind() == io::ErrorKind::NotFound) {
        move_in(staged, target)?;
        return Ok(None);
    }
    if exchange(staged, target)? {
        return Ok(Some(staged.to_path_buf()));
    }
    by_steps(staged, target).map(Some)
}

/// Moves the target aside, then the staged folder in, where no exchange is possible. If the second step fails, the first is undone.
fn by_steps(staged: &Path, target: &Path) -> io::Result<PathBuf> {
    let mut aside = staged.as_os_str().to_owned();
    aside.push(OLD);
    let aside = PathBuf::from(aside);
    fs::rename(target, &aside)?;
    if let Err(e) = move_in(staged, target) {
        fs::rename(&aside, target)?;
        return Err(e);
    }
    Ok(aside)
}

/// Moves a folder into a place that was free a moment ago. Where the system can guarantee it, never over what somebody has put there since.
#[cfg(target_os = "linux")]
fn move_in(from: &Path, to: &Path) -> io::Result<()> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, from, CWD, to, RenameFlags::NOREPLACE) {
        Err(e) if refused(e) => fs::rename(from, to),
        result => result.map_err(Into::into),
    }
}

#[cfg(not(target_os = "linux"))]
fn move_in(from: &Path, to: &Path) -> io::Result<()> {
    fs::rename(from, to)
}

/// True if the two have changed places, false if the system cannot do that here.
#[cfg(target_os = "linux")]
fn exchange(a: &Path, b: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    match renameat_with(CWD, a, CWD, b, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(e) if refused(e) => Ok(false),
        Err(e) => Err(e.into()),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchange(_: &Path, _: &Path) -> io::Result<bool> {
    Ok(false)
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
            let old = if steps { by_steps(&new, &target).unwrap() } else { put(&new, &target).unwrap().unwrap() };
            assert_eq!((text(&target), text(&old)), ("new".to_owned(), "old".to_owned()));
        }
    }

    #[test]
    fn a_failed_second_step_is_undone() {
        let dir = tempfile::tempdir().unwrap();
        let target = dir.path().join("target");
        folder(&target, "old");
        by_steps(&dir.path().join("absent"), &target).unwrap_err();
        assert_eq!(text(&target), "old");
        assert_eq!(fs::read_dir(dir.path()).unwrap().count(), 1);
    }
}
