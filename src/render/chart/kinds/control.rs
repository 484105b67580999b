//! The control chart: values against the limits of ordinary variation.

use crate::assess::Verdict;
use crate::render::chart::{
    label_placer::Placer,
    parts::{
        axes::Plane,
        labels::{LABEL, Wanted, along, around, listed, named, place},
        lines::{self, LAST, MARK, NAME, places, sound},
        rows::{Sign, key, ringed},
    },
    scene::{At, Dash, Mark, Pen, Rect, Scene},
};
use crate::render::palette::{Ink, Paint};
use crate::report::charts::{Control, Limits};

const DOT: f64 = 2.6;
const SPECIAL: Paint = Paint::Strong(Verdict::FarBehind);

/// Draws `control` from `top` on; returns its lower edge.
pub(super) fn draw(scene: &mut Scene, control: &Control, top: f64) -> f64 {
    let last = control.last.as_ref().map(|last| (last.at.x, LAST.width(&scene.clean(&last.text)) + MARK + 6.0));
    let plane = Plane::new(scene, &control.x, &control.y, top + 10.0, last);
    let limits: Vec<Limits> = control.limits.iter().copied().filter(finite).collect();
    for stretch in &limits {
        scene.block(ground(&plane, stretch), Ink::Track);
    }
    let bottom = plane.draw(scene, &control.x, &control.y);
    let above_grid = scene.marks.len();
    let level = |stretch: &Limits, y: f64| vec![plane.at(stretch.from, y), plane.at(stretch.to, y)];
    for stretch in &limits {
        scene.path(level(stretch, stretch.mean), Pen::new(Ink::Plan, 1.2));
        for edge in [stretch.lower, stretch.upper] {
            scene.path(level(stretch, edge), Pen::new(Ink::Plan, 1.2).dash(Dash::Dashes));
        }
    }
    let target = control.target.as_ref().filter(|t| t.0.is_finite());
    let aim: Vec<At> =
        target.map(|t| vec![plane.at(control.x.min, t.0), plane.at(control.x.max, t.0)]).unwrap_or_default();
    scene.path(aim.clone(), Pen::new(Ink::Target, 1.2));
    let runs: Vec<Vec<At>> = control.actual.iter().map(|run| places(&plane, run)).filter(|r| !r.is_empty()).collect();
    let gaps: Vec<Vec<At>> = control.gaps.iter().map(|gap| places(&plane, gap)).collect();
    lines::draw(scene, &runs, &gaps, plane.month());
    for at in runs.iter().flatten() {
        scene.disc(*at, DOT, Ink::Actual);
    }
    let special = places(&plane, &control.special);
    for at in &special {
        scene.disc(*at, DOT, SPECIAL);
        ringed(scene, *at, SPECIAL);
    }
    let mut placer = placer(scene, plane.area, &runs, &special);
    for stretch in &limits {
        for y in [stretch.lower, stretch.mean, stretch.upper] {
            placer.avoid(&level(stretch, y), 2.0);
        }
    }
    placer.avoid(&aim, 1.5);
    let mut wanted = Vec::new();
    if let Some(last) = control.last.as_ref().filter(|last| sound(last.at)) {
        let (spot, text) = (plane.at(last.at.x, last.at.y), scene.clean(&last.text));
        let corners = around(spot, if special.contains(&spot) { 9.0 } else { 6.0 }, LAST, &text);
        let colour = Ink::Actual.into();
        wanted.push(Wanted { text, face: LAST, colour, spots: vec![spot], corners });
    }
    if let Some(stretch) = limits.last() {
        let ends = &[1.0, 0.8, 0.6, 0.4, 0.2, 0.0];
        named(scene, &mut wanted, &control.limit_label, LABEL, Ink::Plan, &along(&level(stretch, stretch.upper)), ends);
        named(scene, &mut wanted, &control.mean_label, LABEL, Ink::Plan, &along(&level(stretch, stretch.mean)), ends);
    }
    if let Some((_, text)) = target {
        named(scene, &mut wanted, text, LABEL, Ink::Target, &along(&aim), &[0.0, 1.0, 0.2, 0.8, 0.5]);
    }
    let longest = runs.iter().max_by_key(|run| run.len()).map(|run| along(run)).unwrap_or_default();
    named(scene, &mut wanted, &control.actual_label, NAME, Ink::Actual, &longest, &[0.5, 0.3, 0.7, 0.1, 0.9]);
    let written = place(scene, &mut placer, wanted);
    let grounds: Vec<Rect> = limits.iter().map(|stretch| ground(&plane, stretch)).collect();
    let paper = written.at.into_iter().filter(|place| !grounds.iter().any(|g| g.overlaps(*place)));
    let paper: Vec<Mark> = paper.map(|rect| Mark::Block { rect, colour: Ink::Paper.into() }).collect();
    scene.marks.splice(above_grid..above_grid, paper);
    let bottom = listed(scene, &written.left_over, bottom);
    if special.is_empty() {
        bottom
    } else {
        key(scene, &[(Sign::Ringed(SPECIAL), &control.special_label)], bottom + 2.0)
    }
}

/// The area between the limits of a stretch of months.
fn ground(plane: &Plane, stretch: &Limits) -> Rect {
    let ((x, y), (right, bottom)) = (plane.at(stretch.from, stretch.upper), plane.at(stretch.to, stretch.lower));
    Rect { x, y, w: right - x, h: bottom - y }
}

/// A placer that knows the values that labels must not cover.
fn placer(scene: &Scene, area: Rect, runs: &[Vec<At>], special: &[At]) -> Placer {
    let mut placer =
        Placer::new(Rect { x: area.x + 2.0, y: area.y - 7.0, w: scene.right() - area.x - 2.0, h: area.h + 5.0 });
    for run in runs {
        placer.avoid(run, 3.0);
        for (x, y) in run {
            placer.take(Rect { x: x - DOT, y: y - DOT, w: 2.0 * DOT, h: 2.0 * DOT });
        }
    }
    for (x, y) in special {
        placer.take(Rect { x: x - 6.5, y: y - 6.5, w: 13.0, h: 13.0 });
    }
    placer
}

fn finite(stretch: &Limits) -> bool {
    [stretch.from, stretch.to, stretch.lower, stretch.mean, stretch.upper].into_iter().all(f64::is_finite)
}
