//! Limits on what a workbook may hold. Everything is counted while it is read and before it is kept, so that a hostile workbook
//! is refused in constant memory, whatever its directory or its header claims.

use super::limit::Limit;
use super::refusal::Refusal;

const MIB: u64 = 1 << 20;

const fn count(what: &'static str, at_most: u64) -> Limit {
    Limit { what, at_most, shown_in: 1 }
}

const fn mebibytes(what: &'static str, at_most: u64) -> Limit {
    Limit { what, at_most: at_most * MIB, shown_in: MIB }
}

impl Limit {
    /// # Errors
    /// [`Refusal::TooLarge`] when more was found than the limit.
    pub fn check(&'static self, found: u64) -> Result<(), Refusal> {
        if found > self.at_most { Err(Refusal::TooLarge { limit: self, found }) } else { Ok(()) }
    }
}

/// A county's monthly table with 100,000 rows of twenty columns is about 10 MiB as xlsx.
pub(super) static FILE: Limit = mebibytes("limit-file", 64);
/// A full xls sheet of fifteen columns. The directory of the container is held in memory, at three times its own size.
pub(super) static XLS_FILE: Limit = mebibytes("limit-xls-file", 16);
/// Parts of a zip container. A workbook has about ten, and one or two for each sheet.
pub(super) static PARTS: Limit = count("limit-parts", 4096);
/// The directory of a zip container is held in memory before anything is read.
pub(super) static DIRECTORY: Limit = mebibytes("limit-directory", 1);
/// Places where a directory of a zip container may end; a search goes through the file for each.
pub(super) static ENDS: Limit = count("limit-ends", 8);
/// Five million cells are about 250 MiB of XML.
pub(super) static EXPANDED: Limit = mebibytes("limit-expanded", 256);
/// A text that is unpacked is read piece by piece.
pub(super) static UNPACKED: Limit = mebibytes("limit-expanded", 4096);
/// Parts that are held in memory as a whole: lists of sheets and of relations.
pub(super) static LIST: Limit = mebibytes("limit-list", 4);
/// Deflate reaches 1,030 on a run of one byte. Tables reach 50: [`RATIO_FROM`] leaves alone what is small.
pub(super) static RATIO: Limit = count("limit-ratio", 200);
/// Bytes of one part that may come out before its ratio is looked at.
pub(super) const RATIO_FROM: u64 = MIB;
/// Bytes of one tag, of one text node, of one cell. A cell of Excel holds 32,767 characters.
pub(super) static PIECE: Limit = mebibytes("limit-piece", 1);
/// Elements within each other. Workbooks have about ten.
pub(super) static DEPTH: Limit = count("limit-depth", 256);
/// Excel's rows.
pub(super) static ROWS: Limit = count("limit-rows", 1 << 20);
/// Excel's columns.
pub(super) static COLUMNS: Limit = count("limit-columns", 1 << 14);
/// Cells of all sheets, an empty one to the left of a filled one included: each takes its place in memory.
pub(super) static CELLS: Limit = count("limit-cells", 5_000_000);
/// Text of all cells, a shared text counted wherever it stands.
pub(super) static TEXT: Limit = mebibytes("limit-text", 128);
/// Different texts of cells: four bytes each while they are counted.
pub(super) static STRINGS: Limit = count("limit-strings", 2_000_000);
/// Excel's cell formats.
pub(super) static FORMATS: Limit = count("limit-formats", 65_536);
pub(super) static SHEETS: Limit = count("limit-sheets", 1024);
/// Merged areas of all sheets, and the cells that they cover in rows that exist.
pub(super) static MERGED: Limit = count("limit-merged", 200_000);
pub(super) static MERGED_CELLS: Limit = count("limit-merged-cells", 5_000_000);
