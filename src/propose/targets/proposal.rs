//! A proposal: a row of `targets.csv` as a document would have it, with its clause and how certain it is.

use super::document::Place;
use crate::catalog::TargetKind;
use crate::measure::Direction;
use crate::words::Message;
use jiff::civil::Date;

/// What a document promises and reports.
#[derive(Debug, Clone)]
pub struct Draft {
    /// The document's file name.
    pub document: String,
    pub title: String,
    /// The document's own date, from which relative dates are counted.
    pub date: Option<Date>,
    pub proposals: Vec<Proposal>,
    pub asides: Vec<Aside>,
}

/// One promise.
#[derive(Debug, Clone)]
pub struct Proposal {
    pub indicator: ProposedIndicator,
    pub scope: String,
    pub kind: TargetKind,
    /// As `targets.csv` writes it: `13`, `@last_year*110%`; blank where the document leaves it open.
    pub value: String,
    pub upper: String,
    pub unit: String,
    pub from: String,
    pub baseline: String,
    pub due: String,
    pub plan: String,
    /// `stated`, `split`, `inferred`.
    pub basis: &'static str,
    pub keep: &'static str,
    pub decided: String,
    pub lead: String,
    pub support: String,
    pub leader: String,
    pub source: String,
    pub note: String,
    pub better: Direction,
    pub certainty: Certainty,
    /// Why it is as certain as that.
    pub why: Vec<Message>,
    /// The clause, as the document has it.
    pub clause: String,
    pub place: Place,
}

/// The indicator that a promise is about.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct ProposedIndicator {
    /// The nearest one of the project; `None` where none is near.
    pub known: Option<String>,
    /// What the document calls it.
    pub name: String,
}

/// How certain a proposal is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum Certainty {
    /// Everything stands in the clause.
    Sure,
    /// Something stands around it: in a heading, in the clause before.
    Likely,
    /// Something was supplied or guessed.
    Unsure,
}

impl Certainty {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sure => "sure",
            Self::Likely => "likely",
            Self::Unsure => "unsure",
        }
    }
}

/// A figure or a wish that is no target, so that a reader sees that nothing was dropped.
#[derive(Debug, Clone)]
pub struct Aside {
    pub why: WhyAside,
    pub name: String,
    pub amount: String,
    pub clause: String,
    pub place: Place,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum WhyAside {
    Reported,
    External,
    Described,
    Vague,
}

impl WhyAside {
    pub const ALL: [Self; 4] = [Self::Reported, Self::External, Self::Described, Self::Vague];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Reported => "reported",
            Self::External => "external",
            Self::Described => "described",
            Self::Vague => "vague",
        }
    }
}
