//! The cache as the feed room asks for it. The store implements it.

use super::entry::CacheEntry;
use crate::feed::anonymise::Secret;
use std::fmt::Debug;

/// Where what has been read of a feed is kept.
pub trait FeedCache: Sync + Debug {
    /// DiagnosticNote which files there are before any is asked for; what their private texts are to be hashed with.
    fn begin(&self, names: &[String]) -> Secret;

    /// What was kept of a file, where the file is still the same.
    fn take(&self, name: &str) -> Option<CacheEntry<'static>>;

    /// Whether it would keep what a file comes to.
    fn keeps(&self, name: &str) -> bool;

    /// Keeps what a file came to.
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
