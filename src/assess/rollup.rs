//! The count of regions behind a target that each of them has: how many satisfy it.

use super::assessment::Assessment;
use super::flag::Flag;
use super::observations::Observations;
use super::plan::TrajectoryBuilder;
use super::question::Question;
use super::target::{PlannedTarget, short_of_edge, softened};
use super::threshold::Threshold;
use super::timeline::Timeline;
use crate::catalog::{Indicator, Method, Plan, Target, TargetKind, Verdict};
use crate::measure::exact::{divide, whole};
use crate::measure::{Direction, Exact};
use num_traits::{Signed, Zero};
use std::borrow::Borrow;

/// n of m: value n, target m, baseline 0, by the plan and the dates of `target`. `q` gives indicator, rules and as-of. Its points
/// are not read, and its `history` (of the root) only for a seasonal plan.
///
/// If one member has no data, neither has the whole: n would be too small.
#[must_use]
pub fn roll_up(q: &Question, target: &Target, members: &[impl Borrow<Assessment>]) -> Assessment {
    let members: Vec<&Assessment> = members.iter().map(Borrow::borrow).collect();
    let observations = Observations { q, now: None };
    let timeline = Timeline::of(q, target);
    let mut answer = Assessment::with_verdict(Verdict::NoData);
    let total = count(members.len());
    let known = members.iter().filter(|m| m.verdict != Verdict::NoData && m.value.is_some()).count();
    answer.coverage = u32::try_from(known).ok().zip(u32::try_from(members.len()).ok());
    answer.target = Some(total.clone());
    answer.left = timeline.left();
    for (flag, raised) in [(Flag::PerDay, timeline.by_day), (Flag::Inferred, target.is_inferred())] {
        if raised {
            answer.flag(flag);
        }
    }
    let n = count(members.iter().filter(|m| has_it(m, target, q.indicator)).count());
    let complete = known == members.len() && !members.is_empty();
    let value = complete.then_some(&n);
    if !timeline.begun {
        answer.verdict = Verdict::NotRated;
        answer.flag(Flag::NotStarted);
    } else if members.is_empty() {
        answer.flag(Flag::Absent);
    } else {
        if !complete {
            answer.flag(Flag::Partial);
        }
        judge(&observations, target, &timeline, &total, value, &mut answer);
    }
    if target.is_inferred() {
        answer.verdict = softened(answer.verdict);
    }
    // In a complete count all members have a value of the same period.
    let month = members.iter().filter_map(|m| Some(m.last.as_ref()?.0)).min();
    answer.last = month.zip(value.cloned());
    answer.completion = value.and_then(|n| divide(n, &total));
    answer.value = value.cloned();
    answer
}

fn count(n: usize) -> Exact {
    whole(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Whether a member satisfies the target. For `keep` the verdict decides, since it includes the tolerance and past periods.
fn has_it(member: &Assessment, target: &Target, indicator: &Indicator) -> bool {
    match (member.verdict, target.kind) {
        (Verdict::NoData, _) => false,
        (verdict, TargetKind::Keep) if verdict != Verdict::NotRated => {
            matches!(verdict, Verdict::OnPace | Verdict::Met)
        }
        _ if target.reference.is_some() => member.gap_to_target.as_ref().is_some_and(|gap| !gap.is_negative()),
        _ => member.value.as_ref().is_some_and(|value| Threshold::of(target, indicator, value).satisfied),
    }
}

fn judge(
    observations: &Observations,
    target: &Target,
    timeline: &Timeline,
    m: &Exact,
    n: Option<&Exact>,
    answer: &mut Assessment,
) {
    match &timeline.due {
        _ if target.holds() => holds(timeline, m, n, answer),
        None => {
            answer.flag(Flag::NoDue);
            if let Some(n) = n {
                answer.verdict = if n >= m { Verdict::Met } else { Verdict::NotRated };
                answer.gap_to_target = Some(n - m);
                answer.progress = divide(n, m);
            }
            answer.baseline = Some(Exact::zero());
        }
        Some(due) => {
            let none = Exact::zero();
            let yearly = observations.q.indicator.yearly;
            let builder = TrajectoryBuilder { timeline, due, baseline: &none, target: m, yearly };
            let resolved = builder.resolve(&plan_in_members(observations, target, m), observations);
            if resolved.lacks_last_year {
                answer.flag(Flag::NoLastYear);
            }
            let planned = PlannedTarget {
                baseline: &none,
                target: m,
                toward: Direction::Higher,
                resolved: &resolved,
                timeline,
                rules: observations.q.rules,
                // A count that starts from 0 has no growth, and no earlier counts are known.
                method: Method::Pace,
                trend: None,
                decimals: 0,
                whole: true,
            };
            planned.lay_out(answer);
            if let Some(n) = n {
                planned.judge(answer, n, n >= m);
            }
        }
    }
}

/// Judged like `keep`, with all members as the edge.
fn holds(timeline: &Timeline, m: &Exact, n: Option<&Exact>, answer: &mut Assessment) {
    let Some(n) = n else { return };
    answer.verdict = match (n >= m, timeline.is_due()) {
        (true, true) => Verdict::Met,
        (false, true) => Verdict::Missed,
        (true, false) => Verdict::OnPace,
        (false, false) => short_of_edge(m, &(m - n)),
    };
    answer.expected = Some(m.clone());
    answer.gap = Some(n - m);
    answer.gap_to_target = Some(n - m);
}

/// The target's plan, counted in members. Milestones become the same shares of all members, where a share of the target means
/// anything; else the plan is linear.
fn plan_in_members(observations: &Observations, target: &Target, m: &Exact) -> Plan {
    match target.own_plan() {
        Plan::Milestones(asked)
            if observations.q.indicator.better == Direction::Higher && target.value.is_positive() =>
        {
            Plan::Milestones(asked.iter().map(|(day, value)| (*day, value / &target.value * m)).collect())
        }
        Plan::Milestones(_) => Plan::Linear,
        plan => plan.clone(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::tests::build::{Case, falling, flow, level, month, n};
    use crate::catalog::{Reference, Whose};
    use jiff::civil::date;
    use std::collections::BTreeMap;

    fn member(verdict: Verdict, value: Option<&str>) -> Assessment {
        Assessment { value: value.map(n), ..Assessment::with_verdict(verdict) }
    }

    fn rolled(case: &Case, members: &[Assessment], as_of: &str) -> Assessment {
        case.ask(as_of, |q| roll_up(q, q.target.unwrap(), members))
    }

    fn having(case: &Case, of: &Assessment) -> bool {
        case.ask("2020-06", |q| has_it(of, q.target.unwrap(), q.indicator))
    }

    #[test]
    fn a_member_has_it_by_its_value_but_of_keep_by_its_verdict() {
        let reach = level().reach("10", "2020-01", "2020-12");
        assert!(
            having(&reach, &member(Verdict::Behind, Some("10"))) && !having(&reach, &member(Verdict::Met, Some("9")))
        );
        assert!(!having(&reach, &member(Verdict::NoData, Some("10"))) && !having(&reach, &member(Verdict::Met, None)));
        let keep = level().target(TargetKind::Keep, "10", "2020-01", "");
        assert!(having(&keep, &member(Verdict::OnPace, Some("9"))) && having(&keep, &member(Verdict::Met, Some("9"))));
        assert!(
            !having(&keep, &member(Verdict::Behind, Some("12")))
                && !having(&keep, &member(Verdict::Missed, Some("12")))
        );
        assert!(
            having(&keep, &member(Verdict::NotRated, Some("10")))
                && !having(&keep, &member(Verdict::NotRated, Some("9")))
        );
        let relative = reach.with(|t| t.reference = Some(Reference { whose: Whose::Root, factor: n("1") }));
        let gap = |gap: &str| Assessment { gap_to_target: Some(n(gap)), ..member(Verdict::Behind, Some("99")) };
        assert!(having(&relative, &gap("0")) && !having(&relative, &gap("-1")));
        assert!(!having(&relative, &member(Verdict::Behind, Some("99"))));
    }

    #[test]
    fn targets_that_hold_are_judged_by_how_many_members_lack_it() {
        let keep = |due| level().target(TargetKind::Keep, "10", "2020-01", due);
        let members = |lacking: usize, of: usize| -> Vec<Assessment> {
            let verdict = |i| if i < lacking { Verdict::Behind } else { Verdict::OnPace };
            (0..of).map(|i| member(verdict(i), Some("1"))).collect()
        };
        let of = |due, lacking| {
            let a = rolled(&keep(due), &members(lacking, 10), "2020-06");
            (a.verdict, a.gap.clone(), a.gap == a.gap_to_target, a.expected)
        };
        assert_eq!(of("", 0), (Verdict::OnPace, Some(n("0")), true, Some(n("10"))));
        assert_eq!(of("", 1), (Verdict::Behind, Some(n("-1")), true, Some(n("10"))));
        assert_eq!(of("", 2).0, Verdict::FarBehind);
        assert_eq!((of("2020-06", 0).0, of("2020-06", 1).0), (Verdict::Met, Verdict::Missed));
    }

    #[test]
    fn the_last_month_is_the_earliest_of_the_members_and_only_of_a_complete_count() {
        let with = |at: &str| Assessment { last: Some((month(at), n("1"))), ..member(Verdict::Behind, Some("10")) };
        let case = flow().reach("10", "2020-01", "2020-12");
        let a = rolled(&case, &[with("2020-05"), with("2020-04")], "2020-06");
        assert_eq!((a.last, a.completion, a.progress), (Some((month("2020-04"), n("2"))), Some(n("1")), Some(n("1"))));
        let b = rolled(&case, &[with("2020-05"), member(Verdict::NoData, None)], "2020-06");
        assert_eq!((b.last, b.value, b.completion, b.coverage), (None, None, None, Some((1, 2))));
        // A member with a verdict but no value is not known either.
        let c = rolled(&case, &[with("2020-05"), member(Verdict::NotRated, None)], "2020-06");
        assert_eq!((c.verdict, c.coverage), (Verdict::NoData, Some((1, 2))));
    }

    #[test]
    fn some_day_is_met_when_all_have_it() {
        let case = level().reach("10", "2020-01", "");
        let of = |values: [&str; 2]| {
            let a = rolled(&case, &values.map(|v| member(Verdict::NotRated, Some(v))), "2020-06");
            (a.verdict, a.gap_to_target, a.progress, a.baseline)
        };
        assert_eq!(of(["10", "11"]), (Verdict::Met, Some(n("0")), Some(n("1")), Some(n("0"))));
        assert_eq!(of(["10", "9"]), (Verdict::NotRated, Some(n("-1")), Some(n("0.5")), Some(n("0"))));
    }

    #[test]
    fn milestones_count_in_members_only_where_more_is_better() {
        let stated = Plan::Milestones(BTreeMap::from([(date(2020, 6, 30), n("30"))]));
        let expected = |case: Case| {
            let members = [member(Verdict::Behind, Some("0")), member(Verdict::Behind, Some("0"))];
            rolled(&case.plan(stated.clone()), &members, "2020-06").expected
        };
        assert_eq!(expected(level().reach("40", "2019-12", "2020-12")), Some(n("1.5")));
        assert_eq!(expected(falling().reach("40", "2019-12", "2020-12")), Some(n("1")), "an even plan instead");
        assert_eq!(expected(level().reach("0", "2019-12", "2020-12")), Some(n("1")));
    }
}
