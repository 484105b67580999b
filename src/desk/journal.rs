//! Who did what at the desk: a line for each thing that was written, in the project's `desk/log.csv`.

use crate::disk::{System, replace};
use crate::measure::notation::visible;
use jiff::Zoned;
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};

/// The file, in a folder of its own, where no feed's pattern takes it for a report. It is the office's, and no part of what reports are made from.
pub(super) const LOG: &str = "desk/log.csv";
const HEADING: [&str; 4] = ["at", "by", "command", "file"];

/// Writes one line at a time.
#[derive(Debug, Default)]
pub(super) struct Journal(Mutex<()>);

impl Journal {
    /// Adds a line. What was done stays done where the line cannot be written.
    ///
    /// # Errors
    /// What the system said.
    pub fn add(&self, folder: &Path, by: &str, command: &str, file: &str) -> io::Result<()> {
        let _one = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let path = folder.join(LOG);
        path.parent().map_or(Ok(()), std::fs::create_dir_all)?;
        let before = match std::fs::read(&path) {
            Ok(bytes) => bytes,
            Err(error) if error.kind() == io::ErrorKind::NotFound => Vec::new(),
            Err(error) => return Err(error),
        };
        let is_new = before.is_empty();
        // With the mark of UTF-8, so that Excel and WPS read Chinese.
        let start = if is_new { b"\xEF\xBB\xBF".to_vec() } else { before };
        let mut writer = csv::WriterBuilder::new().terminator(csv::Terminator::CRLF).from_writer(start);
        if is_new {
            writer.write_record(HEADING)?;
        }
        let at = Zoned::now().strftime("%Y-%m-%d %H:%M").to_string();
        writer.write_record([&at, &harmless(by), command, &harmless(file)])?;
        let bytes = writer.into_inner().map_err(|error| io::Error::other(error.to_string()))?;
        replace(&System, &path, &bytes)
    }
}

/// A text that no spreadsheet takes for a formula.
fn harmless(text: &str) -> String {
    let text = visible(text);
    if text.starts_with(['=', '+', '-', '@']) { format!("'{text}") } else { text.into_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_thing_done_has_its_line() {
        let folder = tempfile::tempdir().expect("a folder");
        let journal = Journal::default();
        journal.add(folder.path(), "张三", "onpace add x.csv", "x.csv").expect("written");
        journal.add(folder.path(), "=1+1", "onpace add y.csv", "y.csv").expect("written");
        let text = std::fs::read_to_string(folder.path().join(LOG)).expect("a file");
        let lines: Vec<&str> = text.trim_start_matches('\u{feff}').lines().collect();
        assert_eq!(lines[0], "at,by,command,file");
        assert!(lines[1].ends_with(",张三,onpace add x.csv,x.csv"), "{}", lines[1]);
        assert!(lines[2].contains(",'=1+1,"), "{}", lines[2]);
        assert_eq!(lines.len(), 3);
    }
}
