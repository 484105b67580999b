//! Targets that replace others: the same promise with other numbers from some day on, which needs an approval and a reason.

use super::target::Target;
use crate::catalog::reading::{Findings, TARGETS_FILE};
use crate::diag::{Diagnostic, Location};
use crate::measure::When;
use crate::say;

impl Target {
    /// The target of the same indicator, scope and kind among `targets` that this one replaces: the last whose time in force ends first,
    /// and before it was due. One that ran until it was due has a successor, and nothing was changed.
    #[must_use]
    pub fn replaces<'t>(&self, targets: &'t [Self]) -> Option<&'t Self> {
        let alike = |old: &&Self| {
            old.line != self.line && (&old.indicator, &old.scope, old.kind) == (&self.indicator, &self.scope, self.kind)
        };
        let until = |target: &Self| target.until.map(When::last_day);
        let was_cut_short = |old: &&Self| {
            let Some(end) = until(old) else { return false };
            until(self).is_none_or(|own| end < own) && old.due.is_none_or(|due| end < due.last_day())
        };
        targets.iter().filter(alike).filter(was_cut_short).max_by_key(|old| until(old))
    }

    /// Whether its approval or its reason is not stated, as they must be where it replaces another.
    #[must_use]
    pub fn is_unapproved(&self) -> bool {
        self.approved_by.is_empty() || self.reason.is_empty()
    }
}

/// Warns of targets that replace others without an approval or a reason.
pub(crate) fn check(targets: &[Target], findings: &Findings) {
    for new in targets.iter().filter(|target| target.is_unapproved()) {
        let Some(old) = new.replaces(targets) else { continue };
        let line = old.line;
        let message = say!("target-unapproved", line);
        let hint = say!("target-unapproved-hint");
        findings.push(
            Diagnostic::warning("unapproved-target", message).hint(hint).at(Location::line(TARGETS_FILE, new.line)),
        );
    }
}
