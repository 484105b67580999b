//! The contents of a store, and which of them are no longer used.

use super::folder::Name;
use super::open_store::OpenStore;
use super::project_store::Store;
use super::{file_index, key, report_record};
use crate::catalog::{Feed, ProjectFiles, Regions};
use crate::feed::{CacheEntry, Detail, FeedCache};
use crate::store::stored_feed_cache::FeedCaches;
use serde::Serialize;
use std::collections::{BTreeMap, BTreeSet};
use std::io;
use std::path::PathBuf;

/// A feed that uses the store, and the details in which its rows may be needed.
#[derive(Debug)]
pub struct Using<'a> {
    pub feed: &'a Feed,
    pub details: Vec<Detail>,
}

/// The contents of a store.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct State {
    pub folder: PathBuf,
    /// Smallest size in bytes of a file that is kept.
    pub kept_from: u64,
    pub entries: usize,
    pub bytes: u64,
    /// In the order of the catalog.
    pub feeds: Vec<FeedState>,
    /// Entries of files, feeds or definitions that no longer exist, and remains of interrupted runs.
    pub orphaned: Freed,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FeedState {
    pub feed: String,
    /// Number of its files.
    pub files: usize,
    /// Files large enough to be kept.
    pub large: usize,
    /// Files that need not be read again.
    pub kept: usize,
    pub bytes: u64,
    /// Entries that the next run cannot use, since the file, the catalog or the program has changed.
    pub stale: usize,
    pub stale_bytes: u64,
    /// Entries whose bytes are not those that were written: their files are read again.
    pub damaged: usize,
    /// Whether it is never kept because of private dates, regions or amounts.
    pub private: bool,
}

/// Files that are not needed.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq, Serialize)]
pub struct Freed {
    pub files: usize,
    pub bytes: u64,
}

impl Freed {
    fn add(&mut self, bytes: u64) {
        self.files += 1;
        self.bytes += bytes;
    }
}

/// Entries by their use.
struct Sorted {
    feeds: Vec<FeedState>,
    used: BTreeSet<Name>,
    /// Stale or damaged.
    unusable: BTreeSet<Name>,
}

impl Store {
    /// The contents, as these feeds use them; `None` where there is no store.
    #[must_use]
    pub fn state(&self, files: &ProjectFiles, regions: &Regions, using: &[Using<'_>]) -> Option<State> {
        let open = self.opened()?;
        if open.folder.home().join(key::FILE).exists() {
            // So that [`Store::fault`] can tell.
            let _ = open.key();
        }
        let Sorted { feeds, used, unusable } = self.sorted(open, files, regions, using);
        let entries = open.folder.entries();
        let mut orphaned = Freed::default();
        let unknown = entries.iter().filter(|(name, _)| !used.contains(name) && !unusable.contains(name));
        unknown.for_each(|(_, bytes)| orphaned.add(*bytes));
        open.folder.unfinished().iter().for_each(|(_, bytes)| orphaned.add(*bytes));
        Some(State {
            folder: open.folder.path(),
            kept_from: open.kept_from,
            entries: entries.len(),
            bytes: entries.iter().map(|(_, bytes)| bytes).sum(),
            feeds,
            orphaned,
        })
    }

    /// Removes what these feeds do not use and returns how much that was; `None` where there is no store.
    #[must_use]
    pub fn prune(&self, files: &ProjectFiles, regions: &Regions, using: &[Using<'_>]) -> Option<Freed> {
        let open = self.opened()?;
        let Sorted { used, .. } = self.sorted(open, files, regions, using);
        let mut freed = Freed::default();
        for (name, bytes) in open.folder.entries() {
            if !used.contains(&name) && open.folder.remove(&name) {
                freed.add(bytes);
            }
        }
        for (path, bytes) in open.folder.unfinished() {
            if open.folder.disk().remove_file(&path).is_ok() {
                freed.add(bytes);
            }
        }
        if open.folder.path().is_dir() {
            // Where this fails, the index is longer than it need be.
            let _ = open.file_index.keep_only(open.folder.disk(), &|name| files.len_of(name).is_some());
        }
        Some(freed)
    }

    /// Removes the whole store, its key too: the next run reads every file and keeps it anew. `None` where there is no store.
    ///
    /// # Errors
    /// The first file that cannot be removed, and what the system said.
    pub fn clear(&self) -> Option<Result<Freed, (PathBuf, io::Error)>> {
        let folder = &self.opened()?.folder;
        let entries = folder.entries().into_iter().map(|(name, bytes)| (folder.file(&name), bytes));
        let mut files: Vec<(PathBuf, u64)> = entries.chain(folder.unfinished()).collect();
        for name in [file_index::FILE, report_record::FILE, key::FILE] {
            let path = folder.home().join(name);
            files.extend(std::fs::symlink_metadata(&path).ok().map(|about| (path, about.len())));
        }
        let mut freed = Freed::default();
        for (path, bytes) in files {
            match folder.disk().remove_file(&path) {
                Ok(()) => freed.add(bytes),
                Err(why) if why.kind() == io::ErrorKind::NotFound => {}
                Err(why) => return Some(Err((path, why))),
            }
        }
        Some(Ok(freed))
    }

    fn sorted(&self, open: &OpenStore, files: &ProjectFiles, regions: &Regions, using: &[Using<'_>]) -> Sorted {
        let mut sorted = Sorted { feeds: Vec::new(), used: BTreeSet::new(), unusable: BTreeSet::new() };
        let bytes: BTreeMap<Name, u64> = open.folder.entries().into_iter().collect();
        let caches = self.caches(regions);
        for Using { feed, details } in using {
            let pattern = glob::Pattern::new(&feed.files).ok();
            let names = pattern.and_then(|p| files.matching(&p).ok()).unwrap_or_default();
            let mut state = FeedState {
                feed: feed.id.clone(),
                files: names.len(),
                large: names.iter().filter(|name| files.len_of(name).is_some_and(|n| n >= open.kept_from)).count(),
                kept: 0,
                bytes: 0,
                stale: 0,
                stale_bytes: 0,
                damaged: 0,
                private: !CacheEntry::may_hold(feed),
            };
            if !bytes.is_empty() {
                sort_out(open, &caches, (feed, details), &names, &bytes, &mut state, &mut sorted);
            }
            sorted.feeds.push(state);
        }
        sorted
    }
}

fn sort_out(
    open: &OpenStore,
    caches: &FeedCaches,
    (feed, details): (&Feed, &[Detail]),
    names: &[String],
    bytes: &BTreeMap<Name, u64>,
    state: &mut FeedState,
    sorted: &mut Sorted,
) {
    let mut kept: BTreeSet<&str> = BTreeSet::new();
    for detail in details {
        let cache = caches.of(feed, detail);
        let _ = cache.begin(names);
        for name in names {
            let Some((place, made_from)) = cache.current(name) else { continue };
            for entry in open.folder.at(&place) {
                let bytes = bytes.get(&entry).copied().unwrap_or(0);
                if open.folder.read(&entry).is_none() {
                    state.damaged += 1;
                    sorted.unusable.insert(entry);
                } else if entry.made_from == made_from {
                    kept.insert(name);
                    state.bytes += bytes;
                    sorted.used.insert(entry);
                } else {
                    (state.stale, state.stale_bytes) = (state.stale + 1, state.stale_bytes + bytes);
                    sorted.unusable.insert(entry);
                }
            }
        }
    }
    state.kept = kept.len();
}
