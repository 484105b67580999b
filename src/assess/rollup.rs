//! The root's row of a target that each region has: how many of them have it.

use super::bound::Bound;
use super::draw::Sketch;
use super::facts::{Facts, adds_up};
use super::hold;
use super::model::{Assessment, Flag, Question, Verdict};
use super::planned::Planned;
use super::targeted::softened;
use super::time::Clock;
use crate::catalog::{Indicator, Method, Plan, Target, TargetKind};
use crate::measure::exact::{divide, whole};
use crate::measure::{Direction, Exact};
use num_traits::{Signed, Zero};
use std::borrow::Borrow;

/// n of m: value n, target m, baseline 0, by the plan and the dates of `target`. `q` gives indicator, rules and as-of; its
/// `history` (of the root) serves a seasonal plan only, its points are not read.
///
/// One member without data leaves the whole without: n would say less than is true.
#[must_use]
pub fn roll_up(q: &Question, target: &Target, members: &[impl Borrow<Assessment>]) -> Assessment {
    let members: Vec<&Assessment> = members.iter().map(Borrow::borrow).collect();
    let facts = Facts { q, now: None };
    let clock = Clock::of(target, adds_up(q.indicator), q.as_of, q.rules.pace);
    let mut answer = Assessment::bare(Verdict::NoData);
    let total = count(members.len());
    let known = members.iter().filter(|m| m.verdict != Verdict::NoData && m.value.is_some()).count();
    answer.coverage = u32::try_from(known).ok().zip(u32::try_from(members.len()).ok());
    answer.target = Some(total.clone());
    answer.left = clock.left();
    for (flag, raised) in [(Flag::PerDay, clock.by_day), (Flag::Inferred, target.inferred)] {
        if raised {
            answer.flag(flag);
        }
    }
    let n = count(members.iter().filter(|m| has_it(m, target, q.indicator)).count());
    let complete = known == members.len() && !members.is_empty();
    let value = complete.then_some(&n);
    if !clock.begun {
        answer.verdict = Verdict::NotRated;
        answer.flag(Flag::NotStarted);
    } else if members.is_empty() {
        answer.flag(Flag::Absent);
    } else {
        if !complete {
            answer.flag(Flag::Partial);
        }
        judge(&facts, target, &clock, &total, value, &mut answer);
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

/// Whether a member satisfies the target; `keep` knows slack and past periods, which its verdict has taken in.
fn has_it(member: &Assessment, target: &Target, indicator: &Indicator) -> bool {
    match (member.verdict, target.kind) {
        (Verdict::NoData, _) => false,
        (verdict, TargetKind::Keep) if verdict != Verdict::NotRated => {
            matches!(verdict, Verdict::OnPace | Verdict::Met)
        }
        _ if target.reference.is_some() => member.gap_to_target.as_ref().is_some_and(|gap| !gap.is_negative()),
        _ => member.value.as_ref().is_some_and(|value| Bound::of(target, indicator, value).satisfied),
    }
}

fn judge(facts: &Facts, target: &Target, clock: &Clock, m: &Exact, n: Option<&Exact>, answer: &mut Assessment) {
    let bounded = matches!(target.kind, TargetKind::Within | TargetKind::Zero);
    match (&clock.due, target.kind) {
        (_, TargetKind::Keep) => holds(clock, m, n, answer),
        (None, _) if bounded => holds(clock, m, n, answer),
        (None, _) => {
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
            let sketch = Sketch { clock, due, baseline: &none, target: m, yearly: facts.q.indicator.yearly };
            let (curve, no_last_year) = sketch.draw(&plan_in_members(facts, target, m), facts);
            if no_last_year {
                answer.flag(Flag::NoLastYear);
            }
            let planned = Planned {
                baseline: &none,
                target: m,
                toward: Direction::Higher,
                curve: &curve,
                clock,
                rules: facts.q.rules,
                // A count that starts from nothing has no growth, and no earlier counts are known.
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

/// Judged like `keep` with all members as the edge.
fn holds(clock: &Clock, m: &Exact, n: Option<&Exact>, answer: &mut Assessment) {
    let Some(n) = n else { return };
    answer.verdict = match (n >= m, clock.is_due()) {
        (true, true) => Verdict::Met,
        (false, true) => Verdict::Missed,
        (true, false) => Verdict::OnPace,
        (false, false) => hold::short_of(m, &(m - n)),
    };
    answer.expected = Some(m.clone());
    answer.gap = Some(n - m);
    answer.gap_to_target = Some(n - m);
}

/// The target's plan with members for amounts: milestones as the same shares of the way, where shares of an amount mean one.
fn plan_in_members(facts: &Facts, target: &Target, m: &Exact) -> Plan {
    match &target.plan {
        _ if target.kind == TargetKind::Done => Plan::Step,
        Plan::Milestones(asked) if facts.q.indicator.better == Direction::Higher && target.value.is_positive() => {
            Plan::Milestones(asked.iter().map(|(day, value)| (*day, value / &target.value * m)).collect())
        }
        Plan::Milestones(_) => Plan::Linear,
        plan => plan.clone(),
    }
}
