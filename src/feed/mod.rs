//! What departments send: bytes → encoding → records → typed columns, with an account of every row.
//!
//! - `encoding`, `layout`: how a file is written, by its first bytes; `workbook`, `sheets`: the same for workbooks.
//! - `blocks`, `quotes`, `cuts`, `table`: bytes into stretches of whole records, each record with its line and byte.
//! - `header`, `labels`: which rows name the columns, and which rows are no data.
//! - `cells`, `columns`, `row_reader`, `no_data`, `reject`, `read`: records into typed rows, rejects and skipped rows.
//! - `prints`, `keys`, `totals`, `plausible`: rows that repeat, contradict or revise each other; control totals; amounts off by far.
//! - `fold`: rows of which only sums are asked, added up while they are read.
//! - `kept`, `secret`: what a file came to, to be kept and taken up again; what private texts are hashed with.
//! - `values`, `builder`: typed columns into one Polars frame.
//! - `detect`, `evidence`: one file by itself, with a catalog or without.
//! - [`Ingested`]: all of it, and the ledger.
//!
//! Knows neither indicators nor targets. A private cell is hashed as it is read and never kept in clear.

mod alike;
mod blocks;
mod bounds;
mod builder;
mod cells;
mod columns;
mod cuts;
mod dated;
mod days;
mod detect;
mod digits;
mod encoding;
mod evidence;
mod fold;
mod header;
mod ingest;
mod kept;
mod keys;
mod labels;
mod layout;
mod ledger;
mod met;
mod no_data;
mod period_name;
mod plausible;
mod prints;
mod quotes;
mod read;
mod records;
mod reject;
mod row_reader;
mod rows;
mod secret;
mod sheets;
mod side_by_side;
mod stripe;
mod table;
mod texts;
mod totals;
mod values;
mod workbook;

pub use detect::{Detected, DetectedColumn, detect};
pub use evidence::evident_feed;
pub use fold::{Detail, Sums};
pub use ingest::{ingest, ingest_as, ingest_kept};
pub use kept::{Cells, Kept, KeptColumn, NoShelf, Shelf};
pub use ledger::{Excerpt, FileLedger, FileRead, Ingested, LineEnd, Reject, Revision, Skipped, Written};
pub use secret::Secret;
