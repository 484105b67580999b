//! The tile map: a square for each region at its place, in the colour of its verdict, with name and value.

use super::shapes;
use crate::assess::Verdict;
use crate::render::chart::{
    line_breaks::{longest_piece, wrap},
    parts::rows::{Cell, MARK, STRONG, Sign, key, lines_height},
    scene::{Anchor, MARGIN, Pen, Rect, Scene},
    type_sizes::SMALL,
};
use crate::render::palette::{Ink, Paint};
use crate::report::charts::{MapTile, TileMap};

/// Between two tiles.
const GAP: f64 = 4.0;
/// A tile is no wider than this, however few there are.
const WIDEST: f64 = 124.0;
const AIR: f64 = 3.0;
/// Where a value would need more lines than this, or broken words, the tile has its mark alone.
const VALUE_LINES: usize = 2;

/// Draws `map` from `top` on; returns its lower edge.
pub(in crate::render::chart) fn draw(scene: &mut Scene, map: &TileMap, top: f64) -> f64 {
    if let Some(height) = map.height.filter(|height| height.is_finite() && *height > 0.0) {
        return shapes::draw(scene, map, height, top);
    }
    let tiles: Vec<MapTile> = map
        .tiles
        .iter()
        .map(|tile| MapTile { name: scene.clean(&tile.name), value: scene.clean(&tile.value), ..tile.clone() })
        .collect();
    let columns = f64::from(map.columns.max(1));
    let width = ((scene.inner() - GAP * (columns - 1.0)) / columns).min(WIDEST);
    let room = width - 2.0 * AIR;
    let marked = tiles.iter().any(|tile| tile.role != Verdict::Watch);
    let indent = if marked { 2.0 * MARK + 4.0 } else { 0.0 };
    // On narrow paper long names are set lighter before they are broken.
    let fits = tiles.iter().all(|tile| longest_piece(&tile.name, STRONG) <= room);
    let bold = if fits { STRONG } else { SMALL };
    let deepest = |face, room: f64, text: fn(&MapTile) -> &str| {
        tiles.iter().map(|tile| wrap(text(tile), face, room).len()).max().unwrap_or(1)
    };
    let told = tiles.iter().all(|tile| {
        longest_piece(&tile.value, SMALL) <= room - indent
            && wrap(&tile.value, SMALL, room - indent).len() <= VALUE_LINES
    });
    let names = lines_height(deepest(bold, room, |tile| &tile.name), bold);
    let values =
        if told { lines_height(deepest(SMALL, room - indent, |tile| &tile.value), SMALL) } else { SMALL.line() };
    let mut height = names + values + 2.0 * AIR;
    if let Some(floor) = scene.floor {
        let rows = f64::from(map.rows.max(1));
        height = height.max(((floor - top - 26.0) / rows - GAP).min(height * 2.0));
    }
    let left = MARGIN + (scene.inner() - columns * width - GAP * (columns - 1.0)) / 2.0;
    for tile in &tiles {
        let (column, row) = (f64::from(tile.column), f64::from(tile.row));
        let rect = Rect { x: left + column * (width + GAP), y: top + 2.0 + row * (height + GAP), w: width, h: height };
        scene.block(rect, Paint::Tint(tile.role));
        scene.frame(rect, Pen::new(Paint::Fill(tile.role), 0.9));
        let block = (height - names - values) / 2.0;
        let name = Cell::new(&tile.name, bold, Ink::Text, (rect.x + AIR, room), Anchor::Middle);
        name.write_from(scene, rect.y + block + (names - name.height()) / 2.0);
        value(scene, tile, (rect, rect.y + block + names + values / 2.0), indent, told);
    }
    let bottom = top + 2.0 + f64::from(map.rows) * (height + GAP) - GAP;
    let entries: Vec<(Sign, &str)> = map.key.iter().map(|(role, word)| (Sign::Verdict(*role), word.as_str())).collect();
    key(scene, &entries, bottom + 6.0)
}

/// The mark of the verdict and the value behind it, in the middle of the tile.
fn value(scene: &mut Scene, tile: &MapTile, (rect, middle): (Rect, f64), indent: f64, told: bool) {
    let room = rect.w - 2.0 * AIR - indent;
    let text = if told { tile.value.as_str() } else { "" };
    let widest = wrap(text, SMALL, room).iter().map(|line| SMALL.width(line)).fold(0.0, f64::max);
    let left = rect.x + (rect.w - indent - widest) / 2.0;
    if indent > 0.0 {
        scene.shape(tile.role, (left + MARK, middle), MARK);
    }
    Cell::new(text, SMALL, Ink::Text, (left + indent, widest + 0.5), Anchor::Start).write(scene, middle);
}
