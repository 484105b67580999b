//! Workbooks: the report's tables for people who filter, sort and sign them.
//!
//! In: a report. Out: `.xlsx` files. Must not know how a row's numbers came about.
//!
//! Numbers are numbers with their format; text is never a formula. The same report makes the same bytes.

mod confirmation_sheets;
mod gaps;
mod return_sheet;
mod sheet;
mod tracking;
mod tracking_table;
mod verdict;
mod workbook;

pub(super) use confirmation_sheets::Confirm;
pub use confirmation_sheets::{confirm_xlsx, unit_books};
pub(super) use gaps::Xlsx;
pub use gaps::gaps_xlsx;
pub use return_sheet::return_xlsx;
pub(super) use tracking::Tracking;
pub use tracking::tracking_xlsx;
