//! Judges a value against a target, by the way that the target asks for: along a plan, some day, or in every period.

use super::keep;
use super::progress::PlannedTarget;
use super::slipping::is_slipping;
use crate::assess::assessment::Assessment;
use crate::assess::flag::Flag;
use crate::assess::method::{Trend, strategy};
use crate::assess::observations::Observations;
use crate::assess::plan::{BaselineValue, TrajectoryBuilder};
use crate::assess::threshold::Threshold;
use crate::assess::timeline::Timeline;
use crate::catalog::{Baseline, Target, TargetKind, Verdict};
use crate::measure::exact::divide;
use crate::measure::{Direction, Exact, When};
use crate::series::{Value, Why};
use num_traits::Signed;

/// What a target asks of a value.
enum Requirement {
    /// To follow a plan.
    Progress(PlannedChange),
    /// To reach the target some day.
    Undated { baseline: Option<Exact> },
    /// To satisfy the target in every period, or until due where the baseline satisfied it already.
    Hold { baseline: Option<Exact> },
}

/// The change that a plan asks for.
struct PlannedChange {
    baseline: BaselineValue,
    target: Exact,
    /// The good direction.
    toward: Direction,
    /// Position at which the target is due.
    due: Exact,
}

/// The assessment of a target that is not relative to other values.
pub(in crate::assess) fn judge_target(observations: &Observations, target: &Target) -> Assessment {
    let timeline = Timeline::of(observations.q, target);
    let mut answer = Assessment::with_verdict(Verdict::NoData);
    observations.describe(&mut answer);
    if timeline.by_day {
        answer.flag(Flag::PerDay);
    }
    if target.is_inferred() {
        answer.flag(Flag::Inferred);
    }
    answer.set_recent(observations.recent(&timeline));
    answer.left = timeline.left();
    answer.target = Some(target.value.clone());
    if timeline.begun {
        begun(observations, target, &timeline, &mut answer);
    } else {
        not_begun(observations, target, &mut answer);
    }
    if target.is_inferred() {
        answer.verdict = softened(answer.verdict);
    }
    answer
}

/// Before `from` nothing is owed, but a value that has fallen behind a stated baseline is behind.
fn not_begun(observations: &Observations, target: &Target, answer: &mut Assessment) {
    answer.value = observations.value().cloned();
    answer.verdict = Verdict::NotRated;
    answer.flag(Flag::NotStarted);
    let Baseline::Stated(baseline) = &target.baseline else { return };
    answer.baseline = Some(baseline.clone());
    let indicator = observations.q.indicator;
    let toward = Threshold::of(target, indicator, baseline).toward;
    let planned = target.due.is_some() && target.kind != TargetKind::Keep && !indicator.adds_up();
    if observations.value().is_some_and(|value| planned && toward.signed(value - baseline).is_negative()) {
        answer.verdict = Verdict::Behind;
        answer.flag(Flag::MovingAway);
    }
}

/// The verdict of an inferred target: never worse than behind.
pub(in crate::assess) fn softened(verdict: Verdict) -> Verdict {
    match verdict {
        Verdict::Missed | Verdict::FarBehind => Verdict::Behind,
        other => other,
    }
}

fn begun(observations: &Observations, target: &Target, timeline: &Timeline, answer: &mut Assessment) {
    let q = observations.q;
    let known =
        if target.kind == TargetKind::Keep { keep::judged_value(observations, target) } else { observations.value() };
    let certain = known.filter(|_| target.kind != TargetKind::Zero || !q.doubtful);
    let value = certain.or_else(|| already_enough(observations, target));
    if known.is_none() {
        observations.explain_missing(answer);
    } else if certain.is_none() {
        // A value that a rejected row puts in doubt is not the last full one either.
        answer.flag(Flag::Partial);
        answer.last = observations.observed().rev().nth(1).map(|(month, value)| (month, value.clone()));
    }
    match requirement(observations, target, timeline, value) {
        Requirement::Progress(change) => follow(observations, target, timeline, &change, value, answer),
        Requirement::Undated { baseline } => {
            answer.flag(Flag::NoDue);
            if let Some(value) = value {
                undated(observations, target, baseline.as_ref(), value, answer);
            }
            answer.baseline = baseline;
        }
        Requirement::Hold { baseline } => {
            if let Some(value) = value {
                keep::judge_kept(observations, target, timeline, value, answer);
                complete(answer, value, Threshold::of(target, q.indicator, value).toward);
                if baseline.is_some() && !timeline.is_due() {
                    catch_up(answer, value);
                }
            }
            answer.baseline = baseline;
        }
    }
    if answer.verdict == Verdict::Met && timeline.is_due() && was_short_at_due(observations, target) {
        answer.flag(Flag::Late);
    }
    if value.is_some_and(|value| is_slipping(observations, target, value, answer)) {
        answer.flag(Flag::Slipping);
    }
    answer.value = value.cloned();
}

fn requirement(
    observations: &Observations,
    target: &Target,
    timeline: &Timeline,
    value: Option<&Exact>,
) -> Requirement {
    let indicator = observations.q.indicator;
    if target.holds() {
        return Requirement::Hold { baseline: None };
    }
    let Some(due) = timeline.due.clone() else {
        let baseline = BaselineValue::of(observations, target);
        return Requirement::Undated { baseline: baseline.map(|b| b.value) };
    };
    // Without a value there is no baseline yet either, and so no path.
    let Some(baseline) = BaselineValue::of(observations, target) else { return Requirement::Hold { baseline: None } };
    let at_start = Threshold::of(target, indicator, &baseline.value);
    let past_the_other_edge = value.is_some_and(|v| {
        let now = Threshold::of(target, indicator, v);
        !now.satisfied && now.toward != at_start.toward
    });
    if at_start.satisfied || past_the_other_edge {
        return Requirement::Hold { baseline: Some(baseline.value) };
    }
    Requirement::Progress(PlannedChange { baseline, target: at_start.edge, toward: at_start.toward, due })
}

/// Judges along the target's plan.
fn follow(
    observations: &Observations,
    target: &Target,
    timeline: &Timeline,
    change: &PlannedChange,
    value: Option<&Exact>,
    answer: &mut Assessment,
) {
    let (indicator, rules) = (observations.q.indicator, observations.q.rules);
    let builder = TrajectoryBuilder {
        timeline,
        due: &change.due,
        baseline: &change.baseline.value,
        target: &change.target,
        yearly: indicator.yearly,
    };
    let resolved = builder.resolve(target.own_plan(), observations);
    if resolved.lacks_last_year {
        answer.flag(Flag::NoLastYear);
    }
    let looked_at = value.filter(|_| strategy(rules.method).looks_back());
    let due = (&change.due, &change.target);
    let trend = looked_at.map(|v| Trend::of(observations, timeline, &change.baseline, due, v));
    let planned = PlannedTarget {
        baseline: &change.baseline.value,
        target: &change.target,
        toward: change.toward,
        resolved: &resolved,
        timeline,
        rules,
        method: rules.method,
        trend: trend.as_ref(),
        decimals: indicator.decimals,
        whole: indicator.unit.counts_whole_things(),
    };
    planned.lay_out(answer);
    if let Some(value) = value {
        planned.judge(answer, value, Threshold::of(target, indicator, value).satisfied);
        complete(answer, value, change.toward);
        project(answer, value);
    }
}

/// A flow's amount so far, where it is enough already and can only grow.
fn already_enough<'a>(observations: &Observations<'a>, target: &Target) -> Option<&'a Exact> {
    let q = observations.q;
    let upward = q.indicator.better == Direction::Higher && target.kind.is_reached();
    let amounts = || q.history.iter().chain(q.points).filter_map(|p| p.own.as_ref());
    if !q.indicator.adds_up() || !upward || amounts().any(Signed::is_negative) {
        return None;
    }
    let so_far = match observations.now.map(|p| &p.value) {
        Some(Value::Missing(Why::Partial { so_far: Some(sum) })) => Some(sum),
        _ => observations.observed().next_back().map(|(_, sum)| sum),
    };
    so_far.filter(|sum| **sum >= target.value)
}

/// Judges against a target without a due date.
fn undated(
    observations: &Observations,
    target: &Target,
    baseline: Option<&Exact>,
    value: &Exact,
    answer: &mut Assessment,
) {
    let threshold = Threshold::of(target, observations.q.indicator, value);
    answer.verdict = if threshold.satisfied { Verdict::Met } else { Verdict::NotRated };
    if let Some(baseline) = baseline {
        let way = &threshold.edge - baseline;
        let ahead = threshold.toward.signed(way.clone()).is_positive();
        answer.progress = divide(&(value - baseline), &way).filter(|_| ahead);
    }
    complete(answer, value, threshold.toward);
    answer.target = Some(threshold.edge);
    answer.gap_to_target = Some(threshold.gap);
}

/// Completion: A ÷ T, where more is better.
fn complete(answer: &mut Assessment, value: &Exact, toward: Direction) {
    let target = answer.target.as_ref().filter(|t| toward == Direction::Higher && t.is_positive());
    answer.completion = target.and_then(|t| divide(value, t));
}

/// The value at due if the recent rate goes on.
fn project(answer: &mut Assessment, value: &Exact) {
    let still = answer.recent.as_ref().zip(answer.left.as_ref());
    answer.projected = still.map(|(recent, left)| value + recent * left);
}

/// The required and the projected change, for a target that has to hold at due.
fn catch_up(answer: &mut Assessment, value: &Exact) {
    let short = answer.gap_to_target.as_ref().is_some_and(Signed::is_negative);
    let left = answer.left.as_ref().filter(|left| short && left.is_positive());
    answer.required = left.zip(answer.target.as_ref()).map(|(left, edge)| (edge - value) / left);
    project(answer, value);
}

/// Whether the last value known at due did not satisfy the target.
fn was_short_at_due(observations: &Observations, target: &Target) -> bool {
    let Some(due) = target.due.map(When::month) else { return false };
    let at_due = observations.observed().rfind(|(month, _)| *month <= due);
    at_due.is_some_and(|(_, value)| !Threshold::of(target, observations.q.indicator, value).satisfied)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::tests::build::{Case, case, falling, flow, level, n, point};
    use crate::catalog::Kind;

    #[test]
    fn an_inferred_verdict_is_softened_to_behind_at_worst() {
        let all = Verdict::ALL.map(|v| (v, softened(v)));
        let changed: Vec<_> = all.into_iter().filter(|(v, s)| v != s).collect();
        assert_eq!(changed, [(Verdict::FarBehind, Verdict::Behind), (Verdict::Missed, Verdict::Behind)]);
    }

    #[test]
    fn before_from_only_a_fall_behind_a_stated_baseline_counts() {
        let of = |case: Case| {
            let a = case.assess("2020-01");
            (a.verdict, a.has(Flag::MovingAway), a.has(Flag::NotStarted))
        };
        let stated = |value| level().reach("20", "2020-02", "2020-12").baseline("10").at("2020-01", value);
        assert_eq!(of(stated("9")), (Verdict::Behind, true, true));
        assert_eq!(of(stated("10")), (Verdict::NotRated, false, true));
        assert_eq!(of(level().reach("20", "2020-02", "").baseline("10").at("2020-01", "9")).0, Verdict::NotRated);
        let keep = level().target(TargetKind::Keep, "20", "2020-02", "2020-12").baseline("10").at("2020-01", "9");
        assert_eq!(of(keep).0, Verdict::NotRated);
        let lower = falling().reach("5", "2020-02", "2020-12").baseline("10");
        assert_eq!(of(lower.clone().at("2020-01", "11")).0, Verdict::Behind);
        assert_eq!(of(lower.at("2020-01", "9")).0, Verdict::NotRated);
        assert_eq!(of(flow().reach("20", "2020-02", "2020-12").baseline("10").at("2020-01", "9")).0, Verdict::NotRated);
    }

    #[test]
    fn a_growing_amount_that_is_enough_already_is_met_whatever_is_missing() {
        let partial = |sum: &str| Why::Partial { so_far: Some(n(sum)) };
        let of = |case: Case| {
            let a = case.assess("2020-03");
            (a.verdict, a.value)
        };
        let total = || flow().reach("10", "2020-01", "2020-12");
        assert_eq!(of(total().missing("2020-03", partial("10"))), (Verdict::Met, Some(n("10"))));
        assert_eq!(of(total().missing("2020-03", partial("9"))), (Verdict::NoData, None));
        assert_eq!(of(total().at("2020-02", "10").missing("2020-03", Why::Absent)), (Verdict::Met, Some(n("10"))));
        assert_eq!(of(level().reach("10", "2020-01", "2020-12").missing("2020-03", partial("10"))).0, Verdict::NoData);
        let lower = case(Kind::Flow, Direction::Lower).reach("10", "2020-01", "2020-12");
        assert_eq!(of(lower.missing("2020-03", partial("10"))).0, Verdict::NoData);
        let mut shrinks = total().missing("2020-03", partial("10"));
        shrinks.history = vec![point(crate::measure::Month::new(2019, 1), None, Some(n("-1")))];
        assert_eq!(of(shrinks).0, Verdict::NoData, "an amount below zero could come again");
    }

    #[test]
    fn a_doubtful_zero_has_no_value_and_its_last_full_month_is_the_one_before() {
        let mut case = falling().target(TargetKind::Zero, "0", "2020-01", "").run("2020-01", &["3", "0"]);
        case.doubtful = true;
        let a = case.assess("2020-02");
        assert_eq!((a.verdict, a.value, a.flags), (Verdict::NoData, None, vec![Flag::Partial, Flag::Doubtful]));
        assert_eq!(a.last, Some((crate::measure::Month::new(2020, 1), n("3"))));
    }

    #[test]
    fn without_due_progress_counts_only_toward_the_target() {
        let of = |baseline: &str, value: &str| {
            let a = level().reach("10", "2020-01", "").baseline(baseline).at("2020-02", value).assess("2020-02");
            (a.verdict, a.progress, a.gap_to_target.unwrap(), a.completion.unwrap(), a.flags)
        };
        let no_due = || vec![Flag::NoDue];
        assert_eq!(of("0", "4"), (Verdict::NotRated, Some(n("0.4")), n("-6"), n("0.4"), no_due()));
        assert_eq!(of("0", "10"), (Verdict::Met, Some(n("1")), n("0"), n("1"), no_due()));
        assert_eq!(of("2", "4"), (Verdict::NotRated, Some(n("0.25")), n("-6"), n("0.4"), no_due()));
        assert_eq!(of("20", "4"), (Verdict::NotRated, None, n("-6"), n("0.4"), no_due()), "the way would lead down");
    }

    #[test]
    fn a_value_past_the_other_edge_has_left_its_plan() {
        let within = |value| {
            let case =
                level().target(TargetKind::Within, "95", "2019-12", "2020-12").with(|t| t.upper = Some(n("105")));
            let a = case.baseline("80").at("2020-06", value).assess("2020-06");
            (a.verdict, a.elapsed.is_some(), a.gap)
        };
        assert_eq!(within("87.5"), (Verdict::OnPace, true, Some(n("0"))));
        assert_eq!(within("110"), (Verdict::Behind, false, Some(n("-5"))));
        assert_eq!(within("100").0, Verdict::Met);
    }
}
