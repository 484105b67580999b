//! `--fail-on`: what a verb is asked to fail on (exit 1).

use super::console;
use super::project::Opened;
use super::spoken::spoken;
use crate::assess::Verdict;
use crate::report::{ChasePart, Report};
use crate::say;

/// What is bad enough.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum FailOn {
    /// A target is behind, or worse.
    Behind,
    /// A target is far behind, or missed.
    FarBehind,
    /// A target has no value.
    NoData,
    /// A row was rejected.
    Rejects,
    /// A report is out past its stated deadline, or an action past its day.
    Overdue,
}

impl FailOn {
    const NAMES: [(&'static str, Self); 5] = [
        ("behind", Self::Behind),
        ("far_behind", Self::FarBehind),
        ("no_data", Self::NoData),
        ("rejects", Self::Rejects),
        ("overdue", Self::Overdue),
    ];
    /// As the help of `run` lists them.
    pub const CHOICES: &'static str = "behind|far_behind|no_data|rejects|overdue";
    /// Those that need no verdicts.
    pub const OF_CHECK: &'static str = "rejects|overdue";

    /// # Errors
    /// The text for any word that is none of them.
    pub fn parse(text: &str) -> Result<Self, String> {
        Self::among(text, Self::CHOICES)
    }

    /// # Errors
    /// The same, also for a word that `check` cannot answer.
    pub fn parse_of_check(text: &str) -> Result<Self, String> {
        Self::among(text, Self::OF_CHECK)
    }

    fn among(text: &str, choices: &str) -> Result<Self, String> {
        let known: Vec<&str> = choices.split('|').collect();
        let found = Self::NAMES.iter().find(|(name, _)| *name == text && known.contains(name));
        found.map(|(_, fail_on)| *fail_on).ok_or_else(|| say!("not-to-fail-on", text, known).in_language(spoken()))
    }

    /// Whether a report holds it.
    pub fn is_in(self, report: &Report, opened: &Opened) -> bool {
        let any = |bad: &[Verdict]| report.rows.iter().any(|row| bad.iter().any(|v| v.as_str() == row.record.verdict));
        match self {
            Self::Behind => any(&[Verdict::Behind, Verdict::FarBehind, Verdict::Missed]),
            Self::FarBehind => any(&[Verdict::FarBehind, Verdict::Missed]),
            Self::NoData => any(&[Verdict::NoData]),
            Self::Rejects => opened.study.has_rejects(opened.as_of),
            Self::Overdue => {
                Self::is_owed(&report.chase) || report.actions.iter().any(|action| action.state == "overdue")
            }
        }
    }

    /// Whether there is any of these; says which, since the exit code alone does not.
    pub fn told(found: impl Iterator<Item = Self>, opened: &Opened) -> bool {
        let name = |what: Self| Self::NAMES.iter().find(|(_, known)| *known == what).map(|(name, _)| *name);
        let found: Vec<&str> = found.filter_map(name).collect();
        if !found.is_empty() {
            console::message(&say!("found-to-fail-on", found), opened.language);
        }
        !found.is_empty()
    }

    /// Whether a report that is owed is past its stated deadline.
    pub fn is_owed(chase: &ChasePart) -> bool {
        !chase.overdue.lines.is_empty()
    }
}
