//! Targets that are relative to the values of other regions.
//!
//! Such a target is judged by the distance from the other value: that distance has to be reached or kept, so that a plan closes
//! it step by step. The assessment then states the region's own amounts again.

use super::judge::{judge_target, softened};
use super::keep;
use crate::assess::assessment::Assessment;
use crate::assess::flag::Flag;
use crate::assess::observations::Observations;
use crate::assess::question::Question;
use crate::assess::timeline::Timeline;
use crate::catalog::{Reference, Target, Verdict};
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
    let mut answer = judge_target(&Observations::of(&question), &fixed);
    answer.value = answer.value.as_ref().and(observations.value()).cloned();
    observations.describe(&mut answer);
    answer.set_recent(observations.recent(&Timeline::of(q, target)));
    // The other value moves too, and where it will be at due is not known.
    (answer.required, answer.baseline, answer.completion) = (None, None, None);
    (answer.projected, answer.projected_by) = (None, None);
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
        if target.kind.promises_every_period() && matches!(answer.verdict, Verdict::Behind | Verdict::FarBehind) {
            // A share of the distance means nothing; a share of the value asked for does.
            let short = answer.gap.as_ref().map(|gap| -gap);
            let unit = q.indicator.unit;
            let verdict = short.map_or(answer.verdict, |short| keep::short_of_edge(target, unit, edge, &short));
            answer.verdict = softened(verdict, target.basis);
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
        Point { value, standing: None, ..point.clone() }
    };
    points.iter().map(distance).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::tests::build::{Case, level, month, n, point};
    use crate::catalog::{Basis, TargetKind, Whose};
    use crate::measure::When;

    /// A level beside others' values in January and February 2020; asked for is `factor` × theirs + the target's value.
    fn beside(kind: TargetKind, value: &str, factor: &str, others: [&str; 2]) -> Case {
        let mut case = level().target(kind, value, "2020-01", "").with(|t| {
            t.reference = Some(Reference { whose: Whose::Mean, factor: n(factor) });
        });
        let months = ["2020-01", "2020-02"].map(month);
        case.reference = Some(months.into_iter().zip(others.map(n)).collect());
        case
    }

    fn keep(own: [&str; 2]) -> Case {
        beside(TargetKind::Keep, "2", "1", ["40", "48"]).run("2020-01", &own)
    }

    #[test]
    fn what_is_asked_for_is_the_factor_times_the_other_value_and_the_target_s_own() {
        let answer = beside(TargetKind::Keep, "2", "0.5", ["40", "48"]).run("2020-01", &["30", "25"]).assess("2020-02");
        assert_eq!((answer.verdict, answer.value), (Verdict::Behind, Some(n("25"))));
        assert_eq!((answer.target, answer.expected, answer.gap), (Some(n("26")), Some(n("26")), Some(n("-1"))));
        assert_eq!(answer.completion, divide(&n("25"), &n("26")));
        assert_eq!((answer.change, answer.recent), (Some(n("-5")), Some(n("-5"))));
        assert_eq!((answer.required, answer.projected, answer.baseline), (None, None, None));
        assert!(answer.plan.is_empty());
    }

    #[test]
    fn far_behind_is_a_share_of_the_value_asked_for() {
        let verdict = |own| keep(["50", own]).assess("2020-02").verdict;
        assert_eq!((verdict("50"), verdict("51")), (Verdict::OnPace, Verdict::OnPace));
        assert_eq!((verdict("45"), verdict("44.9")), (Verdict::Behind, Verdict::FarBehind));
    }

    #[test]
    fn what_slips_is_the_distance_from_the_other_value_before_the_target_began_too() {
        let slips = |february| {
            let mut case = beside(TargetKind::Keep, "2", "1", ["40", "48"]).at("2020-02", february);
            case.history = vec![point(month("2020-01"), Some(n("50")), None)];
            case.with(|t| t.from = When::Month(month("2020-02"))).assess("2020-02").has(Flag::Slipping)
        };
        assert!(slips("57.9") && !slips("58") && !slips("60"), "in January it was 10 above");
    }

    #[test]
    fn an_inferred_one_is_never_worse_than_behind() {
        let inferred = |own| keep(["40", own]).with(|t| t.basis = Basis::Inferred).assess("2020-02");
        assert_eq!(inferred("44.9").verdict, Verdict::Behind);
        assert_eq!(inferred("20").verdict, Verdict::Behind);
        assert_eq!((inferred("50").verdict, inferred("50").flags), (Verdict::OnPace, vec![Flag::Inferred]));
    }

    #[test]
    fn without_the_other_value_there_is_no_data() {
        let mut case = keep(["50", "49"]);
        case.reference.as_mut().unwrap().remove(&month("2020-02"));
        let answer = case.assess("2020-02");
        assert_eq!((answer.verdict, answer.flags), (Verdict::NoData, vec![Flag::Partial]));
        assert_eq!((answer.value, answer.target, answer.expected), (None, None, None));
        let mut own_missing = beside(TargetKind::Keep, "2", "1", ["40", "48"]);
        own_missing = own_missing.at("2020-01", "50").missing("2020-02", Why::Absent);
        let answer = own_missing.assess("2020-02");
        assert_eq!((answer.verdict, answer.flags, answer.target), (Verdict::NoData, vec![Flag::Absent], Some(n("50"))));
        let partial = beside(TargetKind::Keep, "2", "1", ["40", "48"]);
        let partial = partial.missing("2020-02", Why::Partial { so_far: Some(n("60")) });
        assert_eq!(partial.assess("2020-02").flags, [Flag::Partial]);
    }
}
