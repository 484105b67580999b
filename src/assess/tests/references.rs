//! Targets that follow an earlier value: last year's same months, a stated year, the baseline; and what last year's months say of the rest.

use super::build::{Case, falling, flow, level, month, n, point};
use crate::assess::{Flag, PlanShape, Verdict};
use crate::catalog::{Reference, TargetKind, Whose};
use crate::measure::exact::ratio;
use crate::series::Point;

/// 140 in 2019, most of it in summer.
const LAST_YEAR: [&str; 12] = ["10", "10", "10", "10", "20", "20", "20", "20", "5", "5", "5", "5"];

fn following(case: Case, whose: Whose, factor: &str) -> Case {
    case.with(|t| (t.value, t.reference) = (n("0"), Some(Reference { whose, factor: n(factor) })))
}

/// 10 % more than last year, by the end of 2020.
fn growth() -> Case {
    following(flow().reach("0", "2020-01", "2020-12"), Whose::LastYear, "1.1").own("2019-01", &LAST_YEAR)
}

#[test]
fn growth_is_held_against_the_same_months_of_last_year() {
    let august = |value: &str| growth().at("2020-08", value).assess("2020-08");
    let a = august("121");
    // 120 of 140 by August: six sevenths of 154.
    assert_eq!((a.target, a.elapsed, a.expected), (Some(n("154")), Some(ratio(6, 7)), Some(n("132"))));
    assert_eq!((a.gap, a.pace, a.progress), (Some(n("-11")), Some(ratio(11, 12)), Some(ratio(11, 14))));
    assert_eq!((a.verdict, a.plan_shape, a.flags), (Verdict::Behind, Some(PlanShape::Season), vec![]));
    assert_eq!(august("132").verdict, Verdict::OnPace);
    // An even plan would ask for 102.67 only.
    assert_eq!(august("103").verdict, Verdict::Behind);
    assert_eq!(growth().at("2020-12", "154").assess("2020-12").verdict, Verdict::Met);
}

#[test]
fn a_hole_in_last_year_leaves_growth_without_data() {
    let mut hole = growth().at("2020-08", "121");
    hole.history.retain(|p| p.month != month("2019-10"));
    let a = hole.assess("2020-08");
    assert_eq!((a.verdict, a.flags, a.target), (Verdict::NoData, vec![Flag::Partial], None));
}

#[test]
fn january_and_february_in_one_amount_of_last_year_serve_both() {
    let combined = |case: Case| {
        let mut case = case;
        case.history.retain(|p| p.month != month("2019-01") && p.month != month("2019-02"));
        let both = point(month("2019-02"), None, Some(n("20")));
        case.history.insert(0, Point { own_months: 2, ..both });
        case
    };
    let august = combined(growth()).at("2020-08", "121").assess("2020-08");
    assert_eq!((august.target, august.expected), (Some(n("154")), Some(n("132"))));
    assert_eq!((august.verdict, august.plan_shape, august.flags), (Verdict::Behind, Some(PlanShape::Season), vec![]));
    let february = combined(growth()).at("2020-02", "22").assess("2020-02");
    assert_eq!((february.verdict, february.expected), (Verdict::OnPace, Some(n("22"))));
    let of_2019 = following(flow().reach("0", "2020-01", "2020-12"), Whose::Year(2019), "0.5");
    let half = combined(of_2019.own("2019-01", &LAST_YEAR)).at("2020-06", "35").assess("2020-06");
    assert_eq!(half.target, Some(n("70")));
    // From February on, last year's amount of two months is of no use.
    let alone = following(flow().reach("0", "2020-02", "2020-12"), Whose::LastYear, "1.1").own("2019-01", &LAST_YEAR);
    assert_eq!(combined(alone).at("2020-08", "121").assess("2020-08").verdict, Verdict::NoData);
}

#[test]
fn a_share_of_the_baseline_or_of_a_year_is_an_amount_once_that_is_known() {
    let of_baseline = following(falling().reach("0", "2019-12", "2020-12"), Whose::Baseline, "0.865");
    let a = of_baseline.clone().at("2019-12", "200").at("2020-06", "190").assess("2020-06");
    assert_eq!((a.baseline, a.target, a.expected), (Some(n("200")), Some(n("173")), Some(n("186.5"))));
    assert_eq!((a.verdict, a.gap), (Verdict::Behind, Some(n("-3.5"))));
    let unknown = of_baseline.missing("2020-06", crate::series::Why::Absent).assess("2020-06");
    assert_eq!((unknown.verdict, unknown.target), (Verdict::NoData, None));
    let of_2019 = following(level().reach("0", "2020-12", "2021-12"), Whose::Year(2019), "1.2").baseline("50");
    let mut of_2019 = of_2019.at("2021-06", "55");
    of_2019.history = level().run("2019-11", &["40", "50", "51"]).points;
    let a = of_2019.assess("2021-06");
    assert_eq!((a.target, a.verdict), (Some(n("60")), Verdict::OnPace), "the state at the end of 2019, 50");
    let of_amounts = following(flow().reach("0", "2020-01", "2020-12"), Whose::Year(2019), "0.5");
    let a = of_amounts.own("2019-01", &LAST_YEAR).at("2020-06", "35").assess("2020-06");
    assert_eq!((a.target, a.expected, a.verdict), (Some(n("70")), Some(n("35")), Verdict::OnPace));
}

#[test]
fn where_months_differ_by_season_the_rest_of_the_year_comes_as_it_came_last_year() {
    let season = ["0", "0", "10", "30", "40", "20", "0", "0", "0", "0", "0", "0"];
    let of = |last: &[&str], at: &str, value: &str, own: [&str; 3]| {
        let case = flow().reach("200", "2020-01", "2020-12").at(at, value).own("2019-01", last);
        let first = month(at).plus(-2).to_string();
        case.own(&first, &own).assess(at).projected
    };
    // 60 by April where it was 40: the other 60 become 90.
    assert_eq!(of(&season, "2020-04", "60", ["0", "20", "40"]), Some(n("150")));
    // Where nothing had come by then last year, the rest is what it was.
    assert_eq!(of(&season, "2020-02", "3", ["0", "0", "3"]), Some(n("103")));
    // Even months go on as of late: 20 a month for eight months.
    assert_eq!(of(&["10"; 12], "2020-04", "60", ["10", "20", "30"]), Some(n("220")));
    // And so they do where a month of last year is not known.
    assert_eq!(of(&season[..11], "2020-04", "60", ["0", "20", "40"]), Some(n("220")));
}

#[test]
fn a_kept_value_may_follow_last_year_month_by_month() {
    let mut case = following(level().target(TargetKind::Keep, "0", "2020-01", ""), Whose::LastYear, "1.1");
    case.reference = Some([(month("2020-01"), n("40")), (month("2020-02"), n("50"))].into());
    let case = case.run("2020-01", &["44", "54"]);
    assert_eq!((case.assess("2020-01").verdict, case.assess("2020-02").verdict), (Verdict::OnPace, Verdict::Behind));
    assert_eq!(case.assess("2020-02").gap, Some(n("-1")));
}
