//! One record as the rules for rejects and for rows that are no data see it.

use super::row_cells::RowCells;
use crate::catalog::ColumnKind;
use crate::feed::cell::{CellReader, CellValue};
use crate::feed::rows::FileContext;
use crate::feed::text::Table;
use crate::measure::Units;

/// One record, with the readers of its columns and the values that they read in it.
#[derive(Clone, Copy)]
pub(super) struct RowView<'r, 'a> {
    pub context: &'r FileContext<'a>,
    pub table: &'r Table<'r>,
    pub cells: &'r RowCells<'a>,
    pub record: usize,
}

impl<'r, 'a> RowView<'r, 'a> {
    pub fn readers(&self) -> &'r [CellReader<'a>] {
        self.cells.readers()
    }

    pub fn values(&self) -> &'r [CellValue] {
        self.cells.values()
    }

    /// The units that the project knows.
    pub fn units(&self) -> &'r Units {
        &self.context.feed.units
    }

    /// The cell of a declared column; `None` where the file or the record lacks it.
    pub fn cell_of(&self, reader: &CellReader<'_>) -> Option<&'r str> {
        self.table.cell(self.record, reader.found.as_ref()?.cell)
    }

    /// The heading of a column; in a wide table the one above the record's value.
    pub fn name_of(&self, column: usize) -> &'r str {
        let unpivot = self.context.feed.unpivot.as_ref().filter(|u| u.into == column || u.value == column);
        unpivot.and_then(|_| self.heading()).unwrap_or_else(|| self.readers()[column].name())
    }

    /// In a wide table, the heading that the record's value stands under.
    pub fn heading(&self) -> Option<&'r str> {
        let heads = self.context.header.heads.as_ref()?;
        let name = heads.rows[self.table.heading(self.record)?].name.as_str();
        (!name.is_empty()).then_some(name)
    }

    /// The record's cells that are not blank.
    pub fn filled(&self) -> impl Iterator<Item = &'r str> {
        self.table.cells(self.record).filter(|cell| !cell.trim().is_empty())
    }

    /// Cells of columns that the feed does not declare.
    pub fn undeclared(&self) -> impl Iterator<Item = &'r str> {
        let Self { context, table, record, .. } = *self;
        (0..table.width(record)).filter(|n| !context.is_declared(*n)).filter_map(move |n| table.cell(record, n))
    }

    pub fn required_columns(&self) -> usize {
        self.readers().iter().filter(|c| !c.column.optional).count()
    }
}

/// Whether a column holds texts.
pub(super) fn holds_texts(reader: &CellReader<'_>) -> bool {
    matches!(reader.column.kind, ColumnKind::Text | ColumnKind::Id)
}
