//! `statcan`: growth so far beside the growth that a target takes.

use super::build::{Case, case, level, n};
use crate::assess::{Figures, Flag, Growth, MethodResult, Rated, Verdict, compare_methods};
use crate::catalog::{Basis, Kind, Method};
use crate::measure::Direction;

/// B, t0, A, t, T, tT, better → `CAGR_o`, `CAGR_T`, R, rating, score.
///
/// Worked out apart from the program, with Python's `decimal` at 50 digits: `((A / B).ln() / years).exp() - 1` for both rates,
/// years = months ÷ 12, R = `d·CAGR_o ÷ |CAGR_T|` (d turned round for B < 0), the score by R at 9 places. The first row is the
/// example of the design; the third and fourth stand exactly on a band's edge.
#[rustfmt::skip]
const SERIES: &[[&str; 12]] = &[
    ["14.5", "2015-12", "10.2", "2023-12", "7.25", "2030-12", "lower", "-0.043017", "-0.045158", "0.952590", "substantial", "2.5186"],
    ["100", "2015-12", "121", "2017-12", "200", "2025-12", "higher", "0.100000", "0.071773", "1.393273", "substantial", "5.0000"],
    ["100", "2020-12", "106", "2021-12", "121", "2022-12", "higher", "0.060000", "0.100000", "0.600000", "moderate", "0.0000"],
    ["100", "2020-12", "109.5", "2021-12", "121", "2022-12", "higher", "0.095000", "0.100000", "0.950000", "substantial", "2.5001"],
    ["100", "2020-12", "109.4", "2021-12", "121", "2022-12", "higher", "0.094000", "0.100000", "0.940000", "moderate", "2.4286"],
    ["100", "2020-12", "105.9", "2021-12", "121", "2022-12", "higher", "0.059000", "0.100000", "0.590000", "limited", "-0.0416"],
    ["100", "2020-12", "100", "2021-12", "121", "2022-12", "higher", "0.000000", "0.100000", "0.000000", "limited", "-2.5000"],
    ["100", "2020-12", "99", "2021-12", "121", "2022-12", "higher", "-0.010000", "0.100000", "-0.100000", "deterioration", "-2.9167"],
    ["100", "2020-12", "94", "2021-12", "121", "2022-12", "higher", "-0.060000", "0.100000", "-0.600000", "deterioration", "-5.0000"],
    ["100", "2020-12", "93.9", "2021-12", "121", "2022-12", "higher", "-0.061000", "0.100000", "-0.610000", "deterioration", "-5.0000"],
    ["50", "2015-12", "40", "2020-12", "25", "2030-12", "lower", "-0.043648", "-0.045158", "0.966542", "substantial", "2.6182"],
    ["50", "2015-12", "48", "2020-12", "25", "2030-12", "lower", "-0.008131", "-0.045158", "0.180059", "limited", "-1.7497"],
    ["50", "2015-12", "60", "2020-12", "25", "2030-12", "lower", "0.037137", "-0.045158", "-0.822378", "deterioration", "-5.0000"],
    ["8.0", "2020-12", "10.0", "2022-06", "13", "2023-12", "higher", "0.160397", "0.175667", "0.913074", "moderate", "2.2363"],
    ["8.0", "2020-12", "8.5", "2021-03", "13", "2023-12", "higher", "0.274429", "0.175667", "1.562210", "substantial", "5.0000"],
    ["3.2", "2019-06", "3.9", "2021-11", "6.4", "2029-06", "higher", "0.085303", "0.071773", "1.188499", "substantial", "4.2036"],
    ["1200", "2010-12", "1500", "2020-12", "2400", "2030-12", "higher", "0.022565", "0.035265", "0.639876", "moderate", "0.2849"],
    ["7.1", "2015-12", "5.9", "2019-12", "3.5", "2025-12", "lower", "-0.045231", "-0.068290", "0.662338", "moderate", "0.4453"],
    ["-10", "2018-12", "-8", "2020-12", "-4", "2024-12", "higher", "-0.105573", "-0.141626", "0.745435", "moderate", "1.0389"],
    ["-10", "2018-12", "-12", "2020-12", "-20", "2024-12", "lower", "0.095445", "0.122462", "0.779385", "moderate", "1.2814"],
    ["-10", "2018-12", "-11", "2020-12", "-4", "2024-12", "higher", "0.048809", "-0.141626", "-0.344633", "deterioration", "-3.9360"],
    ["100", "2015-12", "210", "2020-12", "200", "2025-12", "higher", "0.159962", "0.071773", "2.228710", "achieved", "5.0000"],
    ["0.5", "2016-12", "0.52", "2020-12", "0.75", "2026-12", "higher", "0.009853", "0.041380", "0.238121", "limited", "-1.5078"],
    ["64", "2012-12", "80", "2018-12", "100", "2024-12", "higher", "0.037891", "0.037891", "1.000000", "substantial", "2.8572"],
    ["1", "2020-12", "1.05", "2021-01", "2", "2030-12", "higher", "0.795856", "0.071773", "11.088448", "substantial", "5.0000"],
    ["1000000", "2015-12", "1", "2016-12", "0.5", "2017-12", "lower", "-0.999999", "-0.999293", "1.000707", "substantial", "2.8622"],
];

/// A board judged by `statcan`, the base first, the value last.
fn series(row: &[&str; 12]) -> Case {
    let [base, from, value, at, target, due, better, ..] = *row;
    let better = if better == "higher" { Direction::Higher } else { Direction::Lower };
    let mut case = case(Kind::Level, better).reach(target, from, due).at(from, base).at(at, value);
    case.rules.method = Method::Statcan;
    case
}

fn rated(case: &Case, as_of: &str) -> Rated {
    case.assess(as_of).ruling.expect("a way to rate").result.expect("a rating")
}

fn growth(rated: &Rated) -> &Growth {
    match &rated.figures {
        Figures::Growth(growth) => growth,
        other => panic!("{other:?}"),
    }
}

#[test]
fn series_worked_out_by_hand() {
    assert!(SERIES.len() >= 20);
    for row in SERIES {
        let rated = rated(&series(row), row[3]);
        let growth = growth(&rated);
        let asked = growth.required.as_ref().map(|a| a.rate).unwrap();
        let told = [growth.observed, asked, growth.measure].map(|x| format!("{x:.6}"));
        assert_eq!(told.each_ref().map(String::as_str), [row[7], row[8], row[9]], "{row:?}");
        assert_eq!((rated.rating.as_str(), &*format!("{:.4}", growth.score.unwrap())), (row[10], row[11]), "{row:?}");
    }
}

#[test]
fn ratings_stand_for_verdicts() {
    for row in SERIES {
        let answer = series(row).assess(row[3]);
        let (verdict, away) = match row[10] {
            "achieved" => (Verdict::Met, false),
            "substantial" => (Verdict::OnPace, false),
            "moderate" => (Verdict::Behind, false),
            "limited" => (Verdict::FarBehind, false),
            _ => (Verdict::FarBehind, true),
        };
        assert_eq!((answer.verdict, answer.has(Flag::MovingAway)), (verdict, away), "{row:?}");
        assert_eq!(answer.ruling.unwrap().result.unwrap().verdict, verdict, "{row:?}");
    }
}

#[test]
fn due_and_inferred_come_before_the_rating() {
    let row = &SERIES[0];
    let missed = series(row).at("2030-12", "7.3").assess("2030-12");
    assert_eq!((missed.verdict, missed.flags), (Verdict::Missed, vec![]));
    let limited = series(&SERIES[11]).with(|t| t.basis = Basis::Inferred).assess("2020-12");
    assert_eq!((limited.verdict, limited.flags), (Verdict::Behind, vec![Flag::Inferred]));
    let absent = series(row).assess("2024-06");
    assert_eq!((absent.verdict, absent.ruling), (Verdict::NoData, None));
}

#[test]
fn the_base_counts_from_its_own_month() {
    // The first value at or after `from` came a year late: two years of growth, not three.
    let mut case = level().reach("200", "2019-12", "2025-12").at("2020-12", "100").at("2022-12", "121");
    case.rules.method = Method::Statcan;
    let rated = rated(&case, "2022-12");
    assert_eq!((growth(&rated).years.clone(), format!("{:.6}", growth(&rated).observed)), (n("2"), "0.100000".into()));
    // A stated baseline holds at `from`.
    let stated = self::rated(&case.baseline("100"), "2022-12");
    assert_eq!(growth(&stated).years, n("3"));
}

#[test]
fn a_value_of_the_year_counts_whole_years() {
    let mut case = level().reach("200", "2019-12", "2025-12").at("2019-12", "100").at("2021-06", "110");
    case.indicator.yearly = true;
    case.rules.method = Method::Statcan;
    assert_eq!(growth(&rated(&case, "2021-06")).years, n("1"));
}

#[test]
fn without_a_target_growth_is_rated_by_itself() {
    let said = |values: [&str; 2]| -> MethodResult {
        let case = level().at("2020-12", values[0]).at("2022-12", values[1]);
        case.ask("2022-12", compare_methods).swap_remove(1)
    };
    // (value ÷ 100)^(1/2) − 1: 1.5 %, just below, 0.5 %, 0, −1 %.
    for (value, rating) in [
        ("103.0225", "substantial"),
        ("103.02", "moderate"),
        ("101.0025", "moderate"),
        ("101", "limited"),
        ("100", "limited"),
        ("98.01", "deterioration"),
    ] {
        let side = said(["100", value]);
        assert_eq!(side.verdict, Verdict::Watch);
        let rated = side.ruling.result.unwrap();
        assert_eq!((rated.rating.as_str(), rated.verdict), (rating, Verdict::Watch), "{value}");
    }
    let zero = said(["0", "5"]);
    assert_eq!(zero.ruling.result.unwrap_err().as_str(), "zero_base");
}

#[test]
fn no_growth_is_zero_without_a_sign() {
    let case = case(Kind::Level, Direction::Lower).at("2020-12", "100").at("2022-12", "100");
    let rated = case.ask("2022-12", compare_methods).swap_remove(1).ruling.result.unwrap();
    let measure = growth(&rated).measure;
    assert!(measure == 0.0 && measure.is_sign_positive(), "{measure}");
}

#[test]
fn baselines_beyond_the_target_hold() {
    let mut case = level().reach("13", "2020-01", "2020-12").baseline("14").at("2020-05", "13.5").at("2020-06", "12.5");
    case.rules.method = Method::Statcan;
    let answer = case.assess("2020-06");
    assert_eq!((answer.verdict, answer.ruling), (Verdict::Behind, None));
}
