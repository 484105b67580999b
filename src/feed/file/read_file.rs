//! One file: its bytes → typed rows, rejects and skipped records, whatever its container.

use super::choose_sheet::OwnSheet;
use super::container::{Container, FileToSample, ReadFile, Sample, SampledTable};
use super::delimited_text::DelimitedText;
use super::failed::{Failed, changed};
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
    unchanged(file.files, (file.path, file.name), || {
        let head = file.head()?;
        Ok(read_closely(container_of(&head.bytes), &file, &head)?.rows)
    })
}

/// Reads a file and adds up its rows on the way; `None` where its container cannot do that.
///
/// # Errors
/// Why the file as a whole cannot be used.
pub(in crate::feed) fn read_aggregated(file: &FileToRead<'_>) -> Result<Option<ReadFile>, Failed> {
    unchanged(file.files, (file.path, file.name), || {
        let head = file.head()?;
        let container = container_of(&head.bytes);
        if container.adds_up() { read_closely(container, file, &head).map(Some) } else { Ok(None) }
    })
}

/// What `read` makes of a file that stays what it is meanwhile: rows of two states of a file would make a sum that no sender has sent.
fn unchanged<T>(
    files: &ProjectFiles,
    (path, name): (&str, &str),
    mut read: impl FnMut() -> Result<T, Failed>,
) -> Result<T, Failed> {
    const TRIES: usize = 3;
    let mut before = files.stamp(path);
    for _ in 0..TRIES {
        let made = read();
        let after = files.stamp(path);
        if before == after {
            return made;
        }
        before = after;
    }
    Err(changed(name))
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

/// Reads the first records of every table of a file that no catalog knows.
///
/// # Errors
/// Why the file as a whole cannot be used.
pub(in crate::feed) fn read_tables(file: &FileToSample<'_>) -> Result<Vec<SampledTable>, Failed> {
    let head = head(file.files, file.name)?;
    container_of(&head.bytes).tables(file, &head.bytes)
}

/// Reads every record of a file that no catalog knows, as it stands.
///
/// # Errors
/// Why the file as a whole cannot be used.
pub(in crate::feed) fn read_records(file: &FileToSample<'_>) -> Result<Vec<(u64, Vec<String>)>, Failed> {
    container_of(&head(file.files, file.name)?.bytes).records(file)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::catalog::NotAFile;

    #[test]
    fn a_file_that_is_written_to_is_read_again_or_not_used() {
        let folder = tempfile::tempdir().expect("a folder");
        let files = ProjectFiles::Folder(folder.path().to_path_buf());
        let write = |text: &str| std::fs::write(folder.path().join("f.csv"), text).expect("written");
        // The text of the last reading, during the first so many of which the file grows.
        let read = |changes: usize| {
            let mut readings = 0;
            write("0");
            let read = unchanged(&files, ("f.csv", "f.csv"), || {
                readings += 1;
                let text = files.read("f.csv").expect("a file").into_owned();
                if readings <= changes {
                    write(&"9".repeat(1 + readings));
                }
                Ok(text.len())
            });
            (read.map_err(|why| why.code), readings)
        };
        assert_eq!(read(0), (Ok(1), 1));
        assert_eq!(read(1), (Ok(2), 2), "what stands there in the end");
        assert_eq!(read(9), (Err("unreadable-file"), 3));
    }

    #[cfg(unix)]
    #[test]
    fn what_is_no_file_is_not_opened() {
        let folder = tempfile::tempdir().expect("a folder");
        std::os::unix::net::UnixListener::bind(folder.path().join("f.csv")).expect("a socket");
        let files = ProjectFiles::Folder(folder.path().to_path_buf());
        let refused = files.read("f.csv").map(|bytes| bytes.len()).expect_err("no file");
        let inner = refused.get_ref().and_then(|inner| inner.downcast_ref::<NotAFile>());
        assert!(inner.is_some(), "{refused}");
        assert!(files.open("f.csv").is_err());
    }
}
