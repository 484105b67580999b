//! Targets that are relative to the values of other regions.
//!
//! Such a target is judged by the distance from the other value: that distance has to be reached or kept, so that a plan closes
//! it step by step. The assessment then states the region's own amounts again.

use super::judge::{judge, softened};
use super::keep;
use crate::assess::assessment::Assessment;
use crate::assess::flag::Flag;
use crate::assess::observations::Observations;
use crate::assess::question::Question;
use crate::assess::timeline::Timeline;
use crate::catalog::{Reference, Target, TargetKind, Verdict};
use crate::measure::exact::divide;
use crate::measure::{Direction, Exact, Month};
use crate::series::{Point, Value, Why};

/// The assessment of a target that is relative to `reference`.
pub(in crate::assess) fn judge_relative(
    observations: &Observations,
    target: &Target,
    reference: &Reference,
) -> Assessment {
    let q = observations.q;
    let asked = |month: Month| q.reference?.get(&month).map(|value| value * &reference.factor);
    let (points, history) = (distances(q.points, asked), distances(q.history, asked));
    let fixed = Target { reference: None, ..target.clone() };
    let question = Question { target: Some(&fixed), points: &points, history: &history, ..*q };
    let mut answer = judge(&Observations::of(&question), &fixed);
    answer.value = answer.value.as_ref().and(observations.value()).cloned();
    observations.describe(&mut answer);
    answer.set_recent(observations.recent(&Timeline::of(q, target)));
    // The other value moves too, and where it will be at due is not known.
    (answer.required, answer.projected, answer.baseline, answer.completion) = (None, None, None, None);
    answer.plan.clear();
    let Some(other) = observations.now.and_then(|now| asked(now.month)) else {
        // The value may be known, but what it is compared with is not.
        if observations.value().is_some() {
            answer.flag(Flag::Partial);
        }
        (answer.target, answer.expected) = (None, None);
        return answer;
    };
    let shifted = |distance: &Option<Exact>| distance.as_ref().map(|d| d + &other);
    (answer.target, answer.expected) = (shifted(&answer.target), shifted(&answer.expected));
    if let (Some(value), Some(edge)) = (&answer.value, &answer.target) {
        answer.completion = divide(value, edge).filter(|_| q.indicator.better == Direction::Higher);
        if target.kind == TargetKind::Keep && matches!(answer.verdict, Verdict::Behind | Verdict::FarBehind) {
            // A share of the distance means nothing; a share of the value asked for does.
            let short = answer.gap.as_ref().map(|gap| -gap);
            let verdict = short.map_or(answer.verdict, |short| keep::short_of_edge(edge, &short));
            answer.verdict = if target.inferred { softened(verdict) } else { verdict };
        }
    }
    answer
}

/// Each value less the value asked for in its month.
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
