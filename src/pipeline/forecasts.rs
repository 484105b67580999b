//! Noise or signal, forecasts, and how past forecasts did: worked out where they are shown, not when judging.

use super::study::Study;
use super::workers::{in_pieces, on_workers};
use crate::assess::forecast::{Backtest, NoForecast, backtest};
use crate::assess::{self, Question, SignalAndForecast, history_window};
use crate::catalog::{Indicator, RegionId, Target};
use crate::measure::{Every, Month, Period};
use crate::report::Assessed;
use crate::series::{EngineError, OwnPeriod, Point, Points, answer, months_per_period};
use rayon::prelude::*;

/// An indicator's past forecasts at the root, or why there are none.
#[derive(Debug)]
pub struct Tested<'a> {
    pub indicator: &'a Indicator,
    pub result: Result<Backtest, NoForecast>,
}

/// How a row varies and where it goes; None for a roll-up, which counts regions.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn signal_and_forecast(
    study: &Study,
    row: &Assessed<'_>,
    as_of: Month,
) -> Result<Option<SignalAndForecast>, EngineError> {
    if row.each_total {
        return Ok(None);
    }
    let asked;
    let history = if let Some(history) = &row.history {
        history
    } else {
        asked = history(study, row.indicator, row.region, as_of)?;
        &asked
    };
    // Where others' values will be at due is not known.
    let target = row.target.filter(|t| t.reference.is_none());
    let q = plain_question(study, row.indicator, target, as_of, &row.points, history);
    Ok(Some(assess::signal_and_forecast(&q, &row.assessment)))
}

/// Forecasts of up to `ahead` months from every past month, for each of `indicators` at the root.
///
/// # Errors
/// A defect, see [`EngineError`].
pub fn backtest_forecasts<'a>(
    study: &'a Study,
    indicators: &[&'a Indicator],
    as_of: Month,
    ahead: usize,
) -> Result<Vec<Tested<'a>>, EngineError> {
    let root = study.catalog.regions.root();
    let test = |indicator: &&'a Indicator| {
        let history = history(study, indicator, root, as_of)?;
        let q = plain_question(study, indicator, None, as_of, &[], &history);
        Ok(Tested { indicator, result: backtest(&q, ahead) })
    };
    on_workers(|| in_pieces(indicators.par_iter()).map(test).collect())
}

/// A flow's own amounts, else states, since the catalog's start.
fn history(study: &Study, indicator: &Indicator, region: RegionId, as_of: Month) -> Result<Points, EngineError> {
    Ok(answer(&study.catalog, &study.feeds, indicator, history_window(indicator), as_of)?.points(region))
}

/// A question that no verdict is wanted of, so that pending rejects do not matter.
fn plain_question<'q>(
    study: &'q Study,
    indicator: &'q Indicator,
    target: Option<&'q Target>,
    as_of: Month,
    points: &'q [Point],
    history: &'q [Point],
) -> Question<'q> {
    let months_per_period = months_per_period(indicator, &study.catalog);
    Question {
        indicator,
        target,
        rules: &study.catalog.board,
        calendar: study.catalog.calendar,
        as_of,
        points,
        history,
        months_per_period,
        own: OwnPeriod::received(Period::containing(as_of.first_day(), Every::Month)),
        row_months: None,
        waiting: 0,
        oldest_days: None,
        vanished: 0,
        reference: None,
    }
}
