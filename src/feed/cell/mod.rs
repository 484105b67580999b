//! One cell → one typed value, or what is wrong with it.
//!
//! - In: a cell's text, its column, and the dates of its row. Out: a day, a region, a text or an amount in base units.
//! - Must not know: other rows, tables, files.

mod amount;
mod bounds;
mod cell_reader;
mod date_cell;
mod epoch_days;
mod fault;
mod interner;
mod notation_check;
mod plain_digits;
mod region;
mod value;

pub(in crate::feed) use cell_reader::{CellReader, ReadCell};
pub(in crate::feed) use epoch_days::{IsoDays, day, days, span};
pub(in crate::feed) use fault::{Fault, Read, fault};
pub(in crate::feed) use interner::{FastMap, Interner};
pub(in crate::feed) use notation_check::{ColumnEvidence, Scrutiny};
pub(in crate::feed) use plain_digits::{Digits, trimmed};
pub(in crate::feed) use value::{CellValue, MASK, RowTime};
