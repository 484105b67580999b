//! Statistics beside an assessment: noise or signal, and the forecast. Computed only where they are shown.

use super::assessment::Assessment;
use super::forecast::{Forecast, NoForecast, forecast};
use super::question::Question;
use super::signal::{NoSignal, Signal, signal};

/// How an indicator varies and where it goes, each with the reason where that is not known.
#[derive(Debug, Clone, PartialEq)]
pub struct SignalAndForecast {
    pub signal: Result<Signal, NoSignal>,
    pub forecast: Result<Forecast, NoForecast>,
}

/// Signal and forecast of the question that `answer` assesses.
#[must_use]
pub fn signal_and_forecast(q: &Question, answer: &Assessment) -> SignalAndForecast {
    SignalAndForecast { signal: signal(q), forecast: forecast(q, answer) }
}
