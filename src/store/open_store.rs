//! An opened store: the folder of its entries, the index of files and the project's key.

use super::file_index::FileIndex;
use super::folder::Folder;
use super::key::{self, NoKey};
use crate::disk::Disk;
use crate::feed::Secret;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// The store of one project folder.
#[derive(Debug)]
pub(super) struct OpenStore {
    pub project: PathBuf,
    pub folder: Folder,
    pub file_index: FileIndex,
    /// The project's key, made when the first entry is kept.
    secret: OnceLock<Result<Secret, NoKey>>,
    /// Bytes from which on a file is kept.
    pub kept_from: u64,
}

impl OpenStore {
    pub fn of(project: &Path, kept_from: u64, disk: Arc<dyn Disk>) -> Self {
        let folder = Folder::of(project, disk);
        let file_index = FileIndex::of(&folder);
        Self { project: project.into(), folder, file_index, secret: OnceLock::new(), kept_from }
    }

    /// The project's key. Creates the folder and the key where there are none.
    pub fn secret(&self) -> Option<Secret> {
        self.key().as_ref().ok().copied()
    }

    pub fn key(&self) -> &Result<Secret, NoKey> {
        self.secret.get_or_init(|| key::of(&self.folder))
    }

    /// The key, if this run has asked for it.
    pub fn key_asked_for(&self) -> Option<&Result<Secret, NoKey>> {
        self.secret.get()
    }

    /// Whether this run has kept anything, so that notes beside the entries are worth writing.
    pub fn is_used(&self) -> bool {
        self.secret.get().is_some_and(Result::is_ok)
    }
}
