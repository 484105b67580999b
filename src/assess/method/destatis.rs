//! The method `destatis`: the mean yearly change of the last five years, carried on to the due date. Exact throughout.
//!
//! Source: "Status of indicators – Methodology" of the German sustainable development indicators
//! (<https://dns-indikatoren.de/en/status>), for targets with a value and a year. There six yearly points make five changes and
//! four points are the fewest; here the changes count from the oldest value of the last five years, and a history of less than
//! five years is flagged.

use super::strategy::{Course, Strategy};
use super::trend::{Trend, years_between};
use crate::assess::rating::{Figures, ProjectedTrend, Rated, Rating, Unrated};
use crate::catalog::Verdict;
use crate::measure::Direction;
use crate::measure::exact::{divide, ratio, whole};
use num_traits::{Signed, Zero};

/// Years that the mean change looks back over.
const YEARS: i64 = 5;
const MONTHS_PER_YEAR: i64 = 12;
/// A projection short by less than this share of |T − A| is rated sun.
const SUN_BELOW: (i64, i64) = (5, 100);
/// Short by at most this share is rated lightly clouded.
const LIGHT_UP_TO: (i64, i64) = (20, 100);

#[derive(Debug)]
pub(super) struct Destatis;

impl Strategy for Destatis {
    fn rate(&self, course: &Course) -> Result<Rated, Unrated> {
        let trend = course.trend.ok_or(Unrated::Counted)?;
        let (due, target) = trend.due.as_ref().ok_or(Unrated::NoDue)?;
        let (now, value) = &trend.now;
        let oldest = now - whole(YEARS * MONTHS_PER_YEAR);
        let (at, first) = trend.known.iter().find(|(at, _)| *at >= oldest).ok_or(Unrated::OnePoint)?;
        let years = years_between(at, now);
        let yearly = divide(&(value - first), &years).ok_or(Unrated::OnePoint)?;
        let left = years_between(now, due).max(whole(0));
        let projected = value + &yearly * &left;
        let short = course.toward.signed(target - &projected).max(whole(0));
        let share = divide(&short, &(target - value).abs());
        let rating = if course.satisfied {
            Rating::Sun
        } else if !course.toward.signed(yearly.clone()).is_positive() {
            // A distance that stays as it is does not close either.
            Rating::Storm
        } else {
            match &share {
                Some(s) if *s > ratio(LIGHT_UP_TO.0, LIGHT_UP_TO.1) => Rating::Cloud,
                Some(s) if !s.is_zero() && *s >= ratio(SUN_BELOW.0, SUN_BELOW.1) => Rating::LightCloud,
                _ => Rating::Sun,
            }
        };
        let verdict = match rating {
            _ if course.satisfied => Verdict::Met,
            Rating::Sun => Verdict::OnPace,
            Rating::LightCloud => Verdict::Behind,
            _ => Verdict::FarBehind,
        };
        let figures = ProjectedTrend {
            first: first.clone(),
            value: value.clone(),
            target: target.clone(),
            short_history: years < whole(YEARS),
            years,
            yearly,
            left,
            projected,
            share,
        };
        Ok(Rated { rating, verdict, moving_away: rating == Rating::Storm, figures: Figures::Trend(figures) })
    }

    fn rate_without_target(&self, _trend: Option<&Trend>, _toward: Direction) -> Result<Rated, Unrated> {
        Err(Unrated::NoTarget)
    }

    fn judges_by_plan(&self) -> bool {
        false
    }

    fn looks_back(&self) -> bool {
        true
    }
}
