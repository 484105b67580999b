//! One file's rows as plain columns and notes, so that a later run need not read the file.
//!
//! - In: the settled rows of one file. Out: a [`CacheEntry`], and the same rows from it.
//! - Must not know: where and in which format entries are stored.

mod entry;
mod feed_cache;
mod notes;

pub use entry::{CacheEntry, CachedCells, CachedColumn};
pub use feed_cache::{FeedCache, NoCache};
