//! Amounts that must not be used up before due: a ceiling, and the band between a lower edge and a ceiling.
//!
//! The plan gives what may have been used by now. More than the whole cannot be mended; less is met at due only.

use super::catching_up::{complete, project};
use super::progress::PlannedTarget;
use crate::assess::assessment::Assessment;
use crate::assess::flag::Flag;
use crate::assess::observations::Observations;
use crate::assess::plan::TrajectoryBuilder;
use crate::assess::timeline::Timeline;
use crate::catalog::{Bands, Method, Target, TargetKind, Verdict};
use crate::measure::exact::{divide, whole};
use crate::measure::{Direction, Exact};
use num_traits::Zero;

/// Judges what has been used of an amount; without a value, only what may be used by now.
pub(super) fn judge(
    observations: &Observations,
    target: &Target,
    timeline: &Timeline,
    value: Option<&Exact>,
    answer: &mut Assessment,
) {
    let ceiling = match target.kind {
        TargetKind::Within => target.upper.clone().unwrap_or_else(|| target.value.clone()),
        _ => target.value.clone(),
    };
    let mut above = answer.clone();
    below_ceiling(observations, target, timeline, (&ceiling, value), &mut above);
    if !target.kind.has_two_edges() {
        *answer = above;
        return;
    }
    let mut below = answer.clone();
    planned(observations, target, timeline, (&target.value, Direction::Higher), &mut below, |planned, answer| {
        if let Some(value) = value {
            planned.judge(answer, value, *value >= target.value);
            complete(answer, value, Direction::Higher);
            project(answer, value);
        }
    });
    // Enough already, but only the whole time shows whether it is too much.
    if below.verdict == Verdict::Met && !timeline.is_due() {
        below.verdict = Verdict::OnPace;
    }
    *answer = if severity(above.verdict) > severity(below.verdict) { above } else { below };
}

/// Whether more has been used than the plan allows by now.
pub(super) fn is_over_plan(observations: &Observations, target: &Target, timeline: &Timeline, value: &Exact) -> bool {
    let mut answer = Assessment::with_verdict(Verdict::NoData);
    judge(observations, target, timeline, Some(value), &mut answer);
    answer.verdict.is_lagging()
}

/// How bad a verdict is, from good to worst.
fn severity(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Met | Verdict::OnPace | Verdict::NotRated | Verdict::NoData | Verdict::Watch => 0,
        Verdict::Behind => 1,
        Verdict::FarBehind => 2,
        Verdict::Missed => 3,
    }
}

/// Resolves the plan from nothing to an edge, and hands it on.
fn planned(
    observations: &Observations,
    target: &Target,
    timeline: &Timeline,
    (edge, toward): (&Exact, Direction),
    answer: &mut Assessment,
    judge: impl FnOnce(&PlannedTarget<'_>, &mut Assessment),
) {
    let (q, none) = (observations.q, Exact::zero());
    let Some(due) = &timeline.due else { return };
    let builder = TrajectoryBuilder { timeline, due, baseline: &none, target: edge, yearly: q.indicator.yearly };
    let resolved = builder.resolve(target.own_plan(), observations);
    if resolved.lacks_last_year {
        answer.flag(Flag::NoLastYear);
    }
    let planned = PlannedTarget {
        baseline: &none,
        target: edge,
        toward,
        resolved: &resolved,
        timeline,
        rules: q.rules,
        method: Method::Pace,
        trend: None,
        decimals: q.indicator.decimals,
        whole: q.indicator.unit.counts_whole_things(),
    };
    planned.lay_out(answer);
    judge(&planned, answer);
}

fn below_ceiling(
    observations: &Observations,
    target: &Target,
    timeline: &Timeline,
    (ceiling, value): (&Exact, Option<&Exact>),
    answer: &mut Assessment,
) {
    planned(observations, target, timeline, (ceiling, Direction::Lower), answer, |planned, answer| {
        let Some(value) = value else { return };
        answer.progress = divide(value, ceiling);
        answer.gap_to_target = Some(ceiling - value);
        project(answer, value);
        // A plan that is one step says nothing of how fast the amount may be used before it.
        let before_first_step = planned.resolved.trajectory.steps && answer.elapsed.as_ref().is_some_and(Zero::is_zero);
        if before_first_step && value <= ceiling {
            answer.verdict = Verdict::NotRated;
            answer.flag(Flag::NotStarted);
            return;
        }
        let allowed = answer.expected.clone().unwrap_or_else(Exact::zero);
        let gap = &allowed - value;
        answer.pace = divide(&allowed, value).filter(|_| !ceiling.is_zero());
        answer.verdict = verdict(planned, (value, ceiling, &gap), answer);
        answer.gap = Some(gap);
    });
}

/// More than the whole is missed; more than the plan allows by now is behind where it prints as more.
fn verdict(
    planned: &PlannedTarget<'_>,
    (value, ceiling, gap): (&Exact, &Exact, &Exact),
    answer: &Assessment,
) -> Verdict {
    let far = match &planned.rules.bands {
        Bands::Ratio { points, .. } => points,
        Bands::Points { far_behind, .. } => far_behind,
    };
    if value > ceiling {
        Verdict::Missed
    } else if planned.timeline.is_due() {
        Verdict::Met
    } else if !planned.is_short(gap) {
        Verdict::OnPace
    } else if -gap > ceiling * far / whole(100) && answer.projected.as_ref().is_some_and(|p| p > ceiling) {
        Verdict::FarBehind
    } else {
        Verdict::Behind
    }
}

#[cfg(test)]
mod tests {
    use crate::assess::tests::build::{Case, case, n};
    use crate::assess::{Assessment, Flag};
    use crate::catalog::{Kind, Plan, TargetKind, Verdict};
    use crate::measure::Direction;
    use crate::measure::exact::ratio;

    fn used(kind: TargetKind, target: &str, months: &[&str], as_of: &str) -> Assessment {
        let mut sum = n("0");
        let totals: Vec<String> = months
            .iter()
            .map(|m| {
                sum += n(m);
                crate::measure::exact::full(&sum)
            })
            .collect();
        let totals: Vec<&str> = totals.iter().map(String::as_str).collect();
        let case: Case = case(Kind::Flow, Direction::Lower).target(kind, target, "2020-01", "2020-12");
        case.run("2020-01", &totals).own("2020-01", months).assess(as_of)
    }

    #[test]
    fn a_ceiling_is_held_against_what_may_have_been_used_by_now() {
        let of = |months: &[&str], as_of: &str| used(TargetKind::Reach, "120", months, as_of);
        // 110 of 120 in June: 91.7 %, 41.7 points more than half.
        let june = of(&["10", "20", "20", "20", "20", "20"], "2020-06");
        assert_eq!((june.verdict, june.expected, june.gap), (Verdict::FarBehind, Some(n("60")), Some(n("-50"))));
        assert_eq!((june.progress, june.projected), (Some(ratio(11, 12)), Some(n("230"))));
        assert_eq!(june.pace, Some(ratio(6, 11)));
        assert_eq!(of(&["11"], "2020-01").verdict, Verdict::Behind, "over, but by no more than ten points");
        assert_eq!(of(&["10"], "2020-01").verdict, Verdict::OnPace);
        assert_eq!(of(&["121"], "2020-01").verdict, Verdict::Missed, "cannot be mended");
        let even = ["10"; 12];
        assert_eq!(of(&even, "2020-11").verdict, Verdict::OnPace, "met at due only");
        assert_eq!(of(&even, "2020-12").verdict, Verdict::Met);
        assert_eq!(used(TargetKind::Zero, "0", &["0", "1"], "2020-02").verdict, Verdict::Missed);
        assert_eq!(used(TargetKind::Zero, "0", &["0", "0"], "2020-02").verdict, Verdict::OnPace);
    }

    #[test]
    fn an_amount_that_is_over_by_less_than_prints_is_on_pace() {
        let spent = |unit: &str, decimals, value: &str| {
            let case = case(Kind::Flow, Direction::Lower).unit(unit, decimals);
            let case = case.target(TargetKind::Reach, "100", "2020-01", "2020-12").run("2020-01", &[value]);
            case.assess("2020-01").verdict
        };
        // A twelfth of 100 is 8.333….
        assert_eq!((spent("万元", 2, "8.337"), spent("万元", 2, "8.339")), (Verdict::OnPace, Verdict::Behind));
        assert_eq!((spent("起", 0, "9"), spent("起", 0, "10")), (Verdict::OnPace, Verdict::Behind));
    }

    #[test]
    fn before_its_step_a_ceiling_is_exceeded_or_not_rated() {
        let spent = |value: &str, as_of: &str| {
            let case = case(Kind::Flow, Direction::Lower).target(TargetKind::Reach, "120", "2020-01", "2020-12");
            let a = case.plan(Plan::Step).at(as_of, value).assess(as_of);
            (a.verdict, a.has(Flag::NotStarted), a.gap, a.pace)
        };
        assert_eq!(spent("110", "2020-06"), (Verdict::NotRated, true, None, None));
        assert_eq!(spent("121", "2020-06").0, Verdict::Missed);
        assert_eq!((spent("120", "2020-12").0, spent("121", "2020-12").0), (Verdict::Met, Verdict::Missed));
    }

    #[test]
    fn a_band_for_an_amount_takes_the_worse_of_its_edges() {
        let of = |each: &str, upto: usize| {
            let months = vec![each; upto];
            let mut sum = n("0");
            let totals: Vec<String> = (0..upto)
                .map(|_| {
                    sum += n(each);
                    crate::measure::exact::full(&sum)
                })
                .collect();
            let totals: Vec<&str> = totals.iter().map(String::as_str).collect();
            let band = case(Kind::Flow, Direction::Higher).target(TargetKind::Within, "1000", "2020-01", "2020-12");
            let band = band.with(|t| t.upper = Some(n("1200")));
            band.run("2020-01", &totals).own("2020-01", &months).assess(&format!("2020-{upto:02}")).verdict
        };
        assert_eq!(of("273", 4), Verdict::FarBehind);
        assert_eq!((of("90", 4), of("90", 12)), (Verdict::OnPace, Verdict::Met));
        assert_eq!((of("10", 4), of("10", 12)), (Verdict::FarBehind, Verdict::Missed));
        assert_eq!(of("95", 11), Verdict::OnPace, "enough already, but not over");
    }
}
