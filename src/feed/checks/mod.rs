//! What rows say of each other: repeated and revised rows, control totals, implausible amounts, files that differ.
//!
//! - In: the typed rows of one file, or of all files of a feed. Out: states of rows, rejects, revisions and warnings.
//! - Must not know: how files are written, indicators, targets.

mod amounts;
mod control_totals_by_label;
mod control_totals_by_region;
mod corrections_without_key;
mod differences_between_files;
mod full_lists;
mod implausible;
mod later_dates;
mod months_by_cutoff;
mod parts_above_whole;
mod refused_file;
mod repeats_within_file;
mod revisions_between_files;
mod row_dates;
mod row_key;
mod rows_in_another_file;
mod same_file;
mod settle_file;
mod spoken_for;
#[cfg(test)]
pub(in crate::feed) mod test_files;

pub(in crate::feed) use control_totals_by_region::{may_total_other_files, skip_totals_of_other_files};
pub(in crate::feed) use corrections_without_key::warn_of_corrections_without_key;
pub(in crate::feed) use differences_between_files::compare_files;
pub(in crate::feed) use full_lists::{FullLists, Missing, replace_lists, warn_of_shrunk_lists};
pub(in crate::feed) use implausible::compare_with_before;
pub(in crate::feed) use months_by_cutoff::count_by_cutoff;
pub(in crate::feed) use refused_file::{is_to_be_refused, refusal, refuse, state_of};
pub(in crate::feed) use repeats_within_file::within_file;
pub(in crate::feed) use revisions_between_files::between_files;
pub(in crate::feed) use row_dates::{RowDates, first_dates, row_dates};
pub(in crate::feed) use rows_in_another_file::warn_of_rows_in_another_file;
pub(in crate::feed) use same_file::set_copies_aside;
pub(in crate::feed) use settle_file::settle;
pub(in crate::feed) use spoken_for::{find_periods, may_end_in_a_slip};
