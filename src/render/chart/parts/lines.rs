//! The line of actual values over months, and its breaks.

use super::axes::Plane;
use crate::render::chart::{
    font::{ASCENT, Face},
    line_breaks::wrap,
    scene::{Anchor, At, Dash, MARGIN, Pen, Scene},
};
use crate::render::palette::Ink;
use crate::report::charts::Point;

pub(in crate::render::chart) const UNIT: Face = Face::regular(9.5);
pub(in crate::render::chart) const LAST: Face = Face::bold(11.5);
pub(in crate::render::chart) const NAME: Face = Face::bold(10.5);
/// Radius of the mark at the last value.
pub(in crate::render::chart) const MARK: f64 = 4.6;
const DOT: f64 = 2.2;

/// Writes the unit over the vertical axis; returns its lower edge.
pub(in crate::render::chart) fn unit(scene: &mut Scene, unit: &str, top: f64) -> f64 {
    let unit = scene.clean(unit);
    let mut head = top;
    if !unit.trim().is_empty() {
        for line in wrap(&unit, UNIT, scene.inner()) {
            scene.text((MARGIN, head + ASCENT * UNIT.size), &line, UNIT, Ink::Muted, Anchor::Start);
            head += UNIT.line();
        }
    }
    head
}

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

/// The line of actual values; `month` is the width of one.
pub(in crate::render::chart) fn draw(scene: &mut Scene, runs: &[Vec<At>], month: f64) {
    for pair in runs.windows(2) {
        // Months without a value: a faint bridge that claims nothing.
        if let (Some(from), Some(to)) = (pair[0].last(), pair[1].first()) {
            scene.line(*from, *to, Pen::new(Ink::Axis, 1.0).dash(Dash::Dots));
        }
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
