//! Judges a value against a target, by the way that the target asks for: along a plan, some day, below a ceiling, or in every period.

use super::catching_up::{catch_up, complete, project};
use super::ceiling;
use super::certainty::{could_be_mended, could_be_spoilt, may_turn_bad};
use super::keep;
use super::progress::PlannedTarget;
use super::slipping::is_slipping;
use crate::assess::assessment::{Assessment, ProjectedBy};
use crate::assess::flag::Flag;
use crate::assess::method::{Trend, strategy};
use crate::assess::observations::Observations;
use crate::assess::plan::{BaselineValue, TrajectoryBuilder, remainder_by_season};
use crate::assess::question::Question;
use crate::assess::threshold::Threshold;
use crate::assess::timeline::Timeline;
use crate::catalog::{Baseline, Basis, Target, TargetKind, Verdict};
use crate::measure::exact::divide;
use crate::measure::{Direction, Exact, Unit};
use num_traits::Signed;

/// What a target asks of a value.
enum Requirement {
    /// To follow a plan.
    Progress(PlannedChange),
    /// Not to use up more of an amount than the plan allows by now; with a lower edge, to come to that as well.
    Ceiling,
    /// To follow a plan whose beginning has not been reported.
    NoBaseline,
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
    /// Whether the baseline was first reported after the period, or the cycle, in which the plan starts.
    late: bool,
}

/// The assessment of a target that is not relative to other values.
pub(in crate::assess) fn judge_target(observations: &Observations, target: &Target) -> Assessment {
    let timeline = Timeline::of(observations.q, target);
    let mut answer = Assessment::with_verdict(Verdict::NoData);
    observations.describe(&mut answer);
    if timeline.by_day {
        answer.flag(Flag::PerDay);
    }
    match target.basis {
        Basis::Stated => {}
        Basis::Split => answer.flag(Flag::Split),
        Basis::Inferred => answer.flag(Flag::Inferred),
    }
    answer.set_recent(observations.recent(&timeline));
    answer.per = timeline.rates_are_per(observations.q.indicator);
    answer.left = timeline.left_per(answer.per, observations.awaits_value_of_year(target));
    answer.target = Some(target.value.clone());
    if timeline.begun {
        begun(observations, target, &timeline, &mut answer);
    } else {
        not_begun(observations, target, &mut answer);
    }
    answer.verdict = softened(answer.verdict, target.basis);
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
    let planned = target.due.is_some() && !target.kind.promises_every_period() && !indicator.is_windowed();
    if observations.value().is_some_and(|value| planned && toward.signed(value - baseline).is_negative()) {
        answer.verdict = Verdict::Behind;
        answer.flag(Flag::MovingAway);
    }
}

/// The verdict that the basis of a target allows: with a chosen date or scope never worse than behind; where nothing but value and
/// due date is stated, not before due.
pub(in crate::assess) fn softened(verdict: Verdict, basis: Basis) -> Verdict {
    match (verdict, basis) {
        (Verdict::Missed | Verdict::FarBehind, Basis::Inferred) | (Verdict::FarBehind, Basis::Split) => Verdict::Behind,
        (other, _) => other,
    }
}

fn begun(observations: &Observations, target: &Target, timeline: &Timeline, answer: &mut Assessment) {
    let q = observations.q;
    let known = if target.kind.promises_every_period() {
        keep::judged_value(observations, target)
    } else {
        observations.value().cloned()
    };
    // What waiting rows could only make worse is not known to be good; more than a plan allows by now is bad already.
    let is_over = |value: &Exact| is_ceiling(q, target) && ceiling::is_over_plan(observations, target, timeline, value);
    let certain = known.clone().filter(|value| !may_turn_bad(q, target, value) || is_over(value));
    let value = certain.clone().or_else(|| decided_already(observations, target).cloned());
    if known.is_none() {
        observations.explain_missing(answer);
    } else if certain.is_none() {
        // A value that a rejected row puts in doubt is not the last full one either.
        answer.flag(Flag::Partial);
        answer.last = observations.observed().rev().nth(1).map(|(month, value)| (month, value.clone()));
    }
    match requirement(observations, target, timeline, value.as_ref()) {
        Requirement::Progress(change) => follow(observations, target, timeline, &change, value.as_ref(), answer),
        Requirement::Ceiling => ceiling::judge(observations, target, timeline, value.as_ref(), answer),
        Requirement::NoBaseline => {
            answer.flag(Flag::NoBaseline);
            if let Some(value) = &value {
                answer.verdict = Verdict::NotRated;
                answer.gap_to_target = Some(Threshold::of(target, q.indicator, value).gap);
                complete(answer, value, q.indicator.better);
            }
        }
        Requirement::Undated { baseline } => {
            answer.flag(Flag::NoDue);
            if let Some(value) = &value {
                undated(observations, target, baseline.as_ref(), value, answer);
            }
            answer.baseline = baseline;
        }
        Requirement::Hold { baseline } => {
            if let Some(value) = &value {
                keep::judge_kept(observations, target, timeline, value, answer);
                complete(answer, value, Threshold::of(target, q.indicator, value).toward);
                if baseline.is_some() && !timeline.is_due() {
                    catch_up(answer, value);
                }
            }
            answer.baseline = baseline;
        }
    }
    let undecided = match answer.verdict {
        Verdict::Missed => q.waiting > 0 && could_be_mended(q, target),
        Verdict::Met => timeline.is_due() && q.waiting > 0 && could_be_spoilt(q, target),
        _ => false,
    };
    if undecided {
        answer.verdict = Verdict::NoData;
        answer.flag(Flag::Awaiting);
    }
    let tolerated = |gap: Option<&Exact>| is_within_tolerance(gap, answer, target, q.indicator.unit);
    match answer.verdict {
        Verdict::Missed if tolerated(answer.gap_to_target.as_ref()) => answer.flag(Flag::WithinTolerance),
        // Before due it is the plan that the value is short of.
        Verdict::FarBehind if tolerated(answer.gap.as_ref()) => answer.verdict = Verdict::Behind,
        _ => {}
    }
    if value.as_ref().is_some_and(|value| is_slipping(observations, target, value, answer)) {
        answer.flag(Flag::Slipping);
    }
    if known.is_none() && value.is_some() {
        // It decides, but nothing that is worked out of it holds.
        answer.flag(Flag::AtLeast);
        (answer.gap, answer.progress, answer.pace) = (None, None, None);
        (answer.required, answer.projected, answer.projected_by) = (None, None, None);
    }
    answer.value = value;
    if answer.value.is_none()
        && let Some(known) = observations.at_least()
    {
        answer.value = Some(known.clone());
        answer.flag(Flag::AtLeast);
    }
}

/// Whether a value is short, by this gap, by no more than the tolerance: then it is behind at worst, and at due just missed.
pub(in crate::assess) fn is_within_tolerance(
    gap: Option<&Exact>,
    answer: &Assessment,
    target: &Target,
    unit: Unit,
) -> bool {
    let short = gap.map(|gap| -gap).filter(Signed::is_positive);
    let edge = answer.target.as_ref().unwrap_or(&target.value);
    short.is_some_and(|short| short <= target.tolerance.amount(edge, unit))
}

fn requirement(
    observations: &Observations,
    target: &Target,
    timeline: &Timeline,
    value: Option<&Exact>,
) -> Requirement {
    let q = observations.q;
    let indicator = q.indicator;
    if target.holds() {
        return Requirement::Hold { baseline: None };
    }
    let Some(due) = timeline.due.clone() else {
        let baseline = BaselineValue::of(observations, target);
        return Requirement::Undated { baseline: baseline.map(|b| b.value) };
    };
    if is_ceiling(q, target) {
        return Requirement::Ceiling;
    }
    let Some(baseline) = BaselineValue::of(observations, target) else {
        // What happened in the target's own time has no value from before it.
        let has_none = indicator.is_windowed();
        return if has_none { Requirement::Hold { baseline: None } } else { Requirement::NoBaseline };
    };
    let at_start = Threshold::of(target, indicator, &baseline.value);
    let past_the_other_edge = value.is_some_and(|v| {
        let now = Threshold::of(target, indicator, v);
        !now.satisfied && now.toward != at_start.toward
    });
    let late = baseline.observed_in.is_some_and(|month| {
        let in_time = q.period_end_from(target.from.month());
        let in_time =
            if indicator.yearly { q.calendar.last_of_year(target.from.month()).max(in_time) } else { in_time };
        month > in_time
    });
    if !late && (at_start.satisfied || past_the_other_edge) {
        return Requirement::Hold { baseline: Some(baseline.value) };
    }
    Requirement::Progress(PlannedChange { baseline, target: at_start.edge, toward: at_start.toward, due, late })
}

/// Whether a target with a due date limits how much of an amount is used up by then.
fn is_ceiling(q: &Question, target: &Target) -> bool {
    let is_used_up =
        q.indicator.better == Direction::Lower && matches!(target.kind, TargetKind::Reach | TargetKind::Zero);
    q.indicator.adds_up() && target.due.is_some() && (is_used_up || target.kind.has_two_edges())
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
    if change.late {
        answer.flag(Flag::LateBaseline);
    }
    if let Some(value) = value {
        planned.judge(answer, value, Threshold::of(target, indicator, value).satisfied);
        complete(answer, value, change.toward);
        project(answer, value);
        if let Some(remainder) = remainder_by_season(observations, timeline, value) {
            answer.project(Some(value + remainder), ProjectedBy::LastYear);
        }
        if change.late {
            answer.verdict = Verdict::NotRated;
        }
    }
}

/// The known part of a total with a hole, or the last total before one, where the rest can only grow and that decides already: it is
/// enough, or too much.
fn decided_already<'a>(observations: &Observations<'a>, target: &Target) -> Option<&'a Exact> {
    let q = observations.q;
    if !q.indicator.is_windowed() || !q.indicator.can_only_grow() || target.holds() {
        return None;
    }
    let so_far = observations.at_least().or_else(|| observations.observed().next_back().map(|(_, sum)| sum))?;
    let enough = q.indicator.better == Direction::Higher && target.kind.is_reached() && *so_far >= target.value;
    let upper = if target.kind.has_two_edges() { target.upper.as_ref() } else { Some(&target.value) };
    let is_ceiling = q.indicator.better == Direction::Lower || target.kind.has_two_edges();
    let too_much = is_ceiling && target.due.is_some() && upper.is_some_and(|upper| so_far > upper);
    (enough || too_much).then_some(so_far)
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::tests::build::{Case, case, falling, flow, level, n};
    use crate::catalog::{Amounts, Kind, Measure, Tolerance};
    use crate::measure::exact::ratio;
    use crate::series::Why;

    #[test]
    fn an_inferred_verdict_is_softened_to_behind_at_worst() {
        let all = Verdict::ALL.map(|v| (v, softened(v, Basis::Inferred)));
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
            assert_eq!((&a.gap, &a.progress, &a.pace, &a.required, &a.projected), (&None, &None, &None, &None, &None));
            (a.verdict, a.value, a.flags)
        };
        let hole = || vec![Flag::Partial, Flag::AtLeast];
        let total = || flow().reach("10", "2020-01", "2020-12");
        assert_eq!(of(total().missing("2020-03", partial("10"))), (Verdict::Met, Some(n("10")), hole()));
        assert_eq!(of(total().missing("2020-03", partial("9"))), (Verdict::NoData, Some(n("9")), hole()));
        let absent = vec![Flag::Absent, Flag::AtLeast];
        let before = total().at("2020-02", "10").missing("2020-03", Why::Absent);
        assert_eq!(of(before), (Verdict::Met, Some(n("10")), absent));
        let before = total().at("2020-02", "9").missing("2020-03", Why::Absent);
        assert_eq!(of(before), (Verdict::NoData, None, vec![Flag::Absent]), "an old total is not as-of's");
        let state = level().reach("10", "2020-01", "2020-12").baseline("0").missing("2020-03", partial("10"));
        assert_eq!(of(state), (Verdict::NoData, None, vec![Flag::Partial]), "a part of a state says nothing");
        let lower = || case(Kind::Flow, Direction::Lower).reach("10", "2020-01", "2020-12");
        assert_eq!(of(lower().missing("2020-03", partial("10"))), (Verdict::NoData, Some(n("10")), hole()));
        assert_eq!(of(lower().missing("2020-03", partial("10.5"))), (Verdict::Missed, Some(n("10.5")), hole()));
        let sum = |amounts| {
            let mut case = total().measured(Measure::Sum(vec!["a".into()])).missing("2020-03", partial("10"));
            case.indicator.amounts = amounts;
            of(case)
        };
        assert_eq!(sum(Amounts::NoneBelowZero), (Verdict::Met, Some(n("10")), hole()));
        assert_eq!(sum(Amounts::AnySign), (Verdict::NoData, Some(n("10")), hole()), "an amount below zero could come");
        let mean = total().measured(Measure::Mean("a".into())).missing("2020-03", partial("10"));
        assert_eq!(of(mean), (Verdict::NoData, None, vec![Flag::Partial]));
        let names = total().measured(Measure::Distinct("a".into())).missing("2020-03", partial("10"));
        // The same name may come in two months, so that it has no plan; but there are ten already.
        assert_eq!(of(names), (Verdict::OnPace, Some(n("10")), hole()));
    }

    #[test]
    fn a_doubtful_zero_has_no_value_and_its_last_full_month_is_the_one_before() {
        let mut case = falling().target(TargetKind::Zero, "0", "2020-01", "").run("2020-01", &["3", "0"]);
        case.waiting = 1;
        let a = case.assess("2020-02");
        assert_eq!((a.verdict, a.value, a.flags), (Verdict::NoData, None, vec![Flag::Partial, Flag::Doubtful]));
        assert_eq!(a.last, Some((crate::measure::Month::new(2020, 1), n("3"))));
    }

    #[test]
    fn waiting_rows_take_a_good_value_away_only_where_they_could_spoil_it() {
        let of = |case: Case| {
            let a = Case { waiting: 2, ..case }.assess("2020-06");
            assert!(a.waiting == 2 && a.has(Flag::Doubtful));
            let partial = a.has(Flag::Partial);
            (a.verdict, a.value, partial)
        };
        // Of counts and sums of which more is better, a further row makes nothing worse.
        let more = |value| flow().reach("100", "2020-01", "2020-12").at("2020-06", value);
        assert_eq!(of(more("100")), (Verdict::Met, Some(n("100")), false));
        assert_eq!(of(more("20")), (Verdict::FarBehind, Some(n("20")), false));
        // 29 readable open cases and one row dated 某日 are at least 29.
        let open = |value| {
            case(Kind::Open, Direction::Lower).target(TargetKind::Zero, "0", "2020-01", "").at("2020-06", value)
        };
        assert_eq!(of(open("29")), (Verdict::Behind, Some(n("29")), false));
        assert_eq!(of(open("0")), (Verdict::NoData, None, true));
        // A mean may move either way, and between two edges more may be too much.
        let mean = |value| {
            let case = level().target(TargetKind::Keep, "90", "2020-01", "").at("2020-06", value);
            case.measured(Measure::Mean("a".into()))
        };
        assert_eq!((of(mean("95")).0, of(mean("85")).0), (Verdict::NoData, Verdict::Behind));
        let within = |value| {
            level()
                .target(TargetKind::Within, "40", "2020-01", "")
                .with(|t| t.upper = Some(n("60")))
                .at("2020-06", value)
        };
        assert_eq!((of(within("50")).0, of(within("38")).0), (Verdict::NoData, Verdict::Behind));
        // 60 may have been used by June: 61 is over whatever comes, 59 may not be all.
        let spent = |value| case(Kind::Flow, Direction::Lower).reach("120", "2020-01", "2020-12").at("2020-06", value);
        assert_eq!((of(spent("61")).0, of(spent("121")).0), (Verdict::Behind, Verdict::Missed));
        assert_eq!(of(spent("59")), (Verdict::NoData, None, true));
    }

    #[test]
    fn at_due_waiting_rows_decide_nothing_that_they_could_change() {
        let of = |case: Case| {
            let a = Case { waiting: 1, ..case }.assess("2020-12");
            (a.verdict, a.has(Flag::Awaiting))
        };
        let more = |value| flow().reach("100", "2020-01", "2020-12").at("2020-12", value);
        assert_eq!(of(more("100")), (Verdict::Met, false), "could not be spoilt");
        assert_eq!(of(more("99")), (Verdict::NoData, true), "could be mended");
        let mut may_fall = more("100").measured(Measure::Sum(vec!["a".into()]));
        may_fall.indicator.amounts = Amounts::AnySign;
        assert_eq!(of(may_fall).0, Verdict::NoData, "an amount below zero may wait");
        let zero = |value| {
            let case = case(Kind::Open, Direction::Lower).target(TargetKind::Zero, "0", "2019-12", "2020-12");
            case.baseline("5").at("2020-12", value)
        };
        assert_eq!(of(zero("1")), (Verdict::Missed, false), "one more open case mends nothing");
        assert_eq!(of(zero("0")).0, Verdict::NoData);
        let spent = |value| case(Kind::Flow, Direction::Lower).reach("100", "2020-01", "2020-12").at("2020-12", value);
        assert_eq!((of(spent("101")), of(spent("99")).0), ((Verdict::Missed, false), Verdict::NoData));
    }

    #[test]
    fn short_by_no_more_than_the_tolerance_is_behind_at_worst_and_at_due_just_missed() {
        let of = |value: &str, at: &str| {
            // From 90 to 100, of which 5 may be lacking.
            let case = level().reach("100", "2019-12", "2020-12").baseline("90");
            let a = case.with(|t| t.tolerance = Tolerance::Share(ratio(1, 20))).at(at, value).assess(at);
            (a.verdict, a.flags)
        };
        // 99.17 is asked for in November; 94.2 is a pace of 0.46 and 50 points short, but no more than 5 short of the plan.
        assert_eq!(of("94.1", "2020-11"), (Verdict::FarBehind, vec![]));
        assert_eq!(of("94.2", "2020-11"), (Verdict::Behind, vec![]));
        assert_eq!(of("99.2", "2020-11"), (Verdict::OnPace, vec![]));
        assert_eq!(of("94.9", "2020-12"), (Verdict::Missed, vec![]));
        assert_eq!(of("95", "2020-12"), (Verdict::Missed, vec![Flag::WithinTolerance]));
        assert_eq!(of("100", "2020-12"), (Verdict::Met, vec![]));
    }

    #[test]
    fn a_plan_without_its_baseline_is_not_rated() {
        let case = level().reach("20", "2020-01", "2020-12");
        let a = case.clone().missing("2020-02", Why::Absent).assess("2020-02");
        assert_eq!((a.verdict, a.flags, a.value), (Verdict::NoData, vec![Flag::Absent, Flag::NoBaseline], None));
        // Reported later than in the month that holds `from`: the plan runs from there all the same.
        let late = case.clone().at("2020-04", "10").at("2020-06", "12").assess("2020-06");
        assert_eq!(
            (late.verdict, late.baseline, late.flags),
            (Verdict::NotRated, Some(n("10")), vec![Flag::LateBaseline])
        );
        assert_eq!((late.elapsed, late.value), (Some(ratio(5, 11)), Some(n("12"))));
        let met = case.clone().at("2020-04", "10").at("2020-06", "25").assess("2020-06");
        assert_eq!(met.verdict, Verdict::NotRated, "never better either");
        let intime = case.clone().at("2020-01", "10").at("2020-06", "12").assess("2020-06");
        assert_eq!((intime.verdict, intime.flags), (Verdict::FarBehind, vec![]));
        // The first quarter holds January; the year holds it too.
        let quarters = Case { months_per_period: 3, ..case.clone() };
        assert_eq!(quarters.clone().at("2020-03", "10").at("2020-06", "20").assess("2020-06").flags, []);
        assert_eq!(quarters.at("2020-06", "10").at("2020-09", "20").assess("2020-09").flags, [Flag::LateBaseline]);
        let mut yearly = level().reach("20", "2020-01", "2022-12").at("2020-11", "10").at("2021-06", "12");
        yearly.indicator.yearly = true;
        assert!(!yearly.assess("2021-06").has(Flag::LateBaseline));
    }

    #[test]
    fn a_split_plan_is_never_worse_than_behind_before_due_and_missed_after_it() {
        let case = level().reach("100", "2019-12", "2022-12").baseline("0").with(|t| t.basis = Basis::Split);
        let june = case.clone().at("2021-06", "5").assess("2021-06");
        assert_eq!((june.verdict, june.flags), (Verdict::Behind, vec![Flag::Split]));
        assert_eq!(case.at("2022-12", "5").assess("2022-12").verdict, Verdict::Missed);
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
