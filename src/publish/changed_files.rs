//! Changes several files of a folder: all of them, or none.

use super::error::PublishError;
use crate::disk::{Disk, replace};
use std::io;
use std::path::Path;

/// Gives files new texts, the last of them last; those that are not there are made. Where one cannot be written, those before it get their
/// old texts again.
///
/// # Errors
/// Why nothing was changed.
pub fn change_files(disk: &dyn Disk, folder: &Path, files: &[(String, Vec<u8>)]) -> Result<(), PublishError> {
    let mut before: Vec<Option<Vec<u8>>> = Vec::new();
    for (name, _) in files {
        let path = folder.join(name);
        before.push(match disk.read(&path) {
            Ok(bytes) => Some(bytes),
            Err(why) if why.kind() == io::ErrorKind::NotFound => None,
            Err(why) => return Err(PublishError::io(&path)(why)),
        });
    }
    for (n, (name, bytes)) in files.iter().enumerate() {
        let path = folder.join(name);
        if let Err(why) = replace(disk, &path, bytes) {
            for (old, (name, _)) in before[..n].iter().zip(files) {
                let path = folder.join(name);
                let _ = match old {
                    Some(old) => replace(disk, &path, old),
                    None => disk.remove_file(&path),
                };
            }
            return Err(PublishError::io(&path)(why));
        }
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disk::System;

    #[test]
    fn files_get_new_texts_or_keep_their_old_ones() {
        let folder = tempfile::tempdir().expect("a folder");
        let at = |name: &str| folder.path().join(name);
        std::fs::write(at("a"), "old").expect("written");
        std::fs::create_dir(at("folder")).expect("made");
        let file = |name: &str, text: &str| (name.to_owned(), text.as_bytes().to_vec());
        assert!(
            change_files(&System, folder.path(), &[file("a", "new"), file("b", "new"), file("folder", "x")]).is_err()
        );
        assert_eq!((std::fs::read(at("a")).expect("a file"), at("b").exists()), (b"old".to_vec(), false));
        change_files(&System, folder.path(), &[file("a", "new"), file("b", "new")]).expect("changed");
        assert_eq!((std::fs::read(at("a")).expect("a file"), at("b").exists()), (b"new".to_vec(), true));
    }
}
