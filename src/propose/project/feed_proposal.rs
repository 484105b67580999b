//! What is proposed of a feed, a column and an indicator, each guess with its reason; `catalog_text` writes it.

use crate::catalog::{Kind, Protect};
use crate::measure::{Every, Unit};
use crate::words::Message;
use std::collections::BTreeMap;

/// Why a key is what it is, by key. What stands here is to be confirmed.
pub(super) type Guesses = BTreeMap<&'static str, Message>;

/// The type of a column.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum ColumnType {
    Date,
    Region,
    /// Where the region of another column lies.
    Parent,
    Text,
    Id,
    Quantity(Unit),
}

impl ColumnType {
    /// As a catalog writes it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::Region | Self::Parent => "region",
            Self::Text => "text",
            Self::Id => "id",
            Self::Quantity(_) => "quantity",
        }
    }
}

/// A column of a feed.
#[expect(clippy::struct_excessive_bools, reason = "each is a flag of the catalog")]
#[derive(Debug, Clone)]
pub struct ColumnProposal {
    pub id: String,
    /// Its headings; none where it is filled from the headings of a wide table.
    pub headers: Vec<String>,
    /// The headings that make a date together.
    pub from: Vec<String>,
    pub kind: ColumnType,
    pub optional: bool,
    pub private: bool,
    pub fill_down: bool,
    /// Whether no amount is below zero.
    pub no_negative: bool,
    pub guesses: Guesses,
}

impl ColumnProposal {
    pub(super) fn new(id: &str, headers: Vec<String>, kind: ColumnType) -> Self {
        Self {
            id: id.to_owned(),
            headers,
            from: Vec::new(),
            kind,
            optional: false,
            private: false,
            fill_down: false,
            no_negative: false,
            guesses: Guesses::new(),
        }
    }
}

/// Which headings of a wide table become rows.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct UnpivotProposal {
    /// `date` or `region`.
    pub columns: &'static str,
    pub into: String,
    pub value: String,
}

/// A feed.
#[derive(Debug, Clone)]
pub struct FeedProposal {
    pub id: String,
    /// What its files are called.
    pub name: String,
    /// A glob.
    pub files: String,
    /// The files that were met.
    pub paths: Vec<String>,
    pub source: String,
    pub every: Every,
    pub period: Option<String>,
    /// The scope that owes a row each period; `None`: rows are events. Blank: the root alone owes one.
    pub expect: Option<Vec<String>>,
    pub senders: Vec<String>,
    pub key: Vec<String>,
    pub files_are: Option<&'static str>,
    /// `each`, or the name of a sheet.
    pub sheets: Option<String>,
    pub unpivot: Option<UnpivotProposal>,
    pub dates: Option<&'static str>,
    /// Where the bytes of its files let only guess it.
    pub encoding: Option<String>,
    /// Whether a comma comes before the decimals.
    pub has_decimal_comma: bool,
    pub not_regions: Vec<String>,
    pub columns: Vec<ColumnProposal>,
    /// Headings that are not read.
    pub left_out: Vec<String>,
    pub guesses: Guesses,
    pub indicators: Vec<IndicatorProposal>,
}

/// What is measured.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum MeasureProposal {
    Sum(String),
    Reported(String),
    Count,
    Open(String, String),
}

/// An indicator.
#[derive(Debug, Clone)]
pub struct IndicatorProposal {
    pub id: String,
    pub name: String,
    pub section: String,
    pub measure: MeasureProposal,
    /// Column and text of the rows that count.
    pub condition: Option<(String, String)>,
    pub kind: Kind,
    /// The date column, where the feed has several.
    pub date: Option<String>,
    pub unit: Unit,
    pub is_lower_better: bool,
    pub protect: Option<Protect>,
    pub by: Vec<String>,
    pub guesses: Guesses,
}
