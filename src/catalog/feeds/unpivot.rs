//! Wide tables: headings that become rows.

/// The headings of a table that become rows, each cell below them one: `unpivot` of a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unpivot {
    /// Which headings.
    pub headings: HeadingsAre,
    /// The column that takes the heading, by its position among the feed's.
    pub into: usize,
    /// The column that takes the cell below it.
    pub value: usize,
}

/// What the headings say that become rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum HeadingsAre {
    /// Periods: 1月, 2024-03, Q1 2024, 2018/19.
    Dates,
    /// Regions, by code, name or alias.
    Regions,
    /// These texts.
    Listed(Vec<String>),
}
