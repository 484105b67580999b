//! Each branch that leads to a verdict.

use super::build::{Case, case, falling, flow, level, month, n};
use crate::assess::{Flag, Question, Verdict, assess};
use crate::catalog::{Amounts, Basis, KeepMode, Kind, TargetKind, Tolerance};
use crate::measure::exact::whole;
use crate::measure::{Direction, Every, Period, When};
use crate::series::{OwnPeriod, Value, Why};

/// 100 by the end of 2020 from 0 at the end of 2019: 50 is asked for in June.
fn hundred(june: &str) -> Case {
    level().reach("100", "2019-12", "2020-12").baseline("0").at("2020-06", june)
}

#[test]
fn reach_before_due() {
    for (value, verdict) in [
        ("100", Verdict::Met),
        ("50", Verdict::OnPace),
        ("49.996", Verdict::OnPace),
        ("49.99", Verdict::Behind),
        ("40", Verdict::Behind),
        ("35", Verdict::Behind),
        ("34.9", Verdict::FarBehind),
        ("-1", Verdict::FarBehind),
    ] {
        assert_eq!(hundred(value).assess("2020-06").verdict, verdict, "{value}");
    }
}

#[test]
fn far_behind_needs_ten_points_too() {
    // Asked for 100 ÷ 12 in January: half of it is a pace of 0.5, but only 4 points short.
    let a = level().reach("100", "2019-12", "2020-12").baseline("0").at("2020-01", "4").assess("2020-01");
    assert_eq!(a.verdict, Verdict::Behind);
}

#[test]
fn whole_things_short_by_less_than_one_are_on_pace() {
    let at = |unit: &str| flow().unit(unit, 2).reach("10", "2020-01", "2020-12").at("2020-07", "5").assess("2020-07");
    assert_eq!(at("人").verdict, Verdict::OnPace);
    assert_eq!(at("亩").verdict, Verdict::Behind);
}

#[test]
fn moving_away_from_the_target() {
    let a = level().reach("13", "2020-01", "2020-11").baseline("10").at("2020-06", "9").assess("2020-06");
    assert_eq!((a.months_behind.clone(), a.has(Flag::MovingAway)), (Some(n("5")), true));
    assert_eq!(a.verdict, Verdict::FarBehind);
    let start = level().reach("13", "2020-06", "2020-12").baseline("10").at("2020-06", "9").assess("2020-06");
    assert_eq!((start.verdict, start.has(Flag::MovingAway)), (Verdict::Behind, true));
    assert!(!start.has(Flag::NotStarted));
}

#[test]
fn before_from_nothing_is_rated() {
    let a = level().reach("13", "2020-09", "2020-12").at("2020-06", "9").assess("2020-06");
    assert_eq!((a.verdict, a.flags, a.value), (Verdict::NotRated, vec![Flag::NotStarted], Some(n("9"))));
}

#[test]
fn at_due_and_after() {
    let due = |december: &str| hundred("60").at("2020-12", december);
    assert_eq!(due("99").assess("2020-12").verdict, Verdict::Missed);
    let met = due("100").assess("2020-12");
    assert_eq!((met.verdict, met.months_behind, met.flags), (Verdict::Met, None, vec![]));
    let late = due("99").at("2021-02", "101").assess("2021-02");
    assert_eq!((late.verdict, late.flags, late.value), (Verdict::Met, vec![Flag::Late], Some(n("101"))));
    // 75 was asked for at the end of September, three months before due.
    let never = due("75").at("2021-02", "77").assess("2021-02");
    assert_eq!((never.verdict, never.months_behind), (Verdict::Missed, Some(n("3"))));
    assert_eq!((never.value, never.judged, never.past_due), (Some(n("75")), Some(month("2020-12")), true));
}

#[test]
fn at_due_a_target_is_judged_for_good() {
    let december = hundred("60").at("2020-12", "100");
    let fallen = december.clone().at("2021-01", "70").assess("2021-01");
    assert_eq!((fallen.verdict, fallen.value, fallen.flags), (Verdict::Met, Some(n("100")), vec![]));
    // Making-up counts from the first period that satisfies the target, and keeps its value.
    let made_up = hundred("60").run("2020-12", &["90", "95", "103", "80"]);
    let at = |as_of: &str| {
        let a = made_up.assess(as_of);
        let late = a.has(Flag::Late);
        (a.verdict, a.value, a.judged, late)
    };
    assert_eq!(at("2021-01"), (Verdict::Missed, Some(n("90")), Some(month("2020-12")), false));
    assert_eq!(at("2021-02"), (Verdict::Met, Some(n("103")), Some(month("2021-02")), true));
    assert_eq!(at("2021-03"), (Verdict::Met, Some(n("103")), Some(month("2021-02")), true));
    // Nothing after due counts for an amount.
    let amount = flow().reach("100", "2020-01", "2020-12").run("2020-12", &["90", "130"]);
    let a = amount.assess("2021-01");
    assert_eq!((a.verdict, a.value, a.judged), (Verdict::Missed, Some(n("90")), Some(month("2020-12"))));
}

#[test]
fn until_the_value_of_due_has_come_a_target_awaits_it() {
    // A quarterly state: the third quarter is what is known in December, and its fourth is not due yet.
    let case = level().reach("100", "2019-12", "2020-12").baseline("0").at("2020-09", "80");
    let quarterly = Case { months_per_period: 3, ..case };
    let waits = |value: &str| {
        let mut case = quarterly.clone();
        case.points[0].value = Value::Observed(n(value));
        let third = Period::containing(month("2020-09").first_day(), Every::Quarter);
        case.ask("2020-12", |q| assess(&Question { own: OwnPeriod::received(third), ..*q }))
    };
    let a = waits("80");
    assert_eq!((a.verdict, a.flags, a.value, a.gap), (Verdict::NoData, vec![Flag::Awaiting], None, None));
    assert_eq!(waits("120").verdict, Verdict::NoData, "a state may fall until due");
    // A carried value makes nothing met or missed at due.
    let mut carried = level().amount().reach("100", "2019-12", "2020-12").baseline("0").at("2020-12", "100");
    carried.row_months = Some([month("2020-09")].into());
    let a = carried.assess("2020-12");
    assert_eq!((a.verdict, a.has(Flag::Awaiting)), (Verdict::NoData, true));
    // Before due it stands.
    carried = carried.with(|t| t.due = Some(When::Month(month("2021-12"))));
    let a = carried.assess("2020-12");
    assert_eq!((a.verdict, a.flags), (Verdict::Met, vec![Flag::Carried]));
}

#[test]
fn reach_without_due() {
    let case = level().reach("100", "2020-01", "");
    let a = case.clone().at("2020-06", "60").assess("2020-06");
    assert_eq!((a.verdict, a.flags, a.gap_to_target), (Verdict::NotRated, vec![Flag::NoDue], Some(n("-40"))));
    assert_eq!(case.at("2020-06", "160").assess("2020-06").verdict, Verdict::Met);
}

#[test]
fn inferred_plans_are_never_worse_than_behind() {
    let inferred = |case: Case| case.with(|t| t.basis = Basis::Inferred);
    let a = inferred(hundred("10")).assess("2020-06");
    assert_eq!((a.verdict, a.flags), (Verdict::Behind, vec![Flag::Inferred]));
    let b = inferred(hundred("10")).at("2020-12", "20").assess("2020-12");
    assert_eq!(b.verdict, Verdict::Behind);
    assert_eq!(inferred(hundred("50")).assess("2020-06").verdict, Verdict::OnPace);
}

#[test]
fn keep_looks_at_the_last_period_or_at_every_one() {
    let case = level().target(TargetKind::Keep, "90", "2020-01", "2020-04");
    let every = case.clone().with(|t| t.keep = KeepMode::Every);
    let at = |v: &str| case.clone().at("2020-02", v).assess("2020-02").verdict;
    assert_eq!([at("90"), at("81"), at("80.9")], [Verdict::OnPace, Verdict::Behind, Verdict::FarBehind]);
    let all = |case: &Case, values: &[&str]| case.clone().run("2020-01", values).assess("2020-04");
    assert_eq!(all(&case, &["90", "91", "92", "93"]).verdict, Verdict::Met);
    assert_eq!(all(&every, &["90", "91", "92", "93"]).verdict, Verdict::Met);
    let last = all(&case, &["90", "89", "92", "93"]);
    assert_eq!((last.verdict, last.broken, last.periods), (Verdict::Met, Some((month("2020-02"), 1)), Some(4)));
    let broken = all(&every, &["90", "89", "92", "93"]);
    assert_eq!((broken.verdict, broken.months_behind), (Verdict::Missed, Some(whole(0))));
    assert_eq!(all(&case, &["90", "91", "92", "89"]).verdict, Verdict::Missed);
    let run = case.clone().run("2020-01", &["90", "89", "88"]).assess("2020-03");
    assert_eq!(run.months_behind, Some(whole(2)));
    assert_eq!((run.elapsed, run.pace, run.required), (None, None, None));
    let hole = |case: Case| case.run("2020-03", &["92", "93"]).assess("2020-04");
    let last = hole(case);
    assert_eq!((last.verdict, last.periods, last.has(Flag::Partial)), (Verdict::Met, Some(2), false));
    let every = hole(every);
    assert_eq!((every.coverage, every.has(Flag::Partial)), (Some((2, 4)), true));
}

#[test]
fn keep_stops_at_its_due() {
    let case = level().target(TargetKind::Keep, "90", "2020-01", "2020-02").run("2020-01", &["92", "93", "80"]);
    let a = case.clone().assess("2020-03");
    assert_eq!((a.verdict, a.value, a.gap), (Verdict::Met, Some(n("93")), Some(n("3"))));
    let absent = case.with(|t| t.due = None).at("2020-05", "95").missing("2020-06", Why::Absent);
    assert_eq!(absent.assess("2020-06").verdict, Verdict::NoData);
}

#[test]
fn keep_has_slack_for_survey_figures() {
    let case =
        level().target(TargetKind::Keep, "90", "2020-01", "").with(|t| t.tolerance = Tolerance::Share(n("0.02")));
    assert_eq!(case.clone().at("2020-02", "88.2").assess("2020-02").verdict, Verdict::OnPace);
    assert_eq!(case.at("2020-02", "88.1").assess("2020-02").verdict, Verdict::Behind);
}

#[test]
fn within_two_edges() {
    let band = |due: &str| level().target(TargetKind::Within, "40", "2020-01", due).with(|t| t.upper = Some(n("60")));
    for (value, verdict, gap) in [
        ("40", Verdict::OnPace, "0"),
        ("60", Verdict::OnPace, "0"),
        ("36", Verdict::Behind, "-4"),
        ("35", Verdict::FarBehind, "-5"),
        ("66", Verdict::Behind, "-6"),
        ("67", Verdict::FarBehind, "-7"),
    ] {
        let a = band("").at("2020-06", value).assess("2020-06");
        assert_eq!((a.verdict, a.gap), (verdict, Some(n(gap))), "{value}");
    }
    let a = band("2020-11").baseline("20").at("2020-06", "30").assess("2020-06");
    assert_eq!((a.target, a.expected, a.verdict), (Some(n("40")), Some(n("30")), Verdict::OnPace));
    let b = band("2020-11").baseline("80").at("2020-06", "75").assess("2020-06");
    assert_eq!((b.target, b.expected, b.gap), (Some(n("60")), Some(n("70")), Some(n("-5"))));
    assert_eq!(band("2020-11").baseline("20").at("2020-06", "50").assess("2020-06").verdict, Verdict::Met);
    let past = band("2020-11").baseline("20").at("2020-06", "70").assess("2020-06");
    assert_eq!((past.verdict, past.gap, past.pace), (Verdict::FarBehind, Some(n("-10")), None));
    assert_eq!(band("2020-11").baseline("20").at("2020-11", "70").assess("2020-11").verdict, Verdict::Missed);
}

#[test]
fn zero_without_due() {
    let case = || case(Kind::Open, Direction::Lower).target(TargetKind::Zero, "0", "2020-01", "");
    let at = |values: &[&str]| case().run("2020-05", values).assess("2020-06");
    assert_eq!(at(&["0", "0"]).verdict, Verdict::OnPace);
    assert_eq!(at(&["3", "3"]).verdict, Verdict::Behind);
    assert_eq!(at(&["3", "4"]).verdict, Verdict::Behind, "a rise alone is behind at most");
    let longer = |values: &[&str]| case().run("2020-03", values).assess("2020-06").verdict;
    assert_eq!([longer(&["3", "9", "5", "4"]), longer(&["3", "2", "1", "3"])], [Verdict::FarBehind, Verdict::Behind]);
    assert_eq!(at(&["0", "1"]).months_behind, Some(whole(1)));
    let mut doubtful = case().run("2020-05", &["0", "0"]);
    doubtful.waiting = 1;
    let a = doubtful.assess("2020-06");
    assert_eq!((a.verdict, a.flags, a.value), (Verdict::NoData, vec![Flag::Partial, Flag::Doubtful], None));
}

#[test]
fn zero_of_a_flow_compares_the_periods_own_amounts() {
    let case = || case(Kind::Flow, Direction::Lower).target(TargetKind::Zero, "0", "2020-01", "");
    let at = |own: &[&str]| case().run("2020-03", own).own("2020-03", own).assess("2020-06").verdict;
    assert_eq!([at(&["3", "0", "0", "3"]), at(&["3", "0", "0", "4"])], [Verdict::Behind, Verdict::FarBehind]);
    assert_eq!(at(&["3", "2", "1", "0"]), Verdict::OnPace);
}

#[test]
fn doubt_is_only_said_of_other_kinds() {
    let mut case = hundred("50");
    case.waiting = 1;
    let a = case.assess("2020-06");
    assert_eq!((a.verdict, a.flags), (Verdict::OnPace, vec![Flag::Doubtful]));
}

#[test]
fn all_of_a_known_total() {
    let case = level().unit("户", 0).target(TargetKind::All, "50", "2019-12", "2020-12");
    let a = case.clone().at("2019-12", "30").at("2020-06", "40").assess("2020-06");
    assert_eq!((a.progress, a.verdict), (Some(n("0.8")), Verdict::OnPace));
    assert_eq!(case.at("2020-06", "50").assess("2020-06").verdict, Verdict::Met);
}

#[test]
fn missing_values_are_no_data() {
    let case = level().reach("100", "2019-12", "2020-12").baseline("0").at("2020-05", "60");
    let absent = case.clone().missing("2020-06", Why::Absent).assess("2020-06");
    assert_eq!((absent.verdict, absent.flags, absent.value), (Verdict::NoData, vec![Flag::Absent], None));
    assert_eq!(absent.last.map(|(m, v)| (m.to_string(), v)), Some(("2020-05".to_owned(), n("60"))));
    assert_eq!((absent.elapsed, absent.gap), (Some(n("0.5")), None));
    let partial = case.clone().missing("2020-06", Why::Partial { so_far: Some(n("100")) }).assess("2020-06");
    assert_eq!((partial.verdict, partial.coverage), (Verdict::NoData, Some((16, 18))));
    let undefined = case.clone().missing("2020-06", Why::Undefined).assess("2020-06");
    assert_eq!(undefined.flags, [Flag::Undefined]);
    assert_eq!(case.assess("2020-08").flags, [Flag::Absent]);
}

#[test]
fn a_growing_flow_may_be_met_without_all_reports() {
    let case = flow().reach("100", "2020-01", "2020-12").own("2020-01", &["60", "30"]);
    let so_far = |sum: &str| case.clone().missing("2020-06", Why::Partial { so_far: Some(n(sum)) }).assess("2020-06");
    let met = so_far("104");
    assert_eq!((met.verdict, met.flags), (Verdict::Met, vec![Flag::Partial, Flag::AtLeast]));
    assert_eq!((met.value, met.coverage, met.progress), (Some(n("104")), Some((16, 18)), None));
    let short = so_far("99");
    assert_eq!((short.verdict, short.flags), (Verdict::NoData, vec![Flag::Partial, Flag::AtLeast]));
    assert_eq!((short.value, short.gap, short.pace, short.required), (Some(n("99")), None, None, None));
    let may_shrink = Case { indicator: case.clone().amount().indicator, ..case.clone() };
    let mut may_shrink = may_shrink.missing("2020-06", Why::Partial { so_far: Some(n("104")) });
    assert_eq!(may_shrink.assess("2020-06").verdict, Verdict::Met, "a sum of a column without amounts below zero");
    may_shrink.indicator.amounts = Amounts::AnySign;
    assert_eq!(may_shrink.assess("2020-06").verdict, Verdict::NoData);
}

#[test]
fn falling_targets_count_down() {
    let a = falling().reach("10", "2019-12", "2020-12").baseline("40").at("2020-06", "36").assess("2020-06");
    assert_eq!((a.verdict, a.gap, a.completion), (Verdict::FarBehind, Some(n("-11")), None));
}
