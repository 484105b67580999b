//! Escalation: a board may call a target far behind once it has been behind for several months in a row.

use super::assessment::Assessment;
use super::flag::Flag;
use super::observations::Observations;
use super::question::Question;
use super::target::judge;
use crate::catalog::{TargetKind, Verdict};

/// Makes behind far behind where it has been so for as many months in a row as the board names. Only targets that follow a
/// plan; an inferred one is never rated worse than behind.
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
        let then = judge(&Observations::of(&earlier), target);
        then.elapsed.is_some() && matches!(then.verdict, Verdict::Behind | Verdict::FarBehind)
    };
    if (1..i32::from(months)).all(behind_before) {
        answer.verdict = Verdict::FarBehind;
        answer.flag(Flag::Escalated);
    }
}
