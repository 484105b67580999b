//! Everything that one file's rows say of each other, settled in one order.

use super::control_totals::{compare_parts, compare_rows_of_totals, skip_control_totals};
use super::duplicate_keys::within_file;
use super::later_dates::warn_of_later_dates;
use crate::catalog::{Feed, Regions};
use crate::feed::rows::{FileRows, Fingerprints};

/// Settles repeated and contradicting rows, control totals, parts and dates of one file.
pub(super) fn settle(feed: &Feed, regions: &Regions, file: &mut FileRows) {
    within_file(feed, regions, file);
    // Nothing needs them from here on.
    file.rows.fingerprints = Fingerprints::default();
    skip_control_totals(feed, regions, file);
    compare_rows_of_totals(feed, file);
    compare_parts(feed, file);
    warn_of_later_dates(feed, file);
}
