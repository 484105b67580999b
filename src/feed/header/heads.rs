//! The headings of a wide table: which of them become rows, and which total those.

use crate::measure::Unit;

/// The headings of a table that become rows.
#[derive(Debug, Clone, Default)]
pub(in crate::feed) struct Heads {
    /// In the order of their cells, those over numbers that are unknown included.
    pub rows: Vec<Head>,
    /// Those that total others.
    pub totals: Vec<TotalHead>,
    /// The unit of all, where the header or the rows above it state one.
    pub unit: Option<Unit>,
}

/// A heading each cell under which becomes a row.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::feed) struct Head {
    pub cell: usize,
    /// As it is written.
    pub name: String,
    /// As the rows have it: a day for a period.
    pub into: String,
    /// Its own unit, where headings differ.
    pub unit: Option<Unit>,
    /// Whether it is a period, a region or one of those listed. The cells of others are rejected, and it is told.
    pub known: bool,
}

/// A heading over totals (合计, or a quarter beside its months): never a row, and compared with those that it totals.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::feed) struct TotalHead {
    pub cell: usize,
    pub name: String,
    /// The headings that it totals, by their position among the rows.
    pub of: Vec<usize>,
}

impl Heads {
    /// Whether they mark their row, of so many cells of which other columns are `named`, as the header: several do, and one that leaves
    /// no other cell unexplained.
    pub fn say_enough(&self, named: usize, width: usize) -> bool {
        let known = self.rows.iter().filter(|head| head.known).count();
        known > 1 || (known == 1 && named > 0 && named + self.rows.len() + self.totals.len() == width)
    }

    /// Headings that are not known.
    pub fn unknown(&self) -> impl Iterator<Item = &Head> {
        self.rows.iter().filter(|head| !head.known)
    }

    /// Whether a cell of a line stands under a heading that becomes rows, or under a total.
    pub fn has(&self, cell: usize) -> bool {
        self.rows.iter().any(|head| head.cell == cell) || self.totals.iter().any(|total| total.cell == cell)
    }
}
