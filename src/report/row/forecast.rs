//! What a row's values are expected to be at due, in words and as numbers.

use super::record::decimal;
use crate::assess::SignalAndForecast;
use crate::assess::forecast::{NoForecast, Span};
use crate::catalog::{Indicator, Target};
use crate::locale::{Locale, nearest};
use crate::measure::exact::fixed;
use crate::measure::{Month, Rounding};
use serde::Serialize;

/// Places of a probability.
const PLACES_OF_SHARES: u32 = 4;

/// What is to be expected. Numbers are decimals in the indicator's unit.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct ForecastPart {
    /// The sentence, or why there is none.
    pub text: String,
    /// Why there is no forecast, as a code.
    pub none: Option<&'static str>,
    /// Months it rests on.
    pub points: Option<usize>,
    /// `untested`, `absent` or `adjusted`.
    pub season: Option<&'static str>,
    pub due: Option<String>,
    pub at_due: Option<SpanPart>,
    /// From 0 to 1.
    pub probability: Option<String>,
    /// Each month from as-of's next one to due's.
    pub ahead: Vec<SpanPart>,
}

/// An expected value and its 80 % interval.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SpanPart {
    pub month: String,
    pub value: String,
    pub low: String,
    pub high: String,
}

/// The forecast of an outlook, in a language.
#[must_use]
pub fn forecast_part(
    l: &Locale,
    indicator: &Indicator,
    target: Option<&Target>,
    outlook: &SignalAndForecast,
) -> ForecastPart {
    let none = |why: NoForecast| ForecastPart {
        text: l.ended(&l.no_forecast(why)),
        none: Some(why.as_str()),
        ..ForecastPart::default()
    };
    let (forecast, target) = match (&outlook.forecast, target) {
        (Ok(forecast), Some(target)) => (forecast, target),
        (Err(why), _) => return none(*why),
        (_, None) => return none(NoForecast::NoTarget),
    };
    let span = |month: Month, s: &Span| SpanPart {
        month: month.to_string(),
        value: decimal(indicator, &nearest(s.value)),
        low: decimal(indicator, &nearest(s.low)),
        high: decimal(indicator, &nearest(s.high)),
    };
    ForecastPart {
        text: l.forecast(indicator, target, forecast),
        none: None,
        points: Some(forecast.points),
        season: Some(forecast.season.as_str()),
        due: Some(forecast.due.to_string()),
        at_due: Some(span(forecast.due, &forecast.at_due)),
        probability: Some(fixed(&nearest(forecast.probability), PLACES_OF_SHARES, Rounding::HalfUp)),
        ahead: forecast.ahead.iter().map(|a| span(a.month, &a.span)).collect(),
    }
}
