//! Where a method does not apply, its reason is named; nothing is papered over.

use super::build::{Case, case, falling, flow, level};
use crate::assess::{Flag, Unrated, Verdict, compare_methods, methods_disagree};
use crate::catalog::{Kind, Method, Plan, TargetKind};
use crate::measure::Direction;

fn by(method: Method, mut case: Case) -> Case {
    case.rules.method = method;
    case
}

/// A board judged by `statcan` that cannot be.
fn not_rated(case: Case, as_of: &str, flag: Flag) {
    let answer = by(Method::Statcan, case).assess(as_of);
    assert_eq!((answer.verdict, answer.flags), (Verdict::NotRated, vec![flag]));
    // The arithmetic of the plan is still there.
    assert!(answer.progress.is_some() && answer.gap.is_some());
}

#[test]
fn growth_from_to_and_across_zero_is_not_rated() {
    let rising = |base: &str, target: &str| {
        level().reach(target, "2019-12", "2021-12").at("2019-12", base).at("2020-06", "5").at("2020-12", "6")
    };
    not_rated(rising("0", "10"), "2020-12", Flag::ZeroBase);
    not_rated(rising("-4", "10"), "2020-12", Flag::SignChange);
    not_rated(
        falling().reach("0", "2019-12", "2021-12").at("2019-12", "8").at("2020-12", "6"),
        "2020-12",
        Flag::ZeroTarget,
    );
    not_rated(
        falling().reach("-2", "2019-12", "2021-12").at("2019-12", "8").at("2020-12", "6"),
        "2020-12",
        Flag::SignChange,
    );
    not_rated(
        case(Kind::Open, Direction::Lower)
            .target(TargetKind::Zero, "0", "2019-12", "2021-12")
            .baseline("8")
            .at("2020-12", "6"),
        "2020-12",
        Flag::ZeroTarget,
    );
    not_rated(flow().reach("12000", "2020-01", "2020-12").at("2020-08", "7100"), "2020-08", Flag::ZeroBase);
    // A value that has fallen to zero has grown by −100 %.
    let gone = falling().reach("2", "2019-12", "2021-12").at("2019-12", "8").at("2020-12", "0");
    assert_eq!(by(Method::Statcan, gone).assess("2020-12").verdict, Verdict::Met);
}

#[test]
fn one_point_shows_no_change() {
    // The quarter that holds April ends in June.
    let case = Case { months_per_period: 3, ..level().reach("10", "2020-04", "2020-12").at("2020-06", "5") };
    let late = level().reach("10", "2020-01", "2020-12").at("2020-06", "5");
    for method in [Method::Statcan, Method::Destatis] {
        let answer = by(method, case.clone()).assess("2020-06");
        assert_eq!((answer.verdict, answer.flags), (Verdict::NotRated, vec![Flag::OnePoint]), "{method:?}");
        let answer = by(method, late.clone()).assess("2020-06");
        let both = vec![Flag::LateBaseline, Flag::OnePoint];
        assert_eq!((answer.verdict, answer.flags), (Verdict::NotRated, both), "{method:?}");
    }
}

#[test]
fn growth_beyond_all_numbers_is_not_rated() {
    let wild = level().unit("亩", 2).reach("2", "2019-12", "2021-12").at("2019-12", "0.000000000000001");
    let case = wild.at("2020-01", "1.9");
    // (1.9 ÷ 10^-15)^12 is a large number, but still one; a month of 10^33 is not.
    assert_ne!(by(Method::Statcan, case).assess("2020-01").verdict, Verdict::NotRated);
    let most = "100000000000000000000000000";
    let beyond =
        level().reach(&format!("{most}0"), "2019-12", "2021-12").at("2019-12", "0.0000001").at("2020-01", most);
    not_rated(beyond, "2020-01", Flag::OutOfRange);
}

#[test]
fn what_holds_and_what_is_not_owed_is_judged_alike() {
    let cases = [
        level().target(TargetKind::Keep, "90", "2020-01", "").run("2020-05", &["91", "85"]),
        level()
            .target(TargetKind::Within, "1", "2020-01", "")
            .with(|t| t.upper = Some(super::build::n("2")))
            .at("2020-06", "3"),
        case(Kind::Open, Direction::Lower).target(TargetKind::Zero, "0", "2020-01", "").run("2020-05", &["3", "4"]),
        level().target(TargetKind::Done, "1", "2020-01", "2020-12").at("2020-06", "0"),
        level().reach("10", "2019-12", "2020-12").baseline("4").plan(Plan::Step).at("2020-06", "5"),
        level().reach("10", "2020-01", "").baseline("4").at("2020-06", "5"),
        level().reach("10", "2020-09", "2020-12").at("2020-06", "5"),
        level().reach("10", "2019-12", "2020-12").baseline("4"),
    ];
    for case in cases {
        let paced = case.assess("2020-06");
        for method in [Method::Statcan, Method::Destatis] {
            let answer = by(method, case.clone()).assess("2020-06");
            assert_eq!((answer.verdict, &answer.flags), (paced.verdict, &paced.flags), "{method:?} {:?}", case.target);
        }
    }
}

#[test]
fn side_by_side_names_every_reason() {
    let why = |case: &Case| -> Vec<Result<&str, Unrated>> {
        let sides = case.ask("2020-06", compare_methods);
        sides.iter().map(|s| s.ruling.result.as_ref().map(|r| r.rating.as_str()).map_err(|w| *w)).collect()
    };
    let keep = level().target(TargetKind::Keep, "90", "2020-01", "").at("2020-06", "91");
    assert_eq!(why(&keep), [Err(Unrated::Holds); 3]);
    assert_eq!(why(&level().reach("9", "2020-01", "").baseline("1").at("2020-06", "2")), [Err(Unrated::NoDue); 3]);
    assert_eq!(why(&level().reach("9", "2020-09", "2020-12")), [Err(Unrated::NothingOwed); 3]);
    let step = level().reach("9", "2019-12", "2020-12").baseline("1").plan(Plan::Step).at("2020-06", "2");
    assert_eq!(why(&step), [Err(Unrated::NothingOwed); 3]);
    assert_eq!(why(&level().reach("9", "2019-12", "2020-12").baseline("1")), [Err(Unrated::NoData); 3]);
    assert_eq!(why(&flow().at("2020-06", "2")), [Err(Unrated::NoTarget); 3]);
    let total = flow().reach("12", "2020-01", "2020-12").at("2020-06", "7");
    assert_eq!(why(&total), [Ok("on_pace"), Err(Unrated::ZeroBase), Ok("sun")]);
}

#[test]
fn methods_more_than_a_band_apart_are_told() {
    // Far above the plan of growth, but of late falling fast.
    let case =
        level().reach("200", "2010-12", "2030-12").at("2010-12", "100").at("2015-12", "190").at("2020-12", "160");
    let sides = case.ask("2020-12", compare_methods);
    let verdicts: Vec<_> = sides.iter().map(|s| s.verdict).collect();
    assert_eq!(verdicts, [Verdict::OnPace, Verdict::OnPace, Verdict::FarBehind]);
    assert!(methods_disagree(&sides));
    let alike = level().reach("60", "2015-12", "2025-12").at("2015-12", "40").at("2020-12", "50");
    assert!(!methods_disagree(&alike.ask("2020-12", compare_methods)));
}
