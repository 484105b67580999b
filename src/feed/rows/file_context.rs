//! What all rows of one file are read with: its feed, its header, its period.

use crate::catalog::{Feed, RegionId, Regions};
use crate::feed::anonymise::Secret;
use crate::feed::cell::Scrutiny;
use crate::feed::detail::Aggregation;
use crate::feed::fast_or_general::Way;
use crate::feed::header::Header;
use crate::measure::Period;

/// What all rows of one file are read with.
#[derive(Debug, Clone, Copy)]
pub(in crate::feed) struct FileContext<'a> {
    pub feed: &'a Feed,
    pub regions: &'a Regions,
    /// The file's name.
    pub name: &'a str,
    /// The period in the file's name.
    pub period: Option<Period>,
    /// A longer one there, which gives dates their year: `11月` in the file of a year.
    pub longer_period: Option<Period>,
    /// Whose file it is: the region of rows that leave theirs blank.
    pub sender: Option<RegionId>,
    pub header: &'a Header,
    /// What excerpts put between two cells.
    pub delimiter: char,
    /// What rows are added up by and of, where the caller needs sums only.
    pub aggregation: Option<&'a Aggregation>,
    /// The key that private texts are hashed with.
    pub secret: Secret,
    pub way: Way,
    /// How closely each declared column is looked at; empty: as usual.
    pub scrutiny: &'a [Scrutiny],
}

impl FileContext<'_> {
    /// Whether a cell of a record stands in a declared column.
    pub fn is_declared(&self, cell: usize) -> bool {
        // Most columns stand where they are declared, and a table may have thousands.
        let stands_there =
            self.header.columns.get(cell).and_then(Option::as_ref).is_some_and(|found| found.cell == cell);
        stands_there || self.header.columns.iter().flatten().any(|found| found.cell == cell)
    }

    /// Whether the feed has a private column.
    pub fn has_private(&self) -> bool {
        self.feed.columns.iter().any(|column| column.private)
    }
}
