//! Limits on what a workbook may hold. Everything is counted while it is read and before it is kept, so that a hostile workbook
//! is refused in constant memory, whatever its directory or its header claims.

use super::limit::Limit;
use super::refusal::Refusal;

const MIB: u64 = 1 << 20;

const fn count(zh: &'static str, en: &'static str, at_most: u64) -> Limit {
    Limit { zh, en, at_most, shown_in: 1 }
}

const fn mebibytes(zh: &'static str, en: &'static str, at_most: u64) -> Limit {
    Limit { zh, en, at_most: at_most * MIB, shown_in: MIB }
}

impl Limit {
    /// # Errors
    /// [`Refusal::TooLarge`] when more was found than the limit.
    pub fn check(&'static self, found: u64) -> Result<(), Refusal> {
        if found > self.at_most { Err(Refusal::TooLarge { limit: self, found }) } else { Ok(()) }
    }
}

/// A county's monthly table with 100,000 rows of twenty columns is about 10 MiB as xlsx.
pub(super) static FILE: Limit = mebibytes("文件大小（MiB）", "file size in MiB", 64);
/// A full xls sheet of fifteen columns. The directory of the container is held in memory, at three times its own size.
pub(super) static XLS_FILE: Limit = mebibytes("xls 文件大小（MiB）", "xls file size in MiB", 16);
/// Parts of a zip container. A workbook has about ten, and one or two for each sheet.
pub(super) static PARTS: Limit = count("压缩包内文件数", "parts in the zip container", 4096);
/// The directory of a zip container is held in memory before anything is read.
pub(super) static DIRECTORY: Limit = mebibytes("压缩包目录大小（MiB）", "directory of the zip container in MiB", 1);
/// Places where a directory of a zip container may end; a search goes through the file for each.
pub(super) static ENDS: Limit = count("压缩包目录数", "directories in the zip container", 8);
/// Five million cells are about 250 MiB of XML.
pub(super) static EXPANDED: Limit = mebibytes("解压后大小（MiB）", "expanded size in MiB", 256);
/// Parts that are held in memory as a whole: lists of sheets and of relations.
pub(super) static LIST: Limit = mebibytes("工作表清单大小（MiB）", "list of sheets in MiB", 4);
/// Deflate reaches 1,030 on a run of one byte. Tables reach 50: [`RATIO_FROM`] leaves alone what is small.
pub(super) static RATIO: Limit = count("解压倍数", "expansion of a part, as a multiple", 200);
/// Bytes of one part that may come out before its ratio is looked at.
pub(super) const RATIO_FROM: u64 = MIB;
/// Bytes of one tag, of one text node, of one cell. A cell of Excel holds 32,767 characters.
pub(super) static PIECE: Limit = mebibytes("单个单元格大小（MiB）", "one cell in MiB", 1);
/// Elements within each other. Workbooks have about ten.
pub(super) static DEPTH: Limit = count("XML 嵌套层数", "nested elements", 256);
/// Excel's rows.
pub(super) static ROWS: Limit = count("行号", "row number", 1 << 20);
/// Excel's columns.
pub(super) static COLUMNS: Limit = count("列号", "column number", 1 << 14);
/// Cells of all sheets, an empty one to the left of a filled one included: each takes its place in memory.
pub(super) static CELLS: Limit = count("单元格数", "cells", 5_000_000);
/// Text of all cells, a shared text counted wherever it stands.
pub(super) static TEXT: Limit = mebibytes("文字总量（MiB）", "text in MiB", 128);
/// Different texts of cells: four bytes each while they are counted.
pub(super) static STRINGS: Limit = count("不同文字数", "different texts", 2_000_000);
/// Excel's cell formats.
pub(super) static FORMATS: Limit = count("单元格格式数", "cell formats", 65_536);
pub(super) static SHEETS: Limit = count("工作表数", "sheets", 1024);
/// Merged areas of all sheets, and the cells that they cover in rows that exist.
pub(super) static MERGED: Limit = count("合并区域数", "merged areas", 200_000);
pub(super) static MERGED_CELLS: Limit = count("合并区域的单元格数", "cells of merged areas", 5_000_000);
