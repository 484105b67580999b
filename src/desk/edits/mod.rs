//! Edits of the catalog's files from the page: checked as they are typed, written back with everything else byte for byte.
//!
//! In: a file of the catalog, what it was when the page showed it, what is to be different. Out: what the catalog would say of it, or the
//! new file. A file that has changed on the disk meanwhile is never overwritten.

mod change;
mod csv_text;
mod toml_text;

pub(super) use change::{Edit, Edits, NotMade, editable, fingerprint};
pub(super) use csv_text::{CsvText, RowEdit};
