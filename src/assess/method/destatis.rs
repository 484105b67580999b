//! `destatis`: the mean change of the last five years, carried on to due. Exact throughout.
//!
//! Source: "Status of indicators – Methodology" of the German sustainable development indicators
//! (<https://dns-indikatoren.de/en/status>), for targets with a value and a year. There six yearly points make five changes and
//! four points are the fewest; here the oldest value of the last five years serves, and less than five years is told.

use super::{Continued, Course, Figures, Rated, Rating, Strategy, Unrated};
use crate::assess::model::Verdict;
use crate::measure::exact::{divide, ratio, whole};
use num_traits::{Signed, Zero};

/// Years that the mean change looks back over.
const YEARS: i64 = 5;
const MONTHS_OF_A_YEAR: i64 = 12;
/// Short by less than this share of |T − A| is sun.
const SUN_BELOW: (i64, i64) = (5, 100);
/// Short by at most this share is lightly clouded.
const LIGHT_UP_TO: (i64, i64) = (20, 100);

#[derive(Debug)]
pub(super) struct Destatis;

impl Strategy for Destatis {
    fn rate(&self, course: &Course) -> Result<Rated, Unrated> {
        let trend = course.trend.ok_or(Unrated::Counted)?;
        let (due, target) = trend.due.as_ref().ok_or(Unrated::NoDue)?;
        let (now, value) = &trend.now;
        let oldest = now - whole(YEARS * MONTHS_OF_A_YEAR);
        let (at, first) = trend.known.iter().find(|(at, _)| *at >= oldest).ok_or(Unrated::OnePoint)?;
        let years = super::trend::years(at, now);
        let yearly = divide(&(value - first), &years).ok_or(Unrated::OnePoint)?;
        let left = super::trend::years(now, due).max(whole(0));
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
        let outlook = Continued {
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
        Ok(Rated { rating, verdict, moving_away: rating == Rating::Storm, figures: Figures::Continued(outlook) })
    }
}
