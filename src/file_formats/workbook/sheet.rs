//! A workbook's sheets as text cells.

/// A workbook that has been read.
#[derive(Debug)]
pub(crate) struct Workbook {
    /// Its format as its ending names it.
    pub format: &'static str,
    /// In the order of their tabs. Sheets of charts and macros are left out.
    pub sheets: Vec<Sheet>,
}

/// A sheet of text cells.
#[derive(Debug, Clone, Default)]
pub(crate) struct Sheet {
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
pub(crate) struct SheetRow {
    /// Row number from 1, as spreadsheets show it.
    pub line: u64,
    /// From column A on; trailing empty cells are cut.
    pub cells: Vec<String>,
}

/// A merged area, its ends included.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Area {
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
