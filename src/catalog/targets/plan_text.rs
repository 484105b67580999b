//! Reads the plan of a target: how much is asked for when.

use super::amounts::Amounts;
use super::kind::TargetKind;
use super::target::Plan;
use crate::catalog::indicators::Indicator;
use crate::catalog::reading::{Cell, Row, when};
use crate::diag::Diagnostic;
use crate::measure::notation;
use crate::measure::{Exact, When};
use crate::say;
use std::collections::BTreeMap;

const PLANS: [(&str, Plan); 8] = [
    ("linear", Plan::Linear),
    ("均速", Plan::Linear),
    ("匀速", Plan::Linear),
    ("season", Plan::Season),
    ("按季节", Plan::Season),
    ("step", Plan::Step),
    ("到期一次", Plan::Step),
    ("一次性", Plan::Step),
];

/// The words of the column `plan`, each with its Chinese ones.
pub(crate) fn plan_words() -> Vec<(&'static str, Vec<&'static str>)> {
    let (english, chinese): (Vec<_>, Vec<_>) = PLANS.iter().partition(|(word, _)| word.is_ascii());
    let same = |plan: &Plan| chinese.iter().filter(|(_, of)| of == plan).map(|(word, _)| *word).collect();
    english.iter().map(|(word, plan)| (*word, same(plan))).collect()
}

/// The value that a target asks for at its due date, as far as it is known.
pub(super) struct Asked<'a> {
    pub(super) value: Option<&'a Exact>,
    /// Whether it depends on other values, so that the row states no amount of its own.
    pub(super) relative: bool,
}

impl Asked<'_> {
    /// A share of it as an amount; `None` where it is unknown, which has been reported.
    fn share(&self, share: &Exact, cell: &Cell<'_>, amounts: &Amounts<'_>) -> Option<Exact> {
        if self.relative {
            amounts.findings.error("reference-error", cell.at(), say!("relative-plan"));
            return None;
        }
        self.value.map(|value| value * share)
    }
}

/// Reads the plan; a blank cell means the usual plan of the kind. `span` is `from` and `due`, as far as they are known.
pub(crate) fn read(
    row: &Row<'_>,
    kind: Option<TargetKind>,
    span: Option<(When, Option<When>)>,
    indicator: Option<&Indicator>,
    target: &Asked<'_>,
    amounts: &Amounts<'_>,
) -> Option<Plan> {
    let cell = row.get("plan");
    let written = cell.tidy();
    let yes_or_no = kind.is_some_and(TargetKind::is_yes_or_no);
    if written.is_empty() {
        return Some(if yes_or_no { Plan::Step } else { Plan::Linear });
    }
    if written.contains('=') {
        return milestones(&written, &cell, span?, row, target, amounts);
    }
    let Some((_, plan)) = PLANS.iter().find(|(name, _)| *name == written) else {
        let message = say!("bad-plan", written);
        let nearest = notation::nearest(&written, PLANS.iter().map(|(name, _)| *name));
        let finding = Diagnostic::error("unknown-value", message).did_you_mean(nearest);
        amounts.findings.push(finding.at(cell.at()));
        return None;
    };
    if *plan == Plan::Season
        && let Some(indicator) = indicator.filter(|i| !i.starts_from_zero())
    {
        let id = &indicator.id;
        let message = say!("season-for-flows-only", id);
        amounts.findings.push(Diagnostic::error("kind-error", message).hint(say!("mend-season")).at(cell.at()));
    }
    if yes_or_no && *plan != Plan::Step {
        let message = say!("done-is-a-step");
        amounts.findings.warning("unused-cell", cell.at(), message);
        return Some(Plan::Step);
    }
    Some(plan.clone())
}

/// Reads milestones, `2021-12=9;2022-12=60%`: the values asked for at the ends of these months or days, which lie between `from` and
/// `due`. A percentage is of the target, unless the indicator itself is a rate.
fn milestones(
    written: &str,
    cell: &Cell<'_>,
    (from, due): (When, Option<When>),
    row: &Row<'_>,
    target: &Asked<'_>,
    amounts: &Amounts<'_>,
) -> Option<Plan> {
    let order = |message| {
        amounts.findings.error("milestone-order", cell.at(), message);
        None
    };
    let Some(due) = due else {
        // A due date that is written but wrong has been reported already.
        if !row.get("due").is_blank() {
            return None;
        }
        return order(say!("milestones-without-due"));
    };
    let mut all = BTreeMap::new();
    for part in written.split(';').map(str::trim).filter(|p| !p.is_empty()) {
        let (moment, amount) = part.split_once('=').unwrap_or((part, ""));
        let Some(at) = when(moment) else {
            let message = say!("bad-milestone", part);
            amounts.findings.error("type-error", cell.at(), message);
            return None;
        };
        let amount = match amounts.share_of_target(amount.trim()) {
            Some(share) => target.share(&share, cell, amounts)?,
            None => amounts.read_text(amount.trim(), &cell.at())?,
        };
        let day = at.last_day();
        if day >= due.last_day() {
            return order(say!("milestone-not-before-due", %at, %due));
        }
        if day < from.first_day() {
            return order(say!("milestone-before-from", %at, %from));
        }
        if let Some((last, _)) = all.last_key_value().filter(|(last, _)| **last >= day) {
            return order(say!("milestones-out-of-order", %at, %last));
        }
        all.insert(day, amount);
    }
    Some(Plan::Milestones(all))
}
