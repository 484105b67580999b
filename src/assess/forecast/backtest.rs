//! Backtests: forecasts from each past month, compared with the values that followed.

use super::censored_normal::CensoredNormal;
use super::fit::fit;
use super::history::{LEAST_POINTS, history};
use super::no_forecast::NoForecast;
use super::season::count;
use crate::assess::question::Question;

/// How well forecasts of single months (a flow's own amounts, else states) did, from every past month with enough history.
#[derive(Debug, Clone, PartialEq)]
pub struct Backtest {
    /// Months that forecasts were made from.
    pub origins: usize,
    /// Forecasts compared with observed values.
    pub n: usize,
    /// Share of the observed values that lie in their forecast's 80 % interval.
    pub coverage: f64,
    /// Mean absolute error, in the indicator's unit.
    pub mae: f64,
    /// Mean absolute error in units of the mean change from one month to the next before each forecast: below 1 it is better than
    /// that naive step. Hyndman & Koehler, *International Journal of Forecasting* 22 (2006), 679–688. None where nothing had
    /// changed.
    pub mase: Option<f64>,
    /// The same for forecasts that the last value stays.
    pub mase_of_last_value: Option<f64>,
    /// Mean of forecast − actual: above zero, forecasts were too high.
    pub bias: f64,
}

/// Backtests forecasts of 1 to `ahead` months. Each uses only the months up to its origin, but as the feeds state them today,
/// later revisions included.
///
/// # Errors
/// Why nothing can be compared.
pub fn backtest(q: &Question, ahead: usize) -> Result<Backtest, NoForecast> {
    let history = history(q)?;
    let values = &history.values;
    let mut errors: Vec<Error> = Vec::new();
    let (mut origins, mut why) = (0, NoForecast::TooFew { have: values.len() });
    for origin in LEAST_POINTS..values.len() {
        let (known, later) = values.split_at(origin);
        let fitted = match fit(known, ahead.min(later.len())) {
            Ok(fitted) => fitted,
            Err(no) => {
                why = no;
                continue;
            }
        };
        origins += 1;
        let scale = known.windows(2).map(|w| (w[1] - w[0]).abs()).sum::<f64>() / count(known.len() - 1);
        for (h, actual) in later.iter().take(ahead).enumerate() {
            let weights: Vec<f64> = (0..=h).map(|i| f64::from(u8::from(i == h))).collect();
            let (mean, sd) = fitted.sum(&weights);
            let span = CensoredNormal { mean, sd, possible: history.possible }.span();
            let inside = span.low <= *actual && *actual <= span.high;
            errors.push(Error { by: span.value - actual, of_last: known[origin - 1] - actual, scale, inside });
        }
    }
    if errors.is_empty() { Err(why) } else { Ok(summary(&errors, origins)) }
}

struct Error {
    by: f64,
    of_last: f64,
    scale: f64,
    inside: bool,
}

fn summary(errors: &[Error], origins: usize) -> Backtest {
    let mean = |of: &dyn Fn(&Error) -> f64| errors.iter().map(of).sum::<f64>() / count(errors.len());
    let scaled = errors.iter().all(|e| e.scale > 0.0);
    Backtest {
        origins,
        n: errors.len(),
        coverage: mean(&|e| f64::from(u8::from(e.inside))),
        mae: mean(&|e| e.by.abs()),
        mase: scaled.then(|| mean(&|e| e.by.abs() / e.scale)),
        mase_of_last_value: scaled.then(|| mean(&|e| e.of_last.abs() / e.scale)),
        bias: mean(&|e| e.by),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::assess::tests::build::level;
    use crate::assess::tests::forecasts::states;
    use crate::assess::tests::statistics::Chance;
    use crate::measure::Month;

    fn tested(values: &[f64], ahead: usize) -> Result<Backtest, NoForecast> {
        let last = Month::new(2020, 1).plus(i32::try_from(values.len()).expect("few months") - 1);
        states(level(), values).ask(&last.to_string(), |q| backtest(q, ahead))
    }

    fn error(by: f64, of_last: f64, scale: f64, inside: bool) -> Error {
        Error { by, of_last, scale, inside }
    }

    #[test]
    fn errors_are_averaged_by_their_amounts_and_the_bias_by_their_signs() {
        let errors = [error(2.0, 4.0, 2.0, true), error(-1.0, -2.0, 0.5, false)];
        let found = summary(&errors, 7);
        assert_eq!((found.origins, found.n), (7, 2));
        assert_eq!((found.coverage, found.mae, found.bias), (0.5, 1.5, 0.5));
        assert_eq!((found.mase, found.mase_of_last_value), (Some(1.5), Some(3.0)));
    }

    #[test]
    fn where_nothing_had_changed_there_is_no_scale() {
        let found = summary(&[error(2.0, 4.0, 0.0, true)], 1);
        assert_eq!((found.mase, found.mase_of_last_value, found.mae), (None, None, 2.0));
    }

    #[test]
    fn a_line_is_foreseen_and_its_last_value_falls_behind_a_step_a_month() {
        let line: Vec<f64> = (0..16).map(|i| 100.0 + 2.0 * f64::from(i)).collect();
        let found = tested(&line, 2).expect("long enough");
        // From the months 12, 13 and 14 two forecasts each, from the 15th the last one.
        assert_eq!((found.origins, found.n), (4, 7));
        assert!(found.mae < 1e-3 && found.bias.abs() < 1e-3, "{found:?}");
        let of_last = found.mase_of_last_value.expect("it changes");
        assert!((of_last - f64::from(4 + 3 * 2) / 7.0).abs() < 1e-9, "one step at one month, two at two: {of_last}");
    }

    #[test]
    fn what_never_changed_is_not_tested() {
        assert_eq!(tested(&[50.0; 14], 1), Err(NoForecast::Constant));
    }

    #[test]
    fn most_values_lie_in_their_intervals_and_not_all() {
        let mut chance = Chance::new(7);
        let noisy: Vec<f64> = (0..60).map(|_| 500.0 + 10.0 * chance.normal()).collect();
        let found = tested(&noisy, 1).expect("long enough");
        assert!((0.65..0.95).contains(&found.coverage), "{found:?}");
        assert!(found.mase.is_some_and(|m| m < 1.0) && found.mase < found.mase_of_last_value, "{found:?}");
    }

    #[test]
    fn too_few_values_are_not_tested() {
        assert_eq!(tested(&[1.0; 12], 3), Err(NoForecast::TooFew { have: 12 }));
    }
}
