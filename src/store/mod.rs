//! What need not be read again: what each large file came to, as typed Parquet below the project's folder.
//!
//! - `definition`: what an entry depends on besides the file's bytes; `seen`: which files are as they were.
//! - `columns`, `entry`: what a file came to as Parquet, and back.
//! - `folder`, `key`: where entries lie; what private texts are hashed with before they get there.
//! - `made`: which reports were made from what.
//! - `shelf`: the store as the feed room asks for it, one feed at a time.
//! - `state`: what is in it, and what of that nothing uses any more.
//!
//! Nothing depends on it but the time a run takes: without it, or with any part of it damaged, all is read from the files and
//! comes to the same. An entry is written whole or not at all, and its name tells what it was made from and a fingerprint of
//! its bytes, so that neither a crash nor two runs at once leave one that would be taken for another.

mod columns;
mod definition;
mod entry;
mod folder;
mod key;
mod made;
mod seen;
mod shelf;
mod state;

pub use definition::program;
pub use made::Made;
pub use shelf::{FeedShelf, Shelves};
pub use state::{FeedState, Freed, State, Using};

use crate::catalog::{ProjectFiles, Regions};
use crate::feed::Secret;
use folder::Folder;
use seen::Seen;
use std::path::{Path, PathBuf};
use std::sync::{Arc, OnceLock};

/// Bytes from which on it pays to keep what a file came to: docs/decisions/0012-store.md.
pub const KEPT_FROM: u64 = 1 << 20;

/// A project's store, or none; clones share it.
#[derive(Debug, Clone, Default)]
pub struct Store(Option<Arc<Open>>);

#[derive(Debug)]
struct Open {
    project: PathBuf,
    folder: Folder,
    seen: Seen,
    /// The project's key, when something is to be kept; `None` where the folder cannot be written.
    secret: OnceLock<Option<Secret>>,
    kept_from: u64,
}

impl Store {
    /// No store: everything is read, and nothing kept.
    #[must_use]
    pub fn none() -> Self {
        Self::default()
    }

    /// The store of a project that lies in a folder; none for one in memory.
    #[must_use]
    pub fn open(files: &ProjectFiles) -> Self {
        Self::open_from(files, KEPT_FROM)
    }

    /// The same, files being kept from another size on.
    #[must_use]
    pub fn open_from(files: &ProjectFiles, kept_from: u64) -> Self {
        let Some(project) = folder_of(files) else { return Self::none() };
        let folder = Folder::of(project);
        let seen = Seen::of(folder.home());
        Self(Some(Arc::new(Open { project: project.into(), folder, seen, secret: OnceLock::new(), kept_from })))
    }

    /// The shelves of a project's feeds.
    #[must_use]
    pub fn shelves(&self, regions: &Regions) -> Shelves {
        Shelves::new(self.0.clone(), regions)
    }

    /// Writes down which files were looked at, so that the next run need not read them; where that fails, it reads them.
    pub fn remember(&self) {
        if let Some(open) = &self.0
            && open.secret.get().is_some_and(Option::is_some)
        {
            let _ = open.seen.write();
        }
    }
}

impl Open {
    /// The project's key, made together with the folder where there is none.
    fn secret(&self) -> Option<Secret> {
        *self.secret.get_or_init(|| {
            self.folder.make().ok()?;
            key::of(&self.folder).ok()
        })
    }
}

/// Where a project's files lie.
fn folder_of(files: &ProjectFiles) -> Option<&Path> {
    match files {
        ProjectFiles::Folder(folder) => Some(folder),
        ProjectFiles::Memory(_) => None,
        ProjectFiles::Without { files, .. } | ProjectFiles::Counted { files, .. } => folder_of(files),
    }
}
