//! A row that cannot be used: what is wrong with it, where it stands, and what of it may be shown.

use crate::catalog::{Feed, RegionId};
use crate::measure::Period;
use crate::words::Message;
use std::ops::Range;

/// A row that cannot be used, and why.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Reject {
    pub file: String,
    /// Line on which the row starts, from 1.
    pub line: u64,
    /// Byte of the file at which it starts, from 0; `None` in a workbook.
    pub byte: Option<u64>,
    /// The header of the offending column; `None` where the whole row is at fault.
    pub column: Option<String>,
    /// Stable; the names of Frictionless where it has one.
    pub code: &'static str,
    /// The offending cell as written; `***` where it is or may be private.
    pub raw: String,
    pub message: Message,
    /// The period in the file's name.
    pub period: Option<Period>,
    /// The first and last day, in days since 1970, of the periods for which the file speaks: a row without a readable date waits in all of
    /// them, unless the file's name gives its period. `None` where no period is known.
    pub spoken_for: Option<(i32, i32)>,
    /// The region of the row, where it could be read. With `cells` and `days` enough to decide whether the row might have counted; of a
    /// row with too many or too few cells nothing can be read, since any may stand in the wrong column.
    pub region: Option<RegionId>,
    /// Texts that could be read, by column id, without private ones.
    pub cells: Vec<(String, String)>,
    /// Dates that could be read, by column id, in days since 1970, without private ones.
    pub days: Vec<(String, i32)>,
    /// The row as it was written, of the first few rejects of each file.
    pub excerpt: Option<Excerpt>,
}

impl Reject {
    /// The date by which the row is placed, that of the first required date column, where it could be read.
    #[must_use]
    pub fn day_of(&self, feed: &Feed) -> Option<i32> {
        self.day_in(&feed.required_dates().next()?.id)
    }

    /// The date in a column, where it could be read, in days since 1970.
    #[must_use]
    pub fn day_in(&self, column: &str) -> Option<i32> {
        self.days.iter().find(|(id, _)| id == column).map(|(_, day)| *day)
    }
}

/// A row on one line, private cells masked.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Excerpt {
    pub text: String,
    /// Where the offending cell stands in it, in bytes.
    pub cell: Range<usize>,
}
