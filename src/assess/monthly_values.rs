//! The values of periods that show how an indicator varies: what happened in each, else states.

use super::question::Question;
use crate::measure::exact::whole;
use crate::measure::{Exact, Month};

/// A month's value, and how many months it is the amount of.
struct Amount {
    month: Month,
    value: Exact,
    months: i32,
}

/// The values of single periods up to as-of, in order of time. An amount of more than one of the feed's periods (1—2月) is left out.
pub(super) fn single_periods(q: &Question) -> Vec<(Month, Exact)> {
    amounts(q).filter(|a| a.months <= q.period()).map(|a| (a.month, a.value)).collect()
}

/// The same of months, with none left out: an amount of two months counts half in each.
pub(super) fn spread_over_months(q: &Question) -> Vec<(Month, Exact)> {
    let parts = |a: Amount| {
        let part = a.value / whole(i64::from(a.months));
        (1 - a.months..=0).map(move |back| (a.month.plus(back), part.clone()))
    };
    amounts(q).flat_map(parts).collect()
}

fn amounts<'a>(q: &Question<'a>) -> impl Iterator<Item = Amount> + use<'a> {
    let (adds_up, own, as_of) = (q.indicator.adds_up(), q.indicator.is_windowed(), q.as_of);
    let upto = q.history.iter().filter(move |p| p.month <= as_of);
    upto.filter_map(move |point| {
        let value = if own { point.own.as_ref().or_else(|| point.value.observed()) } else { point.value.observed() };
        let months = if adds_up { point.own_months } else { 1 };
        Some(Amount { month: point.month, value: value?.clone(), months })
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::tests::build::{Case, case, level, month, n, point};
    use crate::catalog::Kind;
    use crate::measure::Direction;

    fn running(months: &[(&str, Option<&str>, i32)]) -> Case {
        let mut case = case(Kind::Running, Direction::Higher);
        case.history = months
            .iter()
            .map(|(at, own, months)| crate::series::Point {
                own_months: *months,
                ..point(month(at), own.map(n), own.map(n))
            })
            .collect();
        case
    }

    fn text(values: &[(Month, Exact)]) -> Vec<String> {
        values.iter().map(|(m, v)| format!("{m} {}", crate::measure::exact::full(v))).collect()
    }

    #[test]
    fn a_february_that_includes_january_is_the_amount_of_two_months() {
        let case = running(&[
            ("2020-12", Some("4"), 1),
            ("2021-01", None, 1),
            ("2021-02", Some("10"), 2),
            ("2021-03", Some("7"), 1),
        ]);
        case.ask("2021-03", |q| {
            assert_eq!(text(&single_periods(q)), ["2020-12 4", "2021-03 7"]);
            assert_eq!(text(&spread_over_months(q)), ["2020-12 4", "2021-01 5", "2021-02 5", "2021-03 7"]);
        });
        case.ask("2021-02", |q| assert_eq!(text(&single_periods(q)), ["2020-12 4"]));
    }

    #[test]
    fn of_a_state_the_values_count() {
        let mut state = level();
        state.history = vec![point(month("2021-01"), Some(n("4")), None), point(month("2021-02"), None, Some(n("9")))];
        state.ask("2021-02", |q| assert_eq!(text(&single_periods(q)), ["2021-01 4"]));
    }
}
