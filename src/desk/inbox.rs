//! What was dropped on the page: kept in a folder of this process alone until it is taken into the project or put away.

use crate::disk::unique;
use serde::Serialize;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};

/// Bytes that one file may have; what is larger is put into the project's folder by hand.
pub(super) const LARGEST: usize = 256 << 20;
/// Files that wait at a time.
pub(super) const MOST: usize = 500;

/// The files that wait, in the order in which they came.
pub(super) struct Inbox {
    /// Made when the first file comes.
    folder: PathBuf,
    items: Mutex<Vec<Item>>,
}

/// One file that waits.
#[derive(Debug, Clone, Serialize)]
pub(super) struct Item {
    pub id: String,
    /// As its sender named it.
    pub name: String,
    pub bytes: usize,
    /// Whether targets are to be drafted from it.
    pub for_draft: bool,
    #[serde(skip)]
    pub path: PathBuf,
}

impl Inbox {
    pub fn new() -> Self {
        Self { folder: std::env::temp_dir().join(unique("onpace-desk-")), items: Mutex::default() }
    }

    pub fn items(&self) -> Vec<Item> {
        self.items.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    /// By what it is known that other files wait.
    pub fn version(&self) -> String {
        self.items().into_iter().map(|item| item.id).collect::<Vec<_>>().join(",")
    }

    pub fn find(&self, id: &str) -> Option<Item> {
        self.items().into_iter().find(|item| item.id == id)
    }

    pub fn remove(&self, id: &str) {
        let mut items = self.items.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(n) = items.iter().position(|item| item.id == id) {
            let item = items.remove(n);
            // The folder goes as a whole in the end.
            let _ = item.path.parent().map(std::fs::remove_dir_all);
        }
    }

    pub fn clear(&self) {
        let _ = std::fs::remove_dir_all(&self.folder);
    }

    /// Keeps a file. Its folder is the owner's alone, and each file has one of its own, so that its name stays what it was.
    pub fn keep(&self, name: &str, bytes: &[u8], for_draft: bool) -> std::io::Result<()> {
        let id = unique("");
        private_folder(&self.folder)?;
        let within = self.folder.join(&id);
        private_folder(&within)?;
        let path = within.join(name);
        std::fs::write(&path, bytes)?;
        let item = Item { id, name: name.to_owned(), bytes: bytes.len(), for_draft, path };
        self.items.lock().unwrap_or_else(PoisonError::into_inner).push(item);
        Ok(())
    }
}

fn private_folder(path: &Path) -> std::io::Result<()> {
    let mut builder = std::fs::DirBuilder::new();
    #[cfg(unix)]
    std::os::unix::fs::DirBuilderExt::mode(&mut builder, 0o700);
    match builder.create(path) {
        Err(error) if error.kind() == std::io::ErrorKind::AlreadyExists => Ok(()),
        made => made,
    }
}
