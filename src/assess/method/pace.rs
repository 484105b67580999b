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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::Exact;
    use crate::measure::exact::ratio;

    fn rated(bands: &Bands, progress: Option<Exact>, elapsed: Exact, short: bool) -> Verdict {
        let pace = progress.as_ref().map(|p| p / &elapsed);
        verdict(&PlanProgress { bands, progress, elapsed, pace, short })
    }

    #[test]
    fn by_ratio_far_behind_takes_a_low_pace_and_points_short() {
        let bands = Bands::Ratio { on_pace: whole(1), far_behind: ratio(7, 10), points: whole(10) };
        let of = |progress, elapsed| rated(&bands, Some(progress), elapsed, true);
        assert_eq!(of(ratio(1, 2), ratio(1, 2)), Verdict::OnPace);
        assert_eq!(of(ratio(49, 100), ratio(1, 2)), Verdict::Behind);
        // Exactly 0.7 is not below it.
        assert_eq!(of(ratio(35, 100), ratio(1, 2)), Verdict::Behind);
        assert_eq!(of(ratio(34, 100), ratio(1, 2)), Verdict::FarBehind);
        // Exactly ten points are not more than ten.
        assert_eq!(of(ratio(10, 100), ratio(20, 100)), Verdict::Behind);
        assert_eq!(of(ratio(9, 100), ratio(20, 100)), Verdict::FarBehind);
        assert_eq!(rated(&bands, Some(ratio(1, 100)), ratio(1, 2), false), Verdict::OnPace, "no gap that counts");
        assert_eq!(rated(&bands, None, ratio(1, 2), true), Verdict::Behind);
    }

    #[test]
    fn by_points_both_borders_belong_to_the_better_side() {
        let bands = Bands::Points { on_pace: whole(2), far_behind: whole(15) };
        let of = |hundredths| rated(&bands, Some(ratio(hundredths, 100)), ratio(50, 100), true);
        assert_eq!([48, 47, 35, 34].map(of), [Verdict::OnPace, Verdict::Behind, Verdict::Behind, Verdict::FarBehind]);
    }
}
