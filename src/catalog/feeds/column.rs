//! A column of a feed.

use crate::measure::{Exact, Unit};

#[derive(Debug, Clone)]
pub struct Column {
    pub id: String,
    /// Headers under which departments send it.
    pub headers: Vec<String>,
    pub kind: ColumnKind,
    pub one_of: Vec<String>,
    pub optional: bool,
    /// Never leaves in clear.
    pub private: bool,
    /// A blank cell goes on with the one above: cells that were merged.
    pub fill_down: bool,
}

#[derive(Debug, Clone, PartialEq)]
pub enum ColumnKind {
    Date,
    Region,
    Text,
    /// Text that names a thing or a person: compared, counted, never calculated with.
    Id,
    Quantity {
        unit: Unit,
        min: Option<Exact>,
        max: Option<Exact>,
        /// Times by which it may change from one period to the next before that is told.
        jump: Option<Exact>,
    },
}

impl ColumnKind {
    /// As in `type = "…"`.
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
