//! The form `digest`: `digest.txt`, the month in a message for a phone.

use super::form::{Form, Job, Part, Readers};
use super::output_file::OutputFile;

/// `digest.txt`.
#[derive(Debug)]
pub struct Digest;

impl Form for Digest {
    fn name(&self) -> &'static str {
        "digest"
    }

    fn shows(&self) -> &'static [Part] {
        &[Part::Words]
    }

    fn readers(&self) -> Readers {
        Readers::People
    }

    fn write(&self, job: &Job<'_>) -> Vec<OutputFile> {
        let text = &job.report.digest;
        if text.is_empty() {
            return Vec::new();
        }
        vec![OutputFile::new(job.version.file_name("digest.txt"), format!("{text}\n"))]
    }
}
