//! One file's typed rows, with what its head says of them.

use super::typed_rows::Rows;
use crate::catalog::RegionId;
use crate::diag::Diagnostic;
use crate::feed::file_format::FileFormat;
use crate::measure::{Period, Unit};
use std::collections::BTreeSet;

/// One file's rows.
#[derive(Debug)]
pub(in crate::feed) struct FileRows {
    pub path: String,
    /// Its path, with the sheet behind it where that is a report of its own.
    pub name: String,
    pub hash: String,
    pub bytes: u64,
    pub format: FileFormat,
    pub header_line: u64,
    pub header_rows: usize,
    /// From the file's name.
    pub period: Option<Period>,
    /// A period in its name that is longer than the feed's own: a year of a monthly feed.
    pub longer_period: Option<Period>,
    /// The feed's own periods for which the file speaks; empty until all files of the feed are read.
    pub periods: BTreeSet<Period>,
    /// Whose file it is, where that is known.
    pub sender: Option<RegionId>,
    /// Headers of the declared columns, as the file writes them.
    pub headers: Vec<String>,
    /// Where they stand, from 0, and the unit that the file states.
    pub found: Vec<Option<(usize, Option<Unit>)>>,
    /// Which declared columns it does not have.
    pub lacks: Vec<usize>,
    pub rows: Rows,
    pub warnings: Vec<Diagnostic>,
}
