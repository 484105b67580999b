//! Targets that replace others: the same promise with other numbers from some day on, which needs an approval and a reason.

use super::kind::TargetKind;
use super::target::{Baseline, Target};
use crate::catalog::reading::{Findings, TARGETS_FILE};
use crate::catalog::regions::Scope;
use crate::diag::{Diagnostic, Location};
use crate::measure::{Calendar, Direction, Month, When};
use crate::say;
use std::collections::HashMap;

/// What the same promise with other numbers has in common with it.
type Alike<'t> = (&'t str, &'t Scope, TargetKind);

fn alike(target: &Target) -> Alike<'_> {
    (&target.indicator, &target.scope, target.kind)
}

/// The targets whose time in force ends before they are due: those that others may replace. They are few, even among thousands.
#[derive(Debug)]
pub struct CutShort<'t>(HashMap<Alike<'t>, Vec<&'t Target>>);

impl<'t> CutShort<'t> {
    #[must_use]
    pub fn among(targets: impl IntoIterator<Item = &'t Target>) -> Self {
        let is_cut_short = |target: &&Target| {
            let end = target.until.map(When::last_day);
            end.is_some_and(|end| target.due.is_none_or(|due| end < due.last_day()))
        };
        let mut all: HashMap<Alike<'_>, Vec<&Target>> = HashMap::new();
        for target in targets.into_iter().filter(is_cut_short) {
            all.entry(alike(target)).or_default().push(target);
        }
        Self(all)
    }

    /// The target of the same indicator, scope and kind that `new` replaces: the last whose time in force ends first. One that ran until
    /// it was due has a successor, and nothing was changed.
    #[must_use]
    pub fn replaced_by(&self, new: &Target) -> Option<&'t Target> {
        let until = |target: &Target| target.until.map(When::last_day);
        let ends_first = |old: &&&Target| until(new).is_none_or(|own| until(old).is_some_and(|end| end < own));
        let others = self.0.get(&alike(new))?.iter().filter(|old| old.line != new.line);
        others.filter(ends_first).max_by_key(|old| until(old)).copied()
    }

    /// The target that held before the first change in the year of `as_of`, up to then, that led to `new`; None where there was none, or it asks
    /// for the same.
    #[must_use]
    pub fn original_of(&self, new: &Target, as_of: Month, calendar: Calendar) -> Option<&'t Target> {
        let changed_by_now = |old: &&Target| is_changed_by(old, as_of, calendar);
        let before = |target: &Target| self.replaced_by(target).filter(changed_by_now);
        let last = before(new)?;
        let original = std::iter::successors(Some(last), |target| before(target)).last();
        original.filter(|original| !original.asks_the_same_as(new))
    }

    /// How many of these targets were changed in the year of `as_of`, by then, and in which way; `better` is the good way of an indicator.
    #[must_use]
    pub fn changes(
        &self,
        targets: &[Target],
        as_of: Month,
        calendar: Calendar,
        better: impl Fn(&Target) -> Direction,
    ) -> Changes {
        let cut = || self.0.values().flatten().filter(|old| is_changed_by(old, as_of, calendar));
        let mut changes = Changes::default();
        let mut replaced = Vec::new();
        if cut().next().is_none() {
            return changes;
        }
        for new in targets {
            let Some(last) = self.replaced_by(new).filter(|old| is_changed_by(old, as_of, calendar)) else { continue };
            replaced.push(last.line);
            // One promise that was changed twice has been changed, once.
            let is_last = !is_changed_by(new, as_of, calendar);
            let Some(old) = self.original_of(new, as_of, calendar).filter(|_| is_last) else { continue };
            changes.lowered += usize::from(old.is_lowered_to(new, better(new)));
            changes.put_off += usize::from(is_later(new.due, old.due));
            changes.baseline += usize::from(old.has_other_baseline(new));
            changes.unapproved += usize::from(new.is_unapproved());
        }
        changes.dropped = cut().filter(|old| !replaced.contains(&old.line)).count();
        changes
    }
}

/// Whether another took over from a target in the year of `as_of`, by then.
fn is_changed_by(old: &Target, as_of: Month, calendar: Calendar) -> bool {
    changed_in(old).is_some_and(|month| month <= as_of && calendar.year_of(month) == calendar.year_of(as_of))
}

/// The month in which another target took over, or none did.
fn changed_in(old: &Target) -> Option<Month> {
    let next_day = old.until?.last_day().tomorrow().ok()?;
    Some(Month::of(next_day))
}

fn is_later(new: Option<When>, old: Option<When>) -> bool {
    let Some(old) = old.map(When::last_day) else { return false };
    new.is_none_or(|new| new.last_day() > old)
}

/// How many targets were changed. One may have been changed in several ways.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Changes {
    /// Targets that ask for less.
    pub lowered: usize,
    pub put_off: usize,
    /// Targets that nothing took the place of.
    pub dropped: usize,
    pub baseline: usize,
    /// Targets that replaced others without an approval or a reason.
    pub unapproved: usize,
}

impl Target {
    /// Whether its approval or its reason is not stated, as they must be where it replaces another.
    #[must_use]
    pub fn is_unapproved(&self) -> bool {
        self.approved_by.is_empty() || self.reason.is_empty()
    }

    /// Whether it asks for the same by the same plan, whoever answers for it.
    fn asks_the_same_as(&self, new: &Self) -> bool {
        let asked = |t: &Self| {
            (t.value.clone(), t.upper.clone(), t.reference.clone(), t.due, t.baseline.clone(), t.plan.clone())
        };
        asked(self) == asked(new)
    }

    /// Whether `new` asks for less than this: a lower value where more is better, a wider band.
    fn is_lowered_to(&self, new: &Self, better: Direction) -> bool {
        if self.reference != new.reference {
            return false;
        }
        let lower_edge = new.value < self.value;
        let higher_edge = match (&self.upper, &new.upper) {
            (Some(old), Some(new)) => new > old,
            (Some(_), None) => true,
            (None, _) => false,
        };
        match self.kind {
            TargetKind::Within => lower_edge || higher_edge,
            _ if better == Direction::Lower => new.value > self.value,
            _ => lower_edge,
        }
    }

    fn has_other_baseline(&self, new: &Self) -> bool {
        matches!((&self.baseline, &new.baseline), (Baseline::Stated(old), Baseline::Stated(new)) if old != new)
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
