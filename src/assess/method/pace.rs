//! The method `pace`: progress beside what the plan asks for by now. Exact throughout.

use super::strategy::{Course, PlanProgress, Strategy};
use super::trend::Trend;
use crate::assess::rating::{Figures, Rated, Rating, Unrated};
use crate::catalog::{Bands, Verdict};
use crate::measure::Direction;
use crate::measure::exact::whole;

/// Percentage points in a whole.
const POINTS: i64 = 100;

#[derive(Debug)]
pub(super) struct Pace;

impl Strategy for Pace {
    fn rate(&self, course: &Course) -> Result<Rated, Unrated> {
        let plan = course.plan;
        let verdict = if course.satisfied { Verdict::Met } else { verdict(plan) };
        Ok(Rated {
            rating: Rating::Pace(verdict),
            verdict,
            moving_away: false,
            figures: Figures::Pace {
                progress: plan.progress.clone(),
                elapsed: plan.elapsed.clone(),
                pace: plan.pace.clone(),
            },
        })
    }

    fn rate_without_target(&self, _trend: Option<&Trend>, _toward: Direction) -> Result<Rated, Unrated> {
        Err(Unrated::NoTarget)
    }

    fn judges_by_plan(&self) -> bool {
        true
    }

    fn looks_back(&self) -> bool {
        false
    }
}

fn verdict(plan: &PlanProgress) -> Verdict {
    if !plan.short {
        return Verdict::OnPace;
    }
    let points_short = plan.progress.as_ref().map(|p| (&plan.elapsed - p) * whole(POINTS));
    let (on_pace, far) = match plan.bands {
        Bands::Ratio { on_pace, far_behind, points } => (
            plan.pace.as_ref().is_some_and(|p| p >= on_pace),
            plan.pace.as_ref().is_some_and(|p| p < far_behind) && points_short.is_some_and(|p| p > *points),
        ),
        Bands::Points { on_pace, far_behind } => {
            (points_short.as_ref().is_some_and(|p| p <= on_pace), points_short.as_ref().is_some_and(|p| p > far_behind))
        }
    };
    match (on_pace, far) {
        (true, _) => Verdict::OnPace,
        (false, true) => Verdict::FarBehind,
        (false, false) => Verdict::Behind,
    }
}
