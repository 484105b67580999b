//! A temporary folder, written before what it holds is moved to its place.

use super::discard::discard;
use super::error::PublishError;
use super::reserved::MARKER;
use crate::disk::{Disk, Readers, sync_folder, write_new};
use std::collections::BTreeSet;
use std::io;
use std::path::{Path, PathBuf};

/// A temporary folder. If it is dropped unfinished it is removed; if the process dies, the next run finds the [`MARKER`].
pub(super) struct Staging<'a> {
    disk: &'a dyn Disk,
    /// The folder that it is for, as the user wrote it.
    shown: &'a Path,
    root: PathBuf,
    /// The root and every folder made in it.
    folders: BTreeSet<PathBuf>,
    finished: bool,
}

impl<'a> Staging<'a> {
    pub fn begin(disk: &'a dyn Disk, root: PathBuf, shown: &'a Path) -> Result<Self, PublishError> {
        let failed = PublishError::io(shown);
        disk.create_folder(&root).map_err(&failed)?;
        let folders = BTreeSet::from([root.clone()]);
        let staging = Self { disk, shown, root, folders, finished: false };
        staging.put(MARKER, b"").map_err(failed)?;
        Ok(staging)
    }

    /// Writes a file and flushes it. Errors name the file as the reader knows it, not its place in the temporary folder.
    pub fn write(&mut self, path: &str, bytes: &[u8]) -> Result<(), PublishError> {
        self.make_folders(path).and_then(|()| self.put(path, bytes)).map_err(PublishError::io(&self.shown.join(path)))
    }

    fn make_folders(&mut self, path: &str) -> io::Result<()> {
        let mut parent = self.root.clone();
        for part in Path::new(path).parent().into_iter().flatten() {
            parent.push(part);
            if self.folders.insert(parent.clone()) {
                self.disk.create_folder(&parent)?;
            }
        }
        Ok(())
    }

    fn put(&self, path: &str, bytes: &[u8]) -> io::Result<()> {
        self.disk.sync(&write_new(self.disk, &self.root.join(path), Readers::Anyone, bytes)?)
    }

    /// Flushes the folders. The marker stays.
    pub fn finish_marked(mut self) -> Result<PathBuf, PublishError> {
        let flushed = self.folders.iter().try_for_each(|folder| sync_folder(self.disk, folder));
        flushed.map_err(PublishError::io(self.shown))?;
        self.finished = true;
        Ok(self.root.clone())
    }

    /// Removes the marker and flushes the folders.
    pub fn finish(self) -> Result<PathBuf, PublishError> {
        self.disk.remove_file(&self.root.join(MARKER)).map_err(PublishError::io(self.shown))?;
        self.finish_marked()
    }
}

impl Drop for Staging<'_> {
    fn drop(&mut self) {
        if !self.finished {
            // The error that led here says more than that this failed too.
            let _ = discard(self.disk, &self.root);
        }
    }
}
