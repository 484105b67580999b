//! The method `statcan`: compound growth so far beside the growth that the target needs.
//!
//! Source: Progress measurement methodology of Open SDG, adopted by Statistics Canada
//! (<https://open-sdg.readthedocs.io/en/latest/progress-methodology/>, `ProgressMeasure.py` of sdg-build). As there, the base is
//! the first value at or after the base year, counted from its own year; growth from a base below zero has the opposite sign;
//! an achieved target scores 5. Unlike there, a base or target of zero is not replaced by a small number.

use super::strategy::{Course, Strategy};
use super::trend::{Trend, years_between};
use crate::assess::rating::{Figures, Growth, Rated, Rating, RequiredGrowth, Unrated};
use crate::catalog::Verdict;
use crate::measure::exact::to_f64;
use crate::measure::{Direction, Exact};
use num_traits::{Signed, Zero};

/// R from which progress is substantial, moderate, limited.
const BANDS: [f64; 3] = [0.95, 0.60, 0.0];
/// d·CAGR from which it is, where there is no target.
const BANDS_WITHOUT_TARGET: [f64; 3] = [0.015, 0.005, 0.0];
/// Slope and intercept of the score from moderate progress up, and below.
const SCORE_ABOVE: (f64, f64) = (7.1429, -4.2857);
const SCORE_BELOW: (f64, f64) = (4.1667, -2.5);
/// The score's limits, and what an achieved target scores.
const BEST_SCORE: f64 = 5.0;

#[derive(Debug)]
pub(super) struct Statcan;

impl Strategy for Statcan {
    fn rate(&self, course: &Course) -> Result<Rated, Unrated> {
        let trend = course.trend.ok_or(Unrated::Counted)?;
        let (due, target) = trend.due.as_ref().ok_or(Unrated::NoDue)?;
        let (start, base) = &trend.base;
        if base.is_zero() {
            return Err(Unrated::ZeroBase);
        }
        if target.is_zero() {
            return Err(Unrated::ZeroTarget);
        }
        let observed = observed(trend)?;
        let years = years_between(start, due);
        let rate = rate(base, target, &years)?;
        let measure = settled(signed(observed, base, course.toward) / rate.abs())?;
        let (rating, score) =
            if course.satisfied { (Rating::Achieved, BEST_SCORE) } else { (rating(measure, BANDS), score(measure)) };
        let growth = Growth {
            base: base.clone(),
            value: trend.now.1.clone(),
            years: years_between(start, &trend.now.0),
            observed,
            required: Some(RequiredGrowth { target: target.clone(), years, rate }),
            measure,
            score: Some(score),
        };
        Ok(rated(rating, growth))
    }

    /// The growth by itself, rated by bands of its own.
    fn rate_without_target(&self, trend: Option<&Trend>, toward: Direction) -> Result<Rated, Unrated> {
        let trend = trend.ok_or(Unrated::NoData)?;
        let (start, base) = &trend.base;
        let observed = observed(trend)?;
        let measure = settled(signed(observed, base, toward))?;
        let growth = Growth {
            base: base.clone(),
            value: trend.now.1.clone(),
            years: years_between(start, &trend.now.0),
            observed,
            required: None,
            measure,
            score: None,
        };
        Ok(Rated { verdict: Verdict::Watch, ..rated(rating(measure, BANDS_WITHOUT_TARGET), growth) })
    }

    fn judges_by_plan(&self) -> bool {
        false
    }

    fn looks_back(&self) -> bool {
        true
    }
}

fn rated(rating: Rating, growth: Growth) -> Rated {
    let verdict = match rating {
        Rating::Achieved => Verdict::Met,
        Rating::Substantial => Verdict::OnPace,
        Rating::Moderate => Verdict::Behind,
        _ => Verdict::FarBehind,
    };
    Rated { rating, verdict, moving_away: rating == Rating::Deterioration, figures: Figures::Growth(growth) }
}

fn observed(trend: &Trend) -> Result<f64, Unrated> {
    let ((start, base), (now, value)) = (&trend.base, &trend.now);
    if base.is_zero() {
        return Err(Unrated::ZeroBase);
    }
    let years = years_between(start, now);
    if !years.is_positive() {
        return Err(Unrated::OnePoint);
    }
    rate(base, value, &years)
}

/// (to ÷ from)^(1 ÷ years) − 1, by way of logarithms: exactly 0 where nothing changed.
fn rate(from: &Exact, to: &Exact, years: &Exact) -> Result<f64, Unrated> {
    let times = to / from;
    if times.is_negative() {
        return Err(Unrated::SignChange);
    }
    let rate = (to_f64(&times).ln() / to_f64(years)).exp_m1();
    if rate.is_finite() { Ok(rate) } else { Err(Unrated::OutOfRange) }
}

/// d·CAGR; a base below zero grows when its amount shrinks.
fn signed(rate: f64, base: &Exact, toward: Direction) -> f64 {
    let rising = if base.is_negative() { -rate } else { rate };
    if toward == Direction::Higher { rising } else { -rising }
}

/// Rounded to [`Growth::PLACES`]; no number where it would not be one.
fn settled(measure: f64) -> Result<f64, Unrated> {
    let unit = 10_f64.powi(Growth::PLACES);
    let settled = (measure * unit).round() / unit;
    // -0 is no other number than 0, but it prints as one.
    if settled.is_finite() { Ok(settled + 0.0) } else { Err(Unrated::OutOfRange) }
}

fn rating(measure: f64, [substantial, moderate, limited]: [f64; 3]) -> Rating {
    match measure {
        m if m >= substantial => Rating::Substantial,
        m if m >= moderate => Rating::Moderate,
        m if m >= limited => Rating::Limited,
        _ => Rating::Deterioration,
    }
}

fn score(measure: f64) -> f64 {
    let (slope, at_zero) = if measure >= BANDS[1] { SCORE_ABOVE } else { SCORE_BELOW };
    slope.mul_add(measure, at_zero).clamp(-BEST_SCORE, BEST_SCORE)
}
