//! Control limits and special causes, each rule with a series that fires it alone and one that just does not.

use super::build::{Case, falling, flow, level, month, n, point};
use crate::assess::signal;
use crate::assess::signal::{Assurance, ControlLimits, NoSignal, Signal, SpecialCause, control_limits, special_causes};
use crate::catalog::{Rebase, TargetKind};
use crate::measure::exact::{ratio, whole};
use crate::measure::{Exact, Month};
use crate::series::Why;
use std::collections::BTreeSet;

fn values(of: &[i64]) -> Vec<(Month, Exact)> {
    (0..).zip(of).map(|(i, v)| (month("2020-01").plus(i), whole(*v))).collect()
}

fn state(first: &str, of: &[i64]) -> Case {
    let mut case = level();
    case.history = values(of)
        .into_iter()
        .map(|(m, v)| point(month(first).plus(m.since(month("2020-01"))), Some(v), None))
        .collect();
    case
}

fn ask(case: &Case) -> Result<Signal, NoSignal> {
    let last = case.history.last().map_or(month("2020-12"), |p| p.month).to_string();
    case.ask(&last, signal)
}

/// Wheeler's constants by hand: nine ranges of 1, 5.5 ± 2.66.
#[test]
fn one_to_ten() {
    let found = control_limits(&values(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10]), 1).unwrap();
    let want = ControlLimits { mean: n("5.5"), lower: n("2.84"), upper: n("8.16"), moving_range: whole(1) };
    assert_eq!(found, want);
}

/// Nine ranges of 1, one of 20 and one of 19: their mean 48 ÷ 11, times 3.267, is 14.3; both freak ranges are left out.
#[test]
fn freak_ranges_do_not_widen_the_limits() {
    let found = control_limits(&values(&[10, 11, 10, 11, 10, 11, 31, 12, 11, 10, 11, 10]), 1).unwrap();
    assert_eq!(found.moving_range, whole(1));
    let mean = ratio(148, 12);
    assert_eq!((&found.upper - &mean, &mean - &found.lower), (n("2.66"), n("2.66")));
}

/// Nine ranges of 6.733 and one of 29.403, which is 3.267 times their mean: no longer a usual one.
#[test]
fn a_range_at_the_edge_is_a_freak() {
    let of = [0, 6733, 0, 6733, 0, 6733, 0, 6733, 0, 6733, 36136];
    assert_eq!(control_limits(&values(&of), 1).unwrap().moving_range, whole(6733));
}

/// Twelve months that rise from 0 to 11 have causes; those about the middle have none.
#[test]
fn more_than_half_of_the_months_flagged_is_no_steady_process() {
    let of = |calm: usize| {
        let rising = 0..12;
        let series: Vec<i64> = rising.chain([5, 6].into_iter().cycle().take(calm)).collect();
        ask(&state("2018-01", &series)).map(|signal| signal.flagged.len())
    };
    assert_eq!((of(8), of(10), of(12)), (Err(NoSignal::Unsteady), Err(NoSignal::Unsteady), Ok(12)));
}

#[test]
fn six_ranges_between_neighbours_are_enough() {
    let of = |ranges: usize| {
        let mut case = state("2018-01", &[5, 7, 4, 6, 5, 8, 6]);
        case.history.truncate(ranges + 1);
        // The rest has no neighbours.
        for i in 0..12 {
            case.history.push(point(month("2019-01").plus(2 * i), Some(whole(5 + i64::from(i % 2))), None));
        }
        ask(&case).map(|signal| signal.segments.len())
    };
    assert_eq!((of(6), of(5), of(3)), (Ok(1), Err(NoSignal::Scattered), Err(NoSignal::Scattered)));
}

/// Mean 10, limits 4 and 16: two thirds of the way are 14 and 6.
fn wide() -> ControlLimits {
    ControlLimits { mean: whole(10), lower: whole(4), upper: whole(16), moving_range: ratio(600, 266) }
}

fn fired(of: &[i64]) -> BTreeSet<SpecialCause> {
    special_causes(&values(of), &wide(), 1).into_values().flatten().collect()
}

#[test]
fn each_rule_fires_alone_and_just_does_not() {
    let cases: [(&[i64], &[SpecialCause]); 18] = [
        (&[9, 11, 17, 9], &[SpecialCause::AboveLimit]),
        (&[9, 11, 16, 9], &[]),
        (&[11, 9, 3, 11], &[SpecialCause::BelowLimit]),
        (&[11, 9, 4, 11], &[]),
        (&[7, 8, 9, 10, 11, 12, 13], &[SpecialCause::Rising]),
        (&[8, 9, 10, 11, 12, 13, 12], &[]),
        (&[7, 8, 9, 10, 11, 11, 12, 13], &[]),
        (&[13, 12, 11, 10, 9, 8, 7], &[SpecialCause::Falling]),
        (&[13, 12, 11, 10, 9, 8, 9], &[]),
        (&[13, 12, 11, 10, 10, 9, 8, 7], &[]),
        (&[9, 8, 9, 8, 9, 8, 10, 9, 8, 9, 8, 9, 8], &[]),
        (&[9, 15, 11, 15, 9], &[SpecialCause::NearUpper]),
        (&[9, 15, 10, 15, 9, 14, 14, 12], &[]),
        (&[11, 5, 5, 9, 11], &[SpecialCause::NearLower]),
        (&[11, 5, 15, 5, 11], &[]),
        (&[9, 11, 12, 11, 12, 11, 12, 11, 9], &[SpecialCause::RunAbove]),
        (&[11, 9, 8, 9, 8, 9, 8, 9, 11], &[SpecialCause::RunBelow]),
        (&[11, 12, 11, 12, 11, 12, 10, 11, 12, 11, 12, 11, 12], &[]),
    ];
    for (series, want) in cases {
        assert_eq!(fired(series), want.iter().copied().collect(), "{series:?}");
    }
}

/// Of the three months in which two lie near the limit, those two are marked.
#[test]
fn the_points_near_a_limit_are_the_flagged_ones() {
    let found = special_causes(&values(&[9, 15, 11, 15, 9]), &wide(), 1);
    assert_eq!(found.into_keys().collect::<Vec<_>>(), [month("2020-02"), month("2020-04")]);
}

#[test]
fn a_missing_month_ends_a_run_and_makes_no_range() {
    let mut gap = values(&[11, 12, 11, 12, 11, 12, 99, 11]);
    gap.remove(6);
    assert_eq!(special_causes(&gap, &wide(), 1).len(), 0);
    let with = values(&[10, 12, 10, 12, 50, 52, 50, 52]);
    let mut without = with.clone();
    without.iter_mut().skip(4).for_each(|(m, _)| *m = m.plus(1));
    assert_eq!(control_limits(&without, 1).unwrap().moving_range, whole(2));
}

#[test]
fn a_quarterly_feed_has_quarters_for_neighbours() {
    let quarters: Vec<_> = (0..12).map(|i| (month("2018-03").plus(3 * i), whole(i64::from(i % 2)))).collect();
    assert_eq!(control_limits(&quarters, 3).unwrap().moving_range, whole(1));
    assert_eq!(control_limits(&quarters, 1), Err(NoSignal::Scattered));
}

#[test]
fn why_there_are_no_limits() {
    let of = |case: &Case| ask(case).unwrap_err();
    assert_eq!(of(&state("2020-01", &[1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1])), NoSignal::TooFew { have: 11 });
    assert!(ask(&state("2020-01", &[1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2])).is_ok());
    assert_eq!(of(&state("2020-01", &[7; 12])), NoSignal::Constant);
    assert_eq!(of(&state("2020-01", &[3, 3, 3, 3, 3, 3, 3, 4, 4, 4, 4, 4])), NoSignal::Stepwise);
    let mut yearly = state("2020-01", &[1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2]);
    yearly.indicator.yearly = true;
    assert_eq!(of(&yearly), NoSignal::Yearly);
    let mut every_other = state("2020-01", &[1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 3]);
    for (i, point) in (0..).zip(&mut every_other.history) {
        point.month = month("2020-01").plus(2 * i);
    }
    assert_eq!(of(&every_other), NoSignal::Scattered);
}

#[test]
fn limits_that_most_months_break_are_not_shown() {
    // Half a year of nothing and half a year of work, over and over.
    let season: Vec<i64> = (0..24).map(|m| if m % 12 < 8 { m % 3 } else { 90 + m % 5 }).collect();
    assert_eq!(ask(&state("2020-01", &season)), Err(NoSignal::Unsteady));
    let rising: Vec<i64> = (0..24).collect();
    assert_eq!(ask(&state("2020-01", &rising)), Err(NoSignal::Unsteady));
    // Seven of eighteen above the mean are a finding, not a wrong yardstick.
    let shifted: Vec<i64> = (0..18).map(|m| if m < 11 { 10 + m % 4 * 2 } else { 15 + m % 3 }).collect();
    assert!(ask(&state("2020-01", &shifted)).is_ok());
}

#[test]
fn flows_are_looked_at_by_their_own_amounts() {
    let case = flow().own("2020-01", &["5", "9", "5", "9", "5", "9", "5", "9", "5", "9", "5", "30"]);
    let found = ask(&case).unwrap();
    assert_eq!(found.segments.len(), 1);
    assert_eq!(found.flagged.len(), 1);
    let last = &found.flagged[0];
    assert_eq!((last.month, &last.value, last.good), (month("2020-12"), &whole(30), Some(true)));
    assert_eq!(last.causes, [SpecialCause::AboveLimit]);
    let mut lower = case.clone();
    lower.indicator.better = crate::measure::Direction::Lower;
    assert_eq!(ask(&lower).unwrap().flagged[0].good, Some(false));
}

/// A February that holds January too is two months' amount.
#[test]
fn a_february_with_january_in_it_is_no_month() {
    let mut case = flow().own("2020-01", &["5", "12", "5", "7", "5", "7", "5", "7", "5", "7", "5", "7", "6"]);
    case.indicator.kind = crate::catalog::Kind::Running;
    case.history[0].own = None;
    case.history[0].value = crate::series::Value::Missing(Why::Absent);
    assert_eq!(ask(&case), Err(NoSignal::TooFew { have: 11 }));
}

#[test]
fn limits_step_at_a_declared_change() {
    let low = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2, 1, 2];
    let high = low.map(|v| v + 100);
    let mut case = state("2020-01", &[low, high].concat());
    assert_eq!(ask(&case), Err(NoSignal::Unsteady), "one set of limits for two processes");
    case.indicator.changes = vec![Rebase { from: month("2021-01"), reason: "改用新口径".to_owned() }];
    let found = ask(&case).unwrap();
    assert_eq!(found.flagged, []);
    let means: Vec<_> = found.segments.iter().map(|s| s.limits.clone().unwrap().mean).collect();
    assert_eq!(means, [n("1.5"), n("101.5")]);
    assert_eq!(found.segments[1].reason, "改用新口径");
    case.history.truncate(20);
    let found = ask(&case).unwrap();
    assert_eq!(found.segments[1].limits, Err(NoSignal::TooFew { have: 8 }));
    assert_eq!(found.assurance, None);
}

#[test]
fn a_target_against_the_limits() {
    // Mean 10, ranges 2: limits 4.68 and 15.32.
    let swing = [9, 11, 9, 11, 9, 11, 9, 11, 9, 11, 9, 11];
    let of = |mut case: Case, kind, value: &str| {
        case.history = state("2020-01", &swing).history;
        ask(&case.target(kind, value, "2020-01", "2022-12")).unwrap().assurance
    };
    let (hits, misses, both) = (Some(Assurance::Hits), Some(Assurance::Misses), Some(Assurance::HitAndMiss));
    assert_eq!(of(level(), TargetKind::Reach, "4.68"), hits);
    assert_eq!(of(level(), TargetKind::Reach, "4.69"), both);
    assert_eq!(of(level(), TargetKind::Reach, "15.33"), misses);
    assert_eq!(of(falling(), TargetKind::Keep, "15.32"), hits);
    assert_eq!(of(falling(), TargetKind::Keep, "4"), misses);
    assert_eq!(of(falling(), TargetKind::Zero, "0"), misses);
    assert_eq!(of(level(), TargetKind::Done, "1"), None);
    let within = |low: &str, high: &str| {
        let mut case = level().target(TargetKind::Within, low, "2020-01", "").with(|t| t.upper = Some(n(high)));
        case.history = state("2020-01", &swing).history;
        ask(&case).unwrap().assurance
    };
    assert_eq!((within("4", "16"), within("8", "12"), within("20", "30")), (hits, both, misses));
    // A year's total is no month's amount.
    let own: Vec<String> = swing.iter().map(ToString::to_string).collect();
    let own: Vec<&str> = own.iter().map(String::as_str).collect();
    let year = flow().own("2020-01", &own).reach("100", "2020-01", "2020-12");
    assert_eq!(ask(&year).unwrap().assurance, None);
    let kept = flow().own("2020-01", &own).target(TargetKind::Keep, "4", "2020-01", "");
    assert_eq!(ask(&kept).unwrap().assurance, hits);
}
