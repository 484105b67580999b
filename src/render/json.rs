//! `report.json`: the whole report.

use crate::report::{Report, TOLD_AT_MOST};

/// The report as JSON, the same bytes for the same report; set out for people to read, unless it is too large for that.
///
/// # Panics
/// Never: a report holds only what JSON can say.
#[must_use]
pub fn report_json(report: &Report) -> Vec<u8> {
    let written = if report.rows.len() <= TOLD_AT_MOST { serde_json::to_vec_pretty } else { serde_json::to_vec };
    let mut bytes = written(report).expect("a report is plain data");
    bytes.push(b'\n');
    bytes
}
