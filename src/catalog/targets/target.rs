//! A target: a dated, sourced promise about an indicator.

use super::kind::TargetKind;
use super::reference::Reference;
use super::single_unit::is_no_single_unit;
use super::terms::{Basis, Far, KeepMode, Tolerance};
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
    /// In the indicator's unit; for a relative target the amount added to the reference.
    pub value: Exact,
    pub reference: Option<Reference>,
    /// In the indicator's unit: the upper edge of `within`; for `reach` it is shown and not judged.
    pub upper: Option<Exact>,
    pub from: When,
    pub baseline: Baseline,
    pub due: Option<When>,
    /// The last month or day on which the target is in force.
    pub until: Option<When>,
    pub plan: Plan,
    pub basis: Basis,
    pub tolerance: Tolerance,
    /// The value that `keep` looks at.
    pub keep: KeepMode,
    /// From where on a value that does not hold is far from it; `None` for the usual distance.
    pub far: Option<Far>,
    /// The compound growth that counts as full speed, in per cent a year.
    pub limit: Option<Exact>,
    /// The day on which it was promised; reports of earlier months do not know it.
    pub decided: Option<Date>,
    /// The approval of a target that replaces another, and its reason.
    pub approved_by: String,
    pub reason: String,
    /// Who answers for the result. [`Target::EACH_REGION`] stands for the region of each row.
    pub lead: String,
    pub support: String,
    /// The department that supervises those who answer (主管部门).
    pub oversight: String,
    pub leader: String,
    pub source: String,
    pub note: String,
}

/// What the targets of several regions have in common if they make the same promise with different numbers: the indicator, the kind,
/// the due date and the end of its time in force.
pub type Promise<'a> = (&'a str, TargetKind, Option<When>, Option<When>);

impl Target {
    /// The `lead` of a target that each region answers for itself.
    pub const EACH_REGION: &'static str = "{region}";

    /// Who answers for the result in a region of this name.
    #[must_use]
    pub fn lead_in<'a>(&'a self, region: &'a str) -> &'a str {
        if self.lead == Self::EACH_REGION { region } else { &self.lead }
    }

    /// The one unit that answers for it by name; None where nobody is named, each region answers for itself, or several units do.
    #[must_use]
    pub fn single_lead(&self) -> Option<&str> {
        let lead = self.lead.trim();
        let several = lead.contains(['；', ';', '，', ',', '、']) || is_no_single_unit(lead);
        Some(lead).filter(|lead| !lead.is_empty() && *lead != Self::EACH_REGION && !several)
    }

    /// Whether somebody chose its date or scope, so that nobody is rated worse than behind by it.
    #[must_use]
    pub fn is_inferred(&self) -> bool {
        self.basis == Basis::Inferred
    }

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

    /// The level of the regions of an `each` target; `None` for a target of one region.
    #[must_use]
    pub fn level<'r>(&self, regions: &'r Regions) -> Option<&'r str> {
        match &self.scope {
            Scope::Each(members) => Some(members.first().map_or("", |r| regions.get(*r).level.as_str())),
            Scope::One(_) => None,
        }
    }
}

/// The value from which progress is counted.
#[derive(Debug, Clone, PartialEq)]
pub enum Baseline {
    /// The first value at or after `from`.
    First,
    Stated(Exact),
}

/// How much of a target is asked for when.
#[derive(Debug, Clone, PartialEq)]
pub enum Plan {
    Linear,
    /// The values asked for at the ends of these days, in order of time.
    Milestones(BTreeMap<Date, Exact>),
    /// Follows the monthly shares of the year before.
    Season,
    /// Nothing is owed before the due date.
    Step,
}
