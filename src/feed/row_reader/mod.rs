//! Records into typed rows, row by row: the general reader.
//!
//! - In: the records of a chunk, and what all rows of the file are read with. Out: typed rows, rejects with their place and
//!   reason, and an account of rows that are no data.
//! - Must not know: other files of the feed, what the bytes looked like, indicators.

mod known_records;
mod non_data_rows;
mod reader;
mod reject_row;
mod row_cells;
mod row_view;
mod second_table;

pub(in crate::feed) use known_records::KnownRecords;
pub(in crate::feed) use non_data_rows::{NonData, non_data};
pub(in crate::feed) use reader::{ReaderParts, RowReader};
