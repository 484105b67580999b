//! Forecasts: what they may say, and when they say nothing.

use super::build::{Case, falling, flow, level, month, n, point};
use super::statistics::Chance;
use crate::assess::forecast::{Forecast, NoForecast, Seasonality};
use crate::assess::{Verdict, assess, forecast};
use crate::catalog::{Plan, Rebase, TargetKind};
use crate::measure::exact::{ratio, whole};
use crate::measure::{Exact, Month};
use proptest::prelude::*;

/// Thousandths as an exact number, as feeds have.
#[expect(clippy::cast_possible_truncation, reason = "values of tests are small")]
pub fn exactly(x: f64) -> Exact {
    ratio((x * 1000.0).round() as i64, 1000)
}

/// A level's states from January 2020 on.
pub fn states(mut case: Case, of: &[f64]) -> Case {
    for (m, v) in (0..).zip(of) {
        case.history.push(point(month("2020-01").plus(m), Some(exactly(*v)), None));
    }
    case.points.clone_from(&case.history);
    case
}

/// A flow's own amounts from January 2020 on; the target's total counts from `from`.
pub fn amounts(mut case: Case, from: &str, of: &[f64]) -> Case {
    let mut total = whole(0);
    for (m, v) in (0..).zip(of) {
        let at = month("2020-01").plus(m);
        case.history.push(point(at, Some(exactly(*v)), Some(exactly(*v))));
        if at >= month(from) {
            total += exactly(*v);
            case.points.push(point(at, Some(total.clone()), Some(exactly(*v))));
        }
    }
    case
}

pub fn foresee(case: &Case) -> Result<Forecast, NoForecast> {
    let last: Month = case.history.last().map_or(month("2020-12"), |p| p.month);
    case.ask(&last.to_string(), |q| forecast(q, &assess(q)))
}

fn f(i: usize) -> f64 {
    f64::from(u32::try_from(i).expect("few months"))
}

fn noisy(n: usize, seed: u64, of: impl Fn(usize) -> f64) -> Vec<f64> {
    let mut chance = Chance::new(seed);
    (0..n).map(|i| of(i) + chance.normal()).collect()
}

#[test]
fn a_straight_line_goes_on() {
    let case = states(level(), &(0..18).map(|i| 10.0 + 0.5 * f64::from(i)).collect::<Vec<_>>())
        .reach("25", "2020-01", "2021-12");
    let found = foresee(&case).unwrap();
    assert_eq!((found.points, found.ahead.len(), found.due), (18, 6, month("2021-12")));
    assert!((found.at_due.value - 21.5).abs() < 0.1, "{found:?}");
    assert!(found.probability < 0.01);
}

#[test]
fn the_total_at_due_is_what_is_there_and_what_is_to_come() {
    let case = amounts(flow(), "2021-01", &noisy(18, 3, |_| 100.0)).reach("1205", "2021-01", "2021-12");
    let found = foresee(&case).unwrap();
    assert!((found.at_due.value - 1200.0).abs() < 12.0, "{found:?}");
    // Six independent months: their errors add up by squares, not one by one.
    let width = found.at_due.high - found.at_due.low;
    assert!(width > 2.0 * 1.28 * 6.0_f64.sqrt() * 0.7 && width < 2.0 * 1.28 * 6.0_f64.sqrt() * 2.0, "{width}");
    assert!(found.probability > 0.02 && found.probability < 0.98);
    assert!(found.ahead.windows(2).all(|w| w[1].span.value > w[0].span.value));
}

/// A day in the middle of the month cuts the last month's amount.
#[test]
fn a_due_day_counts_its_part_of_the_month() {
    let own = noisy(18, 3, |_| 100.0);
    let at =
        |due: &str| foresee(&amounts(flow(), "2021-01", &own).reach("1200", "2021-01-01", due)).unwrap().at_due.value;
    let (half, full) = (at("2021-09-15"), at("2021-09-30"));
    assert!((full - half - 50.0).abs() < 2.0, "{half} {full}");
}

#[test]
fn a_trailing_year_is_no_sum_of_trailing_years_however_far_ahead() {
    let mut case = states(flow(), &noisy(24, 5, |_| 360.0)).reach("400", "2020-01", "2023-03");
    case.indicator.trailing_year = true;
    let found = foresee(&case).unwrap();
    for at in [0, 5, 11, 12, 14] {
        assert!((found.ahead[at].span.value - 360.0).abs() < 15.0, "{at}: {found:?}");
    }
    assert_eq!((found.ahead[0].month, found.ahead[14].month), (month("2022-01"), month("2023-03")));
}

#[test]
fn a_count_lies_within_its_edges_from_half_a_thing_beyond_them() {
    // A straight line that comes to 34.
    let line = states(level().unit("人", 0), &(0..18).map(|i| 10.0 + f(i)).collect::<Vec<_>>());
    let within = |low: &str, high: &str| {
        let case = line.clone().target(TargetKind::Within, low, "2020-01", "2022-01").with(|t| t.upper = Some(n(high)));
        foresee(&case).unwrap().probability
    };
    assert!(within("34", "40") > 0.9 && within("20", "34") > 0.9, "{} {}", within("34", "40"), within("20", "34"));
    assert!(within("36", "40") < 0.1 && within("20", "32") < 0.1);
}

/// As far ahead as the history is long, from the day on which it begins, and with two years just full.
#[test]
fn what_is_just_enough_is_foreseen() {
    let line = noisy(18, 1, f);
    assert_eq!(foresee(&states(level(), &line).reach("9", "2020-01", "2022-12")).unwrap().ahead.len(), 18);
    assert_eq!(
        foresee(&states(level(), &line).reach("9", "2020-01", "2023-01")),
        Err(NoForecast::TooFar { ahead: 19, have: 18 })
    );
    assert!(foresee(&states(level(), &line).reach("99", "2021-06-30", "2021-12-31")).is_ok());
    let two_years = amounts(flow(), "2022-01", &noisy(24, 1, |_| 10.0));
    let mut two_years = two_years.reach("99", "2021-01", "2022-12").plan(Plan::Season);
    two_years.points.clone_from(&two_years.history);
    assert_eq!(foresee(&two_years).unwrap().season, Seasonality::Absent);
}

/// Its history is one of trailing years, which are not added to each other.
#[test]
fn a_trailing_year_goes_on_as_trailing_years_do() {
    let totals: Vec<f64> = (0..18).map(|i| 100.0 + 5.0 * f64::from(i)).collect();
    let mut case = states(flow(), &totals).reach("400", "2020-01", "2021-12");
    case.indicator.trailing_year = true;
    let found = foresee(&case).unwrap();
    assert!((found.at_due.value - 215.0).abs() < 1.0, "six more steps of 5 from 185: {found:?}");
}

#[test]
fn nothing_impossible_is_forecast() {
    let counts: Vec<f64> = noisy(24, 9, |i| 12.0 - 0.5 * f(i)).iter().map(|v| v.max(0.0).round()).collect();
    let found =
        foresee(&states(falling().unit("人", 0), &counts).target(TargetKind::Zero, "0", "2020-01", "2023-06")).unwrap();
    assert!(found.ahead.iter().all(|a| a.span.low >= 0.0 && a.span.value >= 0.0));
    assert!(found.probability > 0.5, "{found:?}");
    let share: Vec<f64> = noisy(24, 10, |i| 90.0 + 0.4 * f(i)).iter().map(|v| v.min(100.0)).collect();
    let found = foresee(&states(level().unit("%", 1), &share).reach("101", "2020-01", "2022-12")).unwrap();
    assert!(found.ahead.iter().all(|a| a.span.high <= 100.0));
    assert!(found.probability.abs() < 1e-12, "more than the whole cannot be reached");
    let flow = amounts(flow(), "2020-01", &counts).reach("200", "2020-01", "2022-12");
    let total = exactly(counts.iter().sum());
    let low = foresee(&flow).unwrap().at_due.low;
    assert!(exactly(low) >= total, "a total of counts does not fall: {low}");
}

#[test]
fn a_season_is_taken_off_and_put_back() {
    let harvest = |i: usize| if i % 12 == 9 { 60.0 } else { 10.0 };
    let case = amounts(flow(), "2022-01", &noisy(32, 12, harvest)).reach("170", "2022-01", "2022-12");
    let found = foresee(&case).unwrap();
    assert_eq!(found.season, Seasonality::Adjusted);
    let october = found.ahead[1].span.value - found.ahead[0].span.value;
    assert!((october - 60.0).abs() < 4.0, "October's own amount: {october}");
    assert!((found.at_due.value - 170.0).abs() < 12.0, "{found:?}");
    let plain =
        foresee(&amounts(flow(), "2022-01", &noisy(32, 12, |_| 10.0)).reach("170", "2022-01", "2022-12")).unwrap();
    assert_eq!(plain.season, Seasonality::Absent);
    let short =
        foresee(&amounts(flow(), "2021-01", &noisy(20, 12, harvest)).reach("170", "2021-01", "2021-12")).unwrap();
    assert_eq!(short.season, Seasonality::Untested);
}

#[test]
fn why_there_is_no_forecast() {
    let of = |case: Case| foresee(&case).unwrap_err();
    let line = noisy(18, 1, f);
    assert_eq!(of(states(level(), &line)), NoForecast::NoTarget);
    assert_eq!(of(states(level(), &line).reach("9", "2020-01", "")), NoForecast::NoDue);
    assert_eq!(of(states(level(), &line).reach("9", "2020-01", "2021-06")), NoForecast::PastDue);
    assert_eq!(of(states(level(), &line).reach("9", "2022-01", "2022-12")), NoForecast::NotStarted);
    assert_eq!(of(states(level(), &line).target(TargetKind::Done, "1", "2020-01", "2021-12")), NoForecast::YesNo);
    assert_eq!(of(states(level(), &line[..11]).reach("9", "2020-01", "2021-12")), NoForecast::TooFew { have: 11 });
    assert_eq!(of(states(level(), &[5.0; 18]).reach("9", "2020-01", "2021-12")), NoForecast::Constant);
    assert_eq!(of(states(level(), &line).reach("9", "2020-01", "2023-12")), NoForecast::TooFar { ahead: 30, have: 18 });
    let mut holed = states(level(), &line).reach("99", "2020-01", "2021-12");
    holed.history.remove(12);
    assert_eq!(of(holed), NoForecast::Holes { since_last: 5 });
    let mut late = states(level(), &line).reach("99", "2020-01", "2021-12");
    late.points.pop();
    late.history.pop();
    assert_eq!(late.ask("2021-06", |q| forecast(q, &assess(q))), Err(NoForecast::NoData));
    let seasonal = amounts(flow(), "2021-01", &line).reach("99", "2021-01", "2021-12").plan(Plan::Season);
    assert_eq!(of(seasonal), NoForecast::SeasonUnknown);
    let mut yearly = states(level(), &line).reach("99", "2020-01", "2021-12");
    yearly.indicator.yearly = true;
    assert_eq!(of(yearly), NoForecast::Yearly);
    let mut quarters = states(level(), &line).reach("99", "2020-01", "2021-12");
    quarters.months_per_period = 3;
    assert_eq!(of(quarters), NoForecast::NotMonthly);
    let mut changed = states(level(), &line).reach("99", "2020-01", "2021-12");
    changed.indicator.changes = vec![Rebase { from: month("2020-10"), reason: String::new() }];
    assert_eq!(of(changed), NoForecast::TooFew { have: 9 });
}

#[test]
fn the_same_twice() {
    let case = amounts(flow(), "2021-01", &noisy(20, 4, |i| 50.0 + f(i))).reach("700", "2021-01", "2021-12");
    let (a, b) = (foresee(&case).unwrap(), foresee(&case).unwrap());
    assert_eq!(format!("{a:?}"), format!("{b:?}"));
}

#[test]
fn more_is_less_likely() {
    let own = noisy(20, 4, |i| 50.0 + f(i));
    let levels = noisy(20, 4, |i| 50.0 - f(i));
    let (mut above, mut below) = (1.0, 0.0);
    for target in (300..1200).step_by(10) {
        let value = target.to_string();
        let reach = foresee(&amounts(flow(), "2021-01", &own).reach(&value, "2021-01", "2021-12")).unwrap().probability;
        assert!(reach <= above, "{target}");
        above = reach;
        let value = ((target - 300) / 10).to_string();
        let fall = foresee(&states(falling(), &levels).reach(&value, "2020-01", "2021-12")).unwrap().probability;
        assert!(fall >= below, "{target}");
        below = fall;
    }
    assert!(above < 0.01 && below > 0.99, "{above} {below}");
}

/// Numbers of every size, signs, repeats and holes.
fn series() -> impl Strategy<Value = Vec<Option<i64>>> {
    let size = prop_oneof![Just(1_i64), Just(1_000), Just(1_000_000_000_000)];
    let shape = prop_oneof![Just((0_i64, 5_i64)), Just((-500, 500)), Just((0, 1)), Just((7, 8))];
    (size, shape, 1_usize..40, any::<bool>()).prop_flat_map(|(size, (low, high), n, holes)| {
        let value = (low..high).prop_map(move |v| Some(v * size));
        let value = if holes { prop_oneof![9 => value, 1 => Just(None)].boxed() } else { value.boxed() };
        proptest::collection::vec(value, n)
    })
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 96, ..ProptestConfig::default() })]

    #[test]
    fn every_number_is_finite_and_in_order(values in series(), adds_up: bool, target in -1000_i64..1_000_000) {
        let mut case = if adds_up { flow() } else { level() };
        let mut total = whole(0);
        for (m, v) in (0..).zip(&values) {
            let own = v.map(|v| ratio(v, 7));
            case.history.push(point(month("2019-01").plus(m), own.clone(), own.clone().filter(|_| adds_up)));
            total += own.clone().unwrap_or_else(|| whole(0));
            case.points.push(point(month("2019-01").plus(m), if adds_up { own.map(|_| total.clone()) } else { own }, None));
        }
        let case = case.reach(&target.to_string(), "2019-01", "2023-12");
        let last = case.history.last().unwrap().month.to_string();
        let (answer, found) = case.ask(&last, |q| { let a = assess(q); let f = forecast(q, &a); (a, f) });
        if let Ok(found) = found {
            prop_assert!(answer.verdict != Verdict::NoData);
            for span in found.ahead.iter().map(|a| a.span).chain([found.at_due]) {
                prop_assert!(span.low.is_finite() && span.high.is_finite());
                prop_assert!(span.low <= span.value && span.value <= span.high, "{:?}", span);
            }
            prop_assert!((0.0..=1.0).contains(&found.probability));
        }
        let tested = case.ask(&last, |q| crate::assess::forecast::backtest(q, 3));
        if let Ok(t) = tested {
            prop_assert!([t.coverage, t.mae, t.bias, t.mase.unwrap_or(0.0)].iter().all(|x| x.is_finite()), "{:?}", t);
        }
    }
}
