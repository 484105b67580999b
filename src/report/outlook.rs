//! Signal and forecast of a row, in words and as numbers.

use crate::assess::SignalAndForecast;
use crate::assess::forecast::{NoForecast, Span};
use crate::assess::signal::{Flagged, Segment};
use crate::catalog::{Indicator, Target};
use crate::locale::{Locale, nearest};
use crate::measure::exact::{fixed, full, round};
use crate::measure::{Exact, Rounding};
use serde::Serialize;

/// Places that numbers of a forecast and limits have beyond the indicator's own.
const MORE_PLACES: u32 = 2;
/// Places of a probability.
const PLACES_OF_SHARES: u32 = 4;

/// Ordinary variation or not. Numbers are decimals in the indicator's unit; a flow's are own amounts of months.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize)]
pub struct SignalPart {
    /// What is to be said of the last month, or why nothing is.
    pub text: String,
    /// Why there are no limits, as a code.
    pub none: Option<&'static str>,
    pub segments: Vec<SegmentPart>,
    pub flagged: Vec<FlaggedPart>,
    /// `hits`, `misses` or `hit_and_miss`.
    pub assurance: Option<&'static str>,
}

/// Months under one set of limits; without numbers where `none` says why.
#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct SegmentPart {
    pub from: String,
    pub to: String,
    pub points: usize,
    pub reason: String,
    pub none: Option<&'static str>,
    pub mean: Option<String>,
    pub lower: Option<String>,
    pub upper: Option<String>,
    /// The line in words.
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Eq, Serialize)]
pub struct FlaggedPart {
    pub month: String,
    pub value: String,
    pub causes: Vec<&'static str>,
    pub good: Option<bool>,
    /// The causes in words.
    pub text: String,
}

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

/// The signal of an outlook, in a language.
#[must_use]
pub fn signal_part(
    l: &Locale,
    indicator: &Indicator,
    target: Option<&Target>,
    outlook: &SignalAndForecast,
) -> SignalPart {
    let places = indicator.decimals + MORE_PLACES;
    let signal = match &outlook.signal {
        Ok(signal) => signal,
        Err(why) => return SignalPart { text: l.no_signal(*why), none: Some(why.as_str()), ..SignalPart::default() },
    };
    SignalPart {
        text: l.signal(indicator, target, signal),
        none: None,
        segments: signal.segments.iter().map(|s| segment(l, indicator, s)).collect(),
        flagged: signal.flagged.iter().map(|f| flagged(l, f, places)).collect(),
        assurance: signal.assurance.map(crate::assess::signal::Assurance::as_str),
    }
}

fn segment(l: &Locale, indicator: &Indicator, segment: &Segment) -> SegmentPart {
    let limits = segment.limits.as_ref();
    let number = |x: &Exact| decimal(x, indicator.decimals + MORE_PLACES);
    let words = match limits {
        Ok(limits) => l.limits(indicator, limits),
        Err(why) => l.no_signal(*why),
    };
    SegmentPart {
        from: segment.from.to_string(),
        to: segment.to.to_string(),
        points: segment.points,
        reason: segment.reason.clone(),
        none: limits.err().map(|why| why.as_str()),
        mean: limits.ok().map(|x| number(&x.mean)),
        lower: limits.ok().map(|x| number(&x.lower)),
        upper: limits.ok().map(|x| number(&x.upper)),
        text: words,
    }
}

fn flagged(l: &Locale, flagged: &Flagged, places: u32) -> FlaggedPart {
    let words: Vec<String> = flagged.causes.iter().map(|c| l.cause(*c)).collect();
    FlaggedPart {
        month: flagged.month.to_string(),
        value: decimal(&flagged.value, places),
        causes: flagged.causes.iter().map(|c| c.as_str()).collect(),
        good: flagged.good,
        text: l.list(&words),
    }
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
        text: l.no_forecast(why),
        none: Some(why.as_str()),
        ..ForecastPart::default()
    };
    let (forecast, target) = match (&outlook.forecast, target) {
        (Ok(forecast), Some(target)) => (forecast, target),
        (Err(why), _) => return none(*why),
        (_, None) => return none(NoForecast::NoTarget),
    };
    let places = indicator.decimals + MORE_PLACES;
    let span = |month: crate::measure::Month, s: &Span| SpanPart {
        month: month.to_string(),
        value: decimal(&nearest(s.value), places),
        low: decimal(&nearest(s.low), places),
        high: decimal(&nearest(s.high), places),
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

fn decimal(x: &Exact, places: u32) -> String {
    full(&round(x, places, Rounding::HalfUp))
}
