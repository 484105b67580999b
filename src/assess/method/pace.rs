//! `pace`: progress beside what the plan asks for by now. Exact throughout.

use super::{Course, Figures, Paced, Rated, Rating, Strategy, Unrated};
use crate::assess::model::Verdict;
use crate::catalog::Bands;
use crate::measure::exact::whole;

/// Percentage points in a whole.
const POINTS: i64 = 100;

#[derive(Debug)]
pub(super) struct Pace;

impl Strategy for Pace {
    fn rate(&self, course: &Course) -> Result<Rated, Unrated> {
        let paced = course.paced;
        let verdict = if course.satisfied { Verdict::Met } else { verdict(paced) };
        Ok(Rated {
            rating: Rating::Paced(verdict),
            verdict,
            moving_away: false,
            figures: Figures::Pace {
                progress: paced.progress.clone(),
                elapsed: paced.elapsed.clone(),
                pace: paced.pace.clone(),
            },
        })
    }
}

fn verdict(paced: &Paced) -> Verdict {
    if !paced.short {
        return Verdict::OnPace;
    }
    let points_short = paced.progress.as_ref().map(|p| (&paced.elapsed - p) * whole(POINTS));
    let (on_pace, far) = match paced.bands {
        Bands::Ratio { on_pace, far_behind, points } => (
            paced.pace.as_ref().is_some_and(|p| p >= on_pace),
            paced.pace.as_ref().is_some_and(|p| p < far_behind) && points_short.is_some_and(|p| p > *points),
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
