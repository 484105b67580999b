//! The form `text`: the office's own text with the report's numbers, under its own name.

use super::form::{Form, Job, Part, Readers};
use super::output_file::OutputFile;

/// The office's own text, where the project has one.
#[derive(Debug)]
pub struct OwnTextForm;

impl Form for OwnTextForm {
    fn name(&self) -> &'static str {
        "text"
    }

    fn shows(&self) -> &'static [Part] {
        &[Part::Words]
    }

    fn readers(&self) -> Readers {
        // It is written in one language, by the office.
        Readers::Programs
    }

    fn write(&self, job: &Job<'_>) -> Vec<OutputFile> {
        let own = job.report.own_text.iter();
        own.map(|own| OutputFile::new(own.file.clone(), own.bytes.clone())).collect()
    }
}
