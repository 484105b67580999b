//! The form `values`: `values.csv`, the value of every indicator in every region.

use super::table::{cell, table};
use crate::diag::Message;
use crate::render::form::{Form, Job, Part, Readers};
use crate::render::output_file::OutputFile;
use crate::report::{Edition, Report, ValueRow};
use crate::say;

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

    fn refusal(&self, edition: Edition) -> Option<Message> {
        match edition {
            Edition::Internal => None,
            Edition::Public => Some(say!(
                "公开版不写 values.csv：其中的数会说出其他文件隐去的数。",
                "the public edition has no values.csv: it would tell what the other forms withhold."
            )),
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
