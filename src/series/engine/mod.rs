//! The engine on one machine: Polars selects and groups rows, and their amounts are added up exactly.
//!
//! - In: a feed's frame of typed rows, what an indicator counts of them, the stretches of a window, the tree of regions.
//! - Out: [`Totals`]: one exact number for every region and stretch.
//! - Must not know: which reports are missing, points, targets.

mod amount_rows;
mod base_totals;
mod blank_rows;
mod cell_number;
mod compute;
mod counted_rows;
mod latest_statements;
mod month_index;
mod predecessors;
mod prefix_sums;
mod reduction;
mod row_months;
mod stretch_index;
mod totals;

pub(super) use base_totals::BaseTotals;
pub(super) use blank_rows::BlankRows;
pub(super) use cell_number::cell_number;
pub(super) use compute::{Plan, compute, compute_by_month};
pub(super) use counted_rows::{
    amounts_of, asks_in_vain, blank_rows_of, is_dated_by_day, newest_rows_of, owed_rows_of, rows_of, states_in_part,
    subjects, unmet_texts, vanished_rows_of,
};
pub(super) use latest_statements::mixes_levels;
pub(super) use reduction::Reduction;
pub use row_months::RowMonths;
pub(super) use totals::Totals;
