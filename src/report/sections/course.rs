//! The course of an indicator: its last months, for a sparkline.

use crate::catalog::Indicator;
use crate::measure::exact::to_f64;
use crate::measure::{Exact, Month};
use crate::report::context::Context;
use crate::series::Point;
use num_traits::Zero;
use serde::Serialize;

/// Months that a sparkline shows: a year and the month that it is compared with.
const MONTHS: i32 = 13;
/// Values that make a course.
const FEWEST: usize = 3;

/// The root's last months.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Course {
    /// Id of the indicator.
    #[serde(skip)]
    pub indicator: String,
    /// Whether they are amounts of single months, drawn as columns; else a state, drawn as a line.
    pub amounts: bool,
    /// The first month, `2020-12`.
    pub first: String,
    /// In the indicator's unit; None where nothing is known.
    pub values: Vec<Option<f64>>,
    /// The same in words.
    pub alt: String,
}

/// The course of an indicator up to as-of; None where it would show nothing: fewer than three values, or nothing but zeros.
pub(super) fn course(c: &Context<'_>, indicator: &Indicator) -> Option<Course> {
    let as_of = c.input.as_of;
    let amounts = indicator.has_own_amounts() && !indicator.trailing_year;
    let first = as_of.plus(1 - MONTHS);
    // What starts again every year is not joined to the year before.
    let since = if indicator.is_windowed() && !amounts { c.input.catalog.calendar.first_of_year(as_of) } else { first };
    let points = points(c, indicator, amounts)?;
    let value = |month: Month| {
        let point = points.iter().find(|p| p.month == month)?;
        if amounts { point.own.clone() } else { point.value.observed().cloned() }
    };
    let known: Vec<(Month, Exact)> =
        since.max(first).through(as_of).filter_map(|month| Some((month, value(month)?))).collect();
    if known.len() < FEWEST || known.iter().all(|(_, x)| x.is_zero()) {
        return None;
    }
    let values = first.through(as_of).map(|month| known.iter().find(|(m, _)| *m == month).map(|(_, x)| to_f64(x)));
    Some(Course {
        indicator: indicator.id.clone(),
        amounts,
        first: first.to_string(),
        values: values.collect(),
        alt: alt(c, indicator, amounts, &known),
    })
}

/// The root's own amounts, or what its chart shows.
fn points<'a>(c: &Context<'a>, indicator: &Indicator, amounts: bool) -> Option<&'a [Point]> {
    if amounts {
        let of_root = c.input.rows.iter().filter(|row| row.indicator.id == indicator.id);
        return of_root.into_iter().find_map(|row| row.history.as_deref());
    }
    c.input.series.iter().find(|s| s.indicator.id == indicator.id).map(|series| series.points.as_slice())
}

/// `2020年12月9.80万亩，2021年12月10.62万亩；最低9.80万亩，最高10.62万亩`
fn alt(c: &Context<'_>, indicator: &Indicator, amounts: bool, known: &[(Month, Exact)]) -> String {
    let l = c.locale;
    let amount = |x: &Exact| l.amount(x, indicator.decimals, indicator.unit);
    let low = known.iter().map(|(_, x)| x).min().map(amount).unwrap_or_default();
    let high = known.iter().map(|(_, x)| x).max().map(amount).unwrap_or_default();
    let [(first, a), .., (last, b)] = known else { return String::new() };
    let (first, last) = (l.month(*first), l.month(*last));
    let args = [
        ("first", &*first),
        ("last", &*last),
        ("a", &*amount(a)),
        ("b", &*amount(b)),
        ("low", &*low),
        ("high", &*high),
    ];
    l.say(if amounts { "course-amounts" } else { "course-states" }, &args)
}
