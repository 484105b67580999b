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
    for (flag, raised) in [(Flag::PerDay, timeline.by_day), (Flag::Inferred, target.inferred)] {
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
    if target.inferred {
        answer.verdict = softened(answer.verdict);
    }
    // Of a complete count all members speak for the same period.
    let month = members.iter().filter_map(|m| Some(m.last.as_ref()?.0)).min();
    answer.last = month.zip(value.cloned());
    answer.completion = value.and_then(|n| divide(n, &total));
    answer.value = value.cloned();
    answer
}

fn count(n: usize) -> Exact {
    whole(i64::try_from(n).unwrap_or(i64::MAX))
}

/// Whether a member satisfies the target. Of `keep` the verdict tells, since it includes the tolerance and past periods.
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
    match (&timeline.due, target.kind) {
        (_, TargetKind::Keep) | (None, TargetKind::Within | TargetKind::Zero) => holds(timeline, m, n, answer),
        (None, TargetKind::Reach | TargetKind::Done | TargetKind::All) => {
            answer.flag(Flag::NoDue);
            if let Some(n) = n {
                answer.verdict = if n >= m { Verdict::Met } else { Verdict::NotRated };
                answer.gap_to_target = Some(n - m);
                answer.progress = divide(n, m);
            }
            answer.baseline = Some(Exact::zero());
        }
        (Some(due), _) => {
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
    match &target.plan {
        _ if target.kind == TargetKind::Done => Plan::Step,
        Plan::Milestones(asked)
            if observations.q.indicator.better == Direction::Higher && target.value.is_positive() =>
        {
            Plan::Milestones(asked.iter().map(|(day, value)| (*day, value / &target.value * m)).collect())
        }
        Plan::Milestones(_) => Plan::Linear,
        plan => plan.clone(),
    }
}
