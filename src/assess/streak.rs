//! What several periods in a row add to a verdict.

use super::bound::Bound;
use super::facts::Facts;
use super::model::{Assessment, Flag, Question, Verdict};
use super::targeted;
use crate::catalog::{Kind, Target, TargetKind};
use num_traits::Signed;

/// Behind for as many months in a row as the board names is far behind. Only what follows a plan; an inferred plan is never
/// rated worse than behind.
pub(super) fn escalate(q: &Question, answer: &mut Assessment) {
    let (Some(months), Some(target)) = (q.rules.escalate, q.target) else { return };
    let judged_by_plan = matches!(target.kind, TargetKind::Reach | TargetKind::Within | TargetKind::Zero);
    let follows_a_plan = judged_by_plan && answer.elapsed.is_some();
    if answer.verdict != Verdict::Behind || !follows_a_plan || target.inferred {
        return;
    }
    let behind_before = |months_ago: i32| {
        // Rejected rows of as-of say nothing of the months before.
        let earlier = Question { as_of: q.as_of.plus(-months_ago), doubtful: false, ..*q };
        let then = targeted::against(&Facts::of(&earlier), target);
        then.elapsed.is_some() && matches!(then.verdict, Verdict::Behind | Verdict::FarBehind)
    };
    if (1..i32::from(months)).all(behind_before) {
        answer.verdict = Verdict::FarBehind;
        answer.flag(Flag::Escalated);
    }
}

/// Whether a state that satisfies its target is of late going the wrong way: by its last change, and by the median of its last
/// three, so that one bad month alone says nothing. Between two edges no way is wrong, and a total cannot slip.
pub(super) fn is_slipping(facts: &Facts, target: &Target, value: &crate::measure::Exact, answer: &Assessment) -> bool {
    let state = matches!(facts.q.indicator.kind, Kind::Level | Kind::Open);
    let held = matches!(answer.verdict, Verdict::Met | Verdict::OnPace);
    let over = target.kind == TargetKind::Keep && target.due.is_some_and(|due| facts.q.as_of > due.month());
    if !state || !held || over || target.kind == TargetKind::Within {
        return false;
    }
    let bound = Bound::of(target, facts.q.indicator, value);
    let worse = |change: &Option<_>| change.clone().is_some_and(|c| bound.toward.signed(c).is_negative());
    bound.satisfied && worse(&answer.recent) && worse(&answer.change)
}
