//! The cache as the feed room asks for it. The store implements it.

use super::entry::CacheEntry;
use crate::feed::anonymise::Secret;
use std::fmt::Debug;

/// Where the rows of a feed's files are cached.
pub trait FeedCache: Sync + Debug {
    /// Announces the files of the feed before any is taken; returns the key with which their private texts are hashed.
    fn begin(&self, names: &[String]) -> Secret;

    /// The entry of a file, if the file has not changed since.
    fn take(&self, name: &str) -> Option<CacheEntry<'static>>;

    /// Whether an entry of this file would be kept.
    fn keeps(&self, name: &str) -> bool;

    /// Keeps the entry of a file.
    fn put(&self, name: &str, kept: &CacheEntry<'_>);
}

/// A cache that keeps nothing.
#[derive(Debug, Clone, Copy, Default)]
pub struct NoCache;

impl FeedCache for NoCache {
    fn begin(&self, _: &[String]) -> Secret {
        Secret::of_this_run()
    }

    fn take(&self, _: &str) -> Option<CacheEntry<'static>> {
        None
    }

    fn keeps(&self, _: &str) -> bool {
        false
    }

    fn put(&self, _: &str, _: &CacheEntry<'_>) {}
}
