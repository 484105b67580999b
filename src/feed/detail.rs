//! In how much detail the rows of a feed are needed: every row, or sums.

use crate::catalog::{ColumnKind, Feed};
use crate::measure::Every;

/// How much detail of a feed's rows a study needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Detail {
    /// Every row.
    #[default]
    Rows,
    /// Sums only, so far as [`Aggregation::fits`].
    Aggregated(Aggregation),
}

/// Which columns rows are grouped by and which are added up, by their ids. Rows are also grouped by region and by the month of each
/// date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aggregation {
    /// Text columns that rows are grouped by.
    pub by: Vec<String>,
    /// Quantity columns that are added up.
    pub of: Vec<String>,
}

/// Columns that rows may be grouped by, beside their region.
const GROUPS_AT_MOST: usize = 4;

impl Aggregation {
    /// Whether a feed's rows can be added up: no row revises another, none stays open, and months, as the calendar has them, are as
    /// precise as the feed needs.
    #[must_use]
    pub fn fits(&self, feed: &Feed) -> bool {
        let dates = feed.columns.iter().filter(|c| c.kind == ColumnKind::Date);
        feed.key.is_empty()
            && feed.cutoff.is_none()
            && feed.every >= Every::Month
            && dates.count() + self.by.len() <= GROUPS_AT_MOST
    }

    /// Whether a column remains when rows have been added up.
    pub(super) fn keeps(&self, feed: &Feed, n: usize) -> bool {
        let column = &feed.columns[n];
        match column.kind {
            ColumnKind::Date | ColumnKind::Region => true,
            ColumnKind::Text | ColumnKind::Id => self.by.contains(&column.id),
            ColumnKind::Quantity { .. } => self.of.contains(&column.id),
        }
    }
}

impl Detail {
    pub(super) fn keeps(&self, feed: &Feed, n: usize) -> bool {
        match self {
            Self::Rows => true,
            Self::Aggregated(aggregation) => aggregation.keeps(feed, n),
        }
    }

    /// What rows are added up by and of, where sums are enough.
    pub(super) fn aggregation(&self) -> Option<&Aggregation> {
        match self {
            Self::Rows => None,
            Self::Aggregated(aggregation) => Some(aggregation),
        }
    }
}
