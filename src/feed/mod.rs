//! What departments send: bytes → encoding → records → typed columns, with an account of every row.
//!
//! - `table`: bytes into records, each with its line and byte. The only part that knows how a file is written.
//! - `header`: which record names the columns.
//! - `cells`, `read`: records into typed values, rejects and skipped rows.
//! - `keys`, `totals`: rows that repeat, contradict or revise each other; control totals.
//! - `builder`: typed columns into one Polars frame.
//! - [`Ingested`]: all of it, and the ledger.
//!
//! Knows neither indicators nor targets. A private cell is hashed as it is read and never kept in clear.

mod blocks;
mod builder;
mod cells;
mod detect;
mod encoding;
mod evidence;
mod header;
mod ingest;
mod keys;
mod labels;
mod layout;
mod ledger;
mod period_name;
mod plausible;
mod quotes;
mod read;
mod row_reader;
mod rows;
mod sheets;
mod table;
mod totals;
mod workbook;

pub use detect::{Detected, DetectedColumn, detect};
pub use evidence::evident_feed;
pub use ingest::ingest;
pub use ledger::{Excerpt, FileLedger, FileRead, Ingested, LineEnd, Reject, Revision, Written};
