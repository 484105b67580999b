//! Fills a folder that holds nothing yet.

use super::discard::discard;
use super::error::PublishError;
use super::folder::{is_from_file_manager, is_marked};
use super::reserved::{MARKER, RESERVED};
use super::staging::Staging;
use crate::disk::{Disk, check_names, sync_folder, unique};
use std::io;
use std::path::{Path, PathBuf};

const PREFIX: &str = ".onpace-new-";

/// Makes `folder`, which must be absent or empty, hold `files`, or leaves it as it was. They are written into a folder within and then
/// moved up, the last of them last: if the process dies, that one is missing.
///
/// # Errors
/// [`PublishError::NotOurs`] where the folder holds something; why else nothing was written.
pub fn write_new_folder(disk: &dyn Disk, folder: &Path, files: &[(&str, &[u8])]) -> Result<(), PublishError> {
    check_names(files.iter().map(|(path, _)| *path), &RESERVED)?;
    let made = !folder.exists();
    let written = if made { disk.create_folders(folder).map_err(PublishError::io(folder)) } else { Ok(()) };
    let written = written.and_then(|()| fill(disk, folder, files));
    if made && written.is_err() {
        let _ = disk.remove_folder(folder);
    }
    written
}

fn fill(disk: &dyn Disk, folder: &Path, files: &[(&str, &[u8])]) -> Result<(), PublishError> {
    let failed = PublishError::io(folder);
    let not_ours = || PublishError::NotOurs { folder: folder.to_path_buf() };
    let entries = disk.list(folder).map_err(|e| match e.kind() {
        io::ErrorKind::NotADirectory => not_ours(),
        _ => failed(e),
    });
    for entry in entries? {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = entry.path();
        let unfinished = || is_marked(&path) || disk.list(&path).is_ok_and(|within| within.is_empty());
        if name.starts_with(PREFIX) && unfinished() {
            // A run was killed here.
            discard(disk, &path).map_err(&failed)?;
        } else if !is_from_file_manager(&name) {
            return Err(not_ours());
        }
    }
    let mut staging = Staging::begin(disk, folder.join(unique(PREFIX)), folder)?;
    files.iter().try_for_each(|(path, bytes)| staging.write(path, bytes))?;
    let staged = staging.finish_marked()?;
    let last = files.last().map(|(path, _)| *path).unwrap_or_default();
    let moved = move_up(disk, &staged, folder, last);
    // The files stand from here on: what cannot be flushed or removed is no failure.
    let _ = sync_folder(disk, folder);
    let _ = discard(disk, &staged);
    moved.map_err(failed)
}

/// Moves all but the marker from one folder into another. Where a move fails, those before it are undone.
fn move_up(disk: &dyn Disk, from: &Path, to: &Path, last: &str) -> io::Result<()> {
    let mut names: Vec<PathBuf> = disk.list(from)?.iter().map(|entry| entry.file_name().into()).collect();
    names.retain(|name| name != Path::new(MARKER));
    names.sort_by_key(|name| (name == Path::new(last), name.clone()));
    for (n, name) in names.iter().enumerate() {
        if let Err(e) = disk.rename_new(&from.join(name), &to.join(name)) {
            names[..n].iter().for_each(|name| drop(disk.rename_new(&to.join(name), &from.join(name))));
            return Err(e);
        }
    }
    Ok(())
}
