//! Which rows name the columns, and the words by which other rows are recognised as totals, notes and titles.
//!
//! - In: the first records of a table, and the feed's columns. Out: where each column stands, and in which unit.
//! - Must not know: how the file is written, what the rows below hold.

mod heading_rows;
pub(in crate::feed) mod row_labels;

pub(in crate::feed) use heading_rows::{Found, Header, SEARCHED, named, names, stated_units};
