//! One file: its bytes → typed rows, rejects and skipped records, whatever its container.

use super::choose_sheet::OwnSheet;
use super::container::{Container, FileToSample, ReadFile, Sample};
use super::delimited_text::DelimitedText;
use super::failed::Failed;
use super::file_to_read::{FileToRead, Head, head};
use super::packed;
use super::spreadsheet::Spreadsheet;
use crate::catalog::{Feed, ProjectFiles};
use crate::feed::cell::Scrutiny;
use crate::feed::rows::FileRows;

/// Every container, in the order in which a file's first bytes are tried; the last one takes every file.
pub(super) static CONTAINERS: [&dyn Container; 2] = [&Spreadsheet, &DelimitedText];

/// How the names of files that hold tables end.
pub(in crate::feed) fn table_endings() -> impl Iterator<Item = &'static str> {
    CONTAINERS.into_iter().flat_map(Container::endings)
}

fn container_of(head: &[u8]) -> &'static dyn Container {
    CONTAINERS.into_iter().find(|container| container.recognises(head)).unwrap_or(&DelimitedText)
}

/// The sheets of a file that are reports of their own; `None` for a file without sheets.
///
/// # Errors
/// Why the file as a whole cannot be used.
pub(in crate::feed) fn own_sheets(
    feed: &Feed,
    files: &ProjectFiles,
    path: &str,
) -> Result<Option<Vec<OwnSheet>>, Failed> {
    container_of(&head(files, path)?.bytes).own_sheets(feed, files, path)
}

/// Reads every row of a file.
///
/// # Errors
/// Why the file as a whole cannot be used.
pub(in crate::feed) fn read_file(file: &FileToRead<'_>) -> Result<FileRows, Failed> {
    let file = FileToRead { aggregation: None, ..*file };
    let head = file.head()?;
    Ok(read_closely(container_of(&head.bytes), &file, &head)?.rows)
}

/// Reads a file and adds up its rows on the way; `None` where its container cannot do that.
///
/// # Errors
/// Why the file as a whole cannot be used.
pub(in crate::feed) fn read_aggregated(file: &FileToRead<'_>) -> Result<Option<ReadFile>, Failed> {
    let head = file.head()?;
    let container = container_of(&head.bytes);
    if container.adds_up() { read_closely(container, file, &head).map(Some) } else { Ok(None) }
}

/// Reads a file, and once more where cells of a column contradict how it is read: then the column is looked at more closely.
fn read_closely(container: &dyn Container, file: &FileToRead<'_>, head: &Head) -> Result<ReadFile, Failed> {
    let mut scrutiny = vec![Scrutiny::Usual; file.feed.columns.len()];
    loop {
        let mut read = container.read(&FileToRead { scrutiny: &scrutiny, ..*file }, &head.bytes)?;
        let mut again = false;
        for (scrutiny, evidence) in scrutiny.iter_mut().zip(&read.rows.rows.evidence) {
            if let Some(closer) = evidence.calls_for(*scrutiny) {
                (*scrutiny, again) = (closer, true);
            }
        }
        if !again {
            if head.was_packed {
                (read.rows.hash, read.rows.bytes) = packed::identity(file.files, file.path)?;
            }
            return Ok(read);
        }
    }
}

/// Reads the first records of a file that no catalog knows.
///
/// # Errors
/// Why the file as a whole cannot be used.
pub(in crate::feed) fn read_sample(file: &FileToSample<'_>) -> Result<Sample, Failed> {
    let head = head(file.files, file.name)?;
    container_of(&head.bytes).sample(file, &head.bytes)
}

/// Reads every record of a file that no catalog knows, as it stands.
///
/// # Errors
/// Why the file as a whole cannot be used.
pub(in crate::feed) fn read_records(file: &FileToSample<'_>) -> Result<Vec<(u64, Vec<String>)>, Failed> {
    container_of(&head(file.files, file.name)?.bytes).records(file)
}
