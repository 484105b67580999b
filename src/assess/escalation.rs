//! Escalation: a board may call a target far behind once it has been behind for several months in a row.

use super::assessment::Assessment;
use super::flag::Flag;
use super::observations::Observations;
use super::question::Question;
use super::target::{is_within_tolerance, judge_target};
use crate::catalog::{Basis, TargetKind, Verdict};

/// Makes behind far behind where it has been so for as many months in a row as the board names. Only targets that follow a
/// plan; one that is not stated is never rated worse than behind before due.
pub(super) fn escalate(q: &Question, answer: &mut Assessment) {
    let (Some(months), Some(target)) = (q.rules.escalate, q.target) else { return };
    let judged_by_plan = matches!(target.kind, TargetKind::Reach | TargetKind::Within | TargetKind::Zero);
    let follows_a_plan = judged_by_plan && answer.elapsed.is_some();
    let is_tolerated = is_within_tolerance(answer.gap.as_ref(), answer, target, q.indicator.unit);
    if answer.verdict != Verdict::Behind || !follows_a_plan || target.basis != Basis::Stated || is_tolerated {
        return;
    }
    let behind_before = |months_ago: i32| {
        // Rejected rows of as-of say nothing of the months before.
        let earlier = Question { as_of: q.as_of.plus(-months_ago), waiting: 0, ..*q };
        let then = judge_target(&Observations::of(&earlier), target);
        then.elapsed.is_some() && matches!(then.verdict, Verdict::Behind | Verdict::FarBehind)
    };
    if (1..i32::from(months)).all(behind_before) {
        answer.verdict = Verdict::FarBehind;
        answer.flag(Flag::Escalated);
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::tests::build::{Case, level};
    use crate::catalog::{Basis, Tolerance};
    use crate::measure::exact::ratio;

    /// Behind, but not far, from February to April.
    fn behind() -> Case {
        let mut case =
            level().reach("100", "2019-12", "2020-12").baseline("0").run("2020-01", &["9", "15", "22", "30"]);
        case.rules.escalate = Some(3);
        case
    }

    fn verdict(case: &Case, as_of: &str) -> (Verdict, bool) {
        let answer = case.assess(as_of);
        (answer.verdict, answer.has(Flag::Escalated))
    }

    #[test]
    fn behind_for_as_many_months_as_the_board_names_is_far_behind() {
        assert_eq!(verdict(&behind(), "2020-03"), (Verdict::Behind, false));
        assert_eq!(verdict(&behind(), "2020-04"), (Verdict::FarBehind, true));
        let mut four = behind();
        four.rules.escalate = Some(4);
        assert_eq!(verdict(&four, "2020-04"), (Verdict::Behind, false));
        let mut never = behind();
        never.rules.escalate = None;
        assert_eq!(verdict(&never, "2020-04"), (Verdict::Behind, false));
    }

    #[test]
    fn only_a_stated_plan_escalates_and_doubt_at_as_of_does_not_hinder_it() {
        assert_eq!(verdict(&behind().with(|t| t.basis = Basis::Inferred), "2020-04"), (Verdict::Behind, false));
        let done = behind().with(|t| t.kind = TargetKind::All);
        assert!(!done.assess("2020-04").has(Flag::Escalated));
        let tolerated = behind().with(|t| t.tolerance = Tolerance::Share(ratio(7, 10)));
        assert_eq!(verdict(&tolerated, "2020-04"), (Verdict::Behind, false), "short by no more than the tolerance");
        let mut doubtful = behind();
        doubtful.waiting = 1;
        assert_eq!(verdict(&doubtful, "2020-04"), (Verdict::FarBehind, true));
    }
}
