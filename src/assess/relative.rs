//! Targets that are relative to what others have.
//!
//! Such a target is judged as the distance from the other value: what is to be reached or kept is that distance, so that a plan
//! closes it step by step. The answer then speaks in the region's own amounts again.

use super::facts::Facts;
use super::hold;
use super::model::{Assessment, Flag, Question, Verdict};
use super::targeted;
use super::time::Clock;
use crate::catalog::{Reference, Target, TargetKind};
use crate::measure::exact::divide;
use crate::measure::{Direction, Exact, Month};
use crate::series::{Point, Value, Why};

pub(super) fn against(facts: &Facts, target: &Target, reference: &Reference) -> Assessment {
    let q = facts.q;
    let asked = |month: Month| q.reference?.get(&month).map(|value| value * &reference.factor);
    let (points, history) = (distances(q.points, asked), distances(q.history, asked));
    let fixed = Target { reference: None, ..target.clone() };
    let question = Question { target: Some(&fixed), points: &points, history: &history, ..*q };
    let mut answer = targeted::against(&Facts::of(&question), &fixed);
    answer.value = answer.value.as_ref().and(facts.value()).cloned();
    facts.describe(&mut answer);
    answer.recent = facts.recent(&Clock::of(target, facts.adds_up(), q.as_of, q.rules.pace));
    // The other value moves as well: what it will be at due is not known.
    (answer.required, answer.projected, answer.baseline, answer.completion) = (None, None, None, None);
    answer.plan.clear();
    let Some(other) = facts.now.and_then(|now| asked(now.month)) else {
        // The own value may be there; what it compares with is not.
        if facts.value().is_some() {
            answer.flag(Flag::Partial);
        }
        (answer.target, answer.expected) = (None, None);
        return answer;
    };
    let shifted = |distance: &Option<Exact>| distance.as_ref().map(|d| d + &other);
    (answer.target, answer.expected) = (shifted(&answer.target), shifted(&answer.expected));
    if let (Some(value), Some(bound)) = (&answer.value, &answer.target) {
        answer.completion = divide(value, bound).filter(|_| q.indicator.better == Direction::Higher);
        if target.kind == TargetKind::Keep && matches!(answer.verdict, Verdict::Behind | Verdict::FarBehind) {
            // A share of the distance says nothing; a share of what is asked for does.
            let short = answer.gap.as_ref().map(|gap| -gap);
            let verdict = short.map_or(answer.verdict, |short| hold::short_of(bound, &short));
            answer.verdict = if target.inferred { targeted::softened(verdict) } else { verdict };
        }
    }
    answer
}

/// Each value less what is asked for in its month.
fn distances(points: &[Point], asked: impl Fn(Month) -> Option<Exact>) -> Vec<Point> {
    let distance = |point: &Point| {
        let value = match (&point.value, asked(point.month)) {
            (Value::Observed(value), Some(other)) => Value::Observed(value - other),
            (Value::Observed(_) | Value::Missing(Why::Partial { .. }), _) => {
                Value::Missing(Why::Partial { so_far: None })
            }
            (missing, _) => missing.clone(),
        };
        Point { value, ..point.clone() }
    };
    points.iter().map(distance).collect()
}
