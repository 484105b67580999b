//! How amounts behave from period to period: whether they run on and begin again, stay about the same, or come and go.

use crate::measure::Period;
use std::collections::BTreeMap;

/// How a column behaves.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Behaviour {
    /// Too few periods to tell.
    Unknown,
    /// It never falls within a year, and begins again with a new one.
    BeginsAgain,
    /// It never falls, over a year's end neither.
    OnlyGrows,
    /// It never falls in the months of a single year that were seen, and starts low.
    GrowsFromLow,
    /// It never changes.
    Constant,
    /// It hardly changes.
    Steady,
    /// None of these.
    Varies,
}

/// Values of a row of a table, by period.
pub(super) type Series = BTreeMap<Period, f64>;

/// Periods from which anything is concluded.
const ENOUGH: usize = 3;
/// A change by less than this share of the value is hardly one.
const HARDLY: f64 = 0.15;
/// What runs from the beginning of the year begins below this share of its last value.
const LOW: f64 = 0.5;

/// Judges the values of all rows of a column. `year` tells in which year a period lies.
pub(super) fn behaviour(all: &[Series], year: impl Fn(Period) -> i16) -> Behaviour {
    let long: Vec<&Series> =
        all.iter().filter(|series| series.len() >= ENOUGH && series.values().any(|v| *v != 0.0)).collect();
    if long.is_empty() {
        return Behaviour::Unknown;
    }
    let share =
        |test: &dyn Fn(&Series) -> bool| long.iter().filter(|series| test(series)).count() * 10 >= long.len() * 8;
    let pairs = |series: &Series| -> Vec<(bool, f64, f64)> {
        let list: Vec<(Period, f64)> = series.iter().map(|(period, value)| (*period, *value)).collect();
        list.windows(2).map(|w| (year(w[0].0) == year(w[1].0), w[0].1, w[1].1)).collect()
    };
    let grows = |series: &Series| {
        let within: Vec<(bool, f64, f64)> = pairs(series).into_iter().filter(|(same, ..)| *same).collect();
        let rises = within.iter().filter(|(_, a, b)| b > a).count();
        within.len() >= 2 && within.iter().all(|(_, a, b)| b >= a) && rises * 2 > within.len()
    };
    let over = |series: &Series| pairs(series).into_iter().filter(|(same, ..)| !*same).collect::<Vec<_>>();
    let begins_again = |series: &Series| {
        grows(series) && over(series).iter().any(|_| true) && over(series).iter().all(|(_, a, b)| *b < a * 0.7)
    };
    let only_grows =
        |series: &Series| grows(series) && !over(series).is_empty() && over(series).iter().all(|(_, a, b)| b >= a);
    let from_low = |series: &Series| {
        let (first, last) =
            (series.values().next().copied().unwrap_or(0.0), series.values().next_back().copied().unwrap_or(0.0));
        grows(series) && over(series).is_empty() && first < last * LOW
    };
    let steady = |series: &Series| {
        let small = pairs(series).iter().filter(|(_, a, b)| (b - a).abs() <= a.abs().max(b.abs()) * HARDLY).count();
        small * 10 >= (series.len() - 1) * 8
    };
    let constant = |series: &Series| pairs(series).iter().all(|(_, a, b)| (a - b).abs() < f64::EPSILON);
    if share(&constant) {
        Behaviour::Constant
    } else if share(&begins_again) {
        Behaviour::BeginsAgain
    } else if share(&only_grows) {
        Behaviour::OnlyGrows
    } else if share(&from_low) {
        Behaviour::GrowsFromLow
    } else if share(&steady) {
        Behaviour::Steady
    } else {
        Behaviour::Varies
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::read_date;

    fn of(values: &str) -> Behaviour {
        let series: Series = values
            .split(' ')
            .map(|pair| {
                let (month, value) = pair.split_once('=').expect("a pair");
                (read_date(month).expect("a month"), value.parse().expect("a number"))
            })
            .collect();
        behaviour(&[series], |period| period.first_day().year())
    }

    #[test]
    fn amounts_run_on_or_stay_or_vary() {
        assert_eq!(of("2023-11=90 2023-12=100 2024-01=8 2024-02=20"), Behaviour::BeginsAgain);
        assert_eq!(of("2023-10=80 2023-11=90 2023-12=100 2024-01=8 2024-02=20 2024-03=30"), Behaviour::BeginsAgain);
        assert_eq!(of("2024-01=8 2024-02=20 2024-03=30"), Behaviour::GrowsFromLow);
        assert_eq!(of("2024-01=100 2024-02=101 2024-03=99"), Behaviour::Steady);
        assert_eq!(of("2024-01=10 2024-02=10 2024-03=10"), Behaviour::Constant);
        assert_eq!(of("2024-01=10 2024-02=30 2024-03=5"), Behaviour::Varies);
        assert_eq!(of("2024-01=10 2024-02=30"), Behaviour::Unknown);
    }
}
