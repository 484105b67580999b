//! A feed: the files that one department sends, and how they are read.

use super::column::{Column, ColumnKind};
use crate::catalog::regions::RegionId;
use crate::measure::Every;
use crate::measure::text::Encoding;

/// What one department sends.
#[derive(Debug, Clone)]
pub struct Feed {
    pub id: String,
    /// Glob below the project folder.
    pub files: String,
    /// Who sends it (数据报送单位).
    pub source: String,
    pub every: Every,
    /// Days of grace after a period's end.
    pub lag: u16,
    pub rows: Rows,
    /// Regions that owe a row each period; empty for `Rows::Events`.
    pub expect: Vec<RegionId>,
    /// Column ids that name a row; a later row with the same key revises the earlier one.
    pub key: Vec<String>,
    pub files_are: FilesAre,
    pub reading: Reading,
    pub columns: Vec<Column>,
}

/// How a feed's files are to be read where the signs in them would mislead; None: by the signs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    pub encoding: Option<Encoding>,
    pub delimiter: Option<u8>,
    /// Name of the sheet, in workbooks.
    pub sheet: Option<String>,
    /// Line, or row of a sheet, of the header's first row, from 1.
    pub header_line: Option<u64>,
    /// Rows that the header has.
    pub header_rows: Option<u16>,
}

impl Feed {
    #[must_use]
    pub fn column(&self, id: &str) -> Option<&Column> {
        self.columns.iter().find(|c| c.id == id)
    }

    /// The column that says which region a row speaks for; without one the feed speaks for the root.
    #[must_use]
    pub fn region_column(&self) -> Option<&Column> {
        self.columns.iter().find(|c| c.kind == ColumnKind::Region)
    }

    /// Date columns that every row fills.
    pub fn required_dates(&self) -> impl Iterator<Item = &Column> {
        self.columns.iter().filter(|c| c.kind == ColumnKind::Date && !c.optional)
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    /// Every expected region owes a row each period.
    Report,
    /// No row means that nothing happened.
    Events,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum FilesAre {
    /// A row missing from a later file still stands.
    Changes,
    /// A row missing from a later file is over.
    Snapshot,
}
