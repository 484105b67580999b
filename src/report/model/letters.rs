//! Drafts of letters as the verb reads them.

use super::document::Document;

/// The letters that a report gives reason for.
#[derive(Debug, Clone, Default)]
pub struct LettersPart {
    /// Why there is none at all; None where there may be some.
    pub refused: Option<String>,
    pub letters: Vec<Letter>,
    /// What lags and has no letter.
    pub none: Vec<NoLetter>,
}

/// One letter to one unit.
#[derive(Debug, Clone)]
pub struct Letter {
    pub kind: LetterKind,
    pub unit: String,
    /// The kind in the report's language: `督办通知单`.
    pub title: String,
    /// What it is about, a line for each matter.
    pub matters: Vec<String>,
    pub document: Document,
}

/// The kinds of letters.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub enum LetterKind {
    /// 催报通知: reports past a stated deadline.
    Reminder,
    /// 督办通知单: tasks that lag beyond doubt.
    FollowUp,
    /// 情况核实函: everything else.
    Verification,
}

/// A task that lags, and why nobody is written to about it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct NoLetter {
    pub name: String,
    pub reason: String,
}
