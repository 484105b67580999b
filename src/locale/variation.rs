//! Sentences about ordinary and special variation, and about forecasts.

use super::messages::Locale;
use super::words::is_kept;
use crate::assess::forecast::{Forecast, NoForecast, Seasonality};
use crate::assess::signal::{ControlLimits, NoSignal, Signal, SpecialCause};
use crate::catalog::{Indicator, Target};
use crate::measure::exact::whole;
use crate::measure::{Exact, Month};
use num_traits::Zero;

/// Probabilities below this, and above one minus this, are only said to be so: no model is as sure as that.
const ONE_PERCENT: f64 = 0.01;

impl Locale {
    /// Whether the last month is ordinary variation, and what the limits say of the target.
    #[must_use]
    pub fn signal(&self, indicator: &Indicator, target: Option<&Target>, signal: &Signal) -> String {
        let last = signal.last;
        let key = if indicator.kind.adds_up() { "signal-amount" } else { "signal-state" };
        let what = self.say(key, &[("month", &self.month(last))]);
        let flagged = signal.flagged.iter().find(|f| f.month == last);
        let mut clauses = vec![match flagged {
            None => self.say("signal-common", &[("what", &what)]),
            Some(f) => {
                let causes = f.causes.iter().map(|c| self.cause(*c)).collect::<Vec<_>>();
                self.say("signal-special", &[("what", &what), ("causes", &self.list(&causes))])
            }
        }];
        // Where a band has to hold, neither way is the good one.
        let one_way = target.is_none_or(|t| !t.kind.has_two_edges());
        if let Some(good) = flagged.and_then(|f| f.good).filter(|_| one_way) {
            clauses.push(self.word(if good { "signal-better" } else { "signal-worse" }));
        }
        match signal.segments.last().map(|s| &s.limits) {
            Some(Ok(limits)) => clauses.push(self.limits(indicator, limits)),
            Some(Err(why)) => clauses = vec![self.no_signal(*why)],
            None => {}
        }
        let unsteady = signal.unsteady.map(|split| self.say("signal-unsteady", &[("month", &self.month(split))]));
        let assurance = signal.assurance.map(|a| self.word(&format!("assurance-{}", a.as_str())));
        self.in_parts(&[clauses, unsteady.into_iter().collect(), assurance.into_iter().collect()])
    }

    /// Mean and limits in words.
    #[must_use]
    pub fn limits(&self, indicator: &Indicator, limits: &ControlLimits) -> String {
        let number = |x: &Exact| self.amount(x, indicator.decimals, indicator.unit);
        let (mean, low, high) = (number(&limits.mean), number(&limits.lower), number(&limits.upper));
        self.say("signal-limits", &[("mean", &mean), ("low", &low), ("high", &high)])
    }

    #[must_use]
    pub fn cause(&self, cause: SpecialCause) -> String {
        self.word(&format!("cause-{}", cause.as_str()))
    }

    /// Why there are no control limits.
    #[must_use]
    pub fn no_signal(&self, why: NoSignal) -> String {
        let have = if let NoSignal::TooFew { have } = why { have } else { 0 };
        self.say(&format!("no-signal-{}", why.as_str()), &[("have", &have.to_string())])
    }

    /// The value expected at due, and how likely it meets the target.
    #[must_use]
    pub fn forecast(&self, indicator: &Indicator, target: &Target, forecast: &Forecast) -> String {
        let number = |x: f64| self.amount(&nearest(x), indicator.decimals, indicator.unit);
        let at = forecast.at_due;
        let (count, due) = (forecast.points.to_string(), target.due.map(|d| self.when(d)).unwrap_or_default());
        let (value, low, high) = (number(at.value), number(at.low), number(at.high));
        let args = [("count", &*count), ("due", &due), ("value", &value), ("low", &low), ("high", &high)];
        let mut clauses = vec![self.say("forecast-at-due", &args)];
        clauses.push(self.chance(forecast.probability, is_kept(Some(target))));
        match forecast.season {
            Seasonality::Adjusted => clauses.push(self.word("forecast-season-adjusted")),
            Seasonality::Untested => clauses.push(self.word("forecast-season-untested")),
            Seasonality::Absent => {}
        }
        self.ended(&self.joined("join-clauses", &clauses))
    }

    fn chance(&self, probability: f64, kept: bool) -> String {
        let key = if kept { "chance-kept" } else { "chance" };
        let percent = self.number(&(nearest(probability) * whole(100)), 0);
        match probability {
            p if p < ONE_PERCENT => self.word(&format!("{key}-below")),
            p if p > 1.0 - ONE_PERCENT => self.word(&format!("{key}-above")),
            _ => self.say(key, &[("share", &format!("{percent}%"))]),
        }
    }

    /// Why there is no forecast.
    #[must_use]
    pub fn no_forecast(&self, why: NoForecast) -> String {
        let (have, ahead) = match why {
            NoForecast::TooFew { have } | NoForecast::Holes { since_last: have } => (have, 0),
            NoForecast::TooFar { ahead, have } => (have, ahead),
            _ => (0, 0),
        };
        self.say(
            &format!("no-forecast-{}", why.as_str()),
            &[("have", &have.to_string()), ("ahead", &ahead.to_string())],
        )
    }

    /// `2020-01—2021-12` as people read it.
    #[must_use]
    pub fn span(&self, from: Month, to: Month) -> String {
        self.say("span-months", &[("from", &self.month(from)), ("to", &self.month(to))])
    }
}

/// The exact number that a finite floating-point number is.
#[must_use]
pub fn nearest(x: f64) -> Exact {
    Exact::from_float(x).unwrap_or_else(Exact::zero)
}
