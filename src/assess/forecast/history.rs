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
    let whole = match (q.indicator.unit.is_share(), q.indicator.unit.to_string().as_str()) {
        (true, "‰") => Some(1000.0),
        (true, _) => Some(100.0),
        _ => None,
    };
    PossibleRange {
        least: seen.iter().all(|v| *v >= 0.0).then_some(0.0),
        most: whole.filter(|whole| seen.iter().all(|v| v <= whole)),
    }
}
