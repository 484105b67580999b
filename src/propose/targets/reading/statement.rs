//! What a clause says, in no language: an amount of something, how it changes, by when, for whom, and whether it is promised.

use crate::measure::{Exact, Unit, When};
use std::ops::Range;

/// One amount, or one thing to be done, as a clause states it.
#[derive(Debug, Clone)]
pub(in crate::propose::targets) struct Statement {
    /// What is measured, in the document's words.
    pub name: String,
    pub change: Change,
    pub low: Option<Exact>,
    /// The upper end of a range (4—6亿株), or the stretch above a floor.
    pub high: Option<Exact>,
    pub unit: UnitWritten,
    pub edge: Edge,
    /// Whether the edge is strict: under, fewer than, 低于.
    pub strict: bool,
    pub about: bool,
    pub tone: Tone,
    pub status: Status,
    pub time: Option<Time>,
    pub scope: Option<ScopeWritten>,
    pub every: Option<Rhythm>,
    pub against: Option<Against>,
    pub baseline: Option<Exact>,
    /// Values by the end of years before the due date, as amounts of those years or as totals so far.
    pub parts: Vec<(When, Exact)>,
    pub parts_are_shares: bool,
    pub who: Who,
    pub doubts: Vec<Doubt>,
    /// Where it stands in the folded text of its paragraph.
    pub at: Range<usize>,
    /// What else the clause says of it: growth beside an amount, a total beside what is new.
    pub beside: Vec<String>,
}

/// How the amount relates to what is measured.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::propose::targets) enum Change {
    /// To come to the amount: 达到, to 55 %.
    To,
    /// To come down to it.
    DownTo,
    /// To keep at least it.
    Hold,
    /// To keep at most it.
    HoldBelow,
    /// To do so many of it from nothing: 新建, deliver 350.
    Add,
    /// To become more by it: 增长10%.
    Rise,
    /// To become less by it.
    Fall,
    /// To become so many per cent of what it was: 翻一番 is 200.
    Times,
    /// To bring what is open to nothing.
    Zero,
    /// To do it for all.
    All,
    /// To be done, yes or no.
    Done,
    /// Not above the year before.
    NotAbove,
    /// Not below the year before.
    NotBelow,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub(in crate::propose::targets) enum Edge {
    #[default]
    Plain,
    AtLeast,
    AtMost,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, PartialOrd, Ord)]
pub(in crate::propose::targets) enum Tone {
    Firm,
    #[default]
    Plain,
    InPrinciple,
    Expected,
    Stretch,
}

/// Whether it is promised, and if not, what it is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::propose::targets) enum Status {
    Promised,
    Reported,
    /// Compared with others: 高于全市平均, top quartile.
    External,
    /// A size, a standard, a price of what the clause speaks of.
    Attribute,
    /// A wish without a number.
    Vague,
}

/// The unit as written, and the known one that it means.
#[derive(Debug, Clone, Default)]
pub(in crate::propose::targets) struct UnitWritten {
    pub written: String,
    pub known: Option<Unit>,
    /// Percentage points.
    pub points: bool,
}

/// When something is due.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::propose::targets) struct Time {
    pub from: Option<When>,
    pub due: Option<When>,
    pub source: TimeSource,
    /// As it is written, for the note that shows how a date was worked out.
    pub written: String,
    /// Whether only a stretch of a year is named, by which a part of something is due.
    pub year_only: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::propose::targets) enum TimeSource {
    /// Written out: 2025年底.
    Stated,
    /// Relative to the document's date, which the document states: 今年, 年底前.
    Relative,
    /// A custom: 汛期前.
    Custom,
    /// Carried from a clause before in the same sentence or paragraph.
    Carried,
    /// From a heading above or the title.
    Heading,
}

#[derive(Debug, Clone, PartialEq, Eq)]
pub(in crate::propose::targets) enum ScopeWritten {
    /// Each region of a level, `township`; and those left out, as written.
    Each { level: String, except: String, written: String },
    /// A region by its name.
    Named(String),
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::propose::targets) enum Rhythm {
    Week,
    Month,
    Quarter,
    Year,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::propose::targets) enum Against {
    LastYear,
    Baseline,
    Year(i16),
}

/// Who answers, in the document's words.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub(in crate::propose::targets) struct Who {
    pub lead: String,
    pub support: String,
    pub leader: String,
}

/// Why a person should look before accepting.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::propose::targets) enum Doubt {
    /// No due date is written.
    NoDue,
    /// The year was taken from the document's date.
    YearSupplied,
    /// The date follows a custom, not the text.
    DateByCustom,
    /// The date stands in a clause before.
    DueCarried,
    /// The date stands in a heading or the title.
    DueFromHeading,
    /// No word says whether it is promised or reported.
    StatusByPlace,
    NameUnclear,
    NumberInWords,
    UnitUnknown,
    GrowthCompounded,
    TotalUnknown,
    ScopeUnclear,
    InPrinciple,
    /// By 2030: on its first or its last day.
    AmbiguousYear,
    ConditionalFunding,
    /// The project's year begins in another month, or the document's year is a financial one that it does not define.
    FinancialYear,
    NoDocumentDate,
}

impl Statement {
    /// A statement of nothing yet, at a place.
    pub fn at(at: Range<usize>) -> Self {
        Self {
            name: String::new(),
            change: Change::To,
            low: None,
            high: None,
            unit: UnitWritten::default(),
            edge: Edge::Plain,
            strict: false,
            about: false,
            tone: Tone::Plain,
            status: Status::Promised,
            time: None,
            scope: None,
            every: None,
            against: None,
            baseline: None,
            parts: Vec::new(),
            parts_are_shares: false,
            who: Who::default(),
            doubts: Vec::new(),
            at,
            beside: Vec::new(),
        }
    }

    pub fn doubt(&mut self, doubt: Doubt) {
        if !self.doubts.contains(&doubt) {
            self.doubts.push(doubt);
        }
    }

    /// Whether lower is better, as far as the clause says so.
    pub fn is_lower_better(&self) -> bool {
        match self.change {
            Change::DownTo | Change::HoldBelow | Change::Fall | Change::Zero | Change::NotAbove => true,
            Change::Times => self.low.as_ref().is_some_and(|low| *low < crate::measure::exact::whole(100)),
            Change::Rise | Change::All | Change::Done | Change::NotBelow => false,
            Change::To | Change::Hold | Change::Add => self.edge == Edge::AtMost,
        }
    }
}
