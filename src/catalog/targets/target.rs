//! A target: a dated, sourced promise about an indicator.

use super::kind::TargetKind;
use super::reference::Reference;
use crate::catalog::regions::{Regions, Scope};
use crate::measure::{Exact, When};
use jiff::civil::Date;
use std::collections::BTreeMap;

/// A dated, sourced promise about an indicator in a scope of regions.
#[derive(Debug, Clone)]
pub struct Target {
    /// Line in `targets.csv`.
    pub line: u64,
    pub indicator: String,
    pub scope: Scope,
    pub kind: TargetKind,
    /// In the indicator's unit; of a relative target what is added to the reference.
    pub value: Exact,
    pub reference: Option<Reference>,
    /// In the indicator's unit; the upper edge of `within`, shown only for `reach`.
    pub upper: Option<Exact>,
    pub from: When,
    pub baseline: Baseline,
    pub due: Option<When>,
    /// Last moment at which the target is in force.
    pub until: Option<When>,
    pub plan: Plan,
    pub inferred: bool,
    /// Slack of `keep`, as a share (0.02 for 2 %).
    pub tolerance: Exact,
    pub lead: String,
    pub support: String,
    pub leader: String,
    pub source: String,
    pub note: String,
}

/// What targets have in common that ask the same of several regions, each by a number of its own: the indicator, the kind, when it
/// is due and until when it holds.
pub type Promise<'a> = (&'a str, TargetKind, Option<When>, Option<When>);

impl Target {
    /// See [`Promise`].
    #[must_use]
    pub fn promise(&self) -> Promise<'_> {
        (&self.indicator, self.kind, self.due, self.until)
    }

    /// Whether it asks in every period that something hold, instead of asking that something be reached: `keep`, and `within` and
    /// `zero` without a due date.
    #[must_use]
    pub fn holds(&self) -> bool {
        self.kind.holds(self.due.is_some())
    }

    /// The plan that it is judged by: what is done or not steps at its due date, whatever else the row says.
    #[must_use]
    pub fn own_plan(&self) -> &Plan {
        if self.kind.is_yes_or_no() { &Plan::Step } else { &self.plan }
    }

    /// The level of the regions that each have it; None where it is one region's.
    #[must_use]
    pub fn level<'r>(&self, regions: &'r Regions) -> Option<&'r str> {
        match &self.scope {
            Scope::Each(members) => Some(members.first().map_or("", |r| regions.get(*r).level.as_str())),
            Scope::One(_) => None,
        }
    }
}

#[derive(Debug, Clone, PartialEq)]
pub enum Baseline {
    /// The first value at or after `from`.
    First,
    Stated(Exact),
}

#[derive(Debug, Clone, PartialEq)]
pub enum Plan {
    Linear,
    /// Values asked for at the ends of these moments, in order of time.
    Milestones(BTreeMap<Date, Exact>),
    /// Last year's monthly shares.
    Season,
    /// Nothing owed until due.
    Step,
}
