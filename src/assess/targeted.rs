//! One target: which way of judging it, and what all ways share.

use super::bound::Bound;
use super::draw::Sketch;
use super::facts::Facts;
use super::hold;
use super::method::Trend;
use super::model::{Assessment, Flag, Verdict};
use super::planned::Planned;
use super::streak;
use super::time::Clock;
use crate::catalog::{Baseline, Method, Plan, Target, TargetKind};
use crate::measure::exact::divide;
use crate::measure::{Direction, Exact, When};
use crate::series::{Value, Why};
use num_traits::{Signed, Zero};

/// What is asked of a value.
enum Asked {
    /// To follow a plan towards the target, good this way.
    Plan { baseline: Exact, target: Exact, toward: Direction, due: Exact },
    /// To reach the target some day.
    SomeDay { baseline: Option<Exact> },
    /// To hold: always, or until due where the baseline was there already.
    Hold { baseline: Option<Exact> },
}

pub(super) fn against(facts: &Facts, target: &Target) -> Assessment {
    let clock = Clock::of(target, facts.adds_up(), facts.q.as_of, facts.q.rules.pace);
    let mut answer = Assessment::bare(Verdict::NoData);
    facts.describe(&mut answer);
    if clock.by_day {
        answer.flag(Flag::PerDay);
    }
    if target.inferred {
        answer.flag(Flag::Inferred);
    }
    answer.recent = facts.recent(&clock);
    answer.left = clock.left();
    answer.target = Some(target.value.clone());
    if clock.begun {
        begun(facts, target, &clock, &mut answer);
    } else {
        not_begun(facts, target, &mut answer);
    }
    if target.inferred {
        answer.verdict = softened(answer.verdict);
    }
    answer
}

/// Before `from` nothing is owed, but a value that has fallen behind a stated baseline is told.
fn not_begun(facts: &Facts, target: &Target, answer: &mut Assessment) {
    answer.value = facts.value().cloned();
    answer.verdict = Verdict::NotRated;
    answer.flag(Flag::NotStarted);
    let Baseline::Stated(baseline) = &target.baseline else { return };
    answer.baseline = Some(baseline.clone());
    let toward = Bound::of(target, facts.q.indicator, baseline).toward;
    let planned = target.due.is_some() && target.kind != TargetKind::Keep && !facts.adds_up();
    if facts.value().is_some_and(|value| planned && toward.signed(value - baseline).is_negative()) {
        answer.verdict = Verdict::Behind;
        answer.flag(Flag::MovingAway);
    }
}

/// An inferred plan is never rated worse than behind.
pub(super) fn softened(verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::Missed | Verdict::FarBehind => Verdict::Behind,
        other => other,
    }
}

fn begun(facts: &Facts, target: &Target, clock: &Clock, answer: &mut Assessment) {
    let indicator = facts.q.indicator;
    let known = if target.kind == TargetKind::Keep { hold::kept(facts, target) } else { facts.value() };
    let certain = known.filter(|_| target.kind != TargetKind::Zero || !facts.q.doubtful);
    let value = certain.or_else(|| grown_past(facts, target));
    if known.is_none() {
        facts.explain_missing(answer);
    } else if certain.is_none() {
        // A value that a rejected row puts in doubt is not the last full one either.
        answer.flag(Flag::Partial);
        answer.last = facts.observed().rev().nth(1).map(|(month, value)| (month, value.clone()));
    }
    match asked(facts, target, clock, value) {
        Asked::Plan { baseline, target: edge, toward, due } => {
            let way = Way { baseline: &baseline, target: &edge, toward, due: &due };
            follow(facts, target, clock, &way, value, answer);
        }
        Asked::SomeDay { baseline } => {
            answer.flag(Flag::NoDue);
            if let Some(value) = value {
                some_day(facts, target, baseline.as_ref(), value, answer);
            }
            answer.baseline = baseline;
        }
        Asked::Hold { baseline } => {
            if let Some(value) = value {
                hold::judge(facts, target, clock, value, answer);
                complete(answer, value, Bound::of(target, indicator, value).toward);
                if baseline.is_some() && !clock.is_due() {
                    catch_up(answer, value);
                }
            }
            answer.baseline = baseline;
        }
    }
    if answer.verdict == Verdict::Met && clock.is_due() && was_short_at_due(facts, target) {
        answer.flag(Flag::Late);
    }
    if value.is_some_and(|value| streak::is_slipping(facts, target, value, answer)) {
        answer.flag(Flag::Slipping);
    }
    answer.value = value.cloned();
}

/// From where to where by when.
struct Way<'a> {
    baseline: &'a Exact,
    target: &'a Exact,
    toward: Direction,
    due: &'a Exact,
}

/// Judges by the target's plan.
fn follow(facts: &Facts, target: &Target, clock: &Clock, way: &Way, value: Option<&Exact>, answer: &mut Assessment) {
    let indicator = facts.q.indicator;
    let sketch = Sketch { clock, due: way.due, baseline: way.baseline, target: way.target, yearly: indicator.yearly };
    let plan = if target.kind == TargetKind::Done { &Plan::Step } else { &target.plan };
    let (curve, no_last_year) = sketch.draw(plan, facts);
    if no_last_year {
        answer.flag(Flag::NoLastYear);
    }
    // Pace looks at no other value than the last.
    let course = value.filter(|_| facts.q.rules.method != Method::Pace);
    let trend = course.map(|v| Trend::of(facts, target, clock, way.baseline, (way.due, way.target), v));
    let planned = Planned {
        baseline: way.baseline,
        target: way.target,
        toward: way.toward,
        curve: &curve,
        clock,
        rules: facts.q.rules,
        method: facts.q.rules.method,
        trend: trend.as_ref(),
        decimals: indicator.decimals,
        whole: indicator.unit.counts_whole_things(),
    };
    planned.lay_out(answer);
    if let Some(value) = value {
        planned.judge(answer, value, Bound::of(target, indicator, value).satisfied);
        complete(answer, value, way.toward);
        project(answer, value);
    }
}

fn asked(facts: &Facts, target: &Target, clock: &Clock, value: Option<&Exact>) -> Asked {
    let bounded = matches!(target.kind, TargetKind::Within | TargetKind::Zero);
    let due = match (target.kind, &clock.due) {
        (TargetKind::Keep, _) => return Asked::Hold { baseline: None },
        (_, Some(due)) => due.clone(),
        (_, None) if bounded => return Asked::Hold { baseline: None },
        (_, None) => return Asked::SomeDay { baseline: baseline(facts, target) },
    };
    // Without a value there is no baseline yet either: nothing to draw.
    let Some(baseline) = baseline(facts, target) else { return Asked::Hold { baseline: None } };
    let at_start = Bound::of(target, facts.q.indicator, &baseline);
    let past_the_other_edge = value.is_some_and(|v| {
        let now = Bound::of(target, facts.q.indicator, v);
        !now.satisfied && now.toward != at_start.toward
    });
    if at_start.satisfied || past_the_other_edge {
        return Asked::Hold { baseline: Some(baseline) };
    }
    Asked::Plan { baseline, target: at_start.edge, toward: at_start.toward, due }
}

/// Where the plan starts; None where a level has no value yet.
fn baseline(facts: &Facts, target: &Target) -> Option<Exact> {
    match (&target.baseline, target.kind) {
        // Progress of `all` is value ÷ target; a yes/no starts from no.
        (_, TargetKind::All) | (Baseline::First, TargetKind::Done) => Some(Exact::zero()),
        (Baseline::Stated(value), _) => Some(value.clone()),
        (Baseline::First, _) if facts.adds_up() => Some(Exact::zero()),
        (Baseline::First, _) => {
            let from = target.from.month();
            facts.observed().find(|(month, _)| *month >= from).map(|(_, value)| value.clone())
        }
    }
}

/// What a flow has come to at least, where that is enough already and it can only grow.
fn grown_past<'a>(facts: &Facts<'a>, target: &Target) -> Option<&'a Exact> {
    let upward = facts.q.indicator.better == Direction::Higher
        && matches!(target.kind, TargetKind::Reach | TargetKind::Done | TargetKind::All);
    let amounts = || facts.q.history.iter().chain(facts.q.points).filter_map(|p| p.own.as_ref());
    if !facts.adds_up() || !upward || amounts().any(Signed::is_negative) {
        return None;
    }
    let so_far = match facts.now.map(|p| &p.value) {
        Some(Value::Missing(Why::Partial { so_far: Some(sum) })) => Some(sum),
        _ => facts.observed().next_back().map(|(_, sum)| sum),
    };
    so_far.filter(|sum| **sum >= target.value)
}

fn some_day(facts: &Facts, target: &Target, baseline: Option<&Exact>, value: &Exact, answer: &mut Assessment) {
    let bound = Bound::of(target, facts.q.indicator, value);
    answer.verdict = if bound.satisfied { Verdict::Met } else { Verdict::NotRated };
    if let Some(baseline) = baseline {
        let ahead = bound.toward.signed(&bound.edge - baseline).is_positive();
        let way = &bound.edge - baseline;
        answer.progress = divide(&(value - baseline), &way).filter(|_| ahead);
    }
    complete(answer, value, bound.toward);
    answer.target = Some(bound.edge);
    answer.gap_to_target = Some(bound.gap);
}

/// A ÷ T, where more is better.
fn complete(answer: &mut Assessment, value: &Exact, toward: Direction) {
    let target = answer.target.as_ref().filter(|t| toward == Direction::Higher && t.is_positive());
    answer.completion = target.and_then(|t| divide(value, t));
}

/// A + recent × what is left.
fn project(answer: &mut Assessment, value: &Exact) {
    let still = answer.recent.as_ref().zip(answer.left.as_ref());
    answer.projected = still.map(|(recent, left)| value + recent * left);
}

/// What is required and where it leads, for a target that has to hold at due.
fn catch_up(answer: &mut Assessment, value: &Exact) {
    let short = answer.gap_to_target.as_ref().is_some_and(Signed::is_negative);
    let left = answer.left.as_ref().filter(|left| short && left.is_positive());
    answer.required = left.zip(answer.target.as_ref()).map(|(left, edge)| (edge - value) / left);
    project(answer, value);
}

/// Whether the last value known at due did not do yet.
fn was_short_at_due(facts: &Facts, target: &Target) -> bool {
    let Some(due) = target.due.map(When::month) else { return false };
    let at_due = facts.observed().rfind(|(month, _)| *month <= due);
    at_due.is_some_and(|(_, value)| !Bound::of(target, facts.q.indicator, value).satisfied)
}
