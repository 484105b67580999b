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
fn reach_is_rated_by_who_is_on_pace() {
    let case = flow().reach("100", "2020-01", "2020-12");
    // 75 is asked for in September: 50 is far behind, 74 behind, 99 on pace.
    let at = |values: &[&str]| rolled(&case, values, "2020-09");
    let a = at(&["100", "120", "50", "99"]);
    assert_eq!(
        (a.value, a.target, a.gap, a.gap_to_target),
        (Some(whole(2)), Some(whole(4)), Some(whole(-2)), Some(whole(-2)))
    );
    assert_eq!((a.completion, a.expected, a.elapsed, a.progress), (Some(n("0.5")), None, None, None));
    assert_eq!((a.verdict, a.coverage), (Verdict::Behind, Some((4, 4))));
    assert_eq!(at(&["100", "120", "76", "99"]).verdict, Verdict::OnPace, "two lack it, and nobody is behind");
    assert_eq!(at(&["100", "120", "74", "99"]).verdict, Verdict::Behind);
    assert_eq!(at(&["100", "50", "50", "99"]).verdict, Verdict::Behind, "half of them are far behind");
    assert_eq!(at(&["50", "50", "50", "99"]).verdict, Verdict::FarBehind);
    // 50 and 99 of 100 where 75 is asked for; those that have it owe nothing any more.
    let lead = at(&["100", "120", "50", "99"]).mean_lead.expect("two owe something");
    assert_eq!((lead.points, lead.months), (n("-0.005"), n("-0.06")));
    assert_eq!(at(&["100", "120"]).mean_lead, None);
    assert_eq!(at(&["100", "120"]).verdict, Verdict::Met);
    assert_eq!(rolled(&case, &["100", "20"], "2020-12").verdict, Verdict::Missed);
}

#[test]
fn of_whole_things_a_region_may_owe_nothing_yet() {
    // One firm a township by December.
    let case = flow().unit("家", 0).reach("1", "2020-01", "2020-12");
    let november = |values: &[&str]| rolled(&case, values, "2020-11");
    let none = november(&["0", "0", "0"]);
    assert_eq!((none.verdict, none.value, none.flags), (Verdict::NotRated, Some(whole(0)), vec![Flag::NothingOwed]));
    let one = november(&["1", "0", "0"]);
    assert_eq!((one.verdict, one.value, one.flags), (Verdict::NotRated, Some(whole(1)), vec![Flag::NothingOwed]));
    assert_eq!(november(&["1", "1", "2"]).verdict, Verdict::Met);
    assert_eq!(rolled(&case, &["1", "0", "0"], "2020-12").verdict, Verdict::Missed);
    // Of two by December one is owed from June on.
    let two = flow().unit("家", 0).reach("2", "2020-01", "2020-12");
    assert_eq!(rolled(&two, &["0", "1"], "2020-06").verdict, Verdict::Behind);
    assert_eq!(rolled(&two, &["1", "1"], "2020-06").verdict, Verdict::OnPace);
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
    assert_eq!(rolled(&case, &held[..2], "2020-06").verdict, Verdict::Behind, "80 is far from 90, but only half are");
    assert_eq!(rolled(&case, &["80", "80", "95"], "2020-06").verdict, Verdict::FarBehind);
    assert_eq!(rolled(&case, &["85", "85", "85"], "2020-06").verdict, Verdict::Behind, "none is far behind");
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
    assert_eq!(rolled(&zero, &["0", "1"], "2020-06").verdict, Verdict::Behind);
    let within = level().target(TargetKind::Within, "1", "2020-01", "").with(|t| t.upper = Some(whole(2)));
    assert_eq!(rolled(&within, &["1", "2"], "2020-06").verdict, Verdict::OnPace);
    let some_day = level().reach("10", "2020-01", "");
    let a = rolled(&some_day, &["10", "2"], "2020-06");
    assert_eq!((a.verdict, a.flags, a.progress), (Verdict::NotRated, vec![Flag::NoDue], None));
    assert_eq!((a.completion, a.gap), (Some(n("0.5")), Some(whole(-1))));
    let done = level().target(TargetKind::Done, "1", "2020-01", "2020-12");
    assert_eq!(rolled(&done, &["1", "0"], "2020-06").verdict, Verdict::NotRated);
    let step = level().reach("10", "2020-01", "2020-12").baseline("0").plan(Plan::Step);
    assert_eq!(rolled(&step, &["10", "2"], "2020-12").verdict, Verdict::Missed);
}

#[test]
fn milestones_ask_each_member_and_not_their_number() {
    let asked = BTreeMap::from([(date(2020, 6, 30), n("75"))]);
    let case = flow().reach("100", "2020-01", "2020-12").plan(Plan::Milestones(asked));
    let a = rolled(&case, &["100", "100", "10", "10"], "2020-06");
    assert_eq!((a.expected, a.gap, a.verdict), (None, Some(whole(-2)), Verdict::Behind));
    assert_eq!(rolled(&case, &["100", "10", "10"], "2020-06").verdict, Verdict::FarBehind);
    assert_eq!(rolled(&case, &["75", "75", "76"], "2020-06").verdict, Verdict::OnPace);
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
