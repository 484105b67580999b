//! Exponential smoothing of a monthly series, and the distribution of any weighted sum of the months ahead.

use super::censored_normal::Z_80;
use super::no_forecast::NoForecast;
use super::season::{Season, count, season};
use augurs_core::{Fit, Predict};
use augurs_ets::AutoETS;

/// Models with an additive error, with or without a trend (damped or not). Their errors are sums of normal shocks whatever the
/// values are, zeros included, so that the error of a sum of months is known exactly. The best by `AICc` is used.
const MODELS: &str = "AZN";
/// The level of the interval that the model is asked for. Any would do: only its width in standard deviations is used.
const LEVEL: f64 = 0.8;

/// A fitted series and its forecast, as far ahead as requested.
#[derive(Debug, Clone)]
pub(super) struct Fitted {
    /// Expected values of the months ahead.
    means: Vec<f64>,
    /// Variance of one month's shock.
    shock: f64,
    /// The share of a shock that remains one month later, two, ….
    lasting: Vec<f64>,
    /// Variance of the estimate of each month's seasonal effect; 0 without a season.
    effect: f64,
    /// Number of months fitted.
    months: f64,
    pub seasonal: bool,
}

/// Fits consecutive months and forecasts `ahead` more.
///
/// # Errors
/// [`NoForecast::Constant`], [`NoForecast::NoModel`].
pub(super) fn fit(values: &[f64], ahead: usize) -> Result<Fitted, NoForecast> {
    if values.windows(2).all(|w| (w[0] - w[1]).abs() <= f64::EPSILON * w[0].abs()) {
        return Err(NoForecast::Constant);
    }
    let season = season(values);
    let effect = |i: usize| season.as_ref().map_or(0.0, |s| s.effect(i));
    let level: Vec<f64> = values.iter().enumerate().map(|(i, v)| v - effect(i)).collect();
    let n = count(values.len());
    // Standardised, so that the fit does not depend on the unit.
    let mean = level.iter().map(|v| v / n).sum::<f64>();
    let scale = (level.iter().map(|v| (v - mean).powi(2) / n).sum::<f64>()).sqrt();
    let spread = values.iter().fold(0.0_f64, |most, v| most.max(v.abs()));
    if !scale.is_finite() {
        return Err(NoForecast::NoModel);
    }
    let Smoothed { points, shock, lasting } = if scale > spread * 1e-12 {
        smoothed(&level.iter().map(|v| (v - mean) / scale).collect::<Vec<_>>(), ahead)?
    } else {
        // The season explains everything.
        Smoothed { points: vec![0.0; ahead], shock: 0.0, lasting: vec![0.0; ahead] }
    };
    let shock = shock * scale.powi(2) * lost(season.as_ref(), values.len());
    let fitted = Fitted {
        means: points.iter().enumerate().map(|(h, p)| mean + scale * p + effect(values.len() + h)).collect(),
        shock,
        lasting,
        effect: season.as_ref().map_or(0.0, |s| shock / count(s.years)),
        months: n,
        seasonal: season.is_some(),
    };
    let finite = fitted.means.iter().chain(&fitted.lasting).chain([&fitted.shock]).all(|x| x.is_finite());
    if finite { Ok(fitted) } else { Err(NoForecast::NoModel) }
}

/// A season estimated from few years has followed chance too: the factor restores the variance that it removed.
fn lost(season: Option<&Season>, n: usize) -> f64 {
    season.map_or(1.0, |s| count(n) / count(n - s.spent))
}

/// A fit of standardised values.
struct Smoothed {
    points: Vec<f64>,
    shock: f64,
    lasting: Vec<f64>,
}

/// Expected values ahead, the variance of a shock, and how long it lasts. The variance at step h is that of the first step times
/// 1 + c₁² + … + c₍h₋₁₎²; so the weights c are what the interval widens by. Hyndman, Koehler, Ord & Snyder, *Forecasting with
/// Exponential Smoothing* (Springer, 2008), section 6.1.
fn smoothed(values: &[f64], ahead: usize) -> Result<Smoothed, NoForecast> {
    let no = |_| NoForecast::NoModel;
    let model = AutoETS::new(1, MODELS).map_err(no)?.fit(values).map_err(no)?;
    let forecast = model.predict(ahead, LEVEL).map_err(no)?;
    let intervals = forecast.intervals.ok_or(NoForecast::NoModel)?;
    let width = |h: usize| (intervals.upper[h] - forecast.point[h]) / Z_80;
    let variances: Vec<f64> = (0..ahead).map(|h| width(h).powi(2)).collect();
    let shock = variances[0];
    let share = |wider: f64| if shock > 0.0 { (wider.max(0.0) / shock).sqrt() } else { 0.0 };
    let lasting = variances.windows(2).map(|w| share(w[1] - w[0])).collect();
    Ok(Smoothed { points: forecast.point, shock, lasting })
}

impl Fitted {
    /// Mean and standard deviation of Σ wᵢ·yᵢ over the months ahead; months beyond `weights` have the weight 0.
    ///
    /// A shock of month i stays in all later months, so its part in the sum is wᵢ + Σ wⱼ·c₍j₋ᵢ₎; shocks of different months are
    /// independent. An error in a month's seasonal effect returns with the month.
    pub fn sum(&self, weights: &[f64]) -> (f64, f64) {
        let mean = self.means.iter().zip(weights).map(|(m, w)| m * w).sum();
        let shocks = (0..weights.len()).map(|i| {
            let later = weights[i + 1..].iter().zip(&self.lasting).map(|(w, c)| w * c).sum::<f64>();
            (weights[i] + later).powi(2) * self.shock
        });
        let months = (0..12).map(|k| weights.iter().skip(k).step_by(12).sum::<f64>().powi(2) * self.effect);
        (mean, (shocks.sum::<f64>() + months.sum::<f64>() + self.estimate(weights)).sqrt())
    }

    /// Variance from estimating the mean and the slope on few months, as for a straight line through them. The slope counts
    /// whether the model has one or not, since leaving it out is an estimate too. The faster a model forgets, the less it rests
    /// on these estimates.
    fn estimate(&self, weights: &[f64]) -> f64 {
        let n = self.months;
        let remembered = (1.0 - self.lasting.first().copied().unwrap_or(0.0)).max(0.0).powi(2);
        let level = weights.iter().sum::<f64>().powi(2) / n;
        let from_the_middle = |i: usize| count(i) + f64::midpoint(n, 1.0);
        let arm = weights.iter().enumerate().map(|(i, w)| w * from_the_middle(i)).sum::<f64>();
        let slope = arm.powi(2) * 12.0 / (n * (n * n - 1.0));
        self.shock * remembered * (level + slope)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn fitted() -> Fitted {
        let (means, lasting) = (vec![10.0, 20.0, 30.0], vec![0.5, 0.25]);
        Fitted { means, shock: 4.0, lasting, effect: 0.0, months: 24.0, seasonal: false }
    }

    fn near(found: f64, expected: f64) -> bool {
        (found - expected).abs() <= 1e-9 * expected.abs()
    }

    #[test]
    fn a_shock_stays_in_the_months_after_it_and_the_line_is_an_estimate() {
        let (mean, sd) = fitted().sum(&[1.0, 1.0, 1.0]);
        // The first month's shock counts 1 + 0.5 + 0.25 times, the second's 1 + 0.5, the third's once.
        let shocks: f64 = 4.0 * (1.75 * 1.75 + 1.5 * 1.5 + 1.0);
        // Of mean and slope over 24 months a quarter is remembered; the months ahead lie 12.5, 13.5 and 14.5 from the middle.
        let line: f64 = 4.0 * 0.25 * (9.0 / 24.0 + 40.5 * 40.5 * 12.0 / (24.0 * 575.0));
        assert!(near(mean, 60.0) && near(sd, (shocks + line).sqrt()), "{mean} {sd}");
        let (mean, sd) = fitted().sum(&[2.0, 0.0, 0.5]);
        let shocks: f64 = 4.0 * (2.125 * 2.125 + 0.25 * 0.25 + 0.25);
        let line: f64 = 4.0 * 0.25 * (6.25 / 24.0 + 32.25 * 32.25 * 12.0 / (24.0 * 575.0));
        assert!(near(mean, 35.0) && near(sd, (shocks + line).sqrt()), "{mean} {sd}");
        let forgetful = Fitted { lasting: vec![1.5, 0.0], ..fitted() };
        assert!(near(forgetful.sum(&[1.0]).1, 2.0), "what a model has forgotten is no estimate any more");
    }

    #[test]
    fn the_error_of_a_months_effect_returns_with_the_month() {
        let fitted = Fitted { shock: 0.0, effect: 2.0, means: vec![0.0; 13], ..fitted() };
        assert!(near(fitted.sum(&[1.0; 13]).1, (2.0_f64 * (2.0 * 2.0 + 11.0)).sqrt()));
    }

    #[test]
    fn a_season_takes_degrees_of_freedom() {
        let pattern = |i: usize| count(i % 12 * 5 % 7) * 10.0 + count(i * i % 5);
        let season = season(&(0..33).map(pattern).collect::<Vec<_>>()).expect("the same every year");
        assert!(near(lost(Some(&season), 33), 1.5) && near(lost(None, 33), 1.0));
    }

    /// A flow with a harvest, three years, growing; noise of a fixed pattern.
    fn harvest(i: usize) -> f64 {
        300.0 + 2.0 * count(i) + if i % 12 == 9 { 240.0 } else { 0.0 } + 8.0 * (count(i * 37 % 11) - 5.0)
    }

    /// The figures as the program works them out today, so that none changes unnoticed.
    #[test]
    fn fits_give_the_same_figures_as_before() {
        let told = |values: Vec<f64>, weights: &[f64]| {
            let fitted = fit(&values, weights.len()).expect("a model");
            let (mean, sd) = fitted.sum(weights);
            [mean, sd, f64::from(u8::from(fitted.seasonal))]
        };
        let wandering = |i: usize| 50.0 + count(i) + 3.0 * count(i * i % 7) + count(i * 5 % 13);
        let steps = |i: usize| (0..=i).map(|k| count(k * 37 % 11) - 4.0).sum::<f64>();
        let found = [
            told((0..36).map(harvest).collect(), &[1.0; 14]),
            told((0..20).map(wandering).collect(), &[0.0, 0.0, 0.0, 1.0]),
            told((0..30).map(steps).collect(), &[0.0, 0.0, 1.0]),
        ];
        let expected = [[5808.477, 250.685, 1.0], [87.9218, 8.75343, 0.0], [28.6688, 2.78167, 0.0]];
        for (found, expected) in found.into_iter().zip(expected) {
            assert!(found.iter().zip(expected).all(|(f, e)| (f - e).abs() <= 1e-4 * e), "{found:?} {expected:?}");
        }
    }

    #[test]
    fn small_values_are_not_constant() {
        let tiny = |unit: f64| fit(&(0..18).map(|i| unit * (3.0 + count(i * 37 % 11))).collect::<Vec<_>>(), 1);
        assert!(tiny(1e-12).is_ok() && tiny(1.0).is_ok());
        assert_eq!(tiny(0.0).map(|_| ()), Err(NoForecast::Constant));
    }

    #[test]
    fn a_perfect_season_leaves_no_doubt() {
        let pattern = |i: usize| count(i % 12 * 5 % 7) * 10.0;
        let fitted = fit(&(0..24).map(pattern).collect::<Vec<_>>(), 12).expect("a season");
        let (mean, sd) = fitted.sum(&[1.0; 12]);
        assert!(fitted.seasonal && near(mean, (0..12).map(pattern).sum()) && sd < 1e-9, "{mean} {sd}");
    }
}
