//! Noise or signal, forecasts, and how past forecasts did: asked for where they are shown, not when judging.

use super::workers::on_workers;
use super::{Judged, Study, is_flow};
use crate::assess::forecast::{Backtest, NoForecast, backtest};
use crate::assess::{Question, SignalAndForecast, signal_and_forecast};
use crate::catalog::{Indicator, RegionId, Target};
use crate::measure::Month;
use crate::series::{EngineError, Points, Window, answer, months_per_period};
use rayon::prelude::*;

/// An indicator's past forecasts at the root, or why there are none.
#[derive(Debug)]
pub struct Tested<'a> {
    pub indicator: &'a Indicator,
    pub result: Result<Backtest, NoForecast>,
}

impl Study {
    /// The outlook of a judged row; None for a roll-up, which counts regions.
    ///
    /// # Errors
    /// A defect, see [`EngineError`].
    pub fn outlook(&self, judged: &Judged<'_>, as_of: Month) -> Result<Option<SignalAndForecast>, EngineError> {
        if judged.each_total {
            return Ok(None);
        }
        let asked;
        let history = if let Some(history) = &judged.history {
            history
        } else {
            asked = self.history(judged.indicator, judged.region, as_of)?;
            &asked
        };
        // Where others' values will be at due is not known.
        let target = judged.target.filter(|t| t.reference.is_none());
        let q = self.plain_question(judged.indicator, target, as_of, &judged.points, history);
        Ok(Some(signal_and_forecast(&q, &judged.assessment)))
    }

    /// Forecasts of up to `ahead` months from every past month, for each of `indicators` at the root.
    ///
    /// # Errors
    /// A defect, see [`EngineError`].
    pub fn backtest<'a>(
        &'a self,
        indicators: &[&'a Indicator],
        as_of: Month,
        ahead: usize,
    ) -> Result<Vec<Tested<'a>>, EngineError> {
        let root = self.catalog.regions.root();
        let test = |indicator: &&'a Indicator| {
            let history = self.history(indicator, root, as_of)?;
            let q = self.plain_question(indicator, None, as_of, &[], &history);
            Ok(Tested { indicator, result: backtest(&q, ahead) })
        };
        on_workers(|| indicators.par_iter().map(test).collect())
    }

    /// A flow's own amounts, else states, since the catalog's start.
    fn history(&self, indicator: &Indicator, region: RegionId, as_of: Month) -> Result<Points, EngineError> {
        let own = if is_flow(indicator) { Window::Own } else { Window::State };
        Ok(answer(&self.catalog, &self.feeds, indicator, own, as_of)?.points(region))
    }

    /// A question whose verdict is not asked for: whether its value is doubtful does not matter.
    fn plain_question<'q>(
        &'q self,
        indicator: &'q Indicator,
        target: Option<&'q Target>,
        as_of: Month,
        points: &'q [crate::series::Point],
        history: &'q [crate::series::Point],
    ) -> Question<'q> {
        let months_per_period = months_per_period(indicator, &self.catalog);
        let rules = &self.catalog.board;
        Question {
            indicator,
            target,
            rules,
            calendar: self.catalog.calendar,
            as_of,
            points,
            history,
            months_per_period,
            doubtful: false,
            reference: None,
        }
    }
}
