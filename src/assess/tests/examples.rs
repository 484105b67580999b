//! The worked examples of the design, with their figures.

use super::build::{case, falling, flow, level, n};
use crate::assess::{Flag, Per, Verdict};
use crate::catalog::{Kind, Plan, TargetKind};
use crate::measure::Direction;
use crate::measure::exact::{ratio, whole};
use jiff::civil::date;
use std::collections::BTreeMap;

#[test]
fn tobacco_in_august() {
    let a = flow()
        .reach("12000", "2020-01", "2020-12")
        .at("2020-08", "7100")
        .own("2020-06", &["900", "880", "860"])
        .assess("2020-08");
    assert_eq!(a.verdict, Verdict::Behind);
    assert_eq!(a.expected, Some(n("8000")));
    assert_eq!(a.gap, Some(n("-900")));
    assert_eq!(a.gap_to_target, Some(n("-4900")));
    assert_eq!(a.progress, Some(ratio(71, 120)));
    assert_eq!(a.completion, Some(ratio(71, 120)));
    assert_eq!(a.elapsed, Some(ratio(2, 3)));
    assert_eq!(a.pace, Some(n("0.8875")));
    assert_eq!(a.months_behind, Some(n("0.9")));
    assert_eq!((a.left, a.required), (Some(n("4")), Some(n("1225"))));
    assert_eq!((a.recent, a.recent_months, a.projected), (Some(n("880")), Some(3), Some(n("10620"))));
    assert_eq!(a.per, Per::Month);
    assert_eq!(a.plan, [(whole(2020 * 12), whole(0)), (whole(2021 * 12), whole(12000))]);
    assert_eq!(a.flags, []);
}

#[test]
fn tobacco_with_milestones() {
    let asked = BTreeMap::from([(date(2020, 6, 30), n("9000"))]);
    let a = flow()
        .reach("12000", "2020-01", "2020-12")
        .plan(Plan::Milestones(asked))
        .at("2020-06", "7100")
        .assess("2020-06");
    assert_eq!((a.gap, a.elapsed), (Some(n("-1900")), Some(n("0.75"))));
    assert_eq!(a.plan.len(), 3);
}

#[test]
fn falling_to_zero_in_ten_months() {
    let a = case(Kind::Open, Direction::Lower)
        .target(TargetKind::Zero, "0", "2020-02", "2020-12")
        .baseline("46")
        .at("2020-08", "20")
        .assess("2020-08");
    assert_eq!((a.expected, a.gap), (Some(n("18.4")), Some(n("-1.6"))));
    assert_eq!(a.pace, Some(ratio(26, 46) / n("0.6")));
    assert_eq!((a.verdict, a.completion), (Verdict::Behind, None));
    assert_eq!(a.required, Some(n("-5")));
}

#[test]
fn rising_over_three_years() {
    let a = level().reach("13", "2020-12", "2023-12").run("2020-12", &["8.0"]).at("2022-06", "10.0").assess("2022-06");
    assert_eq!((a.expected, a.progress), (Some(n("10.5")), Some(n("0.4"))));
    assert_eq!((a.pace, a.months_behind), (Some(n("0.8")), Some(n("3.6"))));
    assert_eq!(a.verdict, Verdict::Behind);
}

#[test]
fn a_baseline_beyond_the_target_has_to_hold() {
    let at = |value: &str| {
        level().reach("13", "2020-01", "2020-12").baseline("14").at("2020-05", "13.5").at("2020-06", value)
    };
    let a = at("12.5").assess("2020-06");
    assert_eq!((a.expected, a.gap, a.pace), (Some(n("13")), Some(n("-0.5")), None));
    assert_eq!((a.verdict, a.months_behind), (Verdict::Behind, Some(n("1"))));
    assert_eq!(at("11").assess("2020-06").verdict, Verdict::FarBehind);
    assert_eq!(at("13").assess("2020-06").verdict, Verdict::OnPace);
    let due = at("13").at("2020-12", "12.9").assess("2020-12");
    assert_eq!(due.verdict, Verdict::Missed);
}

#[test]
fn secretaries_trained_in_nine_days() {
    let case = flow().unit("人", 0).reach("448", "2020-11-25", "2020-12-03").at("2020-11", "300");
    let november = case.assess("2020-11");
    assert_eq!((november.elapsed, november.left), (Some(ratio(6, 9)), Some(n("3"))));
    assert_eq!(november.required, Some(ratio(148, 3)));
    assert_eq!(november.verdict, Verdict::OnPace);
    assert_eq!(november.flags, [Flag::PerDay]);
    // 300 of 448 are asked for 300 × 9 ÷ 448 days into the plan: 0.0267 of a December day after the end of November.
    assert_eq!(november.months_behind, Some(-(ratio(2700, 448) - whole(6)) / whole(31)));
    let december = case.at("2020-12", "440").assess("2020-12");
    assert_eq!((december.elapsed, december.verdict), (Some(whole(1)), Verdict::Missed));
    assert_eq!((december.gap, december.required), (Some(n("-8")), None));
}

#[test]
fn falling_values_are_ahead_below_the_line() {
    let a = falling().reach("0", "2020-02", "2020-12").baseline("40").at("2020-07", "12").assess("2020-07");
    assert_eq!((a.verdict, a.gap), (Verdict::OnPace, Some(n("8"))));
    assert_eq!(a.months_behind, Some(n("-2")));
}
