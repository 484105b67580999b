//! The form `json`: `report.json`, the whole report for programs.

use super::form::{Form, Job, Part, Readers};
use super::output_file::OutputFile;
use crate::report::{MOST_ROWS_IN_WORDS, Report};

/// `report.json`.
#[derive(Debug)]
pub struct Json;

impl Form for Json {
    fn name(&self) -> &'static str {
        "json"
    }

    fn shows(&self) -> &'static [Part] {
        &[Part::Words]
    }

    fn readers(&self) -> Readers {
        Readers::Programs
    }

    fn write(&self, job: &Job<'_>) -> Vec<OutputFile> {
        vec![OutputFile::new("report.json", report_json(job.report))]
    }
}

/// The report as JSON, the same bytes for the same report; indented for people, unless it is too large to be read by them.
///
/// # Panics
/// Never: a report holds only what JSON can say.
#[must_use]
pub fn report_json(report: &Report) -> Vec<u8> {
    let serialize =
        if report.rows.len() <= MOST_ROWS_IN_WORDS { serde_json::to_vec_pretty } else { serde_json::to_vec };
    let mut bytes = serialize(report).expect("a report is plain data");
    bytes.push(b'\n');
    bytes
}
