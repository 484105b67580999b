//! The line of actual values over months, and its breaks.

use super::axes::Plane;
use crate::render::chart::{
    font::Face,
    scene::{At, Dash, Pen, Scene},
    type_sizes::{BODY_BOLD, VALUE},
};
use crate::render::palette::Ink;
use crate::report::charts::Point;

pub(in crate::render::chart) const LAST: Face = VALUE;
pub(in crate::render::chart) const NAME: Face = BODY_BOLD;
/// Radius of the mark at the last value.
pub(in crate::render::chart) const MARK: f64 = 4.6;
const DOT: f64 = 2.2;

pub(in crate::render::chart) fn sound(point: Point) -> bool {
    point.x.is_finite() && point.y.is_finite()
}

pub(in crate::render::chart) fn places(plane: &Plane, points: &[Point]) -> Vec<At> {
    points.iter().filter(|p| sound(**p)).map(|p| plane.at(p.x, p.y)).collect()
}

/// A point that may still be revised.
pub(in crate::render::chart) fn hollow(scene: &mut Scene, at: At) {
    scene.disc(at, 3.4, Ink::Actual);
    scene.disc(at, 1.9, Ink::Paper);
}

/// The line of actual values; `gaps` go from the end of a run to the beginning of the next, `month` is the width of one.
pub(in crate::render::chart) fn draw(scene: &mut Scene, runs: &[Vec<At>], gaps: &[Vec<At>], month: f64) {
    for gap in gaps {
        // Months without a value: a faint bridge that claims nothing.
        scene.path(gap.clone(), Pen::new(Ink::Axis, 1.0).dash(Dash::Dots));
    }
    for run in runs {
        scene.path(run.clone(), Pen::new(Ink::Actual, 2.6));
        if run.len() == 1 || month > 11.0 {
            for at in run {
                scene.disc(*at, DOT + 0.4, Ink::Actual);
            }
        }
    }
    // Where the line breaks off, its end is marked.
    for (i, run) in runs.iter().enumerate() {
        let ends = [run.first().filter(|_| i > 0), run.last().filter(|_| i + 1 < runs.len())];
        for at in ends.into_iter().flatten() {
            scene.disc(*at, DOT + 0.8, Ink::Actual);
        }
    }
}
