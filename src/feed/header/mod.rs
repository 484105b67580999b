//! Which rows name the columns, and the words by which other rows are recognised as totals, notes and titles.
//!
//! - In: the first records of a table, and the feed's columns. Out: where each column stands, and in which unit.
//! - Must not know: how the file is written, what the rows below hold.

mod column_labels;
mod found;
mod head_search;
mod header_again;
mod heading_rows;
mod heading_time;
mod heading_years;
mod heads;
mod not_found;
pub(in crate::feed) mod row_labels;
mod row_width;
mod simplified;
mod stated_sender;
mod stated_units;
mod wide_heading;

pub(in crate::feed) use column_labels::{Headings, as_written, folded, names, stacked};
pub(in crate::feed) use found::{Found, Header, SEARCHED};
pub(in crate::feed) use head_search::HeadSearch;
pub(in crate::feed) use header_again::is_same;
pub(in crate::feed) use heading_time::names_a_time;
pub(in crate::feed) use heading_time::{Yearless, names_two_years, year_in, yearless as months_in};
pub(in crate::feed) use heading_years::YearAround;
pub(in crate::feed) use heads::{Head, Heads, TotalHead};
pub(in crate::feed) use stated_sender::{StatedSender, stated_sender};
pub(in crate::feed) use stated_units::{StatedUnits, lone_unit, stated_units, states_a_unit};
