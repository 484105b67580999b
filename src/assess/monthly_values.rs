//! The monthly values that show how an indicator varies: a flow's own amounts, else states.

use super::question::Question;
use crate::catalog::Kind;
use crate::measure::exact::whole;
use crate::measure::{Exact, Month};
use crate::series::Point;

/// A month's value, and how many months it is the amount of.
struct Amount {
    month: Month,
    value: Exact,
    months: i32,
}

/// The values of single months up to as-of, in order of time. A year's second month without a report of its first (1—2月 in one)
/// is left out: it is the amount of two months.
pub(super) fn single_months(q: &Question) -> Vec<(Month, Exact)> {
    amounts(q).filter(|a| a.months == 1).map(|a| (a.month, a.value)).collect()
}

/// The same with no month left out: an amount of two months counts half in each.
pub(super) fn spread_over_months(q: &Question) -> Vec<(Month, Exact)> {
    let parts = |a: Amount| {
        let part = a.value / whole(i64::from(a.months));
        (1 - a.months..=0).map(move |back| (a.month.plus(back), part.clone()))
    };
    amounts(q).flat_map(parts).collect()
}

fn amounts<'a>(q: &Question<'a>) -> impl Iterator<Item = Amount> + use<'a> {
    let (own, running, as_of, calendar) =
        (q.indicator.has_own_amounts(), q.indicator.kind == Kind::Running, q.as_of, q.calendar);
    let value = move |p: &'a Point| if own { p.own.as_ref() } else { p.value.observed() };
    let upto = q.history.iter().filter(move |p| p.month <= as_of);
    let mut before: Option<&'a Point> = None;
    upto.filter_map(move |point| {
        let earlier = before.replace(point).filter(|b| b.month == point.month.plus(-1) && value(b).is_some());
        let second_of_year = calendar.months_since_year_began(point.month) == 1;
        let folded = own && running && second_of_year && earlier.is_none();
        Some(Amount { month: point.month, value: value(point)?.clone(), months: 1 + i32::from(folded) })
    })
}
