//! A row that cannot be used: what is wrong with it, where it stands, and what of it may be shown.

use crate::catalog::RegionId;
use crate::measure::Period;
use crate::words::Message;
use std::ops::Range;

/// A row that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    pub file: String,
    /// Line on which the row starts, from 1.
    pub line: u64,
    /// Byte of the file at which it starts, from 0; `None` in a workbook.
    pub byte: Option<u64>,
    /// The header of the offending column; `None` where the whole row is at fault.
    pub column: Option<String>,
    /// Stable; the names of Frictionless where it has one.
    pub code: &'static str,
    /// The offending cell as written; `***` where it is or may be private.
    pub raw: String,
    pub message: Message,
    /// The period in the file's name.
    pub period: Option<Period>,
    /// The region of the row, where it could be read.
    pub region: Option<RegionId>,
    /// Texts that could be read, by column id, without private ones: enough to decide whether the row might have counted.
    pub cells: Vec<(String, String)>,
    /// The row as it was written, of the first few rejects of each file.
    pub excerpt: Option<Excerpt>,
}

/// A row on one line, private cells masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    pub text: String,
    /// Where the offending cell stands in it, in bytes.
    pub cell: Range<usize>,
}
