//! A column of a feed.

use crate::measure::{Exact, Unit};

#[derive(Debug, Clone)]
pub struct Column {
    pub id: String,
    /// The headers that departments give it.
    pub headers: Vec<String>,
    pub kind: ColumnKind,
    pub one_of: Vec<String>,
    /// Texts that the conditions of indicators ask for, tidied: none of them says that there is no figure.
    pub selected: Vec<String>,
    pub optional: bool,
    /// Never printed in clear.
    pub private: bool,
    /// A blank cell repeats the one above, as in columns whose cells were merged.
    pub fill_down: bool,
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
