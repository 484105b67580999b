//! What a house sets: bands, months in a row, what is counted; and states that slip.

use super::build::{Case, case, falling, flow, level, n};
use crate::assess::{Flag, Verdict};
use crate::catalog::{Bands, Basis, Kind, Method, PaceBy, TargetKind};
use crate::measure::Direction;
use crate::measure::exact::ratio;

/// 100 by the end of 2020 from 0 at the end of 2019.
fn hundred() -> Case {
    level().reach("100", "2019-12", "2020-12").baseline("0")
}

fn on(change: impl FnOnce(&mut crate::catalog::BoardRules), mut case: Case) -> Case {
    change(&mut case.rules);
    case
}

#[test]
fn bands_by_points_of_progress() {
    let bands = Bands::Points { on_pace: n("2"), far_behind: n("15") };
    let at = |june: &str| on(|r| r.bands = bands.clone(), hundred().at("2020-06", june)).assess("2020-06").verdict;
    let told = ["50", "48", "47.9", "35", "34.9"].map(at);
    let (on_pace, behind) = (Verdict::OnPace, Verdict::Behind);
    assert_eq!(told, [on_pace, on_pace, behind, behind, Verdict::FarBehind]);
}

#[test]
fn bands_by_pace_move() {
    let bands = Bands::Ratio { on_pace: n("0.9"), far_behind: n("0.5"), points: n("0") };
    let at = |june: &str| on(|r| r.bands = bands.clone(), hundred().at("2020-06", june)).assess("2020-06").verdict;
    assert_eq!(
        ["45", "44", "25", "24"].map(at),
        [Verdict::OnPace, Verdict::Behind, Verdict::Behind, Verdict::FarBehind]
    );
}

/// Behind, but not far, from April on; on pace in March.
fn lagging() -> Case {
    hundred().run("2020-03", &["25", "30", "38", "45"])
}

#[test]
fn months_in_a_row_behind_are_far_behind() {
    let at = |months, as_of: &str| on(|r| r.escalate = Some(months), lagging()).assess(as_of);
    assert_eq!(lagging().assess("2020-06").verdict, Verdict::Behind);
    let third = at(3, "2020-06");
    assert_eq!((third.verdict, third.flags), (Verdict::FarBehind, vec![Flag::Escalated]));
    assert_eq!((at(3, "2020-05").verdict, at(4, "2020-06").verdict), (Verdict::Behind, Verdict::Behind));
    assert_eq!(at(2, "2020-05").verdict, Verdict::FarBehind);
}

#[test]
fn a_month_without_a_value_breaks_the_row() {
    let mut case = on(|r| r.escalate = Some(3), lagging());
    case.points.retain(|p| p.month != super::build::month("2020-05"));
    assert_eq!(case.assess("2020-06").verdict, Verdict::Behind);
}

#[test]
fn neither_inferred_plans_nor_states_escalate() {
    let inferred = on(|r| r.escalate = Some(2), lagging()).with(|t| t.basis = Basis::Inferred).assess("2020-06");
    assert_eq!((inferred.verdict, inferred.flags), (Verdict::Behind, vec![Flag::Inferred]));
    let keep = level().target(TargetKind::Keep, "90", "2020-01", "").run("2020-01", &["85", "85", "85"]);
    assert_eq!(on(|r| r.escalate = Some(2), keep).assess("2020-03").verdict, Verdict::Behind);
    // Nor are months before the plan's start months behind it.
    let young = level().reach("100", "2020-05", "2020-09").baseline("0").run("2020-04", &["0", "0", "20"]);
    assert_eq!(on(|r| r.escalate = Some(3), young).assess("2020-06").verdict, Verdict::Behind);
}

#[test]
fn months_in_a_row_count_by_every_method() {
    let case = level().reach("200", "2015-12", "2025-12").at("2015-12", "100");
    let case = case.run("2020-11", &["124", "125", "126"]);
    let at = |escalate| on(|r| (r.method, r.escalate) = (Method::Statcan, escalate), case.clone()).assess("2021-01");
    assert_eq!((at(None).verdict, at(Some(3)).verdict), (Verdict::Behind, Verdict::FarBehind));
}

#[test]
fn a_board_that_counts_days() {
    // February 2021 ends after 59 of 365 days, not after 2 of 12 months.
    let case = flow().reach("365", "2021-01", "2021-12").at("2021-02", "59");
    let months = case.assess("2021-02");
    assert_eq!((months.elapsed.clone(), months.verdict), (Some(ratio(1, 6)), Verdict::Behind));
    let days = on(|r| r.pace = PaceBy::Day, case).assess("2021-02");
    assert_eq!((days.elapsed, days.expected, days.verdict), (Some(ratio(59, 365)), Some(n("59")), Verdict::OnPace));
    assert_eq!((days.left, days.required, days.flags), (Some(n("306")), Some(n("1")), vec![Flag::PerDay]));
    let level = on(|r| r.pace = PaceBy::Day, hundred().at("2020-06", "50")).assess("2020-06");
    assert_eq!(level.elapsed, Some(ratio(182, 366)));
}

#[test]
fn met_but_slipping() {
    let reached = |values: &[&str]| hundred().run("2020-02", values).assess("2020-06");
    let slipping = reached(&["120", "115", "116", "110", "104"]);
    assert_eq!((slipping.verdict, slipping.flags), (Verdict::Met, vec![Flag::Slipping]));
    // One bad month after good ones, or a good one after bad ones.
    assert_eq!(reached(&["90", "95", "100", "110", "104"]).flags, []);
    assert_eq!(reached(&["120", "115", "110", "103", "104"]).flags, []);
    // Not there at all: behind is enough.
    assert_eq!(reached(&["70", "65", "60", "55", "45"]).flags, []);
}

#[test]
fn states_that_hold_slip_too() {
    let keep = |target: &str| level().target(TargetKind::Keep, target, "2020-01", "");
    let falls = |case: Case| case.run("2020-03", &["99", "97", "95", "92"]).assess("2020-06");
    assert_eq!((falls(keep("90")).verdict, falls(keep("90")).flags), (Verdict::OnPace, vec![Flag::Slipping]));
    assert_eq!(falls(keep("95")).flags, []);
    let lower = falling().reach("10", "2019-12", "2020-12").baseline("40").run("2020-03", &["5", "6", "7", "8"]);
    assert_eq!(lower.assess("2020-06").flags, [Flag::Slipping]);
    let within = level().target(TargetKind::Within, "90", "2020-01", "").with(|t| t.upper = Some(n("100")));
    assert_eq!(falls(within).flags, []);
}

#[test]
fn totals_do_not_slip() {
    let shrinking = flow().reach("90", "2020-01", "2020-12").run("2020-03", &["99", "97", "95", "92"]);
    let shrinking = shrinking.own("2020-03", &["9", "-2", "-2", "-3"]);
    assert_eq!(shrinking.assess("2020-06").flags, []);
    let open = case(Kind::Open, Direction::Lower).target(TargetKind::Reach, "10", "2019-12", "2020-12").baseline("40");
    assert_eq!(open.run("2020-03", &["5", "6", "7", "8"]).assess("2020-06").flags, [Flag::Slipping]);
}
