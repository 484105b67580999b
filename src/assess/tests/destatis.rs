//! `destatis`: the last five years' mean change, carried on to due.

use super::build::{Case, case, flow, n};
use crate::assess::{Figures, Flag, ProjectedTrend, Verdict};
use crate::catalog::{Kind, Method};
use crate::measure::{Direction, Rounding};

fn by_destatis(mut case: Case) -> Case {
    case.rules.method = Method::Destatis;
    case
}

/// From 40 to 50 in the five years up to 2020, five years left.
fn rising(target: &str) -> Case {
    let case = case(Kind::Level, Direction::Higher).reach(target, "2015-12", "2025-12");
    by_destatis(case.at("2015-12", "40").at("2018-12", "47").at("2020-12", "50"))
}

fn outlook(case: &Case, as_of: &str) -> ProjectedTrend {
    match case.assess(as_of).ruling.expect("a way to rate").result.expect("a rating").figures {
        Figures::Trend(outlook) => outlook,
        other => panic!("{other:?}"),
    }
}

fn rating(case: &Case, as_of: &str) -> &'static str {
    case.assess(as_of).ruling.expect("a way to rate").result.expect("a rating").rating.as_str()
}

/// Two a year lead to 60. Short of T by (T − 60) ÷ (T − 50).
#[test]
fn the_weather_by_what_is_missing() {
    for (target, share, rated, verdict) in [
        ("55", "0", "sun", Verdict::OnPace),
        ("60", "0", "sun", Verdict::OnPace),
        // 0.5 ÷ 10.5 = 0.0476.
        ("60.5", "0.047619", "sun", Verdict::OnPace),
        // 0.6 ÷ 10.6 = 0.0566.
        ("60.6", "0.056604", "light_cloud", Verdict::Behind),
        ("62", "0.166667", "light_cloud", Verdict::Behind),
        // 2.5 ÷ 12.5 = 20 % exactly.
        ("62.5", "0.2", "light_cloud", Verdict::Behind),
        ("62.6", "0.206349", "cloud", Verdict::FarBehind),
        ("64", "0.285714", "cloud", Verdict::FarBehind),
    ] {
        let case = rising(target);
        let answer = case.assess("2020-12");
        assert_eq!((rating(&case, "2020-12"), answer.verdict, answer.flags), (rated, verdict, vec![]), "{target}");
        let outlook = outlook(&case, "2020-12");
        assert_eq!((outlook.yearly, outlook.projected), (n("2"), n("60")), "{target}");
        let places = crate::measure::exact::round(&outlook.share.unwrap(), 6, Rounding::HalfUp);
        assert_eq!(places, n(share), "{target}");
    }
}

#[test]
fn exactly_five_per_cent_is_cloudy() {
    // Two a year lead to 59.5 from 50 in 4.75 years; T 60 is then missed by 0.5 of 10.
    let case = case(Kind::Level, Direction::Higher).reach("60", "2015-12", "2025-09");
    let case = by_destatis(case.at("2015-12", "40").at("2020-12", "50"));
    assert_eq!((outlook(&case, "2020-12").share, rating(&case, "2020-12")), (Some(n("0.05")), "light_cloud"));
}

#[test]
fn the_wrong_way_is_storm() {
    let falling = |value: &str| {
        let case = case(Kind::Level, Direction::Lower).reach("20", "2015-12", "2025-12");
        by_destatis(case.at("2015-12", "40").at("2020-12", value))
    };
    let worse = falling("41").assess("2020-12");
    assert_eq!((worse.verdict, worse.flags), (Verdict::FarBehind, vec![Flag::MovingAway]));
    assert_eq!(rating(&falling("41"), "2020-12"), "storm");
    // A distance that stays as it is is no better.
    assert_eq!(rating(&falling("40"), "2020-12"), "storm");
    assert_eq!(rating(&falling("30"), "2020-12"), "sun");
    assert_eq!(rating(&falling("35"), "2020-12"), "cloud");
}

#[test]
fn only_the_last_five_years_count() {
    let case = case(Kind::Level, Direction::Higher).reach("60", "2010-12", "2025-12");
    let case = by_destatis(case.at("2010-12", "0").at("2015-12", "45").at("2020-12", "50"));
    let outlook = outlook(&case, "2020-12");
    assert_eq!((outlook.first, outlook.years, outlook.yearly), (n("45"), n("5"), n("1")));
    assert!(!outlook.short_history);
}

#[test]
fn less_history_serves_and_is_told() {
    let case = case(Kind::Level, Direction::Higher).reach("60", "2019-12", "2025-12");
    let case = by_destatis(case.at("2019-12", "46").at("2020-12", "50"));
    let answer = case.assess("2020-12");
    assert_eq!((answer.verdict, answer.flags), (Verdict::OnPace, vec![Flag::ShortHistory]));
    assert_eq!(outlook(&case, "2020-12").yearly, n("4"));
}

#[test]
fn a_total_starts_from_nothing() {
    // 7,100 in eight months is 10,650 a year; four months more make 10,650 of 12,000: 1,350 of 4,900 are missing.
    let case = by_destatis(flow().reach("12000", "2020-01", "2020-12").at("2020-08", "7100"));
    let outlook = outlook(&case, "2020-08");
    assert_eq!((outlook.yearly, outlook.projected), (n("10650"), n("10650")));
    assert_eq!(rating(&case, "2020-08"), "cloud");
}

#[test]
fn met_and_missed_come_before_the_weather() {
    let met = rising("60").at("2021-12", "61").assess("2021-12");
    let rated = met.ruling.unwrap().result.unwrap();
    assert_eq!((met.verdict, rated.rating.as_str(), rated.verdict), (Verdict::Met, "sun", Verdict::Met));
    assert_eq!(rising("60").at("2025-12", "59").assess("2025-12").verdict, Verdict::Missed);
}
