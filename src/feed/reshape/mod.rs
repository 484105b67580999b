//! Lines of a file → the records that its feed declares: headings that become rows, dates made of several cells.
//!
//! - In: the records of a chunk as the file has them, and its header. Out: records in which each declared column is one cell.
//! - Must not know: how the file is written, what becomes of a record.
//!
//! A file in which each line is a record passes through untouched.

mod as_written;
mod date_parts;
mod lines;
mod lines_of_words;
mod row_totals;
mod shape;

pub(in crate::feed) use as_written::AsWritten;
pub(in crate::feed) use lines::Reshaped;
pub(in crate::feed) use shape::Shape;
