//! One file of a feed: its container and layout recognised, its rows read on all processors.
//!
//! - In: a file's bytes, and the feed that declares its columns. Out: its typed rows, rejects and warnings.
//! - Must not know: other files of the feed, what its rows say of each other.

mod assemble;
mod choose_sheet;
mod container;
mod delimited_text;
mod failed;
mod file_to_read;
mod layout;
mod open_workbook;
mod packed;
mod parallel;
mod read_file;
mod sender;
mod spreadsheet;

pub(in crate::feed) use choose_sheet::{OwnSheet, no_such_sheet};
pub(in crate::feed) use container::{FileToSample, ReadFile, Sample, SampledTable};
pub(in crate::feed) use file_to_read::FileToRead;
pub(in crate::feed) use packed::PACKED_ENDINGS;
pub(in crate::feed) use read_file::{
    own_sheets, read_aggregated, read_file, read_records, read_sample, read_tables, table_endings,
};
