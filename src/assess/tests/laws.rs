//! Laws that hold for any question.

use super::build::{Case, case, month, point};
use crate::assess::{Assessment, Verdict, assess, roll_up};
use crate::catalog::{Baseline, Basis, Kind, Measure, Method, Plan, TargetKind};
use crate::measure::exact::{ratio, whole};
use crate::measure::{Direction, Exact, Month, When};
use crate::series::{Value, Why};
use jiff::civil::date;
use proptest::prelude::*;
use std::collections::BTreeMap;

/// Places at which no gap of these questions prints as 0 unless it is.
const PLACES: u32 = 20;
const AS_OF: &str = "2021-06";

fn kinds() -> impl Strategy<Value = TargetKind> {
    proptest::sample::select(TargetKind::NAMES.iter().map(|(_, k)| *k).collect::<Vec<_>>())
}

fn moments() -> impl Strategy<Value = When> {
    let months = (-24..24_i32).prop_map(|m| month(AS_OF).plus(m));
    (months, 1..=28_i8, any::<bool>())
        .prop_map(|(m, day, by_day)| if by_day { When::Day(date(m.year(), m.month(), day)) } else { When::Month(m) })
}

fn plans() -> impl Strategy<Value = Plan> {
    let milestones =
        proptest::collection::btree_map((2019..2024_i16, 1..=12_i8), -20..20_i64, 0..4).prop_map(|asked| {
            let asked: BTreeMap<_, _> =
                asked.into_iter().map(|((y, m), v)| (Month::new(y, m).last_day(), whole(v))).collect();
            Plan::Milestones(asked)
        });
    prop_oneof![Just(Plan::Linear), Just(Plan::Season), Just(Plan::Step), milestones]
}

fn points() -> impl Strategy<Value = Vec<(i64, u8)>> {
    proptest::collection::vec((-20..20_i64, 0..10_u8), 0..30)
}

prop_compose! {
    fn cases()(
        kind in proptest::sample::select(Kind::NAMES.iter().map(|(_, k)| *k).collect::<Vec<_>>()),
        higher in any::<bool>(),
        judged in kinds(),
        (value, width) in (-20..20_i64, 0..10_i64),
        (from, due) in (moments(), proptest::option::of(moments())),
        stated in proptest::option::of(-20..20_i64),
        plan in plans(),
        (yearly, inferred, doubtful, count) in any::<(bool, bool, bool, bool)>(),
        values in points(),
        history in points(),
        period in proptest::sample::select(vec![1, 3, 12]),
    ) -> Case {
        let better = if higher { Direction::Higher } else { Direction::Lower };
        let mut case = case(kind, better).target(judged, "0", "2020-01", "").with(|t| {
            (t.value, t.upper) = (whole(value), Some(whole(value + width)));
            (t.from, t.due, t.plan) = (from, due.filter(|d| d.last_day() >= from.first_day()), plan);
            t.basis = if inferred { Basis::Inferred } else { Basis::Stated };
            t.baseline = stated.map_or(Baseline::First, |b| Baseline::Stated(whole(b)));
        });
        case.indicator.yearly = yearly;
        case.waiting = usize::from(doubtful);
        case.months_per_period = period;
        if count {
            case = case.unit("人", 0);
        }
        let last = month(AS_OF);
        let made = |values: &[(i64, u8)]| {
            let mut points: Vec<_> = (0..).zip(values).map(|(i, (v, why))| {
                let mut p = point(last.plus(-i * period), Some(whole(*v)), (*why != 1).then(|| whole(v % 7)));
                p.value = match why {
                    0 => Value::Missing(Why::Absent),
                    1 => Value::Missing(Why::Partial { so_far: Some(whole(*v)) }),
                    2 => Value::Missing(Why::Undefined),
                    _ => p.value,
                };
                p
            }).collect();
            points.reverse();
            points
        };
        case.points = made(&values);
        case.history = made(&history);
        case
    }
}

/// The same question with every amount turned into another.
fn mapped(case: &Case, f: impl Fn(&Exact) -> Exact) -> Case {
    let mut case = case.clone();
    for p in case.points.iter_mut().chain(&mut case.history) {
        p.own = p.own.as_ref().map(&f);
        p.value = match &p.value {
            Value::Observed(v) => Value::Observed(f(v)),
            Value::Missing(Why::Partial { so_far: Some(v) }) => Value::Missing(Why::Partial { so_far: Some(f(v)) }),
            other @ Value::Missing(_) => other.clone(),
        };
    }
    case.with(|t| {
        t.value = f(&t.value);
        t.upper = t.upper.as_ref().map(&f);
        if let Baseline::Stated(b) = &t.baseline {
            t.baseline = Baseline::Stated(f(b));
        }
        if let Plan::Milestones(asked) = &mut t.plan {
            for v in asked.values_mut() {
                *v = f(v);
            }
        }
    })
}

/// The answer of a board judged by a method.
fn by(method: Method, case: &Case) -> Assessment {
    let mut case = case.clone();
    case.rules.method = method;
    case.assess(AS_OF)
}

/// Larger is better.
fn rank(verdict: Verdict) -> u8 {
    match verdict {
        Verdict::Met => 4,
        Verdict::OnPace | Verdict::NotRated => 3,
        Verdict::Behind => 2,
        Verdict::FarBehind => 1,
        _ => 0,
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 1000, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn every_question_has_an_answer(case in cases(), watched in any::<bool>()) {
        let target = case.target.clone().expect("a target");
        let answer = case.ask(AS_OF, assess);
        prop_assert_eq!(answer.verdict == Verdict::Watch, false);
        prop_assert!(answer.flags.windows(2).all(|w| w[0] < w[1]));
        case.ask(AS_OF, |q| roll_up(q, &target, &[answer.clone(), answer.clone()]));
        let paced = answer.clone();
        for (_, method) in Method::NAMES {
            let answer = by(method, &case);
            if answer.verdict == Verdict::Met {
                prop_assert!(answer.gap_to_target.as_ref().is_none_or(|g| *g >= whole(0)));
            }
            // What no method is asked about is judged alike by all; what one cannot rate says why.
            if answer.ruling.is_none() {
                prop_assert_eq!(&paced, &answer);
            }
            if answer.verdict == Verdict::NotRated {
                prop_assert!(!answer.flags.is_empty());
            }
            if target.is_inferred() {
                prop_assert!(!matches!(answer.verdict, Verdict::FarBehind | Verdict::Missed));
            }
        }
        if watched {
            let mut case = case;
            case.target = None;
            let verdict = case.assess(AS_OF).verdict;
            prop_assert!(matches!(verdict, Verdict::Watch | Verdict::NoData));
        }
    }

    #[test]
    fn the_unit_changes_no_verdict(case in cases()) {
        let case = case.unit("亩", PLACES);
        let scaled = mapped(&case, |x| x * whole(1000));
        for (_, method) in Method::NAMES {
            let (a, b) = (by(method, &case), by(method, &scaled));
            prop_assert_eq!((a.verdict, a.flags), (b.verdict, b.flags));
        }
        let (a, b) = (case.assess(AS_OF), scaled.assess(AS_OF));
        prop_assert_eq!((a.verdict, a.flags, a.pace, a.months_behind), (b.verdict, b.flags, b.pace, b.months_behind));
        prop_assert_eq!(a.gap.map(|g| g * whole(1000)), b.gap);
    }

    #[test]
    fn the_sign_changes_no_verdict(case in cases()) {
        let mut case = case.unit("亩", PLACES);
        // A flow that can only grow and a zero know their sign.
        case.indicator.kind = Kind::Level;
        // One more row makes a count larger; a mean it may move either way.
        let case = case.measured(Measure::Mean("a".into()));
        let case = case.with(|t| t.kind = if t.is_inferred() { TargetKind::Keep } else { TargetKind::Reach });
        let mut flipped = mapped(&case, |x| -x);
        flipped.indicator.better = case.indicator.better.reversed();
        // Shares of a season are shares of amounts, whatever their sign.
        for (to, of) in flipped.points.iter_mut().zip(&case.points) {
            to.own.clone_from(&of.own);
        }
        for (to, of) in flipped.history.iter_mut().zip(&case.history) {
            to.own.clone_from(&of.own);
        }
        for (_, method) in Method::NAMES {
            let (a, b) = (by(method, &case), by(method, &flipped));
            prop_assert_eq!((a.verdict, a.flags), (b.verdict, b.flags));
        }
        let (a, b) = (case.assess(AS_OF), flipped.assess(AS_OF));
        prop_assert_eq!((a.verdict, a.flags, a.gap, a.pace), (b.verdict, b.flags, b.gap, b.pace));
    }

    #[test]
    fn better_values_have_no_worse_verdicts(case in cases(), stated in -20..20_i64, value in -30..30_i64, more in 0..20_i64) {
        let case = case.with(|t| {
            (t.kind, t.baseline) = (TargetKind::Reach, Baseline::Stated(whole(stated)));
        });
        let at = |value: i64| {
            let mut case = case.clone();
            case.points = vec![point(month(AS_OF), Some(whole(value) / whole(2)), None)];
            case.assess(AS_OF).verdict
        };
        let better = if case.indicator.better == Direction::Higher { value + more } else { value - more };
        let (better, worse) = (at(better), at(value));
        // A good value that waiting rows could spoil is not known.
        let hidden = case.waiting > 0 && better == Verdict::NoData;
        prop_assert!(rank(better) >= rank(worse) || hidden, "{better:?} {worse:?}");
    }

    #[test]
    fn waiting_rows_take_good_verdicts_away_and_give_none(case in cases()) {
        let sure = Case { waiting: 0, ..case.clone() }.assess(AS_OF);
        let doubtful = Case { waiting: 3, ..case.clone() }.assess(AS_OF);
        let (sure, doubtful) = (sure.verdict, doubtful.verdict);
        prop_assert!(doubtful == sure || doubtful == Verdict::NoData, "{sure:?} {doubtful:?}");
        let inferred = case.target.as_ref().is_some_and(crate::catalog::Target::is_inferred);
        if sure == Verdict::FarBehind || (sure == Verdict::Behind && !inferred) {
            prop_assert_eq!(doubtful, sure, "a bad row must not hide known cases");
        }
    }

    #[test]
    fn of_a_ceiling_less_is_never_worse_and_nothing_is_met_before_due(
        months in proptest::collection::vec(0..30_i64, 1..12), ceiling in 0..200_i64, less in 0..30_i64,
    ) {
        let case = super::build::case(Kind::Flow, Direction::Lower).unit("亩", PLACES);
        let case = case.reach(&ceiling.to_string(), "2021-01", "2021-12");
        let last = month("2021-01").plus(i32::try_from(months.len()).unwrap() - 1);
        let judged = |months: &[i64]| {
            let (mut case, mut sum) = (case.clone(), whole(0));
            for (at, own) in last.plus(1 - i32::try_from(months.len()).unwrap()).through(last).zip(months) {
                sum += whole(*own);
                case.points.push(point(at, Some(sum.clone()), Some(whole(*own))));
                case.history.push(point(at, Some(whole(*own)), Some(whole(*own))));
            }
            (case.assess(&last.to_string()), sum)
        };
        let (a, used) = judged(&months);
        let allowed = whole(ceiling) * ratio(i64::try_from(months.len()).unwrap(), 12);
        let want = match () {
            () if used > whole(ceiling) => vec![Verdict::Missed],
            () if used > allowed => vec![Verdict::Behind, Verdict::FarBehind],
            () => vec![Verdict::OnPace],
        };
        prop_assert!(want.contains(&a.verdict), "{:?} {:?}", a.verdict, want);
        prop_assert_eq!(a.expected, Some(allowed.clone()));
        prop_assert_eq!(a.gap, Some(allowed - used));
        if a.verdict == Verdict::FarBehind {
            prop_assert!(a.projected.is_some_and(|p| p > whole(ceiling)));
        }
        let mut fewer = months.clone();
        for own in fewer.iter_mut().take(3) {
            *own = (*own - less).max(0);
        }
        prop_assert!(rank(judged(&fewer).0.verdict) >= rank(a.verdict));
    }

    #[test]
    fn months_behind_are_the_gap_in_months_of_a_straight_plan(value in 0..120_i64) {
        let case = super::build::flow().reach("120", "2021-01", "2021-12").unit("亩", PLACES);
        let a = { let mut c = case; c.points = vec![point(month(AS_OF), Some(whole(value)), None)]; c.assess(AS_OF) };
        let (gap, behind) = (a.gap.unwrap(), a.months_behind.unwrap());
        prop_assert_eq!(gap / whole(10), -behind);
        prop_assert_eq!(a.pace, Some(ratio(value, 60)));
    }
}
