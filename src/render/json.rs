//! `report.json`: the whole report.

use crate::report::{MOST_ROWS_IN_WORDS, Report};

/// The report as JSON, the same bytes for the same report; set out for people to read, unless it is too large for that.
///
/// # Panics
/// Never: a report holds only what JSON can say.
#[must_use]
pub fn report_json(report: &Report) -> Vec<u8> {
    let written = if report.rows.len() <= MOST_ROWS_IN_WORDS { serde_json::to_vec_pretty } else { serde_json::to_vec };
    let mut bytes = written(report).expect("a report is plain data");
    bytes.push(b'\n');
    bytes
}
