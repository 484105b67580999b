//! Shapes of plans: yearly steps, milestones, seasons, steps, days.

use super::build::{Case, flow, level, month, n, point};
use crate::assess::{Flag, Per, Verdict};
use crate::catalog::{Plan, TargetKind};
use crate::measure::exact::{ratio, whole};
use jiff::civil::date;
use std::collections::BTreeMap;

fn yearly() -> Case {
    let mut case = level().reach("13", "2020-12", "2023-12").baseline("10");
    case.indicator.yearly = true;
    case
}

#[test]
fn a_yearly_plan_counts_whole_cycles() {
    let first = yearly().run("2020-12", &["10"]).at("2021-11", "10").assess("2021-11");
    assert_eq!((first.elapsed, first.verdict), (Some(whole(0)), Verdict::NotRated));
    assert_eq!(first.flags, [Flag::NotStarted]);
    assert_eq!(first.months_behind, None);

    let second = yearly().at("2020-12", "10").at("2022-06", "10.5").assess("2022-06");
    assert_eq!((second.elapsed, second.expected), (Some(ratio(1, 3)), Some(n("11"))));
    // From the end of 2021 on more was asked for.
    assert_eq!(second.months_behind, Some(n("6")));
    assert_eq!(second.verdict, Verdict::FarBehind);
    assert_eq!(second.plan.len(), 7);
}

#[test]
fn a_yearly_plan_may_end_within_a_year() {
    let mut case = level().reach("12", "2020-06", "2022-06").baseline("9").at("2021-12", "11");
    case.indicator.yearly = true;
    let a = case.assess("2021-12");
    assert_eq!((a.elapsed, a.expected, a.verdict), (Some(ratio(1, 2)), Some(n("10.5")), Verdict::OnPace));
}

#[test]
fn the_year_in_which_a_yearly_plan_begins_is_no_whole_cycle() {
    for (as_of, share) in
        [("2020-12", whole(0)), ("2021-09", whole(0)), ("2021-12", ratio(1, 3)), ("2023-12", whole(1))]
    {
        let mut case = level().reach("13", "2020-11", "2023-12").baseline("10").at(as_of, "10.5");
        case.indicator.yearly = true;
        assert_eq!(case.assess(as_of).elapsed, Some(share), "{as_of}");
    }
}

#[test]
fn rates_of_a_yearly_level_are_told_per_year() {
    let mut case = yearly().at("2022-06", "10.5");
    for (at, value) in [("2018-12", "7"), ("2019-12", "8.2"), ("2020-12", "10"), ("2021-12", "10.5")] {
        case.history.push(point(month(at), Some(n(value)), None));
    }
    let a = case.assess("2022-06");
    // 1.2, 1.8, 0.5; the running year still holds 2021's value.
    assert_eq!((a.recent, a.recent_months, a.per), (Some(ratio(7, 6)), Some(36), Per::Year));
    // Those of 2022 and 2023 are still to come.
    assert_eq!((a.left, a.required), (Some(whole(2)), Some(n("1.25"))));
    // Once 2022's own value is there, only 2023's is.
    let a = yearly().at("2021-12", "10.5").at("2022-06", "11").assess("2022-06");
    assert_eq!((a.left, a.required), (Some(whole(1)), Some(n("2"))));
    // In the first year the baseline stands until its value comes.
    let a = yearly().at("2021-03", "10").assess("2021-03");
    assert_eq!((a.left, a.required), (Some(whole(3)), Some(n("1"))));
    // At the end of 2021 two yearly values are still to come.
    let a = yearly().at("2020-12", "10").at("2021-12", "10.5").assess("2021-12");
    assert_eq!((a.recent, a.recent_months, a.per), (Some(n("0.5")), Some(12), Per::Year));
    assert_eq!((a.left, a.required, a.projected), (Some(whole(2)), Some(n("1.25")), Some(n("11.5"))));
}

#[test]
fn milestones_are_joined_by_lines() {
    let asked = BTreeMap::from([(date(2021, 12, 31), n("9")), (date(2022, 12, 31), n("11"))]);
    let case = level().reach("13", "2020-12", "2023-12").baseline("8").plan(Plan::Milestones(asked));
    let a = case.at("2022-06", "9.5").assess("2022-06");
    assert_eq!((a.expected, a.elapsed), (Some(n("10")), Some(n("0.4"))));
    assert_eq!(a.months_behind, Some(n("3")));
    assert_eq!(a.plan[1], (whole(2022 * 12), n("9")));
}

#[test]
fn a_season_follows_last_year() {
    let amounts = ["0", "0", "10", "30", "40", "20", "0", "0", "0", "0", "0", "0"];
    let case = flow().reach("200", "2020-01", "2020-12").plan(Plan::Season).at("2020-04", "60");
    let a = case.clone().own("2019-01", &amounts).assess("2020-04");
    assert_eq!((a.elapsed, a.expected), (Some(n("0.4")), Some(n("80"))));
    assert_eq!((a.gap, a.months_behind), (Some(n("-20")), Some(ratio(1, 3))));
    assert_eq!(a.flags, []);

    for unknown in [&amounts[..11], &["0"; 12][..], &[]] {
        let b = case.clone().own("2019-01", unknown).assess("2020-04");
        assert_eq!((b.elapsed, b.flags.as_slice()), (Some(ratio(1, 3)), &[Flag::NoLastYear][..]));
    }
}

#[test]
fn a_season_leads_from_a_stated_baseline_too() {
    let case = flow().reach("200", "2020-01", "2020-12").baseline("100").plan(Plan::Season).at("2020-04", "160");
    let amounts = ["0", "0", "10", "30", "40", "20", "0", "0", "0", "0", "0", "0"];
    let a = case.own("2019-01", &amounts).assess("2020-04");
    assert_eq!((a.elapsed, a.expected), (Some(n("0.4")), Some(n("140"))));
}

#[test]
fn before_the_season_nothing_is_owed() {
    let amounts = ["0", "0", "10", "30", "40", "20", "0", "0", "0", "0", "0", "0"];
    let case = flow().reach("200", "2020-01", "2020-12").plan(Plan::Season).at("2020-02", "0");
    let a = case.own("2019-01", &amounts).assess("2020-02");
    assert_eq!((a.verdict, a.has(Flag::NotStarted)), (Verdict::NotRated, true));
}

#[test]
fn a_step_owes_nothing_until_due() {
    let case = level().reach("10", "2020-01", "2020-12").baseline("0").plan(Plan::Step).at("2020-11", "4");
    let a = case.assess("2020-11");
    assert_eq!((a.verdict, a.elapsed, a.pace), (Verdict::NotRated, Some(whole(0)), None));
    assert_eq!(a.required, Some(n("6")));
    let b = case.at("2020-12", "4").assess("2020-12");
    assert_eq!((b.verdict, b.months_behind), (Verdict::Missed, Some(whole(0))));
}

#[test]
fn done_is_always_a_step() {
    let case = level().target(TargetKind::Done, "1", "2020-01", "2020-06");
    assert_eq!(case.clone().at("2020-05", "0").assess("2020-05").verdict, Verdict::NotRated);
    assert_eq!(case.clone().at("2020-05", "1").assess("2020-05").verdict, Verdict::Met);
    assert_eq!(case.at("2020-06", "0").assess("2020-06").verdict, Verdict::Missed);
}

#[test]
fn a_level_in_a_day_plan_starts_after_its_month() {
    let case = level().reach("20", "2020-10", "2020-12-10").baseline("0").at("2020-11", "15");
    let a = case.assess("2020-11");
    assert_eq!((a.elapsed, a.left), (Some(ratio(30, 40)), Some(whole(10))));
    assert_eq!((a.verdict, a.required), (Verdict::OnPace, Some(ratio(1, 2))));
}

#[test]
fn a_plan_without_length_is_due_at_once() {
    let a = level().reach("20", "2020-10", "2020-10").baseline("0").at("2020-10", "15").assess("2020-10");
    assert_eq!((a.verdict, a.elapsed), (Verdict::Missed, Some(whole(1))));
}
