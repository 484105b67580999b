//! An opened store: the folder of its entries, the index of files and the project's key.

use super::file_index::FileIndex;
use super::folder::Folder;
use super::key;
use crate::feed::Secret;
use std::path::{Path, PathBuf};
use std::sync::OnceLock;

/// The store of one project folder.
#[derive(Debug)]
pub(super) struct OpenStore {
    pub project: PathBuf,
    pub folder: Folder,
    pub file_index: FileIndex,
    /// The project's key, made when the first entry is kept; `None` where the folder cannot be written.
    secret: OnceLock<Option<Secret>>,
    /// Bytes from which on a file is kept.
    pub kept_from: u64,
}

impl OpenStore {
    pub fn of(project: &Path, kept_from: u64) -> Self {
        let folder = Folder::of(project);
        let file_index = FileIndex::of(folder.home());
        Self { project: project.into(), folder, file_index, secret: OnceLock::new(), kept_from }
    }

    /// The project's key. Creates the folder and the key where there are none; `None` where that fails.
    pub fn secret(&self) -> Option<Secret> {
        *self.secret.get_or_init(|| {
            self.folder.make().ok()?;
            key::of(&self.folder).ok()
        })
    }

    /// Whether this run has kept anything, so that notes beside the entries are worth writing.
    pub fn is_used(&self) -> bool {
        self.secret.get().is_some_and(Option::is_some)
    }
}
