//! In how much detail the rows of a feed are needed: every row, or sums.

use crate::catalog::{ColumnKind, Feed};
use crate::measure::Every;

/// How much of a feed's rows a study needs.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub enum Detail {
    /// Every row, as it was sent.
    #[default]
    Rows,
    /// Sums only, so far as [`Aggregation::fits`].
    Aggregated(Aggregation),
}

/// What rows are added up by and of, columns by their ids. Rows also stay apart by region, and by the month of each date.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Aggregation {
    /// Texts that rows are told apart by.
    pub by: Vec<String>,
    /// Quantities that are added up.
    pub of: Vec<String>,
}

/// Columns that rows are told apart by, beside their region.
const GROUPS_AT_MOST: usize = 4;

impl Aggregation {
    /// Whether a feed's rows can be added up at all: none revises another, none stays open, and months tell them apart as well
    /// as their days do.
    #[must_use]
    pub fn fits(&self, feed: &Feed) -> bool {
        let dates = feed.columns.iter().filter(|c| c.kind == ColumnKind::Date);
        feed.key.is_empty() && feed.every >= Every::Month && dates.count() + self.by.len() <= GROUPS_AT_MOST
    }

    /// Whether a column is there when rows have been added up.
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
