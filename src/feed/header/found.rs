//! A table's header: its rows, and where each declared column stands.

use super::heads::Heads;
use crate::measure::Unit;

/// Records from the top among which the header is looked for.
pub(in crate::feed) const SEARCHED: usize = 30;
/// Where a declared column stands in one file.
#[derive(Debug, Clone)]
pub(in crate::feed) struct Found {
    pub cell: usize,
    /// As it is written in the file.
    pub name: String,
    /// From the header (`种植面积(万亩)`) or from a `单位:` row above it.
    pub unit: Option<Unit>,
}

/// The header of a table.
#[derive(Debug, Clone)]
pub(in crate::feed) struct Header {
    /// Index of its first record; those before it are titles.
    pub record: usize,
    /// How many records it takes.
    pub rows: usize,
    /// Cells of its widest record.
    pub width: usize,
    /// Cells of each row below it; `None` in a workbook, where a row may end at its last filled cell.
    pub row_width: Option<usize>,
    /// Cells of all rows of its table that can be seen, where they are not that many: the header has one too few or too many.
    pub other_width: Option<usize>,
    /// Of every declared column, in the feed's order; `None` for an optional one that the file lacks.
    pub columns: Vec<Option<Found>>,
    /// The cell in which each row states the unit of its own amounts (计量单位).
    pub unit_cell: Option<usize>,
    /// Whether that cell can hold nothing but units: 单位 may head offices too.
    pub states_units: bool,
    /// The cells of its records and of those above, tidied, to recognise them where they repeat further down.
    pub labels: Vec<Vec<String>>,
    /// The headings that become rows, where the feed has such.
    pub heads: Option<Heads>,
}
