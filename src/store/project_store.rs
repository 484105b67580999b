//! A project's store, or none: the handle that other rooms hold.

use super::open_store::OpenStore;
use crate::catalog::{ProjectFiles, Regions};
use crate::diag::Diagnostic;
use crate::disk::{Disk, System};
use crate::store::stored_feed_cache::FeedCaches;
use std::path::Path;
use std::sync::Arc;

/// Bytes from which on keeping a file saves time: docs/decisions/0012-store.md.
pub const KEPT_FROM: u64 = 1 << 20;

/// A project's store, or none; clones share it.
#[derive(Debug, Clone, Default)]
pub struct Store(Option<Arc<OpenStore>>);

impl Store {
    /// No store: every file is read, and nothing is kept.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The store of a project in a folder; a project in memory has none.
    #[must_use]
    pub fn open(files: &ProjectFiles) -> Self {
        Self::open_from(files, KEPT_FROM)
    }

    /// Like [`Store::open`], keeping files of at least `kept_from` bytes.
    #[must_use]
    pub fn open_from(files: &ProjectFiles, kept_from: u64) -> Self {
        Self::open_on(files, kept_from, Arc::new(System))
    }

    /// The same on a disk of the caller's.
    #[must_use]
    pub fn open_on(files: &ProjectFiles, kept_from: u64, disk: Arc<dyn Disk>) -> Self {
        let Some(project) = folder_of(files) else { return Self::none() };
        Self(Some(Arc::new(OpenStore::of(project, kept_from, disk))))
    }

    /// The caches of a project's feeds.
    #[must_use]
    pub fn caches(&self, regions: &Regions) -> FeedCaches {
        FeedCaches::new(self.0.clone(), regions)
    }

    /// Writes the index of files, so that the next run need not read unchanged ones. Where writing fails, it reads them.
    pub fn remember(&self) {
        if let Some(open) = self.opened().filter(|open| open.is_used()) {
            let _ = open.file_index.write(open.folder.disk());
        }
    }

    /// Why the store, of which something was asked, was not used: its key is damaged or cannot be read.
    #[must_use]
    pub fn fault(&self) -> Option<Diagnostic> {
        self.opened()?.key_asked_for()?.as_ref().err()?.diagnostic()
    }

    pub(super) fn opened(&self) -> Option<&OpenStore> {
        self.0.as_deref()
    }
}

/// The folder that holds a project's files.
fn folder_of(files: &ProjectFiles) -> Option<&Path> {
    match files {
        ProjectFiles::Folder(folder) => Some(folder),
        // What is as if it had been written already is not kept.
        ProjectFiles::Memory(_) | ProjectFiles::With { .. } => None,
        ProjectFiles::Without { files, .. } | ProjectFiles::Counted { files, .. } => folder_of(files),
    }
}
