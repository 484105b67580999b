//! Adds files to a folder that holds others: all of them, or none.

use super::error::PublishError;
use crate::disk::{Disk, Readers, sync_folder, unique, write_new};
use std::path::{Path, PathBuf};

/// Adds `files`, none of which may stand there yet, to a folder. Each is written aside first; then they take their names, the last of them
/// last: if the process dies, that one is missing. Where one cannot, those before it are taken away again.
///
/// # Errors
/// [`PublishError::Exists`] where one stands there; why else nothing was added.
pub fn add_files(disk: &dyn Disk, folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), PublishError> {
    for (name, _) in files {
        let path = folder.join(name);
        if path.symlink_metadata().is_ok() {
            return Err(PublishError::Exists { path });
        }
    }
    let mut aside: Vec<PathBuf> = Vec::new();
    let discard = |paths: &[PathBuf]| paths.iter().for_each(|path| drop(disk.remove_file(path)));
    for (name, bytes) in files {
        let target = folder.join(name);
        let within = target.parent().unwrap_or(folder);
        let path = within.join(unique(".onpace-"));
        let written = disk
            .create_folders(within)
            .and_then(|()| write_new(disk, &path, Readers::Anyone, bytes))
            .and_then(|file| disk.sync(&file));
        aside.push(path);
        if let Err(why) = written {
            discard(&aside);
            return Err(PublishError::io(&target)(why));
        }
    }
    for (n, (name, _)) in files.iter().enumerate() {
        let target = folder.join(name);
        if let Err(why) = disk.rename_new(&aside[n], &target) {
            discard(&aside[n..]);
            files[..n].iter().for_each(|(name, _)| drop(disk.remove_file(&folder.join(name))));
            return Err(PublishError::io(&target)(why));
        }
    }
    // The files stand from here on: what cannot be flushed is no failure.
    let _ = sync_folder(disk, folder);
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::System;

    fn names(folder: &Path) -> Vec<String> {
        let entries = std::fs::read_dir(folder).expect("a folder");
        let mut names: Vec<String> =
            entries.map(|e| e.expect("an entry").file_name().to_string_lossy().into_owned()).collect();
        names.sort();
        names
    }

    #[test]
    fn all_files_are_added_or_none() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = [("a.csv".to_owned(), b"1".to_vec()), ("sub/b.toml".to_owned(), b"2".to_vec())];
        add_files(&System, folder.path(), &files).expect("added");
        assert_eq!(names(folder.path()), ["a.csv", "sub"]);
        let more = [("c.csv".to_owned(), b"3".to_vec()), ("a.csv".to_owned(), b"4".to_vec())];
        assert!(matches!(add_files(&System, folder.path(), &more), Err(PublishError::Exists { .. })));
        assert_eq!(names(folder.path()), ["a.csv", "sub"]);
        assert_eq!(std::fs::read(folder.path().join("a.csv")).expect("a file"), b"1");
    }
}
