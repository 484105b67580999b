//! n of m regions.

use super::build::{Case, flow, level, n};
use crate::assess::{Assessment, Flag, Verdict, roll_up};
use crate::catalog::{Basis, Plan, TargetKind};
use crate::measure::exact::whole;
use crate::series::Why;
use jiff::civil::date;
use std::collections::BTreeMap;

fn rolled(case: &Case, values: &[&str], as_of: &str) -> Assessment {
    let target = case.target.as_ref().expect("a target");
    let members: Vec<Assessment> = values
        .iter()
        .map(|v| match *v {
            "" => case.clone().missing(as_of, Why::Absent).assess(as_of),
            v => case.clone().at(as_of, v).assess(as_of),
        })
        .collect();
    case.ask(as_of, |q| roll_up(q, target, &members))
}

#[test]
fn reach_is_paced_like_its_members() {
    let case = flow().reach("100", "2020-01", "2020-12");
    let a = rolled(&case, &["100", "120", "50", "99"], "2020-09");
    assert_eq!((a.value, a.target, a.baseline), (Some(whole(2)), Some(whole(4)), Some(whole(0))));
    assert_eq!((a.expected, a.gap, a.elapsed), (Some(whole(3)), Some(whole(-1)), Some(n("0.75"))));
    assert_eq!((a.verdict, a.coverage), (Verdict::FarBehind, Some((4, 4))));
    // 2 of 4 against 2.33 is short by less than one.
    assert_eq!(rolled(&case, &["100", "120", "50", "99"], "2020-07").verdict, Verdict::OnPace);
    assert_eq!(rolled(&case, &["100", "120"], "2020-07").verdict, Verdict::Met);
    assert_eq!(rolled(&case, &["100", "20"], "2020-12").verdict, Verdict::Missed);
}

#[test]
fn one_without_data_leaves_the_whole_without() {
    let case = flow().reach("100", "2020-01", "2020-12");
    let a = rolled(&case, &["100", "", "50"], "2020-09");
    assert_eq!((a.verdict, a.flags, a.value), (Verdict::NoData, vec![Flag::Partial], None));
    assert_eq!((a.coverage, a.target), (Some((2, 3)), Some(whole(3))));
    assert_eq!(rolled(&case, &[], "2020-09").flags, [Flag::Absent]);
}

#[test]
fn keep_is_judged_like_keep() {
    let case = level().target(TargetKind::Keep, "90", "2020-01", "");
    let held: Vec<&str> = std::iter::once("80").chain(std::iter::repeat_n("95", 9)).collect();
    assert_eq!(rolled(&case, &held, "2020-06").verdict, Verdict::Behind);
    assert_eq!(rolled(&case, &held[..5], "2020-06").verdict, Verdict::FarBehind);
    let all = rolled(&case, &held[1..], "2020-06");
    assert_eq!((all.verdict, all.completion, all.elapsed), (Verdict::OnPace, Some(whole(1)), None));
    let due = level().target(TargetKind::Keep, "90", "2020-06", "2020-06");
    assert_eq!(rolled(&due, &held[1..], "2020-06").verdict, Verdict::Met);
    assert_eq!(rolled(&due, &held, "2020-06").verdict, Verdict::Missed);
}

#[test]
fn other_kinds_roll_up_too() {
    let zero = level().target(TargetKind::Zero, "0", "2020-01", "");
    assert_eq!(rolled(&zero, &["0", "0"], "2020-06").verdict, Verdict::OnPace);
    assert_eq!(rolled(&zero, &["0", "1"], "2020-06").verdict, Verdict::FarBehind);
    let within = level().target(TargetKind::Within, "1", "2020-01", "").with(|t| t.upper = Some(whole(2)));
    assert_eq!(rolled(&within, &["1", "2"], "2020-06").verdict, Verdict::OnPace);
    let some_day = level().reach("10", "2020-01", "");
    let a = rolled(&some_day, &["10", "2"], "2020-06");
    assert_eq!((a.verdict, a.flags, a.progress), (Verdict::NotRated, vec![Flag::NoDue], Some(n("0.5"))));
    let done = level().target(TargetKind::Done, "1", "2020-01", "2020-12");
    assert_eq!(rolled(&done, &["1", "0"], "2020-06").verdict, Verdict::NotRated);
    let step = level().reach("10", "2020-01", "2020-12").baseline("0").plan(Plan::Step);
    assert_eq!(rolled(&step, &["10", "2"], "2020-12").verdict, Verdict::Missed);
}

#[test]
fn milestones_ask_for_the_same_share_of_members() {
    let asked = BTreeMap::from([(date(2020, 6, 30), n("75"))]);
    let case = flow().reach("100", "2020-01", "2020-12").plan(Plan::Milestones(asked));
    let a = rolled(&case, &["100", "100", "10", "10"], "2020-06");
    assert_eq!((a.expected, a.gap, a.verdict), (Some(whole(3)), Some(whole(-1)), Verdict::FarBehind));
}

#[test]
fn dates_and_basis_are_the_targets_own() {
    let later = level().reach("10", "2020-09", "2020-12");
    let a = rolled(&later, &["10", "2"], "2020-06");
    assert_eq!((a.verdict, a.flags), (Verdict::NotRated, vec![Flag::NotStarted]));
    let inferred = flow().reach("10", "2020-01", "2020-12").with(|t| t.basis = Basis::Inferred);
    let b = rolled(&inferred, &["1", "2"], "2020-12");
    assert_eq!((b.verdict, b.flags), (Verdict::Behind, vec![Flag::Inferred]));
}
