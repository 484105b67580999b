//! Targets that replace others: the same promise with other numbers from some day on, which needs an approval and a reason.

use super::target::Target;
use crate::catalog::reading::{Findings, TARGETS_FILE};
use crate::diag::{Diagnostic, Location};
use crate::measure::When;
use crate::say;

/// The targets whose time in force ends before they are due: those that others may replace. They are few, even among thousands.
#[derive(Debug)]
pub struct CutShort<'t>(Vec<&'t Target>);

impl<'t> CutShort<'t> {
    #[must_use]
    pub fn among(targets: &'t [Target]) -> Self {
        let is_cut_short = |target: &&Target| {
            let end = target.until.map(When::last_day);
            end.is_some_and(|end| target.due.is_none_or(|due| end < due.last_day()))
        };
        Self(targets.iter().filter(is_cut_short).collect())
    }

    /// The target of the same indicator, scope and kind that `new` replaces: the last whose time in force ends first. One that ran until
    /// it was due has a successor, and nothing was changed.
    #[must_use]
    pub fn replaced_by(&self, new: &Target) -> Option<&'t Target> {
        let until = |target: &Target| target.until.map(When::last_day);
        let ends_first = |old: &&&Target| until(new).is_none_or(|own| until(old).is_some_and(|end| end < own));
        let alike = |old: &&&Target| {
            old.line != new.line && (&old.indicator, &old.scope, old.kind) == (&new.indicator, &new.scope, new.kind)
        };
        self.0.iter().filter(ends_first).filter(alike).max_by_key(|old| until(old)).copied()
    }
}

impl Target {
    /// Whether its approval or its reason is not stated, as they must be where it replaces another.
    #[must_use]
    pub fn is_unapproved(&self) -> bool {
        self.approved_by.is_empty() || self.reason.is_empty()
    }
}

/// Warns of targets that replace others without an approval or a reason.
pub(crate) fn check(targets: &[Target], findings: &Findings) {
    let cut_short = CutShort::among(targets);
    for new in targets.iter().filter(|target| target.is_unapproved()) {
        let Some(old) = cut_short.replaced_by(new) else { continue };
        let line = old.line;
        let message = say!("target-unapproved", line);
        let hint = say!("target-unapproved-hint");
        findings.push(
            Diagnostic::warning("unapproved-target", message).hint(hint).at(Location::line(TARGETS_FILE, new.line)),
        );
    }
}
