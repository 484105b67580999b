//! A tracking table as forms read it: types only.

use std::collections::BTreeMap;

/// The tracking table.
#[derive(Debug, Clone, Default)]
pub struct TrackingPart {
    /// Heads and notes in the report's language, by key.
    pub words: BTreeMap<&'static str, String>,
    /// What each indicator is, in the order of the catalog.
    pub indicators: Vec<DescribedIndicator>,
    pub years: Vec<TrackingYear>,
    pub lines: Vec<TrackedLine>,
    /// Under the title: how the table is to be read.
    pub notes: Vec<String>,
}

/// What the catalog says of an indicator, in words.
#[derive(Debug, Clone)]
pub struct DescribedIndicator {
    pub code: String,
    pub name: String,
    pub level: String,
    pub definition: String,
    pub verification: String,
    pub unit: String,
    /// `当期数`, `累计数`, `期末数` …
    pub reading: String,
    pub better: String,
    pub source: String,
    pub lead: String,
    pub assumption: String,
}

/// The heads of one year.
#[derive(Debug, Clone)]
pub struct TrackingYear {
    /// `2020年`.
    pub label: String,
    pub quarters: [String; 4],
}

/// One indicator in one region, or for one text of a column.
#[derive(Debug, Clone)]
pub struct TrackedLine {
    /// Id of the indicator.
    pub indicator: String,
    pub code: String,
    pub name: String,
    /// What of it the line counts: the region's name, `性别：女`.
    pub part: String,
    /// Code of the region.
    pub region: String,
    /// Whether it is the whole, rather than a part of it.
    pub whole: bool,
    /// Whether it is a region that has no target of its own.
    pub is_detail: bool,
    pub unit: String,
    pub reading: String,
    /// Places that its amounts are shown with.
    pub decimals: u32,
    pub baseline_year: String,
    pub baseline: Figure,
    /// The target of its whole life, with its upper edge and its due date.
    pub target: Figure,
    pub upper: Figure,
    pub due: String,
    pub value: Figure,
    /// Value ÷ target, a plain fraction.
    pub completion: Figure,
    /// Of the value, on what the plan asks for by as-of.
    pub deviation: Deviation,
    /// The month's explanation, and what is to be known of the value.
    pub comment: String,
    /// One for each year of the table.
    pub years: Vec<TrackedYear>,
}

#[derive(Debug, Clone)]
pub struct TrackedYear {
    pub year: PeriodCells,
    pub quarters: [PeriodCells; 4],
    /// How its periods are explained.
    pub comment: String,
}

/// One period of a line.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct PeriodCells {
    pub target: Figure,
    pub actual: Figure,
    /// Actual ÷ target, a plain fraction; blank where less is better.
    pub completion: Figure,
    pub deviation: Deviation,
}

/// A number in full, or why there is none.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Figure {
    #[default]
    Blank,
    Number(String),
    /// `报送不全`.
    Word(String),
}

/// How far an actual value is from its target, as a share of the target.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub enum Deviation {
    #[default]
    None,
    /// Within the limit up to which nobody has to explain it.
    Within(String),
    /// Beyond it, the good way.
    Better(String),
    /// Beyond it, the bad way.
    Worse(String),
}

impl Deviation {
    /// The share as a plain fraction; empty where there is none.
    #[must_use]
    pub fn share(&self) -> &str {
        match self {
            Self::None => "",
            Self::Within(share) | Self::Better(share) | Self::Worse(share) => share,
        }
    }

    /// Whether it is to be explained.
    #[must_use]
    pub fn is_marked(&self) -> bool {
        matches!(self, Self::Better(_) | Self::Worse(_))
    }
}
