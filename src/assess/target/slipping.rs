//! States that satisfy their target but move the wrong way.

use crate::assess::assessment::Assessment;
use crate::assess::observations::Observations;
use crate::assess::threshold::Threshold;
use crate::catalog::{Kind, Target, Verdict};
use crate::measure::Exact;
use num_traits::Signed;

/// Whether a state that satisfies its target moves the wrong way, by its last change and by the median of its last three, so
/// that one bad month alone does not count. Between two edges no direction is wrong, and a total cannot slip.
pub(super) fn is_slipping(observations: &Observations, target: &Target, value: &Exact, answer: &Assessment) -> bool {
    let state = matches!(observations.q.indicator.kind, Kind::Level | Kind::Open);
    let held = matches!(answer.verdict, Verdict::Met | Verdict::OnPace);
    // What was judged at due is judged for good; whatever moves later is not it.
    let over = target.due.is_some_and(|due| observations.q.own.month() > due.month());
    if !state || !held || over || target.kind.has_two_edges() {
        return false;
    }
    let threshold = Threshold::of(target, observations.q.indicator, value);
    let worse = |change: &Exact| threshold.toward.signed(change.clone()).is_negative();
    // The median of three is bad where two are.
    let changes = observations.last_changes();
    let most = changes.iter().filter(|change| worse(change)).count() * 2 > changes.len();
    threshold.satisfied && most && answer.change.as_ref().is_some_and(worse)
}

#[cfg(test)]
mod tests {
    use crate::assess::Flag;
    use crate::assess::tests::build::{Case, falling, flow, level, n};
    use crate::catalog::TargetKind;

    fn slips(case: &Case, as_of: &str) -> bool {
        case.assess(as_of).has(Flag::Slipping)
    }

    fn kept(values: &[&str]) -> Case {
        level().target(TargetKind::Keep, "50", "2020-01", "").run("2020-01", values)
    }

    #[test]
    fn a_kept_state_slips_when_its_last_change_and_the_median_of_three_are_bad() {
        assert!(slips(&kept(&["60", "59", "58", "57"]), "2020-04"));
        assert!(!slips(&kept(&["60", "61", "62", "57"]), "2020-04"), "one bad month");
        assert!(slips(&kept(&["60", "59", "99", "98"]), "2020-04"), "two of three are bad, whatever the mean is");
        assert!(!slips(&kept(&["60", "58", "56", "57"]), "2020-04"), "the last month was good");
        assert!(!slips(&kept(&["60", "60", "60", "60"]), "2020-04"), "no change is not bad");
        assert!(!slips(&kept(&["52", "51", "50", "49"]), "2020-04"), "what is not satisfied is behind, not slipping");
        let lower = falling().target(TargetKind::Keep, "50", "2020-01", "");
        assert!(slips(&lower.clone().run("2020-01", &["40", "41", "42"]), "2020-03"));
        assert!(!slips(&lower.run("2020-01", &["42", "41", "40"]), "2020-03"));
    }

    #[test]
    fn totals_and_ranges_do_not_slip_and_nothing_slips_after_due() {
        let total = flow().target(TargetKind::Keep, "5", "2020-01", "").own("2020-01", &["9", "8", "7"]);
        assert!(!slips(&total.run("2020-01", &["9", "8", "7"]), "2020-03"));
        let within = level().target(TargetKind::Within, "50", "2020-01", "").with(|t| t.upper = Some(n("70")));
        assert!(!slips(&within.run("2020-01", &["60", "59", "58", "57"]), "2020-04"));
        let due =
            |due| level().target(TargetKind::Keep, "50", "2020-01", due).run("2020-01", &["60", "59", "58", "57"]);
        assert!(slips(&due("2020-04"), "2020-04") && !slips(&due("2020-03"), "2020-04"));
        let reached = level().reach("50", "2019-12", "2020-03").baseline("0").run("2020-01", &["60", "59", "58", "57"]);
        assert!(slips(&reached, "2020-03") && !slips(&reached, "2020-04"), "judged at due for good");
    }
}
