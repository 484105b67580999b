//! The map of shapes: each region's area in the colour of its verdict, with name and value in it, or beside it where it is small.

use crate::assess::Verdict;
use crate::render::chart::{
    font::{ASCENT, MIDDLE},
    label_placer::Placer,
    parts::labels::listed,
    parts::rows::{MARK, Sign, key},
    scene::{Anchor, At, MARGIN, Mark, Pen, Rect, Scene},
    type_sizes::{BODY_BOLD, SMALL},
};
use crate::render::palette::{Ink, Paint};
use crate::report::charts::{MapTile, Point, TileMap};

/// A map is no higher than this share of its width, and on paper as wide as a text no higher than this.
const HIGHEST: f64 = 1.1;
const MOST: f64 = 560.0;

/// Draws `map`, `height` times as high as wide, from `top` on; returns its lower edge.
pub(super) fn draw(scene: &mut Scene, map: &TileMap, height: f64, top: f64) -> f64 {
    let most = scene.floor.map_or(MOST.min(scene.inner() * HIGHEST), |floor| (floor - top - 30.0).max(80.0));
    let width = scene.inner().min(most / height);
    let left = MARGIN + (scene.inner() - width) / 2.0;
    let top = top + 2.0;
    let at = |point: &Point| (left + point.x * width, top + point.y * width);
    for tile in &map.tiles {
        for polygon in &tile.shape {
            for (n, ring) in polygon.iter().enumerate() {
                let points: Vec<At> = ring.iter().map(at).collect();
                let colour = if n == 0 { Paint::Tint(tile.role) } else { Ink::Paper.into() };
                scene.marks.push(Mark::Area { points: points.clone(), colour });
                let closed = points.iter().chain(points.first()).copied().collect();
                scene.path(closed, Pen::new(Paint::Fill(tile.role), 0.9));
            }
        }
    }
    let bottom = top + height * width;
    let frame = Rect { x: MARGIN, y: top, w: scene.inner(), h: bottom - top };
    let mut placer = Placer::new(frame);
    let mut left_over = Vec::new();
    for tile in &map.tiles {
        if let Some(middle) = tile.middle.as_ref().map(at).filter(|m| m.0.is_finite() && m.1.is_finite()) {
            left_over.extend(label(scene, &mut placer, tile, middle, left_over.len()));
        }
    }
    let bottom = listed(scene, &left_over, bottom + 3.0);
    let entries: Vec<(Sign, &str)> = map.key.iter().map(|(role, word)| (Sign::Verdict(*role), word.as_str())).collect();
    key(scene, &entries, bottom + 6.0)
}

/// Writes name, mark and value around the middle of a shape; where there is no room near it, a number there, and the words are handed back
/// to be listed behind it.
fn label(
    scene: &mut Scene,
    placer: &mut Placer,
    tile: &MapTile,
    middle: At,
    listed_before: usize,
) -> Option<(String, Paint)> {
    let (name, value) = (scene.clean(&tile.name), scene.clean(&tile.value));
    let indent = if tile.role == Verdict::Watch { 0.0 } else { 2.0 * MARK + 4.0 };
    let second = SMALL.width(&value) + indent;
    let size = (BODY_BOLD.width(&name).max(second), BODY_BOLD.line() + SMALL.line());
    let corner = (middle.0 - size.0 / 2.0, middle.1 - size.1 / 2.0);
    let near = [(0.0, 0.0), (0.0, -9.0), (0.0, 9.0), (-9.0, 0.0), (9.0, 0.0), (0.0, -18.0), (0.0, 18.0)];
    let corners: Vec<At> = near.iter().map(|(x, y)| (corner.0 + x, corner.1 + y)).collect();
    let Some(rect) = placer.first_free(size, &corners) else {
        let number = (listed_before + 1).to_string();
        let base = middle.1 + MIDDLE * BODY_BOLD.size;
        scene.text((middle.0, base), &number, BODY_BOLD, Ink::Text, Anchor::Middle);
        return Some((format!("{number}　{name}　{value}"), Paint::Strong(tile.role)));
    };
    let centre = rect.x + rect.w / 2.0;
    scene.text((centre, rect.y + ASCENT * BODY_BOLD.size), &name, BODY_BOLD, Ink::Text, Anchor::Middle);
    let from = centre - second / 2.0;
    let base = rect.y + BODY_BOLD.line() + ASCENT * SMALL.size;
    if indent > 0.0 {
        scene.shape(tile.role, (from + MARK, base - MIDDLE * SMALL.size), MARK);
    }
    scene.text((from + indent, base), &value, SMALL, Ink::Text, Anchor::Start);
    None
}
