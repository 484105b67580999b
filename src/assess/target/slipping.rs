//! States that satisfy their target but move the wrong way.

use crate::assess::assessment::Assessment;
use crate::assess::observations::Observations;
use crate::assess::threshold::Threshold;
use crate::catalog::{Kind, Target, TargetKind, Verdict};
use crate::measure::Exact;
use num_traits::Signed;

/// Whether a state that satisfies its target moves the wrong way, by its last change and by the median of its last three, so
/// that one bad month alone does not count. Between two edges no direction is wrong, and a total cannot slip.
pub(super) fn is_slipping(observations: &Observations, target: &Target, value: &Exact, answer: &Assessment) -> bool {
    let state = matches!(observations.q.indicator.kind, Kind::Level | Kind::Open);
    let held = matches!(answer.verdict, Verdict::Met | Verdict::OnPace);
    let over = target.kind == TargetKind::Keep && target.due.is_some_and(|due| observations.q.as_of > due.month());
    if !state || !held || over || target.kind == TargetKind::Within {
        return false;
    }
    let threshold = Threshold::of(target, observations.q.indicator, value);
    let worse = |change: &Option<_>| change.clone().is_some_and(|c| threshold.toward.signed(c).is_negative());
    threshold.satisfied && worse(&answer.recent) && worse(&answer.change)
}
