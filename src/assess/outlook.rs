//! What is shown beside an assessment, where it is asked for.

use super::forecast::{Forecast, NoForecast, forecast};
use super::model::{Assessment, Question};
use super::signal::{NoSignal, Signal, signal};

/// How an indicator varies and where it goes; each with the reason where it cannot be told.
#[derive(Debug, Clone, PartialEq)]
pub struct Outlook {
    pub signal: Result<Signal, NoSignal>,
    pub forecast: Result<Forecast, NoForecast>,
}

/// Signal and forecast of a question that `answer` assesses.
#[must_use]
pub fn outlook(q: &Question, answer: &Assessment) -> Outlook {
    Outlook { signal: signal(q), forecast: forecast(q, answer) }
}
