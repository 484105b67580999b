//! The trend: a value over the months against its plan. Lines carry their names, so that there is no legend.

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
use crate::report::charts::{Bracket, FanPoint, MonthColumn, Phase, Trend};

/// Draws `trend` from `top` on; returns its lower edge.
pub(super) fn draw(scene: &mut Scene, trend: &Trend, top: f64) -> f64 {
    let last = trend.last.as_ref().map(|last| (last.at.x, LAST.width(&scene.clean(&last.text)) + MARK + 6.0));
    let plane = Plane::new(scene, &trend.x, &trend.y, top + 10.0, last);
    for phase in &trend.phases {
        if let Some(rect) = band(&plane, phase) {
            scene.block(rect, Ink::Band);
        }
    }
    let fan: Vec<FanPoint> = trend.fan.iter().copied().filter(sure).collect();
    let spread: Vec<At> = fan.iter().map(|p| (p.x, p.high)).chain(fan.iter().rev().map(|p| (p.x, p.low))).collect();
    if fan.len() > 1 {
        let points = spread.iter().map(|(x, y)| plane.at(*x, *y)).collect();
        scene.marks.push(Mark::Area { points, colour: Ink::Fan.into() });
    }
    let bottom = plane.draw(scene, &trend.x, &trend.y);
    columns(scene, &plane, trend);
    let above_grid = scene.marks.len();
    let runs: Vec<Vec<At>> = trend.actual.iter().map(|run| places(&plane, run)).filter(|r| !r.is_empty()).collect();
    for phase in &trend.phases {
        target(scene, &plane, phase);
    }
    let middle: Vec<At> = fan.iter().map(|p| plane.at(p.x, p.mid)).collect();
    scene.path(middle.clone(), Pen::new(Ink::Actual, 1.5).dash(Dash::Dots));
    if let Some(bracket) = &trend.behind {
        span(scene, &plane, bracket, trend);
    }
    let before = places(&plane, &trend.year_before);
    scene.path(before.clone(), Pen::new(Ink::YearBefore, 1.8));
    let gaps: Vec<Vec<At>> = trend.gaps.iter().map(|gap| places(&plane, gap)).collect();
    lines::draw(scene, &runs, &gaps, plane.month());
    for phase in &trend.phases {
        due(scene, &plane, phase);
    }
    for at in places(&plane, &trend.provisional) {
        lines::hollow(scene, at);
    }
    if let Some(last) = trend.last.as_ref().filter(|last| sound(last.at)) {
        let at = plane.at(last.at.x, last.at.y);
        scene.disc(at, MARK * 1.35, Ink::Paper);
        scene.shape(trend.role, at, MARK);
    }
    for at in places(&plane, &trend.special) {
        ringed(scene, at, Paint::Strong(Verdict::FarBehind));
    }
    let mut placer = placer(scene, &plane, trend, &runs);
    placer.avoid(&middle, 2.0);
    placer.avoid(&before, 1.5);
    for rect in trend.columns.iter().filter_map(|column| block(&plane, column)) {
        placer.avoid(&[(rect.x, rect.y), (rect.right(), rect.y)], 1.5);
        let middle = rect.x + rect.w / 2.0;
        placer.avoid(&[(middle, rect.y), (middle, rect.bottom())], 0.6);
    }
    let edges = edges(&plane, &fan);
    for edge in &edges {
        placer.avoid(edge, 0.8);
    }
    let wanted = wanted(scene, &plane, trend, &runs, &middle);
    let written = place(scene, &mut placer, wanted);
    let area = (fan.len() > 1).then(|| around_all(&plane, &spread));
    let bands: Vec<Rect> = trend.phases.iter().filter_map(|p| band(&plane, p)).collect();
    let ground = |place: Rect| {
        if bands.iter().any(|b| b.overlaps(place)) {
            return bands.iter().all(|b| !b.overlaps(place) || b.holds(place)).then_some(Ink::Band);
        }
        match area.filter(|a| a.overlaps(place)) {
            Some(_) => lies_between(&edges, place).then_some(Ink::Fan),
            None => Some(Ink::Paper),
        }
    };
    // Paper (or the ground they lie on) under the labels, over the grid: no line runs through a word.
    let paper = written.at.into_iter().filter_map(|rect| Some(Mark::Block { rect, colour: ground(rect)?.into() }));
    let paper: Vec<Mark> = paper.collect();
    scene.marks.splice(above_grid..above_grid, paper);
    let bottom = listed(scene, &written.left_over, bottom);
    signs(scene, trend, bottom)
}

/// Each month's own amount, under the lines.
fn columns(scene: &mut Scene, plane: &Plane, trend: &Trend) {
    for rect in trend.columns.iter().filter_map(|column| block(plane, column)) {
        scene.block(rect, Ink::Amount);
    }
}

/// The column of an amount: over the middle of its months.
fn block(plane: &Plane, column: &MonthColumn) -> Option<Rect> {
    const SHARE: f64 = 0.62;
    if ![column.from, column.to, column.y].into_iter().all(f64::is_finite) {
        return None;
    }
    let ((left, zero), (right, y)) = (plane.at(column.from, 0.0), plane.at(column.to, column.y));
    let width = (right - left) * SHARE;
    Some(Rect { x: f64::midpoint(left, right) - width / 2.0, y: y.min(zero), w: width, h: (y - zero).abs() })
}

/// Writes the key of hollow and ringed points, where there are any.
fn signs(scene: &mut Scene, trend: &Trend, top: f64) -> f64 {
    let mut entries: Vec<(Sign, &str)> = Vec::new();
    if trend.columns.iter().any(|column| column.y != 0.0) {
        entries.push((Sign::Bar(Ink::Amount.into()), &trend.column_label));
    }
    if trend.year_before.len() > 1 {
        entries.push((Sign::Stroke(Pen::new(Ink::YearBefore, 1.8)), &trend.year_before_label));
    }
    if !trend.provisional.is_empty() {
        entries.push((Sign::Hollow(Ink::Actual.into()), &trend.provisional_label));
    }
    if !trend.special.is_empty() {
        let ring = Sign::Ringed(Paint::Strong(Verdict::FarBehind));
        entries.push((ring, &trend.special_label));
    }
    if entries.is_empty() { top } else { key(scene, &entries, top + 2.0) }
}

fn sure(point: &FanPoint) -> bool {
    [point.x, point.low, point.mid, point.high].into_iter().all(f64::is_finite)
}

/// The upper and the lower edge of the forecast's range, on paper.
fn edges(plane: &Plane, fan: &[FanPoint]) -> [Vec<At>; 2] {
    let edge = |y: fn(&FanPoint) -> f64| fan.iter().map(|p| plane.at(p.x, y(p))).collect();
    [edge(|p| p.high), edge(|p| p.low)]
}

/// Whether a box lies between two edges that run from left to right.
fn lies_between([above, below]: &[Vec<At>; 2], place: Rect) -> bool {
    let beyond = |edge: &[At]| place.x < edge[0].0 || place.right() > edge[edge.len() - 1].0;
    if above.len() < 2 || beyond(above) {
        return false;
    }
    // The highest and the lowest point of an edge over the box are at its own corners or at the box's sides.
    let over = |edge: &[At]| -> Vec<f64> {
        let at = |x: f64| {
            let pair = edge.windows(2).find(|pair| x <= pair[1].0).unwrap_or(&edge[edge.len() - 2..]);
            let share = if pair[1].0 > pair[0].0 { (x - pair[0].0) / (pair[1].0 - pair[0].0) } else { 0.0 };
            pair[0].1 + share * (pair[1].1 - pair[0].1)
        };
        let corners = edge.iter().filter(|(x, _)| place.x < *x && *x < place.right()).map(|(_, y)| *y);
        corners.chain([at(place.x), at(place.right())]).collect()
    };
    over(above).into_iter().all(|y| y <= place.y) && over(below).into_iter().all(|y| y >= place.bottom())
}

/// The box around points of the plane.
fn around_all(plane: &Plane, points: &[At]) -> Rect {
    let on_paper: Vec<At> = points.iter().map(|(x, y)| plane.at(*x, *y)).collect();
    let ends = |part: fn(&At) -> f64| {
        let all = on_paper.iter().map(part);
        all.fold((f64::INFINITY, f64::NEG_INFINITY), |(low, high), at| (low.min(at), high.max(at)))
    };
    let ((left, right), (top, bottom)) = (ends(|at| at.0), ends(|at| at.1));
    Rect { x: left, y: top, w: right - left, h: bottom - top }
}

/// The area between the edges of a target that is a band.
fn band(plane: &Plane, phase: &Phase) -> Option<Rect> {
    let upper = phase.upper.filter(|u| u.is_finite())?;
    let ((left, y0), (right, y1)) = (plane.at(phase.from, upper), plane.at(phase.to, phase.target));
    Some(Rect { x: left, y: y0.min(y1), w: right - left, h: (y1 - y0).abs() })
}

/// Draws the target's line and the plan.
fn target(scene: &mut Scene, plane: &Plane, phase: &Phase) {
    scene.path(places(plane, &phase.plan), Pen::new(Ink::Plan, 1.5).dash(Dash::Dashes));
    for edge in [Some(phase.target), phase.upper].into_iter().flatten().filter(|e| e.is_finite()) {
        let (from, to) = (plane.at(phase.from, edge), plane.at(phase.to, edge));
        scene.line(from, to, Pen::new(Ink::Target, 1.2));
    }
}

/// Draws a bull's-eye where a target is due.
fn due(scene: &mut Scene, plane: &Plane, phase: &Phase) {
    if phase.due && phase.target.is_finite() {
        let at = plane.at(phase.to, phase.target);
        scene.disc(at, 4.4, Ink::Target);
        scene.disc(at, 3.1, Ink::Paper);
        scene.disc(at, 1.7, Ink::Target);
    }
}

/// Draws the months behind: from where the plan already had today's value to today.
fn span(scene: &mut Scene, plane: &Plane, bracket: &Bracket, trend: &Trend) {
    let (from, to) = (plane.at(bracket.from, bracket.y), plane.at(bracket.to, bracket.y));
    let pen = Pen::new(Paint::Strong(trend.role), 1.1);
    scene.line(from, to, pen);
    for x in [from.0, to.0] {
        scene.line((x, from.1 - 4.0), (x, from.1 + 4.0), pen);
    }
}

/// A placer that knows what labels must not cover.
fn placer(scene: &Scene, plane: &Plane, trend: &Trend, runs: &[Vec<At>]) -> Placer {
    let area = plane.area;
    let frame = Rect { x: area.x + 2.0, y: area.y - 7.0, w: scene.right() - area.x - 2.0, h: area.h + 5.0 };
    let mut placer = Placer::new(frame);
    for run in runs {
        placer.avoid(run, 3.0);
    }
    for y in plane.shown(&trend.y.ticks).into_iter().map(|tick| plane.at(0.0, tick.at).1) {
        placer.avoid(&[(area.x, y), (area.right(), y)], 0.04);
    }
    for phase in &trend.phases {
        placer.avoid(&places(plane, &phase.plan), 2.5);
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
    for (x, y) in places(plane, &trend.special) {
        placer.take(Rect { x: x - 6.5, y: y - 6.5, w: 13.0, h: 13.0 });
    }
    if let Some(last) = &trend.last {
        let (x, y) = plane.at(last.at.x, last.at.y);
        placer.take(Rect { x: x - MARK, y: y - MARK, w: 2.0 * MARK, h: 2.0 * MARK });
    }
    placer
}

/// The labels to place, the most important first.
fn wanted(scene: &mut Scene, plane: &Plane, trend: &Trend, runs: &[Vec<At>], forecast: &[At]) -> Vec<Wanted> {
    let strong = Paint::Strong(trend.role);
    let mut all = Vec::new();
    if let Some(last) = trend.last.as_ref().filter(|last| sound(last.at)) {
        let spot = plane.at(last.at.x, last.at.y);
        let text = scene.clean(&last.text);
        let off = if trend.special.contains(&last.at) { 9.0 } else { MARK + 4.0 };
        let corners = around(spot, off, LAST, &text);
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
    for phase in trend.phases.iter().rev() {
        let line = along(&places(plane, &phase.plan));
        named(scene, &mut all, &phase.plan_label, LABEL, Ink::Plan, &line, &[0.6, 0.75, 0.45, 0.3, 0.9, 0.15]);
    }
    named(scene, &mut all, &trend.fan_label, LABEL, Ink::Actual, &along(forecast), &[0.6, 0.8, 0.4, 1.0]);
    let longest = runs.iter().rev().max_by_key(|run| run.len());
    let line = longest.map(|run| along(run)).unwrap_or_default();
    named(scene, &mut all, &trend.actual_label, NAME, Ink::Actual, &line, &[0.5, 0.35, 0.65, 0.2, 0.8, 0.05, 0.95]);
    all
}
