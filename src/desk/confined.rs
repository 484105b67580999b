//! Paths that a page names: each lies in the folder that it is meant for, whatever is written.

use crate::disk::{NameFault, check_name};
use std::path::{Path, PathBuf};

/// The place of a relative path below a folder.
///
/// # Errors
/// [`NameFault`] for a path that leaves it, that no system takes, or that leads through a link.
pub(super) fn below(folder: &Path, written: &str) -> Result<PathBuf, NameFault> {
    check_name(written)?;
    let mut at = folder.to_path_buf();
    for part in written.split('/') {
        at.push(part);
        if at.symlink_metadata().is_ok_and(|found| found.is_symlink()) {
            return Err(NameFault::Dots);
        }
    }
    Ok(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_leaves_the_folder() {
        let folder = tempfile::tempdir().expect("a folder");
        let ok = below(folder.path(), "a/b.csv").expect("a path below");
        assert_eq!(ok, folder.path().join("a/b.csv"));
        for bad in ["../a", "a/../b", "/etc/passwd", "", "a//b", "..", "a\\b", "C:a", "a/./b", "CON"] {
            assert!(below(folder.path(), bad).is_err(), "{bad}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_not_followed() {
        let folder = tempfile::tempdir().expect("a folder");
        let outside = tempfile::tempdir().expect("a folder");
        std::os::unix::fs::symlink(outside.path(), folder.path().join("link")).expect("a link");
        assert!(below(folder.path(), "link").is_err() && below(folder.path(), "link/a").is_err());
    }
}
