//! The engine on one machine: Polars selects and groups rows, and their amounts are added up exactly.
//!
//! - In: a feed's frame of typed rows, what an indicator counts of them, the stretches of a window, the tree of regions.
//! - Out: [`Totals`]: one exact number for every region and stretch.
//! - Must not know: which reports are missing, points, targets.

mod aggregation;
mod base_totals;
mod cell_number;
mod compute;
mod counted_rows;
mod month_index;
mod prefix_sums;
mod row_runs;
mod stretch_index;
mod totals;

pub(super) use aggregation::Aggregation;
pub(super) use base_totals::BaseTotals;
pub(super) use cell_number::cell_number;
pub(super) use compute::{Plan, compute, compute_by_month};
pub(super) use counted_rows::{amounts_of, rows_of};
pub(super) use totals::Totals;
