//! Forecasts: where an indicator will be when its target is due, how certain that is, and how likely the target is met.
//!
//! - In: the monthly values of a question, and its assessment.
//! - Out: a [`Forecast`] or the reason for having none; a [`Backtest`] of past forecasts.
//! - Must not know: how verdicts are reached. These are statistics in floating-point numbers, and no verdict rests on them. A
//!   forecast continues the past; changes that are planned are not in it. `docs/forecast.md` describes the method and how well
//!   it does.

mod backtest;
mod censored_normal;
mod fit;
mod history;
mod no_forecast;
mod result;
mod season;
mod to_due;

pub use backtest::{Backtest, backtest};
pub use history::LEAST_POINTS;
pub use no_forecast::NoForecast;
pub use result::{Ahead, Forecast, Seasonality, Span};
pub use to_due::forecast;
