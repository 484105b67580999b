//! The store as the feed room's cache, one feed at a time.

use crate::catalog::{Feed, Regions};
use crate::feed::{CacheEntry, Detail, FeedCache, Secret};
use crate::store::definition::{Digest, made_from, of_feed, of_regions, place};
use crate::store::file_index::Stamp;
use crate::store::open_store::OpenStore;
use crate::store::parquet_entry::{bytes_of, kept_in};
use std::collections::BTreeMap;
use std::fs::{self, File};
use std::sync::{Arc, Mutex, OnceLock, PoisonError};
use std::time::SystemTime;

/// The caches of a project's feeds.
#[derive(Debug)]
pub struct FeedCaches {
    open: Option<Arc<OpenStore>>,
    regions: Digest,
}

impl FeedCaches {
    pub(super) fn new(open: Option<Arc<OpenStore>>, regions: &Regions) -> Self {
        let regions = if open.is_some() { of_regions(regions) } else { Digest::default() };
        Self { open, regions }
    }

    /// The cache of a feed whose rows are needed in this detail.
    #[must_use]
    pub fn of<'a>(&'a self, feed: &'a Feed, detail: &'a Detail) -> StoredFeedCache<'a> {
        let open = self.open.as_deref().filter(|_| CacheEntry::may_hold(feed));
        StoredFeedCache {
            open,
            regions: &self.regions,
            feed,
            detail,
            definition: OnceLock::new(),
            looked_at: Mutex::default(),
        }
    }
}

/// The cache of one feed.
#[derive(Debug)]
pub struct StoredFeedCache<'a> {
    open: Option<&'a OpenStore>,
    regions: &'a Digest,
    feed: &'a Feed,
    detail: &'a Detail,
    /// Known once there is something to keep.
    definition: OnceLock<Digest>,
    /// Files that may be kept, with their stamps from before they were read.
    looked_at: Mutex<BTreeMap<String, (Stamp, SystemTime)>>,
}

impl StoredFeedCache<'_> {
    /// A file's stamp now, if it is large enough to be kept.
    fn look_at(&self, open: &OpenStore, name: &str) -> Option<Stamp> {
        let at = SystemTime::now();
        let stamp = Stamp::of(&fs::metadata(open.project.join(name)).ok()?)?;
        if stamp.bytes < open.kept_from {
            return None;
        }
        self.looked_at.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), (stamp, at));
        Some(stamp)
    }

    fn stamp_of(&self, name: &str) -> Option<(Stamp, SystemTime)> {
        self.looked_at.lock().unwrap_or_else(PoisonError::into_inner).get(name).copied()
    }

    /// The hash of a file's content, from the index of files or by reading it.
    pub(super) fn content(&self, open: &OpenStore, name: &str) -> Option<String> {
        let (stamp, at) = self.stamp_of(name)?;
        if let Some(content) = open.file_index.content(name, stamp) {
            return Some(content);
        }
        let mut hasher = blake3::Hasher::new();
        hasher.update_reader(File::open(open.project.join(name)).ok()?).ok()?;
        let content = hasher.finalize().to_hex().to_string();
        open.file_index.note(name, stamp, at, &content);
        Some(content)
    }

    /// The place of a file's entry, and what it would be made from now; `None` for a file that is not kept.
    pub(super) fn current(&self, name: &str) -> Option<(String, String)> {
        let (open, definition) = (self.open?, self.definition.get()?);
        Some((place(self.feed, self.detail, name), made_from(definition, &self.content(open, name)?)))
    }
}

impl FeedCache for StoredFeedCache<'_> {
    fn begin(&self, names: &[String]) -> Secret {
        let secret = self.open.and_then(|open| {
            let any = names.iter().filter(|name| self.look_at(open, name).is_some()).count() > 0;
            any.then(|| open.secret()).flatten()
        });
        let Some(secret) = secret else {
            return Secret::of_this_run();
        };
        self.definition.get_or_init(|| of_feed(self.feed, self.detail, self.regions, secret));
        secret
    }

    fn take(&self, name: &str) -> Option<CacheEntry<'static>> {
        let (open, definition) = (self.open?, self.definition.get()?);
        let entries = open.folder.at(&place(self.feed, self.detail, name));
        if entries.is_empty() {
            return None;
        }
        let (_, wanted) = self.current(name)?;
        let entry = entries.into_iter().find(|entry| entry.made_from == wanted)?;
        let kept = open.folder.read(&entry).and_then(kept_in);
        let kept = kept.filter(|kept| made_from(definition, &kept.hash) == wanted);
        if kept.is_none() {
            open.folder.remove(&entry);
        }
        kept
    }

    fn keeps(&self, name: &str) -> bool {
        self.definition.get().is_some() && self.stamp_of(name).is_some()
    }

    fn put(&self, name: &str, kept: &CacheEntry<'_>) {
        let (Some(open), Some(definition), Some((stamp, at))) = (self.open, self.definition.get(), self.stamp_of(name))
        else {
            return;
        };
        open.file_index.note(name, stamp, at, &kept.hash);
        if let Some(bytes) = bytes_of(kept) {
            // Where this fails, the file is read again next time.
            let _ = open.folder.write(&place(self.feed, self.detail, name), &made_from(definition, &kept.hash), &bytes);
        }
    }
}
