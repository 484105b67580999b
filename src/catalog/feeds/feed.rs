//! A feed: the files that one department sends, and how they are read.

use super::column::{Column, ColumnKind};
use crate::catalog::regions::RegionId;
use crate::measure::notation::Encoding;
use crate::measure::{Calendar, Every, Period};
use jiff::civil::Date;

/// What one department sends.
#[derive(Debug, Clone)]
pub struct Feed {
    pub id: String,
    /// A glob below the project folder.
    pub files: String,
    /// The department that sends it (数据报送单位).
    pub source: String,
    pub every: Every,
    /// Its quarters and years are those of this calendar.
    pub calendar: Calendar,
    /// Days of grace after a period's end.
    pub lag: u16,
    pub rows: Rows,
    /// Regions that owe a row each period; empty for `Rows::Events`.
    pub expect: Vec<RegionId>,
    /// The columns that identify a row. A later row with the same key revises the earlier one.
    pub key: Vec<String>,
    pub files_are: FilesAre,
    pub reading: Reading,
    pub columns: Vec<Column>,
}

/// How to read a feed's files where detection would be misled; `None` leaves it to detection.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub struct Reading {
    pub encoding: Option<Encoding>,
    pub delimiter: Option<u8>,
    /// The name of the sheet in a workbook.
    pub sheet: Option<String>,
    /// The line or sheet row of the header's first row, from 1.
    pub header_line: Option<u64>,
    /// The number of header rows.
    pub header_rows: Option<u16>,
}

impl Feed {
    /// The period of a length that `day` lies in.
    #[must_use]
    pub fn period_containing(&self, day: Date, every: Every) -> Period {
        Period::containing_in(self.calendar, day, every)
    }

    /// The last period of a length that is over at the end of `day`.
    #[must_use]
    pub fn last_complete_period(&self, day: Date, every: Every) -> Period {
        Period::last_complete_in(self.calendar, day, every)
    }

    #[must_use]
    pub fn column(&self, id: &str) -> Option<&Column> {
        self.columns.iter().find(|c| c.id == id)
    }

    /// The column that says which region a row is about; a feed without one is about the root.
    #[must_use]
    pub fn region_column(&self) -> Option<&Column> {
        self.columns.iter().find(|c| c.kind == ColumnKind::Region)
    }

    /// The date columns that no row may leave blank.
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
    /// A row missing from a later file has ended.
    Snapshot,
}
