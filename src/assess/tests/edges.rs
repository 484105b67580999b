//! No target, changes on earlier periods, and zero bases.

use super::build::{flow, level, month, n, point};
use crate::assess::{Change, Flag, Verdict};
use crate::measure::exact::ratio;
use crate::series::Why;

#[test]
fn a_flow_without_target_is_watched() {
    let mut case =
        flow().at("2020-02", "30").own("2019-01", &["5", "15", "1", "1", "1", "1", "1", "1", "1", "1", "1", "1"]);
    case = case.own("2020-01", &["10", "20"]);
    let a = case.assess("2020-02");
    assert_eq!((a.verdict, a.value, a.change), (Verdict::Watch, Some(n("30")), Some(n("10"))));
    assert_eq!(a.year_change, Some(Change { before: n("20"), by: n("10") }));
}

#[test]
fn an_unknown_month_makes_no_change() {
    let mut case = flow().at("2020-02", "30").own("2019-01", &["5"]).own("2020-01", &["10", "20"]);
    assert_eq!(case.assess("2020-02").year_change, None);
    case.history.push(point(month("2019-02"), None, None));
    assert_eq!(case.assess("2020-02").year_change, None);
}

#[test]
fn a_level_without_target_is_watched() {
    let case = level().at("2020-02", "3").at("2019-02", "0").at("2020-01", "4");
    let mut points = case.clone();
    points.points.sort_by_key(|p| p.month);
    let a = points.assess("2020-02");
    assert_eq!((a.verdict, a.change), (Verdict::Watch, Some(n("-1"))));
    // On a zero base the change itself is still there.
    assert_eq!(a.year_change, Some(Change { before: n("0"), by: n("3") }));
}

#[test]
fn nothing_to_watch_is_no_data() {
    let a = level().missing("2020-02", Why::NothingYet).assess("2020-02");
    assert_eq!((a.verdict, a.flags), (Verdict::NoData, vec![Flag::Absent]));
    assert_eq!(level().assess("2020-02").verdict, Verdict::NoData);
}

#[test]
fn quarters_are_told_by_the_month() {
    let mut case = flow().reach("1200", "2020-01", "2020-12").at("2020-06", "450");
    case.months_per_period = 3;
    for (at, own) in [("2019-12", "240"), ("2020-03", "150"), ("2020-06", "300")] {
        case = case.own(at, &[own]);
    }
    let a = case.assess("2020-06");
    // 690 in nine months.
    assert_eq!((a.recent, a.recent_months, a.change), (Some(ratio(230, 3)), Some(9), Some(n("150"))));
    assert_eq!((a.verdict, a.elapsed), (Verdict::Behind, Some(n("0.5"))));
}

#[test]
fn a_target_of_zero_has_no_completion() {
    let a = level().reach("0", "2019-12", "2020-12").baseline("-10").at("2020-06", "-4").assess("2020-06");
    assert_eq!((a.completion, a.progress, a.verdict), (None, Some(n("0.6")), Verdict::OnPace));
}

#[test]
fn a_first_value_known_late_is_the_baseline_of_a_plan_that_began_without_it() {
    let a = level().reach("20", "2020-01", "2020-11").at("2020-04", "10").at("2020-06", "12").assess("2020-06");
    assert_eq!((a.baseline, a.expected), (Some(n("10")), Some(n("15"))));
    assert_eq!((a.verdict, a.flags), (Verdict::NotRated, vec![Flag::LateBaseline]));
}
