//! When a file came in, as somebody wrote it down. What the system says of a file's time is never asked.

use jiff::civil::Date;

/// One file taken in.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ReceivedFile {
    /// Line in `received.csv`.
    pub line: u64,
    /// Its path below the project's folder.
    pub file: String,
    /// blake3 of its bytes; may be empty.
    pub hash: String,
    pub received_on: Date,
    /// Who took it in; may be empty.
    pub by: String,
    /// The version of the program that took it in, or of the file; may be empty.
    pub version: String,
}
