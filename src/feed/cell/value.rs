//! What a cell is read as.

use crate::catalog::RegionId;
use crate::measure::{Decimal, Period};
use jiff::civil::Date;

/// Printed in place of a private text.
pub(in crate::feed) const MASK: &str = "***";

/// The value of a cell.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::feed) enum CellValue {
    Blank,
    Day(i32),
    Region(RegionId),
    /// A symbol of the file's [`Interner`](super::interner::Interner); of a private column the hash stands there.
    Text(u32),
    /// In base units, trimmed.
    Amount(Decimal),
}

/// The dates of a row, which decide what its other cells mean.
#[derive(Debug, Clone, Copy, Default)]
pub(in crate::feed) struct RowTime {
    /// The earliest date of the row, else the last day of the file's period: names of regions are looked up as of that day.
    pub day: Option<i32>,
    /// The last day of the file's period: dates without a year lie in its year, and not after it.
    pub end: Option<Date>,
    /// That period where it is a year, of the calendar or of the project.
    pub year: Option<Period>,
}
