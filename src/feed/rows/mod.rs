//! Typed rows: the columns of a chunk or of a file, with fingerprints, places, rejects and an account of every record.
//!
//! - In: values, row by row or column by column. Out: the same in memory, appended, masked for display, fingerprinted.
//! - Must not know: how rows are read, what makes one row contradict another.

mod column_buffers;
mod display;
mod file_context;
mod file_rows;
mod fingerprints;
mod places;
mod row_fingerprints;
mod typed_rows;

pub(in crate::feed) use column_buffers::{ColumnBuffer, NO_AMOUNT, NO_DAY, NO_SYMBOL};
pub(in crate::feed) use display::{amount, date_cells, has_senders, plain, region_of, shown, text_cells};
pub(in crate::feed) use file_context::FileContext;
pub(in crate::feed) use file_rows::FileRows;
pub(in crate::feed) use fingerprints::Fingerprints;
pub(in crate::feed) use row_fingerprints::{fingerprint, fingerprint_lines, key_columns, key_of};
pub(in crate::feed) use typed_rows::{EXCERPTS, RowState, RowTotal, Rows, SEVERAL, SKIPS, SecondTable, TotalRow};
