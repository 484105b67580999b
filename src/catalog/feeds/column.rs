//! A column of a feed.

use crate::measure::{Exact, Unit};

#[derive(Debug, Clone)]
#[expect(clippy::struct_excessive_bools, reason = "each is a key of its own in the catalog, and any may go with any")]
pub struct Column {
    pub id: String,
    /// The headers that departments give it; none where it is found otherwise.
    pub headers: Vec<String>,
    /// Where it stands in every file, from 0, whatever its header says.
    pub position: Option<usize>,
    /// The headers of the columns that a date is made from (year and month); empty where it has a column of its own.
    pub from: Vec<String>,
    pub kind: ColumnKind,
    pub one_of: Vec<String>,
    /// Texts that the conditions of indicators ask for, tidied: none of them says that there is no figure.
    pub selected: Vec<String>,
    pub optional: bool,
    /// Never printed in clear.
    pub private: bool,
    /// A blank cell repeats the one above, as in columns whose cells were merged.
    pub fill_down: bool,
    /// Whether its text names a region in which that of the region column lies, which tells apart those of one name.
    pub names_parent: bool,
    /// The columns that it is the sum of, as total of boys and girls; empty where it is none.
    pub parts: Vec<String>,
}

impl Column {
    /// Whether it is found otherwise than by its own header.
    #[must_use]
    pub fn is_placed(&self) -> bool {
        self.position.is_some() || !self.from.is_empty()
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum ColumnKind {
    Date,
    Region,
    Text,
    /// Text that identifies a thing or a person: compared and counted, never calculated with.
    Id,
    Quantity {
        unit: Unit,
        min: Option<Exact>,
        max: Option<Exact>,
        /// The factor of change from one period to the next above which an amount is reported as implausible.
        jump: Option<Exact>,
    },
}

impl ColumnKind {
    /// The name in `type = "…"`.
    #[must_use]
    pub fn as_str(&self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Region => "region",
            Self::Text => "text",
            Self::Id => "id",
            Self::Quantity { .. } => "quantity",
        }
    }
}
