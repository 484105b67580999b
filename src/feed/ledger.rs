//! What became of every row of a feed's files, in numbers.

use crate::catalog::RegionId;
use crate::feed::file_format::FileFormat;
use crate::measure::Period;
use serde::Serialize;
use std::collections::BTreeSet;

/// Why a row was skipped.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum Skipped {
    Blank,
    /// A total, a mean, a running total.
    Total,
    /// A note, a title, the header once more.
    Words,
    /// About a grouping of the sender's that the feed leaves aside (`not_regions`).
    Grouping,
    /// The head of another table; the rows below it were skipped with it.
    SecondTable,
}

/// A value that a later file changed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Revision {
    /// The row's key; private parts masked.
    pub key: String,
    pub old_file: String,
    pub old_line: u64,
    pub new_file: String,
    pub new_line: u64,
    /// Column id; never a private column.
    pub column: String,
    pub old: String,
    pub new: String,
}

/// What came of a file.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "kebab-case")]
pub enum FileState {
    /// Rows of it are used, or were until another file revised them.
    Used,
    /// It has no row of data, which reports that there is nothing to report. Headers, totals and notes are no rows of data.
    Nil,
    /// It came and says nothing yet: all its rows are rejected, some since too many of the others are.
    Unusable,
}

/// One file as it was read.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileRead {
    /// Its path below the project's folder.
    pub path: String,
    /// As reports name it: its path, with the sheet behind it where each is a report of its own.
    pub name: String,
    /// blake3 of its bytes, in hex.
    pub hash: String,
    pub bytes: u64,
    pub format: FileFormat,
    /// Line of the header's first row, from 1, and how many rows it has.
    pub header_line: u64,
    pub header_rows: usize,
    /// The period in its name.
    pub period: Option<Period>,
    /// The feed's own periods for which it speaks: the one in its name; or all from the beginning of a longer period in its name, without
    /// one from its first row, to its last row.
    pub periods: BTreeSet<Period>,
    pub state: FileState,
    /// Whose file it is, in a feed of several senders: by its name, or by a cell above its table; `None` where neither says so.
    pub sender: Option<RegionId>,
    /// All records, the header and titles included.
    pub rows: u64,
    /// Rows that are used or out of scope; which of them depends on as-of.
    pub valid: u64,
    pub rejected: u64,
    pub skipped: u64,
    pub superseded: u64,
}

/// What became of the rows of one file, for one as-of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileLedger {
    pub file: String,
    pub format: FileFormat,
    pub rows: u64,
    pub used: u64,
    pub rejected: u64,
    pub skipped: u64,
    pub superseded: u64,
    pub out_of_scope: u64,
}

impl FileLedger {
    /// Whether every row is accounted for: `rows` was counted when the records were cut, the rest when they were judged.
    #[must_use]
    pub fn reconciles(&self) -> bool {
        self.rows == self.used + self.rejected + self.skipped + self.superseded + self.out_of_scope
    }
}
