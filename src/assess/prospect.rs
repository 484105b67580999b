//! Whether a target will be reached in time if its recent pace goes on.

use super::assessment::{Assessment, ProjectedBy};
use super::forecast::{Forecast, Seasonality};
use super::plan_shape::PlanShape;
use crate::catalog::Verdict;
use crate::measure::exact::whole;
use crate::measure::{Direction, Exact, named};
use num_traits::Signed;
use serde::Serialize;

/// A projected shortfall of no more than this part of what is still missing puts a target at risk; a larger one makes it unlikely.
const RISK: i64 = 10;

/// What the recent pace comes to at due.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Prospect {
    /// The projected value satisfies the target.
    Likely,
    /// It falls short by a tenth of what is still missing at most.
    AtRisk,
    /// It falls short by more.
    Unlikely,
}

named!(Prospect { Likely = "likely", AtRisk = "at_risk", Unlikely = "unlikely" });

/// Months of a year.
const MONTHS_OF_A_YEAR: i64 = 12;
/// Chances from which a forecast makes a target likely, and at risk: the edges of its 80 % interval.
const LIKELY: f64 = 0.8;
const NOT_UNLIKELY: f64 = 0.2;

/// What an open target comes to at due.
#[derive(Debug, Clone, PartialEq)]
pub struct AtDue {
    pub value: Exact,
    pub by: ProjectedBy,
    pub prospect: Prospect,
}

impl Assessment {
    /// What an open target comes to at due: by a forecast where that allows for the season, else as projected.
    #[must_use]
    pub fn at_due(&self, better: Direction, forecast: Option<&Forecast>) -> Option<AtDue> {
        if self.is_settled() {
            return None;
        }
        if let Some(forecast) = forecast.filter(|forecast| forecast.season == Seasonality::Adjusted) {
            let prospect = match forecast.probability {
                p if p >= LIKELY => Prospect::Likely,
                p if p >= NOT_UNLIKELY => Prospect::AtRisk,
                _ => Prospect::Unlikely,
            };
            let value = Exact::from_float(forecast.at_due.value)?;
            return Some(AtDue { value, by: ProjectedBy::SeasonalForecast, prospect });
        }
        let prospect = self.prospect(better)?;
        Some(AtDue { value: self.projected.clone()?, by: self.projected_by?, prospect })
    }

    /// Whether nothing is to be expected any more: reached or broken for good, done in one step, or no time left.
    fn is_settled(&self) -> bool {
        let over = matches!(self.verdict, Verdict::Met | Verdict::Missed);
        // What is done in one step has no pace.
        over || self.plan_shape == Some(PlanShape::Step) || !self.left.as_ref().is_some_and(Signed::is_positive)
    }

    /// Whether the target will be reached at due if the recent pace goes on; None where nothing is projected, no time is left, the
    /// target is reached or broken for good, or its plan follows a season and the projection does not.
    #[must_use]
    pub fn prospect(&self, better: Direction) -> Option<Prospect> {
        // An even pace says nothing of a plan that follows a season, as stages within one year do as well.
        let within_a_year = || match (self.plan.first(), self.plan.last()) {
            (Some((first, _)), Some((last, _))) => last - first <= whole(MONTHS_OF_A_YEAR),
            _ => false,
        };
        let seasonal = match self.plan_shape {
            Some(PlanShape::Season) => true,
            Some(PlanShape::Milestones) => within_a_year(),
            Some(PlanShape::Even | PlanShape::YearEnds | PlanShape::Step) | None => false,
        };
        let misleads = seasonal && self.projected_by == Some(ProjectedBy::RecentRate);
        if self.is_settled() || misleads {
            return None;
        }
        let (projected, bound) = (self.projected.as_ref()?, self.target.as_ref()?);
        let ahead = self.toward(better).signed(projected - bound);
        if !ahead.is_negative() {
            return Some(Prospect::Likely);
        }
        let missing = (bound - self.value.as_ref()?).abs();
        Some(if ahead.abs() * whole(RISK) <= missing { Prospect::AtRisk } else { Prospect::Unlikely })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_even_pace_says_nothing_of_a_plan_that_follows_a_season() {
        let of = |shape: PlanShape, months: i64, by: ProjectedBy| Assessment {
            value: Some(whole(20)),
            target: Some(whole(120)),
            left: Some(whole(4)),
            projected: Some(whole(60)),
            projected_by: Some(by),
            plan_shape: Some(shape),
            plan: vec![(whole(0), whole(0)), (whole(months), whole(120))],
            ..Assessment::with_verdict(Verdict::Behind)
        };
        let said =
            |shape, months, by| of(shape, months, by).at_due(Direction::Higher, None).map(|at_due| at_due.prospect);
        let (rate, unlikely) = (ProjectedBy::RecentRate, Some(Prospect::Unlikely));
        assert_eq!((said(PlanShape::Even, 12, rate), said(PlanShape::Season, 12, rate)), (unlikely, None));
        assert_eq!(said(PlanShape::Season, 12, ProjectedBy::LastYear), unlikely);
        assert_eq!((said(PlanShape::Milestones, 12, rate), said(PlanShape::Milestones, 36, rate)), (None, unlikely));
    }

    #[test]
    fn a_forecast_that_allows_for_the_season_goes_before_the_recent_rate() {
        let a = Assessment {
            value: Some(whole(20)),
            target: Some(whole(120)),
            left: Some(whole(4)),
            projected: Some(whole(140)),
            projected_by: Some(ProjectedBy::RecentRate),
            ..Assessment::with_verdict(Verdict::OnPace)
        };
        let span = crate::assess::forecast::Span { value: 110.0, low: 100.0, high: 121.0 };
        let forecast = |season, probability| Forecast {
            points: 33,
            season,
            ahead: vec![],
            due: crate::measure::Month::new(2020, 12),
            at_due: span,
            probability,
        };
        let at_due = |season, probability| a.at_due(Direction::Higher, Some(&forecast(season, probability)));
        let seasonal = at_due(Seasonality::Adjusted, 0.3).map(|at| (at.value, at.by, at.prospect));
        assert_eq!(seasonal, Some((whole(110), ProjectedBy::SeasonalForecast, Prospect::AtRisk)));
        assert_eq!(at_due(Seasonality::Adjusted, 0.1).map(|at| at.prospect), Some(Prospect::Unlikely));
        assert_eq!(at_due(Seasonality::Adjusted, 0.8).map(|at| at.prospect), Some(Prospect::Likely));
        assert_eq!(
            at_due(Seasonality::Absent, 0.1).map(|at| (at.value, at.by)),
            Some((whole(140), ProjectedBy::RecentRate))
        );
    }

    #[test]
    fn a_small_shortfall_is_a_risk_and_a_large_one_more_than_that() {
        let of = |projected: i64| Assessment {
            value: Some(whole(20)),
            target: Some(whole(120)),
            left: Some(whole(4)),
            projected: Some(whole(projected)),
            ..Assessment::with_verdict(Verdict::Behind)
        };
        let said = |projected| of(projected).prospect(Direction::Higher);
        assert_eq!(said(120), Some(Prospect::Likely));
        assert_eq!((said(110), said(109)), (Some(Prospect::AtRisk), Some(Prospect::Unlikely)));
        assert_eq!(Assessment { left: Some(whole(0)), ..of(120) }.prospect(Direction::Higher), None);
        assert_eq!(Assessment { verdict: Verdict::Missed, ..of(120) }.prospect(Direction::Higher), None);
    }
}
