//! What is taken out of a row and of a gap's parts.

use crate::assess::{Assessment, Basis, Breakdown, Flag, Verdict, has_own_amounts, judges_by_plan};
use crate::catalog::{Baseline, BoardRules, Plan, RegionId, Target, TargetKind};
use crate::measure::Month;
use crate::report::Assessed;
use num_traits::Signed;

/// Flags that say nothing of a value.
const OPEN_FLAGS: [Flag; 6] =
    [Flag::Absent, Flag::Partial, Flag::NotStarted, Flag::NoDue, Flag::Inferred, Flag::PerDay];

/// The assessment of a protected row below the root: nothing of a withheld number; of a printed one what follows from it and the
/// target alone, since earlier numbers may have been withheld.
pub(super) fn suppressed(row: &Assessed<'_>, shown: bool, rules: &BoardRules, as_of: Month) -> Assessment {
    let a = &row.assessment;
    let flags: Vec<Flag> = a.flags.iter().copied().filter(|f| OPEN_FLAGS.contains(f)).collect();
    if a.verdict == Verdict::NoData {
        return Assessment { flags, coverage: a.coverage, ..Assessment::with_verdict(Verdict::NoData) };
    }
    if !shown || a.value.is_none() {
        let flags = flags.into_iter().filter(|f| *f == Flag::Inferred).chain([Flag::Withheld]).collect();
        return Assessment { flags, ..Assessment::with_verdict(Verdict::NotRated) };
    }
    let Some(target) = row.target else {
        return Assessment { flags, value: a.value.clone(), ..Assessment::with_verdict(a.verdict) };
    };
    let way = follows_from_the_value(row, target, rules);
    let verdict = if way { Some(a.verdict) } else { verdict_by_value(row, target, rules, as_of) };
    let plain = Assessment {
        value: a.value.clone(),
        target: a.target.clone(),
        completion: a.completion.clone(),
        gap_to_target: a.gap_to_target.clone(),
        coverage: a.coverage,
        ..Assessment::with_verdict(verdict.unwrap_or(Verdict::NotRated))
    };
    if verdict.is_none() {
        let flags = flags.into_iter().chain([Flag::Withheld]).collect();
        return Assessment { flags, ..plain };
    }
    if !way {
        return Assessment { flags, ..plain };
    }
    Assessment {
        flags,
        baseline: a.baseline.clone(),
        progress: a.progress.clone(),
        elapsed: a.elapsed.clone(),
        expected: a.expected.clone(),
        gap: a.gap.clone(),
        pace: a.pace.clone(),
        months_behind: a.months_behind.clone(),
        required: a.required.clone(),
        left: a.left.clone(),
        ..plain
    }
}

/// Whether the whole way from baseline to target is laid out by the document, so that all that is said of it follows from the
/// value.
fn follows_from_the_value(row: &Assessed<'_>, target: &Target, rules: &BoardRules) -> bool {
    let stated = has_own_amounts(row.indicator) || matches!(target.baseline, Baseline::Stated(_));
    let way = row.assessment.baseline.as_ref().map(|from| row.indicator.better.signed(&target.value - from));
    let reached = matches!(target.kind, TargetKind::Reach | TargetKind::All | TargetKind::Done);
    let by_plan = judges_by_plan(rules.method) && rules.escalate.is_none() && target.plan != Plan::Season;
    stated && reached && by_plan && target.due.is_some() && way.is_some_and(|way| way.is_positive())
}

/// The verdict where the way is not laid out: None where it takes earlier values.
fn verdict_by_value(row: &Assessed<'_>, target: &Target, rules: &BoardRules, as_of: Month) -> Option<Verdict> {
    let a = &row.assessment;
    if a.verdict == Verdict::NotRated && a.has(Flag::NotStarted) && as_of < target.from.month() {
        return Some(Verdict::NotRated);
    }
    let satisfied = !a.gap_to_target.as_ref().or(a.gap.as_ref())?.is_negative();
    match (target.kind, target.due) {
        (TargetKind::Keep, Some(_)) => None,
        (TargetKind::Keep | TargetKind::Within, None) => rules.escalate.is_none().then_some(a.verdict),
        (TargetKind::Zero, None) => satisfied.then_some(Verdict::OnPace),
        (_, Some(_)) if satisfied => Some(Verdict::Met),
        (_, Some(due)) if as_of >= due.month() => Some(Verdict::Missed).filter(|v| *v == a.verdict),
        // Nothing is owed until due; that it became less since its baseline would tell of the baseline.
        (_, Some(_)) if target.plan == Plan::Step => Some(Verdict::NotRated),
        (_, Some(_)) => None,
        (_, None) => Some(if satisfied { Verdict::Met } else { Verdict::NotRated }),
    }
}

/// Leaves the values that `shown` lets pass, in the order of the regions.
pub(super) fn suppress_parts(found: &mut Breakdown<RegionId>, shown: impl Fn(RegionId) -> bool) {
    found.basis = Basis::Unsplit;
    found.rest = None;
    found.shares.sort_by_key(|share| share.region);
    for share in &mut found.shares {
        (share.change, share.gap) = (None, None);
        share.value = share.value.take().filter(|_| shown(share.region));
    }
}
