//! The months that a forecast rests on.

use super::NoForecast;
use super::normal::Possible;
use crate::assess::model::Question;
use crate::assess::monthly;
use crate::measure::exact;

/// Months that a forecast needs.
pub const LEAST_POINTS: usize = 12;

/// Months without a hole, up to as-of.
#[derive(Debug, Clone)]
pub(super) struct Past {
    /// In the indicator's unit.
    pub values: Vec<f64>,
    /// What a month can come to.
    pub possible: Possible,
}

/// The months since the last hole and the last declared change. A hole is not filled: what came in it is not known, and a made-up
/// value would pass for an observed one.
///
/// # Errors
/// Why there is nothing to go on.
pub(super) fn past(q: &Question) -> Result<Past, NoForecast> {
    if q.indicator.yearly {
        return Err(NoForecast::Yearly);
    }
    if q.months_per_period > 1 {
        return Err(NoForecast::NotMonthly);
    }
    if monthly::is_ratio_of_totals(q.indicator) {
        return Err(NoForecast::RatioOfTotals);
    }
    let change = q.indicator.changes.iter().rfind(|c| c.from <= q.as_of);
    let months = monthly::spread(q);
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
    Ok(Past { values, possible })
}

/// What has never been below zero will not be, nor a share that never was above the whole.
fn possible(q: &Question, seen: &[f64]) -> Possible {
    let whole = match (q.indicator.unit.is_share(), q.indicator.unit.to_string().as_str()) {
        (true, "‰") => Some(1000.0),
        (true, _) => Some(100.0),
        _ => None,
    };
    Possible {
        least: seen.iter().all(|v| *v >= 0.0).then_some(0.0),
        most: whole.filter(|whole| seen.iter().all(|v| v <= whole)),
    }
}
