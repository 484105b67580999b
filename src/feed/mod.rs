//! What departments send: files → typed rows, and a ledger of every row.
//!
//! - In: the files of a feed and the columns that the catalog declares for them. Out: [`Ingested`]: a frame of usable rows, and
//!   an account of every other row.
//! - Must not know: indicators, targets. A private cell is hashed as it is read and never kept in clear.
//!
//! From the bytes up; each folder's own page says more:
//!
//! - [`text`]: bytes → records, each with its place; [`header`]: which rows name the columns.
//! - [`cell`]: one cell → one typed value. [`rows`]: typed rows in memory. [`row_reader`]: records → typed rows and rejects.
//! - [`reshape`]: lines whose headings become rows, and dates in several cells → records.
//! - [`fast`], [`aggregate`]: the fast way for plain rows, fenced off as [`way`] says.
//! - [`file`]: one file, whatever its container. [`checks`]: what rows say of each other: repeats, revisions, control totals.
//! - [`cache`]: a file's rows as plain columns, for the store. [`anonymise`]: how private texts are hashed.
//! - [`ingest`](mod@ingest), [`gather`], [`frame`]: all files of a feed → [`Ingested`]. [`sniff`]: one file by itself.

mod aggregate;
mod anonymise;
mod cache;
mod cell;
mod checks;
mod correction_mark;
mod detail;
mod fast;
mod fast_or_general;
mod file;
mod file_format;
mod files_to_frame;
mod frame;
mod header;
mod ingest;
mod ingested;
mod ledger;
mod period_in_name;
mod reject;
mod reshape;
mod row_reader;
mod rows;
mod rows_up_to;
mod sheet_name;
mod sniff;
mod table_files;
#[cfg(test)]
mod tests;
mod text;
mod unclaimed_files;

pub use anonymise::Secret;
pub use cache::{CacheEntry, CachedCells, CachedColumn, FeedCache, NoCache};
pub use detail::{Aggregation, Detail};
pub use file_format::{FileFormat, LineEnd};
pub use ingest::{ingest, ingest_as, ingest_cached};
pub use ingested::Ingested;
pub use ledger::{FileLedger, FileRead, FileState, Revision, Skipped};
pub use reject::{Excerpt, Reject};
pub use sheet_name::of_sheet;
pub use sniff::{Detected, DetectedColumn, InferredFeed, Unknown, detect, infer_feed, raw_records};
pub use sniff::{SurveyedColumn, SurveyedTable, survey};
pub use table_files::{holds_tables, is_lock_file, is_total_label};
pub use unclaimed_files::unclaimed_files;
