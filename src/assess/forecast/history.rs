//! The history that a forecast rests on.

use super::censored_normal::PossibleRange;
use super::no_forecast::NoForecast;
use crate::assess::monthly_values;
use crate::assess::question::Question;
use crate::measure::exact;

/// Months of history that a forecast needs.
pub const LEAST_POINTS: usize = 12;

/// The last months up to as-of, none of them missing.
#[derive(Debug, Clone)]
pub(super) struct History {
    /// In the indicator's unit.
    pub values: Vec<f64>,
    /// The values that a month can have.
    pub possible: PossibleRange,
}

/// The months since the last missing one and the last declared change. A missing month is not filled in: an invented value would
/// pass for an observed one.
///
/// # Errors
/// Why the history is not enough.
pub(super) fn history(q: &Question) -> Result<History, NoForecast> {
    if q.indicator.yearly {
        return Err(NoForecast::Yearly);
    }
    if q.months_per_period > 1 {
        return Err(NoForecast::NotMonthly);
    }
    if q.indicator.is_ratio_of_totals() {
        return Err(NoForecast::RatioOfTotals);
    }
    let change = q.indicator.changes.iter().rfind(|c| c.from <= q.as_of);
    let months = monthly_values::spread_over_months(q);
    let since: Vec<_> = months.iter().filter(|(m, _)| change.is_none_or(|c| *m >= c.from)).collect();
    let run = since.chunk_by(|a, b| b.0.since(a.0) == 1).next_back().unwrap_or_default();
    if run.last().is_none_or(|(m, _)| *m != q.as_of) {
        return Err(NoForecast::NoData);
    }
    let have = run.len();
    if have < LEAST_POINTS {
        return Err(match since.len() {
            n if n >= LEAST_POINTS => NoForecast::Holes { since_last: have },
            _ => NoForecast::TooFew { have },
        });
    }
    let values: Vec<f64> = run.iter().map(|(_, v)| exact::to_f64(v)).collect();
    let possible = possible(q, &months.iter().map(|(_, v)| exact::to_f64(v)).collect::<Vec<_>>());
    Ok(History { values, possible })
}

/// A value that has never been below zero will not be, nor will a share that has never been above the whole.
fn possible(q: &Question, seen: &[f64]) -> PossibleRange {
    let whole = q.indicator.unit.of_whole().map(|whole| exact::to_f64(&whole));
    PossibleRange {
        least: seen.iter().all(|v| *v >= 0.0).then_some(0.0),
        most: whole.filter(|whole| seen.iter().all(|v| v <= whole)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::tests::build::{Case, level, month, n, point};
    use crate::catalog::Rebase;
    use crate::measure::Month;

    /// A level of 1, 2, … from January 2019 on.
    fn rising(months: i32) -> Case {
        let mut case = level();
        let first = month("2019-01");
        case.history = (0..months).map(|m| point(first.plus(m), Some(n(&(m + 1).to_string())), None)).collect();
        case
    }

    fn lengths(case: &Case, as_of: Month) -> Result<usize, NoForecast> {
        case.ask(&as_of.to_string(), |q| history(q).map(|h| h.values.len()))
    }

    #[test]
    fn twelve_months_are_enough_and_eleven_are_not() {
        assert_eq!(lengths(&rising(12), month("2019-12")), Ok(12));
        assert_eq!(lengths(&rising(11), month("2019-11")), Err(NoForecast::TooFew { have: 11 }));
        assert_eq!(lengths(&rising(12), month("2020-01")), Err(NoForecast::NoData), "as-of has no value");
    }

    #[test]
    fn the_history_begins_after_the_last_missing_month_or_declared_change() {
        let mut hole = rising(20);
        hole.history.remove(3);
        assert_eq!(lengths(&hole, month("2020-08")), Ok(16));
        hole.history.remove(10);
        assert_eq!(lengths(&hole, month("2020-08")), Err(NoForecast::Holes { since_last: 8 }));
        let mut changed = rising(20);
        changed.indicator.changes = vec![Rebase { from: month("2019-05"), reason: String::new() }];
        assert_eq!(lengths(&changed, month("2020-08")), Ok(16));
        changed.indicator.changes[0].from = month("2020-01");
        assert_eq!(lengths(&changed, month("2020-08")), Err(NoForecast::TooFew { have: 8 }));
        changed.indicator.changes[0].from = month("2020-09");
        assert_eq!(lengths(&changed, month("2020-08")), Ok(20), "a later change is not known yet");
    }

    #[test]
    fn yearly_and_quarterly_values_have_no_monthly_history() {
        let mut yearly = rising(12);
        yearly.indicator.yearly = true;
        assert_eq!(lengths(&yearly, month("2019-12")), Err(NoForecast::Yearly));
        let quarterly = Case { months_per_period: 3, ..rising(12) };
        assert_eq!(lengths(&quarterly, month("2019-12")), Err(NoForecast::NotMonthly));
    }

    #[test]
    fn what_has_never_been_seen_beyond_an_end_is_taken_as_impossible() {
        let range = |case: &Case| case.ask("2019-12", |q| history(q).unwrap().possible);
        let of = |least, most| PossibleRange { least, most };
        assert_eq!(range(&rising(12)), of(Some(0.0), None));
        assert_eq!(range(&rising(12).unit("%", 2)), of(Some(0.0), Some(100.0)));
        assert_eq!(range(&rising(12).unit("‰", 2)), of(Some(0.0), Some(1000.0)));
        let mut beyond = rising(12).unit("%", 2);
        beyond.history[2] = point(month("2019-03"), Some(n("100.5")), None);
        assert_eq!(range(&beyond), of(Some(0.0), None));
        beyond.history[2] = point(month("2019-03"), Some(n("-0.5")), None);
        assert_eq!(range(&beyond), of(None, Some(100.0)));
    }
}
