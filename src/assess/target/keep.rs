//! Targets that have to hold in every period: `keep`, `within` and `zero` without a due date, and any target that the baseline
//! satisfied already.

use crate::assess::assessment::Assessment;
use crate::assess::flag::Flag;
use crate::assess::observations::Observations;
use crate::assess::threshold::Threshold;
use crate::assess::timeline::Timeline;
use crate::catalog::{KeepMode, Target, TargetKind, Verdict};
use crate::measure::exact::{ratio, whole};
use crate::measure::{Exact, Month, Unit};
use crate::series::Point;
use num_traits::{Signed, Zero};

/// A value short by at most this share of the edge is behind, by more far behind.
const BEHIND_AT_MOST: (i64, i64) = (1, 10);
/// The same for a rate, in percentage points.
const POINTS_BEHIND_AT_MOST: i64 = 5;
/// Periods over which an open number that has grown is far behind.
const PERIODS_THAT_GROW: i32 = 3;

/// Judges a value that has to hold in every period or, where the baseline satisfied the target already, until due.
pub(super) fn judge_kept(
    observations: &Observations,
    target: &Target,
    timeline: &Timeline,
    value: &Exact,
    answer: &mut Assessment,
) {
    let indicator = observations.q.indicator;
    let threshold = Threshold::of(target, indicator, value);
    let every = target.kind.promises_every_period() && target.keep == KeepMode::Every;
    answer.months_behind = Some(unsatisfied_periods(observations, target));
    let complete = !target.kind.promises_every_period() || count_periods(observations, target, answer);
    let holds = threshold.satisfied && !(every && answer.broken.is_some());
    answer.verdict = match (timeline.is_due(), holds) {
        // That it held in every period is not known while one of them is not.
        (true, true) if every && !complete => Verdict::NoData,
        (true, true) => Verdict::Met,
        (true, false) => Verdict::Missed,
        (false, true) => Verdict::OnPace,
        (false, false) if threshold.satisfied => Verdict::Behind,
        (false, false) if target.kind == TargetKind::Zero => {
            if is_far_from_zero(observations, value) {
                Verdict::FarBehind
            } else {
                Verdict::Behind
            }
        }
        (false, false) => short_of_edge(target, indicator.unit, &threshold.edge, &-threshold.gap.clone()),
    };
    match answer.verdict {
        Verdict::Met => answer.months_behind = None,
        Verdict::NoData => answer.flag(Flag::Awaiting),
        _ => {}
    }
    answer.target = Some(threshold.edge.clone());
    answer.expected = Some(threshold.edge);
    answer.gap = Some(threshold.gap.clone());
    answer.gap_to_target = Some(threshold.gap);
}

/// Behind or far behind, by how much is missing: what the target states, else five points of a rate and a tenth of anything else.
pub(in crate::assess) fn short_of_edge(target: &Target, unit: Unit, edge: &Exact, short: &Exact) -> Verdict {
    let (n, d) = BEHIND_AT_MOST;
    let most = match &target.far {
        Some(far) => far.amount(unit),
        None if unit.is_share() => Unit::percent().to(unit).unwrap_or_else(|| whole(1)) * whole(POINTS_BEHIND_AT_MOST),
        None => edge.abs() * ratio(n, d),
    };
    if *short <= most { Verdict::Behind } else { Verdict::FarBehind }
}

/// Whether open cases are far from being brought to zero: one is open for longer than the catalog allows or, where it says nothing, their
/// number grows. That more are found is no fault in itself.
fn is_far_from_zero(observations: &Observations, value: &Exact) -> bool {
    match observations.q.indicator.within_days {
        Some(days) => observations.q.oldest_days.is_some_and(|oldest| oldest > days),
        None => has_grown(observations, value),
    }
}

/// Whether fewer cases were closed than came up over the last periods, so that more are open than before them.
fn has_grown(observations: &Observations, value: &Exact) -> bool {
    let back = observations.q.period() * PERIODS_THAT_GROW;
    let before = observations.q.as_of.plus(-back);
    observations.observed().rfind(|(month, _)| *month <= before).is_some_and(|(_, earlier)| value > earlier)
}

/// The value that `keep` judges: the period's own, or that of all periods since `from` together.
pub(super) fn judged_value(observations: &Observations, target: &Target) -> Option<Exact> {
    // The mean of amounts is that of the periods; anything else is pooled over its rows already.
    if target.keep != KeepMode::Pooled || !observations.q.indicator.adds_up() {
        // One amount of several periods (1—2月) is held against one period's by its even part.
        let value = observations.value()?;
        return Some(observations.even_part(observations.q.as_of).unwrap_or_else(|| value.clone()));
    }
    let (from, to) = (target.from.month(), observations.q.as_of);
    let ends: Vec<Month> = observations.q.period_ends(from, to).collect();
    let amounts: Option<Vec<Exact>> = ends.iter().map(|month| observations.share_at(*month, (from, to))).collect();
    let amounts = amounts.filter(|list| !list.is_empty())?;
    let count = whole(i64::try_from(amounts.len()).unwrap_or(i64::MAX));
    Some(amounts.into_iter().fold(Exact::zero(), |sum, own| sum + own) / count)
}

/// How many of the periods since `from` satisfied the target. A period without a value breaks nothing, but makes the answer partial
/// where every period counts. Whether all have one.
fn count_periods(observations: &Observations, target: &Target, answer: &mut Assessment) -> bool {
    let q = observations.q;
    let (from, end) = (target.from.month(), q.as_of);
    let each: Vec<(Month, Exact)> = if q.indicator.is_windowed() {
        // A ratio has no amounts that could be shared out.
        let own = |month| observations.share_at(month, (from, end)).or_else(|| observations.value_at(month).cloned());
        let share = |month| Some((month, own(month)?));
        q.period_ends(from, end).filter_map(share).collect()
    } else {
        let inside = observations.observed().filter(|(m, _)| (from..=end).contains(m));
        inside.map(|(month, value)| (month, value.clone())).collect()
    };
    let owed = q.period_ends(from, end).count();
    if target.keep == KeepMode::Every && each.len() < owed {
        answer.flag(Flag::Partial);
        answer.coverage = u32::try_from(each.len()).ok().zip(u32::try_from(owed).ok());
        let unknown = q.period_ends(from, end).filter(|month| each.iter().all(|(known, _)| known != month));
        answer.holes = unknown.map(|month| q.own_period_at(month)).collect();
    }
    let satisfied = |value: &Exact| Threshold::of(target, q.indicator, value).satisfied;
    let mut broken = each.iter().filter(|(_, v)| !satisfied(v)).map(|(m, _)| *m);
    answer.broken = broken.next().map(|first| (first, 1 + broken.count()));
    answer.periods = Some(each.len());
    each.len() >= owed
}

/// The periods in a row, up to the last that is judged and since `from`, that did not satisfy the target.
fn unsatisfied_periods(observations: &Observations, target: &Target) -> Exact {
    let (from, end) = (target.from.month(), observations.q.as_of);
    let points = observations.q.points.iter().rev().filter(|p| (from..=end).contains(&p.month));
    let fails = |v: &Exact| !Threshold::of(target, observations.q.indicator, v).satisfied;
    let fell_short = |p: &&Point| {
        let part = observations.even_part(p.month);
        p.value.observed().is_some_and(|value| fails(part.as_ref().unwrap_or(value)))
    };
    let run = points.take_while(fell_short).count();
    whole(i64::try_from(run).unwrap_or(i64::MAX))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::tests::build::{Case, falling, flow, level, month, n};
    use crate::catalog::{Basis, Far, Tolerance};
    use crate::series::{Value, Why};

    fn keep(target: &str, due: &str, values: &[&str]) -> Case {
        level().target(TargetKind::Keep, target, "2020-01", due).run("2020-01", values)
    }

    #[test]
    fn a_tenth_of_the_edge_parts_behind_from_far_behind() {
        let target = keep("0", "", &[]).target.unwrap();
        let unit = Unit::parse("亩").unwrap();
        let of = |edge, short| short_of_edge(&target, unit, &n(edge), &n(short));
        assert_eq!((of("50", "5"), of("50", "5.01")), (Verdict::Behind, Verdict::FarBehind));
        assert_eq!((of("-50", "5"), of("-50", "5.01")), (Verdict::Behind, Verdict::FarBehind));
        assert_eq!((of("0", "0"), of("0", "0.01")), (Verdict::Behind, Verdict::FarBehind));
    }

    #[test]
    fn before_due_the_value_of_as_of_counts_with_its_gap() {
        let of = |value| {
            let answer = keep("50", "", &[value]).assess("2020-01");
            (answer.verdict, answer.gap.unwrap(), answer.gap_to_target.unwrap(), answer.months_behind.unwrap())
        };
        assert_eq!(of("50"), (Verdict::OnPace, n("0"), n("0"), n("0")));
        assert_eq!(of("51"), (Verdict::OnPace, n("1"), n("1"), n("0")));
        assert_eq!(of("45"), (Verdict::Behind, n("-5"), n("-5"), n("1")));
        assert_eq!(of("44"), (Verdict::FarBehind, n("-6"), n("-6"), n("1")));
    }

    #[test]
    fn months_behind_are_the_periods_in_a_row_that_were_not_satisfied() {
        let behind = |values: &[&str]| keep("50", "", values).assess("2020-04").months_behind;
        assert_eq!(behind(&["60", "49", "48", "47"]), Some(n("3")));
        assert_eq!(behind(&["40", "49", "50", "47"]), Some(n("1")));
        assert_eq!(behind(&["40", "41", "42", "43"]), Some(n("4")));
        assert_eq!(behind(&["40", "41", "42", "53"]), Some(n("0")));
        let earlier = level().target(TargetKind::Keep, "50", "2020-03", "").run("2020-01", &["1", "1", "1", "1"]);
        assert_eq!(earlier.assess("2020-04").months_behind, Some(n("2")), "before `from` nothing was promised");
    }

    /// Verdict, what was broken and of how many periods, whether it is partial, and coverage.
    type Kept = (Verdict, Option<(Month, usize)>, usize, bool, Option<(u32, u32)>);

    fn kept(case: Case, mode: KeepMode, as_of: &str) -> Kept {
        let answer = case.with(|t| t.keep = mode).assess(as_of);
        (answer.verdict, answer.broken, answer.periods.unwrap_or(0), answer.has(Flag::Partial), answer.coverage)
    }

    #[test]
    fn at_due_the_last_period_decides_and_it_is_told_how_many_did_not_hold() {
        let of = |values: &[&str]| kept(keep("50", "2020-03", values), KeepMode::Last, "2020-03");
        assert_eq!(of(&["50", "51", "52"]), (Verdict::Met, None, 3, false, None));
        assert_eq!(of(&["49", "51", "52"]), (Verdict::Met, Some((month("2020-01"), 1)), 3, false, None));
        assert_eq!(of(&["49", "51", "48"]), (Verdict::Missed, Some((month("2020-01"), 2)), 3, false, None));
        let hole = level().target(TargetKind::Keep, "50", "2020-01", "2020-03").at("2020-01", "50").at("2020-03", "50");
        assert_eq!(kept(hole, KeepMode::Last, "2020-03"), (Verdict::Met, None, 2, false, None));
        let later = keep("50", "2020-03", &["50", "51", "52", "1"]);
        let answer = later.assess("2020-04");
        assert_eq!((answer.verdict, answer.value), (Verdict::Met, Some(n("52"))), "after due nothing was promised");
        let missing = keep("50", "2020-03", &["50", "51"]).missing("2020-03", Why::Absent);
        let answer = missing.assess("2020-04");
        assert_eq!((answer.verdict, answer.has(Flag::Awaiting)), (Verdict::NoData, true));
        let quarters =
            level().target(TargetKind::Keep, "50", "2020-01", "2020-06").at("2020-03", "50").at("2020-06", "50");
        let quarters = Case { months_per_period: 3, ..quarters };
        assert_eq!(kept(quarters, KeepMode::Last, "2020-06"), (Verdict::Met, None, 2, false, None));
    }

    #[test]
    fn kept_in_every_period_one_that_did_not_hold_is_enough() {
        let of = |due, values: &[&str]| kept(keep("50", due, values), KeepMode::Every, "2020-03");
        assert_eq!(of("2020-03", &["50", "51", "52"]).0, Verdict::Met);
        assert_eq!(of("2020-03", &["49", "51", "52"]), (Verdict::Missed, Some((month("2020-01"), 1)), 3, false, None));
        assert_eq!(of("2020-12", &["49", "51", "52"]).0, Verdict::Behind, "good again, but broken");
        assert_eq!(of("", &["50", "51", "44"]).0, Verdict::FarBehind);
        let hole = level().target(TargetKind::Keep, "50", "2020-01", "2020-03").at("2020-01", "50").at("2020-03", "50");
        let (verdict, broken, periods, partial, coverage) = kept(hole.clone(), KeepMode::Every, "2020-03");
        assert_eq!((verdict, broken, periods, partial, coverage), (Verdict::NoData, None, 2, true, Some((2, 3))));
        assert!(hole.clone().with(|t| t.keep = KeepMode::Every).assess("2020-03").has(Flag::Awaiting));
        // Before due it is on pace as far as is known, and one period that did not hold is enough at due too.
        let before = hole.clone().with(|t| t.due = Some(crate::measure::When::Month(month("2020-12"))));
        assert_eq!(kept(before, KeepMode::Every, "2020-03").0, Verdict::OnPace);
        let mut broken = hole;
        broken.points[0].value = crate::series::Value::Observed(n("49"));
        assert_eq!(kept(broken, KeepMode::Every, "2020-03").0, Verdict::Missed);
    }

    #[test]
    fn pooled_amounts_are_judged_by_the_mean_of_their_periods() {
        let of = |months: &[&str]| {
            let case =
                flow().target(TargetKind::Keep, "5", "2020-01", "").run("2020-01", months).own("2020-01", months);
            let answer = case.with(|t| t.keep = KeepMode::Pooled).assess("2020-03");
            (answer.verdict, answer.value, answer.gap)
        };
        assert_eq!(
            of(&["9", "5", "1"]),
            (Verdict::OnPace, Some(n("5")), Some(n("0"))),
            "the last alone would be far behind"
        );
        assert_eq!(of(&["1", "3.5", "9"]), (Verdict::Behind, Some(n("4.5")), Some(n("-0.5"))));
        assert_eq!(of(&["1", "3.4", "9"]).0, Verdict::FarBehind);
        let hole = flow().target(TargetKind::Keep, "5", "2020-01", "").at("2020-01", "9").at("2020-03", "9");
        let hole = hole.own("2020-01", &["9"]).own("2020-03", &["9"]).with(|t| t.keep = KeepMode::Pooled);
        assert_eq!(hole.assess("2020-03").verdict, Verdict::NoData, "the mean of all periods is not known");
    }

    #[test]
    fn far_is_five_points_of_a_rate_a_tenth_of_anything_else_or_what_the_target_says() {
        let of = |unit: &str, far: Option<Far>, value: &str| {
            let case = level().unit(unit, 2).target(TargetKind::Keep, "90", "2020-01", "").with(|t| t.far = far);
            case.at("2020-01", value).assess("2020-01").verdict
        };
        let (behind, far) = (Verdict::Behind, Verdict::FarBehind);
        assert_eq!([of("%", None, "85"), of("%", None, "84.9")], [behind, far]);
        assert_eq!([of("‰", None, "40"), of("‰", None, "39.9")], [behind, far], "five points are fifty per mille");
        assert_eq!([of("亩", None, "81"), of("亩", None, "80.9")], [behind, far]);
        let points = || Some(Far::Points(n("3")));
        assert_eq!([of("%", points(), "87"), of("%", points(), "86.9")], [behind, far]);
        let amount = || Some(Far::Amount(n("20")));
        assert_eq!([of("亩", amount(), "70"), of("亩", amount(), "69.9")], [behind, far]);
    }

    #[test]
    fn the_tolerance_of_keep_counts_at_due_too() {
        let of = |value: &str, due: &str| {
            let case = keep("90", due, &[value]).with(|t| t.tolerance = Tolerance::Share(ratio(1, 50)));
            case.assess("2020-01").verdict
        };
        assert_eq!((of("88.2", ""), of("88.1", "")), (Verdict::OnPace, Verdict::Behind));
        assert_eq!((of("88.2", "2020-01"), of("88.1", "2020-01")), (Verdict::Met, Verdict::Missed));
    }

    #[test]
    fn an_inferred_target_that_is_kept_is_never_worse_than_behind() {
        let inferred = |values: &[&str], due: &str| keep("50", due, values).with(|t| t.basis = Basis::Inferred);
        assert_eq!(inferred(&["10"], "").assess("2020-01").verdict, Verdict::Behind);
        assert_eq!(inferred(&["10"], "2020-01").assess("2020-01").verdict, Verdict::Behind);
        assert_eq!(inferred(&["60"], "2020-01").assess("2020-01").verdict, Verdict::Met);
    }

    #[test]
    fn zero_without_due_is_far_behind_only_when_more_are_open_than_three_periods_before() {
        let zero = |values: &[&str]| falling().target(TargetKind::Zero, "0", "2020-01", "").run("2020-01", values);
        let april = |values: &[&str]| zero(values).assess("2020-04").verdict;
        assert_eq!(april(&["5", "4", "3", "6"]), Verdict::FarBehind);
        assert_eq!(april(&["5", "4", "3", "5"]), Verdict::Behind, "as many were closed as came up");
        assert_eq!(april(&["5", "1", "3", "4"]), Verdict::Behind, "a rise on last month alone");
        assert_eq!(april(&["5", "6", "7", "0"]), Verdict::OnPace);
        assert_eq!(
            zero(&["5", "6"]).assess("2020-02").verdict,
            Verdict::Behind,
            "three periods before nothing is known"
        );
        let quarters = |last: &str| {
            let case = falling().target(TargetKind::Zero, "0", "2019-01", "");
            let case = case.at("2019-09", "5").at("2019-12", "1").at("2020-03", "1").at("2020-06", last);
            Case { months_per_period: 3, ..case }.assess("2020-06").verdict
        };
        assert_eq!((quarters("6"), quarters("5")), (Verdict::FarBehind, Verdict::Behind));
    }

    #[test]
    fn a_baseline_that_satisfies_the_target_has_to_hold_until_due() {
        let of = |values: &[&str], as_of: &str| {
            let case = level().reach("50", "2020-01", "2020-04").baseline("60").run("2020-01", values);
            let answer = case.assess(as_of);
            (answer.verdict, answer.required, answer.projected.is_some())
        };
        assert_eq!(of(&["60", "55"], "2020-02"), (Verdict::OnPace, None, true));
        assert_eq!(of(&["60", "46"], "2020-02"), (Verdict::Behind, Some(n("2")), true));
        assert_eq!(of(&["60", "55", "55", "55"], "2020-04"), (Verdict::Met, None, false));
        assert_eq!(of(&["60", "55", "55", "45"], "2020-04"), (Verdict::Missed, None, false));
    }

    #[test]
    fn one_amount_of_two_months_is_held_against_a_month_s_by_its_half() {
        let of = |both: &str| {
            let mut case = flow().target(TargetKind::Keep, "100", "2020-01", "").at("2020-02", both);
            let own =
                Point { own: Some(n(both)), own_months: 2, ..Point::of(month("2020-02"), Value::Observed(n(both))) };
            case.history = vec![own];
            let answer = case.assess("2020-02");
            (answer.verdict, answer.value, answer.gap, answer.months_behind)
        };
        assert_eq!(of("180"), (Verdict::Behind, Some(n("90")), Some(n("-10")), Some(n("1"))));
        assert_eq!(of("200"), (Verdict::OnPace, Some(n("100")), Some(n("0")), Some(n("0"))));
    }

    #[test]
    fn keep_on_a_flow_judges_amounts_within_its_dates() {
        let case = flow().target(TargetKind::Keep, "5", "2020-02", "2020-03").run("2020-01", &["1", "5", "5"]);
        assert_eq!(case.assess("2020-03").verdict, Verdict::Met);
        assert_eq!(case.assess("2020-01").verdict, Verdict::NotRated);
    }
}
