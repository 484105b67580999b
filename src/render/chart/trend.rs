//! A value over the months beside what was planned. Lines carry their names; there is no legend to look up.

use super::{
    axes::Plane,
    font::{ASCENT, Face, MIDDLE},
    layout::{Placer, distance, wrap},
    palette::{self, Ink, Rgb},
    scene::{Anchor, At, Dash, MARGIN, Mark, Pen, Rect, Scene, WIDTH, text_box},
};
use crate::report::chart::{Bracket, Phase, Point, Trend};

const UNIT: Face = Face::regular(9.5);
const LAST: Face = Face::bold(11.5);
const NAME: Face = Face::bold(10.5);
const LABEL: Face = Face::regular(10.5);
/// Radius of the mark at the last value.
const MARK: f64 = 4.6;
const DOT: f64 = 2.2;

/// A label to be placed.
struct Wanted {
    text: String,
    face: Face,
    colour: Rgb,
    /// Points that it may point at.
    spots: Vec<At>,
    /// Upper left corners, best first.
    corners: Vec<At>,
}

/// Draws `trend` from `top` on; returns its lower edge.
pub(super) fn draw(scene: &mut Scene, trend: &Trend, top: f64) -> f64 {
    let unit = scene.clean(&trend.unit);
    let mut head = top;
    if !unit.trim().is_empty() {
        for line in wrap(&unit, UNIT, WIDTH - 2.0 * MARGIN) {
            scene.text((MARGIN, head + ASCENT * UNIT.size), &line, UNIT, Ink::Muted, Anchor::Start);
            head += UNIT.line();
        }
    }
    let last = trend.last.as_ref().map(|last| (last.at.x, LAST.width(&scene.clean(&last.text)) + MARK + 6.0));
    let plane = Plane::new(scene, trend, head + 8.0, last);
    for phase in &trend.phases {
        if let Some(rect) = band(&plane, phase) {
            scene.block(rect, Ink::Band.rgb());
        }
    }
    let bottom = plane.draw(scene, trend);
    let above_grid = scene.marks.len();
    let runs: Vec<Vec<At>> = trend.actual.iter().map(|run| places(&plane, run)).filter(|r| !r.is_empty()).collect();
    for phase in &trend.phases {
        target(scene, &plane, phase);
    }
    if let Some(bracket) = &trend.behind {
        span(scene, &plane, bracket, trend);
    }
    actual(scene, &plane, &runs);
    for phase in &trend.phases {
        due(scene, &plane, phase);
    }
    if let Some(last) = trend.last.as_ref().filter(|last| sound(last.at)) {
        let at = plane.at(last.at.x, last.at.y);
        scene.disc(at, MARK * 1.35, Ink::Paper.rgb());
        scene.shape(palette::look(trend.role), at, MARK);
    }
    let (places, left_over) = labels(scene, &plane, trend, &runs);
    let on_band = |place: Rect| trend.phases.iter().filter_map(|p| band(&plane, p)).any(|b| b.overlaps(place));
    // Paper under the labels, over the grid: no line runs through a word.
    let paper = places.into_iter().filter(|place| !on_band(*place));
    let paper: Vec<Mark> = paper.map(|rect| Mark::Block { rect, colour: Ink::Paper.rgb() }).collect();
    scene.marks.splice(above_grid..above_grid, paper);
    listed(scene, &left_over, bottom)
}

fn sound(point: Point) -> bool {
    point.x.is_finite() && point.y.is_finite()
}

fn places(plane: &Plane, points: &[Point]) -> Vec<At> {
    points.iter().filter(|p| sound(**p)).map(|p| plane.at(p.x, p.y)).collect()
}

/// What lies between the edges of a target that is a band.
fn band(plane: &Plane, phase: &Phase) -> Option<Rect> {
    let upper = phase.upper.filter(|u| u.is_finite())?;
    let ((left, y0), (right, y1)) = (plane.at(phase.from, upper), plane.at(phase.to, phase.target));
    Some(Rect { x: left, y: y0.min(y1), w: right - left, h: (y1 - y0).abs() })
}

/// The target's line and the planned way there.
fn target(scene: &mut Scene, plane: &Plane, phase: &Phase) {
    scene.path(places(plane, &phase.plan), Pen::new(Ink::Plan, 1.5).dash(Dash::Dashes));
    for edge in [Some(phase.target), phase.upper].into_iter().flatten().filter(|e| e.is_finite()) {
        let (from, to) = (plane.at(phase.from, edge), plane.at(phase.to, edge));
        scene.line(from, to, Pen::new(Ink::Target, 1.2));
    }
}

/// A bull's-eye where a target is due.
fn due(scene: &mut Scene, plane: &Plane, phase: &Phase) {
    if phase.due && phase.target.is_finite() {
        let at = plane.at(phase.to, phase.target);
        scene.disc(at, 4.4, Ink::Target.rgb());
        scene.disc(at, 3.1, Ink::Paper.rgb());
        scene.disc(at, 1.7, Ink::Target.rgb());
    }
}

fn actual(scene: &mut Scene, plane: &Plane, runs: &[Vec<At>]) {
    for pair in runs.windows(2) {
        // Months without a value: a faint bridge that claims nothing.
        if let (Some(from), Some(to)) = (pair[0].last(), pair[1].first()) {
            scene.line(*from, *to, Pen::new(Ink::Axis, 1.0).dash(Dash::Dots));
        }
    }
    for run in runs {
        scene.path(run.clone(), Pen::new(Ink::Actual, 2.6));
        if run.len() == 1 || plane.month() > 11.0 {
            for at in run {
                scene.disc(*at, DOT + 0.4, Ink::Actual.rgb());
            }
        }
    }
    // A run's ends at a gap are hollow: the line is broken off there, not at rest.
    for (i, run) in runs.iter().enumerate() {
        let ends = [run.first().filter(|_| i > 0), run.last().filter(|_| i + 1 < runs.len())];
        for at in ends.into_iter().flatten() {
            scene.disc(*at, DOT + 0.8, Ink::Actual.rgb());
            scene.disc(*at, DOT - 0.6, Ink::Paper.rgb());
        }
    }
}

/// How long ago the plan already stood where the value stands now.
fn span(scene: &mut Scene, plane: &Plane, bracket: &Bracket, trend: &Trend) {
    let (from, to) = (plane.at(bracket.from, bracket.y), plane.at(bracket.to, bracket.y));
    let pen = Pen::new(palette::look(trend.role).strong, 1.1);
    scene.line(from, to, pen);
    for x in [from.0, to.0] {
        scene.line((x, from.1 - 4.0), (x, from.1 + 4.0), pen);
    }
}

/// Places and writes the labels; returns where they stand, and those for which there was no room.
fn labels(scene: &mut Scene, plane: &Plane, trend: &Trend, runs: &[Vec<At>]) -> (Vec<Rect>, Vec<(String, Rgb)>) {
    let area = plane.area;
    let frame = Rect { x: area.x + 2.0, y: area.y - 7.0, w: WIDTH - MARGIN - area.x - 2.0, h: area.h + 5.0 };
    let mut placer = Placer::new(frame);
    let ways: Vec<Vec<At>> = trend.phases.iter().map(|phase| places(plane, &phase.plan)).collect();
    for run in runs {
        placer.avoid(run, 3.0);
    }
    for y in plane.shown(&trend.y.ticks).into_iter().map(|tick| plane.at(0.0, tick.at).1) {
        placer.avoid(&[(area.x, y), (area.right(), y)], 0.04);
    }
    for plan in &ways {
        placer.avoid(plan, 2.5);
    }
    for phase in &trend.phases {
        for edge in [Some(phase.target), phase.upper].into_iter().flatten() {
            placer.avoid(&[plane.at(phase.from, edge), plane.at(phase.to, edge)], 1.5);
        }
        if phase.due {
            let (x, y) = plane.at(phase.to, phase.target);
            placer.take(Rect { x: x - 4.4, y: y - 4.4, w: 8.8, h: 8.8 });
        }
    }
    if let Some(bracket) = &trend.behind {
        placer.avoid(&[plane.at(bracket.from, bracket.y), plane.at(bracket.to, bracket.y)], 4.0);
    }
    if let Some(last) = &trend.last {
        let (x, y) = plane.at(last.at.x, last.at.y);
        placer.take(Rect { x: x - MARK, y: y - MARK, w: 2.0 * MARK, h: 2.0 * MARK });
    }
    let (mut stand, mut left_over) = (Vec::new(), Vec::new());
    for wanted in wanted(scene, plane, trend, runs, &ways) {
        let size = (wanted.face.width(&wanted.text), text_box((0.0, 0.0), 0.0, wanted.face, Anchor::Start).h);
        let Some(anchor) = wanted.spots.first().copied() else { continue };
        match placer.place(size, anchor, &wanted.corners) {
            Some(rect) => {
                write(scene, &wanted, rect);
                stand.push(Rect { y: rect.y + 1.5, h: rect.h - 3.0, ..rect });
            }
            None => left_over.push((wanted.text, wanted.colour)),
        }
    }
    (stand, left_over)
}

fn write(scene: &mut Scene, wanted: &Wanted, rect: Rect) {
    let nearest = wanted.spots.iter().copied().min_by(|a, b| distance(rect, *a).total_cmp(&distance(rect, *b)));
    if let Some(spot) = nearest.filter(|spot| distance(rect, *spot) > 16.0) {
        // Too far away to be understood without a leader.
        let edge = (spot.0.clamp(rect.x, rect.right()), spot.1.clamp(rect.y, rect.bottom()));
        scene.line(edge, spot, Pen::new(Ink::Axis, 0.7));
    }
    let base = rect.y + ASCENT * wanted.face.size;
    scene.text((rect.x, base), &wanted.text, wanted.face, wanted.colour, Anchor::Start);
}

/// All labels, the most important first.
fn wanted(scene: &mut Scene, plane: &Plane, trend: &Trend, runs: &[Vec<At>], ways: &[Vec<At>]) -> Vec<Wanted> {
    let strong = palette::look(trend.role).strong;
    let mut all = Vec::new();
    if let Some(last) = trend.last.as_ref().filter(|last| sound(last.at)) {
        let spot = plane.at(last.at.x, last.at.y);
        let text = scene.clean(&last.text);
        let corners = around(spot, LAST, &text);
        all.push(Wanted { text, face: LAST, colour: strong, spots: vec![spot], corners });
    }
    if let Some(bracket) = &trend.behind {
        let (from, to) = (plane.at(bracket.from, bracket.y), plane.at(bracket.to, bracket.y));
        let middle = (f64::midpoint(from.0, to.0), from.1);
        let text = scene.clean(&bracket.label);
        let (w, h) = (LABEL.width(&text), LABEL.size * 1.24);
        let corners = [
            (middle.0 - w / 2.0, middle.1 - h - 2.5),
            (to.0 - w - 7.0, middle.1 - h - 2.5),
            (middle.0 - w / 2.0, middle.1 + 3.5),
            (to.0 - w - 7.0, middle.1 + 3.5),
            (from.0 + 3.0, middle.1 + 3.5),
            (from.0 - w - 5.0, middle.1 - h / 2.0),
        ];
        all.push(Wanted { text, face: LABEL, colour: strong, spots: along(&[from, to]), corners: corners.to_vec() });
    }
    for phase in trend.phases.iter().filter(|phase| phase.target.is_finite()) {
        let line = along(&[plane.at(phase.from, phase.target), plane.at(phase.to, phase.target)]);
        named(scene, &mut all, &phase.target_label, LABEL, Ink::Target, &line, &[1.0, 0.0, 0.8, 0.2, 0.6, 0.4]);
    }
    for (phase, plan) in trend.phases.iter().zip(ways).rev() {
        let line = along(plan);
        named(scene, &mut all, &phase.plan_label, LABEL, Ink::Plan, &line, &[0.6, 0.75, 0.45, 0.3, 0.9, 0.15]);
    }
    let longest = runs.iter().rev().max_by_key(|run| run.len());
    let line = longest.map(|run| along(run)).unwrap_or_default();
    named(scene, &mut all, &trend.actual_label, NAME, Ink::Actual, &line, &[0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95]);
    all
}

/// Wants `label` at `line`, preferably at the given shares of its way. A name is written once, however many lines bear it.
fn named(scene: &mut Scene, all: &mut Vec<Wanted>, label: &str, face: Face, ink: Ink, line: &[At], shares: &[f64]) {
    let text = scene.clean(label);
    if text.trim().is_empty() || line.is_empty() || all.iter().any(|other| other.text == text) {
        return;
    }
    let (w, h) = (face.width(&text), face.size * 1.24);
    let mut corners = Vec::new();
    for share in shares {
        let (x, y) = spot(line, *share);
        let above = y - h - 2.5;
        let below = y + 3.5;
        if *share >= 1.0 {
            corners.extend([(x - w - 7.5, above), (x - w - 7.5, below), (x - w, above), (x + 7.0, y - h / 2.0)]);
        } else if *share <= 0.0 {
            corners.extend([(x + 3.0, above), (x + 3.0, below)]);
        } else {
            corners.extend([(x - w - 4.0, above), (x + 5.0, below), (x - w / 2.0, above), (x - w / 2.0, below)]);
            corners.extend([
                (x + 5.0, above),
                (x - w - 4.0, below),
                (x - w - 7.0, y - h / 2.0),
                (x + 7.0, y - h / 2.0),
            ]);
        }
    }
    all.push(Wanted { text, face, colour: ink.rgb(), spots: line.to_vec(), corners });
}

/// Corners for a text at a single point.
fn around((x, y): At, face: Face, text: &str) -> Vec<At> {
    let (w, h) = (face.width(text), face.size * 1.24);
    let off = MARK + 4.0;
    vec![
        (x + off, y - h / 2.0),
        (x - w / 2.0, y - h - off),
        (x - w, y - h - off),
        (x + off / 2.0, y + off / 2.0),
        (x - w / 2.0, y + off),
        (x - w - off, y - h / 2.0),
        (x - w, y + off),
    ]
}

const SPOTS: u8 = 40;

/// Points at even distances along a line, for labels to point at.
fn along(line: &[At]) -> Vec<At> {
    let length = |pair: &[At]| (pair[1].0 - pair[0].0).hypot(pair[1].1 - pair[0].1);
    let total: f64 = line.windows(2).map(length).sum();
    if total <= 0.0 {
        return line.first().copied().into_iter().collect();
    }
    let mut spots = Vec::new();
    for i in 0..=SPOTS {
        let mut left = total * f64::from(i) / f64::from(SPOTS);
        let mut spot = line[line.len() - 1];
        for pair in line.windows(2) {
            let step = length(pair);
            if left <= step && step > 0.0 {
                let share = left / step;
                spot = (pair[0].0 + share * (pair[1].0 - pair[0].0), pair[0].1 + share * (pair[1].1 - pair[0].1));
                break;
            }
            left -= step;
        }
        spots.push(spot);
    }
    spots
}

fn spot(line: &[At], share: f64) -> At {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "an index of some forty spots")]
    let i = (share * f64::from(u32::try_from(line.len() - 1).unwrap_or(u32::MAX))).round() as usize;
    line[i.min(line.len() - 1)]
}

/// Lists under the plane what found no room at its line, each word beside a stroke in its colour.
fn listed(scene: &mut Scene, labels: &[(String, Rgb)], top: f64) -> f64 {
    const STROKE: f64 = 14.0;
    let mut y = top;
    for (text, colour) in labels {
        for (i, line) in wrap(text, LABEL, WIDTH - 2.0 * MARGIN - STROKE - 5.0).iter().enumerate() {
            let base = y + ASCENT * LABEL.size;
            if i == 0 {
                let middle = base - MIDDLE * LABEL.size;
                scene.line((MARGIN, middle), (MARGIN + STROKE, middle), Pen::new(*colour, 2.0));
            }
            scene.text((MARGIN + STROKE + 5.0, base), line, LABEL, *colour, Anchor::Start);
            y += LABEL.line();
        }
    }
    y
}
