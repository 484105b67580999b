//! Sheets in the making: readers of all formats put their cells here. A workbook is read twice: first only counting, then keeping.

use super::limits::{CELLS, COLUMNS, MERGED, MERGED_CELLS, PIECE, ROWS, SHEETS, TEXT};
use super::refusal::Refusal;
use super::sheet::{Area, Sheet, SheetRow};
use crate::measure::notation::DecimalMark;
use std::borrow::Cow;
use std::collections::BTreeMap;

/// Sheets in the making. Rows and columns are counted from 0 here.
#[derive(Debug)]
pub(super) struct Draft {
    keep: bool,
    decimal: DecimalMark,
    sheets: Vec<Sheet>,
    opened: u64,
    cells: u64,
    text: u64,
    merged: u64,
    /// Cells of each row of the current sheet, up to the last filled one. In order of rows, whatever the file's.
    widths: BTreeMap<u32, u32>,
    rows: BTreeMap<u32, Vec<String>>,
    areas: Vec<Area>,
    sheet: Sheet,
}

impl Draft {
    /// `keep` is false for the first reading, which takes no more memory than a few bytes for each row.
    pub fn new(keep: bool, decimal: DecimalMark) -> Self {
        Self {
            keep,
            decimal,
            sheets: Vec::new(),
            opened: 0,
            cells: 0,
            text: 0,
            merged: 0,
            widths: BTreeMap::new(),
            rows: BTreeMap::new(),
            areas: Vec::new(),
            sheet: Sheet::default(),
        }
    }

    pub fn keeps(&self) -> bool {
        self.keep
    }

    pub fn begin(&mut self, name: &str, hidden: bool) -> Result<(), Refusal> {
        self.opened += 1;
        SHEETS.check(self.opened)?;
        self.sheet = Sheet { name: name.to_owned(), hidden, ..Sheet::default() };
        Ok(())
    }

    /// Puts a cell; an empty text leaves the cell blank.
    pub fn put(&mut self, row: u32, col: u32, text: &str) -> Result<(), Refusal> {
        self.put_counted(row, col, text.len(), || text)
    }

    /// Puts a number, which a workbook holds without a decimal mark, with that of the feed.
    pub fn put_number(&mut self, row: u32, col: u32, text: &str) -> Result<(), Refusal> {
        let number = self.with_mark(text);
        self.put(row, col, &number)
    }

    /// A number with the feed's decimal mark.
    pub fn with_mark<'n>(&self, number: &'n str) -> Cow<'n, str> {
        match self.decimal {
            DecimalMark::Point => Cow::Borrowed(number),
            DecimalMark::Comma => Cow::Owned(number.replace('.', ",")),
        }
    }

    /// Puts a cell of `len` bytes; `text` is called only when the cell is kept.
    pub fn put_counted<'t>(
        &mut self,
        row: u32,
        col: u32,
        len: usize,
        text: impl FnOnce() -> &'t str,
    ) -> Result<(), Refusal> {
        if len == 0 {
            return Ok(());
        }
        PIECE.check(len as u64)?;
        ROWS.check(u64::from(row) + 1)?;
        COLUMNS.check(u64::from(col) + 1)?;
        let width = self.widths.entry(row).or_default();
        let wider = (col + 1).saturating_sub(*width);
        *width += wider;
        self.cells += u64::from(wider);
        CELLS.check(self.cells)?;
        self.text += len as u64;
        TEXT.check(self.text)?;
        if self.keep {
            let cells = self.rows.entry(row).or_default();
            let col = col as usize;
            if cells.len() <= col {
                cells.resize(col + 1, String::new());
            }
            text().clone_into(&mut cells[col]);
        }
        Ok(())
    }

    /// Notes a merged area, given by its first and last cell; one cell alone is none.
    pub fn merge(&mut self, first: (u32, u32), last: (u32, u32)) -> Result<(), Refusal> {
        if first == last || first.0 > last.0 || first.1 > last.1 {
            return Ok(());
        }
        self.merged += 1;
        MERGED.check(self.merged)?;
        let line = |row: u32| u64::from(row) + 1;
        self.areas.push(Area {
            first_row: line(first.0),
            last_row: line(last.0),
            first_col: first.1 as usize,
            last_col: last.1 as usize,
        });
        Ok(())
    }

    /// Notes that the current sheet is hidden, where that is known only below its cells.
    pub fn hide(&mut self) {
        self.sheet.hidden = true;
    }

    /// Notes a formula without a stored value.
    pub fn uncomputed(&mut self, row: u32, col: u32) {
        self.sheet.uncomputed += 1;
        self.sheet.first_uncomputed.get_or_insert((u64::from(row) + 1, col as usize));
    }

    pub fn end(&mut self) -> Result<(), Refusal> {
        self.clip_areas()?;
        let mut sheet = std::mem::take(&mut self.sheet);
        sheet.merged = std::mem::take(&mut self.areas);
        self.widths.clear();
        for (row, mut cells) in std::mem::take(&mut self.rows) {
            while cells.last().is_some_and(String::is_empty) {
                cells.pop();
            }
            if cells.iter().any(|cell| !cell.trim().is_empty()) {
                sheet.rows.push(SheetRow { line: u64::from(row) + 1, cells });
            }
        }
        if self.keep {
            self.sheets.push(sheet);
        }
        Ok(())
    }

    /// Cuts merged areas at the last column that holds anything, and counts the cells that filling them would fill.
    fn clip_areas(&mut self) -> Result<(), Refusal> {
        if self.areas.is_empty() {
            return Ok(());
        }
        let rows: Vec<u32> = self.widths.keys().copied().collect();
        let width = self.widths.values().copied().max().unwrap_or(0) as usize;
        self.areas.retain(|area| area.first_col < width);
        let mut filled = 0;
        for area in &mut self.areas {
            area.last_col = area.last_col.min(width - 1);
            let from = rows.partition_point(|row| u64::from(*row) + 1 < area.first_row);
            let to = rows.partition_point(|row| u64::from(*row) < area.last_row);
            filled += ((to - from) * (area.last_col - area.first_col + 1)) as u64;
            MERGED_CELLS.check(filled)?;
        }
        Ok(())
    }

    pub fn finish(self) -> Vec<Sheet> {
        self.sheets
    }
}
