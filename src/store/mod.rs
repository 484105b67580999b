//! Results of earlier runs that need not be computed again: each large file's rows as typed Parquet below the project's folder.
//!
//! - In: what [`feed`](crate::feed) made of a file, and the catalog it was read with. Out: the same rows in a later run, without
//!   reading the file.
//! - Must not know: verdicts, reports' contents, forms.
//!
//! The store saves time and changes nothing else. Without it, or with any part of it damaged, every file is read and gives the
//! same rows. An entry is written whole or not at all. Its name holds what it was made from and a fingerprint of its bytes, so
//! that neither a crash nor two simultaneous runs can leave an entry that passes for another.

mod columns;
mod definition;
mod file_index;
mod folder;
mod key;
mod open_store;
mod parquet_entry;
mod project_store;
mod report_record;
mod state;
mod stored_feed_cache;

pub use definition::program;
pub use project_store::{KEPT_FROM, Store};
pub use report_record::ReportRecord;
pub use state::{FeedState, Freed, State, Using};
pub use stored_feed_cache::{FeedCaches, StoredFeedCache};
