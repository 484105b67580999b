//! Workbooks → sheets of text cells, as a CSV export of the same tables would have them.
//!
//! - `zipped`, `xml`: the containers of xlsx and ods, taken apart under [`limits`].
//! - `xlsx` with `package` and `shared`, `ods` with `ods_cell`, `xls` with `biff`: one file format each. They hand their
//!   cells to a `Draft`.
//! - `formats`, `cells`: number formats, and numbers into text.
//! - [`Refusal`]: why a workbook is not read.
//!
//! Every workbook is read twice: first only to count, in constant memory, and when it keeps within the limits once more
//! to keep its cells.

mod biff;
mod cells;
mod draft;
mod formats;
mod limits;
mod ods;
mod ods_cell;
mod package;
mod refusal;
mod shared;
#[cfg(test)]
mod tests;
mod xls;
mod xlsx;
mod xml;
mod zipped;

use draft::Draft;
use zipped::Archive;

pub(super) use refusal::Refusal;

const ZIP: &[u8] = b"PK\x03\x04";
const COMPOUND: &[u8] = b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1";

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Format {
    Xlsx,
    Xls,
    Ods,
}

impl Format {
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Xlsx => "xlsx",
            Self::Xls => "xls",
            Self::Ods => "ods",
        }
    }
}

#[derive(Debug)]
pub(super) struct Workbook {
    pub format: Format,
    /// In the order of their tabs. Sheets of charts and macros are left out.
    pub sheets: Vec<Sheet>,
}

#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub name: String,
    pub hidden: bool,
    /// Rows with anything in them, in order. Hidden and filtered rows are rows like others.
    pub rows: Vec<SheetRow>,
    /// Merged areas, cut at the last column that holds anything. Only the top left cell of each holds its text; see
    /// [`Sheet::fill_merged`].
    pub merged: Vec<Area>,
    /// Formulas whose value the file does not hold, because the program that wrote it does not calculate. Their cells
    /// are blank.
    pub uncomputed: u64,
    /// Line and column of the first of them.
    pub first_uncomputed: Option<(u64, usize)>,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct SheetRow {
    /// Row number from 1, as spreadsheets show it.
    pub line: u64,
    /// From column A on; trailing empty cells are cut.
    pub cells: Vec<String>,
}

/// A merged area, its ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Area {
    /// Numbers of rows as in [`SheetRow::line`].
    pub first_row: u64,
    pub last_row: u64,
    /// Indices of [`SheetRow::cells`].
    pub first_col: usize,
    pub last_col: usize,
}

impl Sheet {
    /// Copies the text of the merged areas that `which` takes into all their cells, in rows that hold anything beside them.
    pub fn fill_merged(&mut self, which: impl Fn(&Area) -> bool) {
        for area in self.merged.iter().filter(|area| which(area)) {
            let from = self.rows.partition_point(|row| row.line < area.first_row);
            let to = self.rows.partition_point(|row| row.line <= area.last_row);
            let rows = &mut self.rows[from..to];
            let top = rows.first().filter(|row| row.line == area.first_row);
            let Some(text) = top.and_then(|row| row.cells.get(area.first_col)).filter(|t| !t.is_empty()).cloned()
            else {
                continue;
            };
            for row in rows {
                if row.cells.len() <= area.last_col {
                    row.cells.resize(area.last_col + 1, String::new());
                }
                row.cells[area.first_col..=area.last_col].fill(text.clone());
            }
        }
    }
}

/// Whether a file, given by its first bytes, is a workbook (or another document of the same containers) rather than text.
pub(super) fn is_workbook(head: &[u8]) -> bool {
    head.starts_with(ZIP) || head.starts_with(COMPOUND)
}

/// Reads every sheet of an xlsx, ods or xls workbook.
///
/// # Errors
/// Why the workbook as a whole cannot be used. Memory for a workbook that is too large stays below 64 MiB.
pub(super) fn sheets(bytes: &[u8]) -> Result<Workbook, Refusal> {
    limits::FILE.check(bytes.len() as u64)?;
    read(bytes, &mut Draft::new(false))?;
    let mut draft = Draft::new(true);
    let format = read(bytes, &mut draft)?;
    Ok(Workbook { format, sheets: draft.finish() })
}

fn read(bytes: &[u8], draft: &mut Draft) -> Result<Format, Refusal> {
    if bytes.starts_with(COMPOUND) {
        xls::read(bytes, draft)?;
        return Ok(Format::Xls);
    }
    let mut archive = Archive::open(bytes)?;
    if ods::is_ods(&mut archive)? {
        ods::read(&mut archive, draft)?;
        return Ok(Format::Ods);
    }
    xlsx::read(&mut archive, draft)?;
    Ok(Format::Xlsx)
}
