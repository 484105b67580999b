//! `report.json`: the whole report.

use crate::report::Report;

/// The report as JSON, the same bytes for the same report.
///
/// # Panics
/// Never: a report holds only what JSON can say.
#[must_use]
pub fn report_json(report: &Report) -> Vec<u8> {
    let mut bytes = serde_json::to_vec_pretty(report).expect("a report is plain data");
    bytes.push(b'\n');
    bytes
}
