//! CSV tables, for programs and spreadsheets.
//!
//! In: the rows of a report. Out: CSV files. Must not know how a row's numbers came about.

mod table;
mod tables;
mod values;

pub(crate) use table::harmless;
pub(super) use tables::Csv;
pub use tables::{chase_csv, gaps_csv, revisions_csv};
pub(super) use values::Values;
