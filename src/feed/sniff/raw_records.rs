//! A file's records as they stand.

use super::infer_feed::Unknown;
use crate::catalog::ProjectFiles;
use crate::diag::Diagnostic;
use crate::feed::file::{FileToSample, read_records};

/// Every record of a file with its line, titles and all, its cells as they stand.
///
/// # Errors
/// Why the file as a whole cannot be read.
pub fn raw_records(
    files: &ProjectFiles,
    name: &str,
    of: Unknown<'_>,
) -> Result<Vec<(u64, Vec<String>)>, Box<Diagnostic>> {
    let Unknown { sheet, language } = of;
    read_records(&FileToSample { files, name, sheet, language })
}
