//! The form `values`: `values.csv`, the value of every indicator in every region.

use super::table::{cell, table};
use crate::render::form::{Form, Job, Part, Readers};
use crate::render::output_file::OutputFile;
use crate::report::{Edition, Report, ValueRow};
use crate::say;
use crate::words::Message;

/// `values.csv`, written only where it is named.
#[derive(Debug)]
pub struct Values;

impl Form for Values {
    fn name(&self) -> &'static str {
        "values"
    }

    fn shows(&self) -> &'static [Part] {
        &[Part::Values]
    }

    fn readers(&self) -> Readers {
        Readers::Programs
    }

    fn is_default(&self) -> bool {
        false
    }

    fn about(&self) -> &'static str {
        "a table of every indicator in every region"
    }

    fn refusal(&self, edition: Edition) -> Option<Message> {
        match edition {
            Edition::Internal => None,
            Edition::Public => Some(say!("public-without-values")),
        }
    }

    fn write(&self, job: &Job<'_>) -> Vec<OutputFile> {
        vec![OutputFile::new("values.csv", values_csv(job.report))]
    }
}

/// A row for each indicator and region.
fn values_csv(report: &Report) -> Vec<u8> {
    let rows = report.values.iter().map(|row| row.list().into_iter().map(cell).collect());
    table(ValueRow::HEADS, rows)
}
