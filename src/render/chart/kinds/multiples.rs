//! Small multiples: one indicator in many regions, a small plane for each, on the same axes.

use crate::assess::Verdict;
use crate::render::chart::{
    font::{Face, MIDDLE},
    line_breaks::balanced,
    parts::{
        axes::{Plane, TICK},
        lines::{hollow, places},
        rows::{Cell, STRONG, Sign, WORD, key, lines_height},
    },
    scene::{Anchor, Dash, MARGIN, Pen, Rect, Scene},
    type_sizes::BODY_BOLD,
};
use crate::render::palette::{Ink, Paint};
use crate::report::charts::{Multiples, Panel, Tick};

const HEIGHT: f64 = 52.0;
const GAP: f64 = 14.0;
/// A panel is about as wide as this.
const WIDTH: f64 = 112.0;
const MARK: f64 = 3.8;
const VALUE: Face = BODY_BOLD;

/// Draws `multiples` from `top` on; returns its lower edge.
pub(super) fn draw(scene: &mut Scene, multiples: &Multiples, top: f64) -> f64 {
    let mut y = top + 3.0;
    let mut ends: Vec<Tick> = ends(&multiples.y.ticks).into_iter().cloned().collect();
    // Where numbers would be as wide as the planes, the axis has none.
    ends.retain(|tick| TICK.width(&tick.label) < scene.width * 0.3);
    let widest = ends.iter().map(|t| TICK.width(&scene.clean(&t.label))).fold(0.0, f64::max);
    let left = MARGIN + widest + 5.0;
    let across = across(scene.right() - left, multiples.panels.len());
    #[expect(clippy::cast_precision_loss, reason = "a few panels")]
    let width = (scene.right() - left - GAP * (across - 1) as f64) / across as f64;
    let lines = multiples.panels.len().div_ceil(across).max(1);
    let high = height(scene, y, lines);
    let mut rows = multiples.panels.chunks(across).peekable();
    while let Some(row) = rows.next() {
        let names: Vec<String> = row.iter().map(|panel| scene.clean(&panel.name)).collect();
        let deepest = names.iter().map(|name| balanced(name, STRONG, width).len()).max().unwrap_or(1);
        let head = lines_height(deepest, STRONG) + WORD.line() + 3.0;
        let bottom = y + head + high;
        for (n, (panel, name)) in row.iter().zip(&names).enumerate() {
            #[expect(clippy::cast_precision_loss, reason = "a few panels")]
            let x = left + (width + GAP) * n as f64;
            let cell = Cell::new(name, STRONG, Ink::Text, (x, width), Anchor::Start);
            cell.write_from(scene, y + lines_height(deepest, STRONG) - cell.height());
            let value = y + head - 3.0 - WORD.line() / 2.0;
            last(scene, panel, (x, width), value);
            let plane = Plane::within(Rect { x, y: y + head, w: width, h: high }, &multiples.x, &multiples.y);
            one(scene, panel, &plane);
            if n == 0 {
                scale(scene, &plane, &ends);
            }
        }
        y = bottom + 9.0;
        if rows.peek().is_none() {
            y = months(scene, multiples, left, width, row.len(), bottom);
        }
    }
    foot(scene, multiples, y + 4.0)
}

/// Height of each plane: as always, or what fills a whole of fixed height.
fn height(scene: &Scene, top: f64, rows: usize) -> f64 {
    const HEADS: f64 = 44.0;
    const FOOT: f64 = 42.0;
    #[expect(clippy::cast_precision_loss, reason = "a few rows")]
    let rows = rows as f64;
    scene.floor.map_or(HEIGHT, |floor| ((floor - top - FOOT) / rows - HEADS).clamp(HEIGHT / 2.0, 2.0 * HEIGHT))
}

/// Panels beside each other: as many as fit, and rows that are about full.
fn across(room: f64, panels: usize) -> usize {
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a few panels")]
    let most = ((room + GAP) / (WIDTH + GAP)).floor().max(1.0) as usize;
    let rows = panels.max(1).div_ceil(most);
    // A lone panel stays as small as the others would be.
    if rows == 1 { most } else { panels.div_ceil(rows) }
}

/// The lowest and the highest tick.
fn ends(ticks: &[Tick]) -> Vec<&Tick> {
    match ticks {
        [] => Vec::new(),
        [one] => vec![one],
        [first, .., last] => vec![first, last],
    }
}

fn last(scene: &mut Scene, panel: &Panel, (x, width): (f64, f64), middle: f64) {
    let text = scene.clean(&panel.last);
    // A region without a target has no verdict to show.
    let mark = if panel.role == Verdict::Watch { 0.0 } else { 2.0 * MARK + 4.0 };
    if mark > 0.0 {
        scene.shape(panel.role, (x + MARK, middle), MARK);
    }
    let room = width - mark;
    // A value that does not fit is left out rather than cut.
    if VALUE.width(&text) <= room {
        let at = (x + mark, middle + MIDDLE * VALUE.size);
        scene.text(at, &text, VALUE, Paint::Strong(panel.role), Anchor::Start);
    }
}

fn one(scene: &mut Scene, panel: &Panel, plane: &Plane) {
    let area = plane.area;
    scene.line((area.x, area.y), (area.right(), area.y), Pen::new(Ink::Grid, 0.7));
    plane.base(scene);
    if let Some(target) = panel.target.filter(|t| t.is_finite()) {
        let y = plane.at(0.0, target).1;
        scene.line((area.x, y), (area.right(), y), Pen::new(Ink::Target, 1.0));
    }
    scene.path(places(plane, &panel.plan), Pen::new(Ink::Plan, 1.1).dash(Dash::Dashes));
    for run in &panel.actual {
        let points = places(plane, run);
        if let [alone] = points.as_slice() {
            scene.disc(*alone, 1.8, Ink::Actual);
        }
        scene.path(points, Pen::new(Ink::Actual, 1.9));
    }
    let end = panel.actual.iter().flat_map(|run| places(plane, run)).last();
    if let Some(at) = end {
        scene.disc(at, 2.4, Ink::Actual);
    }
    for at in places(plane, &panel.provisional) {
        hollow(scene, at);
    }
}

fn scale(scene: &mut Scene, plane: &Plane, ends: &[Tick]) {
    for tick in ends {
        let at = (plane.area.x - 4.0, plane.at(0.0, tick.at).1 + MIDDLE * TICK.size);
        let label = scene.clean(&tick.label);
        scene.text(at, &label, TICK, Ink::Muted, Anchor::End);
    }
}

/// First and last month under the last row; returns the lower edge.
fn months(scene: &mut Scene, multiples: &Multiples, left: f64, width: f64, panels: usize, bottom: f64) -> f64 {
    let base = bottom + 5.0 + TICK.size;
    let texts: Vec<String> = ends(&multiples.x.ticks).into_iter().map(|tick| scene.clean(&tick.label)).collect();
    let wide: f64 = texts.iter().map(|text| TICK.width(text)).sum();
    if wide + 6.0 <= width {
        for n in 0..panels {
            #[expect(clippy::cast_precision_loss, reason = "a few panels")]
            let x = left + (width + GAP) * n as f64;
            if let [first, .., last] = texts.as_slice() {
                scene.text((x, base), first, TICK, Ink::Muted, Anchor::Start);
                scene.text((x + width, base), last, TICK, Ink::Muted, Anchor::End);
            } else if let [only] = texts.as_slice() {
                scene.text((x + width / 2.0, base), only, TICK, Ink::Muted, Anchor::Middle);
            }
        }
    }
    bottom + 7.0 + TICK.line()
}

fn foot(scene: &mut Scene, multiples: &Multiples, top: f64) -> f64 {
    let any = |test: fn(&Panel) -> bool| multiples.panels.iter().any(test);
    let mut entries: Vec<(Sign, &str)> = Vec::new();
    if any(|panel| !panel.actual.is_empty()) {
        entries.push((Sign::Stroke(Pen::new(Ink::Actual, 2.2)), &multiples.actual_label));
    }
    if any(|panel| panel.plan.len() > 1) {
        entries.push((Sign::Stroke(Pen::new(Ink::Plan, 1.4).dash(Dash::Dashes)), &multiples.plan_label));
    }
    if any(|panel| panel.target.is_some()) {
        entries.push((Sign::Stroke(Pen::new(Ink::Target, 1.4)), &multiples.target_label));
    }
    if any(|panel| !panel.provisional.is_empty()) {
        entries.push((Sign::Hollow(Ink::Actual.into()), &multiples.provisional_label));
    }
    entries.extend(multiples.key.iter().map(|(role, word)| (Sign::Verdict(*role), word.as_str())));
    key(scene, &entries, top)
}
