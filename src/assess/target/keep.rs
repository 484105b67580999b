//! Targets that have to hold in every period: `keep`, `within` and `zero` without a due date, and any target that the baseline
//! satisfied already.

use crate::assess::assessment::Assessment;
use crate::assess::flag::Flag;
use crate::assess::observations::Observations;
use crate::assess::threshold::Threshold;
use crate::assess::timeline::Timeline;
use crate::catalog::{Target, TargetKind, Verdict};
use crate::measure::exact::{ratio, whole};
use crate::measure::{Exact, Month, When};
use num_traits::Signed;

/// A value short by at most this share of the edge is behind, by more far behind.
const BEHIND_AT_MOST: (i64, i64) = (1, 10);

/// Judges a value that has to hold in every period or, where the baseline satisfied the target already, until due.
pub(super) fn judge_kept(
    observations: &Observations,
    target: &Target,
    timeline: &Timeline,
    value: &Exact,
    answer: &mut Assessment,
) {
    let threshold = Threshold::of(target, observations.q.indicator, value);
    let keep = target.kind == TargetKind::Keep;
    answer.months_behind = Some(unsatisfied_periods(observations, target));
    answer.verdict = match (timeline.is_due(), keep) {
        (true, true) => at_due(observations, target, answer),
        (true, false) if threshold.satisfied => Verdict::Met,
        (true, false) => Verdict::Missed,
        (false, _) if threshold.satisfied => Verdict::OnPace,
        (false, _) if target.kind == TargetKind::Zero => {
            let more = answer.change.as_ref().is_some_and(Signed::is_positive);
            if more { Verdict::FarBehind } else { Verdict::Behind }
        }
        (false, _) => short_of_edge(&threshold.edge, &-threshold.gap.clone()),
    };
    if answer.verdict == Verdict::Met {
        answer.months_behind = None;
    }
    answer.target = Some(threshold.edge.clone());
    answer.expected = Some(threshold.edge);
    answer.gap = Some(threshold.gap.clone());
    answer.gap_to_target = Some(threshold.gap);
}

/// Behind or far behind, by the share of the edge that is missing.
pub(in crate::assess) fn short_of_edge(edge: &Exact, short: &Exact) -> Verdict {
    let (n, d) = BEHIND_AT_MOST;
    if *short <= edge.abs() * ratio(n, d) { Verdict::Behind } else { Verdict::FarBehind }
}

/// The last month that is judged: as-of's or, where due has passed, due's.
fn last_judged_month(observations: &Observations, target: &Target) -> Month {
    target.due.map_or(observations.q.as_of, When::month).min(observations.q.as_of)
}

/// The value that `keep` judges: as-of's or, once due has passed, due's, since nothing was promised for later.
pub(super) fn judged_value<'a>(observations: &Observations<'a>, target: &Target) -> Option<&'a Exact> {
    let end = last_judged_month(observations, target);
    if end == observations.q.as_of {
        return observations.value();
    }
    let owed = target.from.month()..=end;
    observations.q.points.iter().rfind(|p| owed.contains(&p.month))?.value.observed()
}

/// Met if every period from `from` to due satisfied the target. A period without a value breaks nothing, but makes the answer
/// partial.
fn at_due(observations: &Observations, target: &Target, answer: &mut Assessment) -> Verdict {
    let (from, due) = (target.from.month(), last_judged_month(observations, target));
    let judged: Vec<(Month, &Exact)> = observations.observed().filter(|(m, _)| (from..=due).contains(m)).collect();
    let owed = observations.q.period_ends(from, due).count();
    if judged.len() < owed {
        answer.flag(Flag::Partial);
        answer.coverage = u32::try_from(judged.len()).ok().zip(u32::try_from(owed).ok());
    }
    let mut broken =
        judged.iter().filter(|(_, v)| !Threshold::of(target, observations.q.indicator, v).satisfied).map(|(m, _)| *m);
    answer.broken = broken.next().map(|first| (first, 1 + broken.count()));
    if answer.broken.is_none() { Verdict::Met } else { Verdict::Missed }
}

/// The periods in a row, up to the last that is judged and since `from`, that did not satisfy the target.
fn unsatisfied_periods(observations: &Observations, target: &Target) -> Exact {
    let (from, end) = (target.from.month(), last_judged_month(observations, target));
    let points = observations.q.points.iter().rev().filter(|p| (from..=end).contains(&p.month));
    let fails = |v: &Exact| !Threshold::of(target, observations.q.indicator, v).satisfied;
    let run = points.take_while(|p| p.value.observed().is_some_and(fails)).count();
    whole(i64::try_from(run).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::tests::build::{Case, falling, flow, level, month, n};
    use crate::catalog::Basis;
    use crate::series::Why;

    fn keep(target: &str, due: &str, values: &[&str]) -> Case {
        level().target(TargetKind::Keep, target, "2020-01", due).run("2020-01", values)
    }

    #[test]
    fn a_tenth_of_the_edge_parts_behind_from_far_behind() {
        let of = |edge, short| short_of_edge(&n(edge), &n(short));
        assert_eq!((of("50", "5"), of("50", "5.01")), (Verdict::Behind, Verdict::FarBehind));
        assert_eq!((of("-50", "5"), of("-50", "5.01")), (Verdict::Behind, Verdict::FarBehind));
        assert_eq!((of("0", "0"), of("0", "0.01")), (Verdict::Behind, Verdict::FarBehind));
    }

    #[test]
    fn before_due_the_value_of_as_of_counts_with_its_gap() {
        let of = |value| {
            let answer = keep("50", "", &[value]).assess("2020-01");
            (answer.verdict, answer.gap.unwrap(), answer.gap_to_target.unwrap(), answer.months_behind.unwrap())
        };
        assert_eq!(of("50"), (Verdict::OnPace, n("0"), n("0"), n("0")));
        assert_eq!(of("51"), (Verdict::OnPace, n("1"), n("1"), n("0")));
        assert_eq!(of("45"), (Verdict::Behind, n("-5"), n("-5"), n("1")));
        assert_eq!(of("44"), (Verdict::FarBehind, n("-6"), n("-6"), n("1")));
    }

    #[test]
    fn months_behind_are_the_periods_in_a_row_that_were_not_satisfied() {
        let behind = |values: &[&str]| keep("50", "", values).assess("2020-04").months_behind;
        assert_eq!(behind(&["60", "49", "48", "47"]), Some(n("3")));
        assert_eq!(behind(&["40", "49", "50", "47"]), Some(n("1")));
        assert_eq!(behind(&["40", "41", "42", "43"]), Some(n("4")));
        assert_eq!(behind(&["40", "41", "42", "53"]), Some(n("0")));
        let earlier = level().target(TargetKind::Keep, "50", "2020-03", "").run("2020-01", &["1", "1", "1", "1"]);
        assert_eq!(earlier.assess("2020-04").months_behind, Some(n("2")), "before `from` nothing was promised");
    }

    #[test]
    fn at_due_every_period_since_from_must_have_been_satisfied() {
        let of = |case: Case, as_of: &str| {
            let answer = case.assess(as_of);
            (answer.verdict, answer.broken, answer.has(Flag::Partial), answer.coverage)
        };
        assert_eq!(of(keep("50", "2020-03", &["50", "51", "52"]), "2020-03"), (Verdict::Met, None, false, None));
        let broken = of(keep("50", "2020-03", &["49", "51", "48"]), "2020-03");
        assert_eq!(broken, (Verdict::Missed, Some((month("2020-01"), 2)), false, None));
        let later = keep("50", "2020-03", &["50", "51", "52", "1"]);
        let answer = later.assess("2020-04");
        assert_eq!((answer.verdict, answer.value), (Verdict::Met, Some(n("52"))), "after due nothing was promised");
        let hole = level().target(TargetKind::Keep, "50", "2020-01", "2020-03").at("2020-01", "50").at("2020-03", "50");
        assert_eq!(of(hole, "2020-03"), (Verdict::Met, None, true, Some((2, 3))));
        let missing = keep("50", "2020-03", &["50", "51"]).missing("2020-03", Why::Absent);
        assert_eq!(of(missing, "2020-04").0, Verdict::NoData);
        let quarters =
            level().target(TargetKind::Keep, "50", "2020-01", "2020-06").at("2020-03", "50").at("2020-06", "50");
        assert_eq!(of(Case { months_per_period: 3, ..quarters }, "2020-06"), (Verdict::Met, None, false, None));
    }

    #[test]
    fn an_inferred_target_that_is_kept_is_never_worse_than_behind() {
        let inferred = |values: &[&str], due: &str| keep("50", due, values).with(|t| t.basis = Basis::Inferred);
        assert_eq!(inferred(&["10"], "").assess("2020-01").verdict, Verdict::Behind);
        assert_eq!(inferred(&["10"], "2020-01").assess("2020-01").verdict, Verdict::Behind);
        assert_eq!(inferred(&["60"], "2020-01").assess("2020-01").verdict, Verdict::Met);
    }

    #[test]
    fn zero_without_due_is_far_behind_only_while_it_grows() {
        let zero = |values: &[&str]| falling().target(TargetKind::Zero, "0", "2020-01", "").run("2020-01", values);
        assert_eq!(zero(&["5", "4"]).assess("2020-02").verdict, Verdict::Behind);
        assert_eq!(zero(&["5", "5"]).assess("2020-02").verdict, Verdict::Behind);
        assert_eq!(zero(&["5", "6"]).assess("2020-02").verdict, Verdict::FarBehind);
        assert_eq!(zero(&["5", "0"]).assess("2020-02").verdict, Verdict::OnPace);
    }

    #[test]
    fn a_baseline_that_satisfies_the_target_has_to_hold_until_due() {
        let of = |values: &[&str], as_of: &str| {
            let case = level().reach("50", "2020-01", "2020-04").baseline("60").run("2020-01", values);
            let answer = case.assess(as_of);
            (answer.verdict, answer.required, answer.projected.is_some())
        };
        assert_eq!(of(&["60", "55"], "2020-02"), (Verdict::OnPace, None, true));
        assert_eq!(of(&["60", "46"], "2020-02"), (Verdict::Behind, Some(n("2")), true));
        assert_eq!(of(&["60", "55", "55", "55"], "2020-04"), (Verdict::Met, None, false));
        assert_eq!(of(&["60", "55", "55", "45"], "2020-04"), (Verdict::Missed, None, false));
    }

    #[test]
    fn keep_on_a_flow_judges_amounts_within_its_dates() {
        let case = flow().target(TargetKind::Keep, "5", "2020-02", "2020-03").run("2020-01", &["1", "5", "5"]);
        assert_eq!(case.assess("2020-03").verdict, Verdict::Met);
        assert_eq!(case.assess("2020-01").verdict, Verdict::NotRated);
    }
}
