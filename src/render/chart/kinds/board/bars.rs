//! What wide and narrow boards share: the list of rows under their groups, bullet bars, the key.

use crate::render::chart::{
    parts::rows::{Cell, Column, MARK, STRONG, Sign, key},
    scene::{Anchor, MARGIN, Pen, Rect, Scene},
};
use crate::render::palette::{Ink, Paint};
use crate::report::charts::{Board, BoardRow};

const BAR_HEIGHT: f64 = 9.0;
/// From the left edge of a verdict's mark to its word.
pub(super) const INDENT: f64 = 2.0 * MARK + 6.0;
/// The longest bar, as a share of the whole: what lies beyond is cut.
const LONGEST: f64 = 1.25;

/// The board's rows with texts that can be drawn.
pub(super) fn printable(scene: &mut Scene, board: &Board) -> Vec<BoardRow> {
    let mut row = |row: &BoardRow| BoardRow {
        group: scene.clean(&row.group),
        name: scene.clean(&row.name),
        verdict: scene.clean(&row.verdict),
        bar_text: scene.clean(&row.bar_text),
        value: scene.clean(&row.value),
        gap: scene.clean(&row.gap),
        ..row.clone()
    };
    board.rows.iter().map(&mut row).collect()
}

/// Draws the rows one under the other, under the names of their groups; returns the lower edge.
pub(super) fn listed(
    scene: &mut Scene,
    rows: &[BoardRow],
    top: f64,
    one: impl Fn(&mut Scene, &BoardRow, f64) -> f64,
) -> f64 {
    let (mut y, mut group) = (top, "");
    for (i, row) in rows.iter().enumerate() {
        if row.group != group && !row.group.is_empty() {
            y = heading(scene, &row.group, y, i > 0);
        } else if i > 0 {
            scene.line((MARGIN, y), (scene.right(), y), Pen::new(Ink::Rule, 0.6));
        }
        group = &row.group;
        y = one(scene, row, y);
    }
    scene.line((MARGIN, y), (scene.right(), y), Pen::new(Ink::Axis, 0.6));
    y
}

/// Writes the key of the signs that occur; returns its lower edge.
pub(super) fn key_of(scene: &mut Scene, board: &Board, y: f64) -> f64 {
    let mut entries: Vec<(Sign, &str)> = Vec::new();
    if !board.rows.is_empty() {
        entries.push((Sign::Bar(Ink::Axis.into()), &board.bar_label));
        entries.push((Sign::Tick(Ink::Text.into()), &board.marker_label));
    }
    entries.extend(board.key.iter().map(|(role, word)| (Sign::Verdict(*role), word.as_str())));
    key(scene, &entries, y + 6.0)
}

/// The name of a section or of a lead unit over its rows.
fn heading(scene: &mut Scene, name: &str, top: f64, ruled: bool) -> f64 {
    if ruled {
        scene.line((MARGIN, top), (scene.right(), top), Pen::new(Ink::Axis, 0.6));
    }
    let cell = Cell::new(name, STRONG, Ink::Muted, (MARGIN, scene.inner()), Anchor::Start);
    cell.write_from(scene, top + 4.0);
    top + 4.0 + cell.height()
}

/// The longest bar or marker, as a share of the whole; at least 1.
pub(super) fn scale(rows: &[BoardRow]) -> f64 {
    let longest = rows.iter().flat_map(|row| [row.bar, row.marker]).flatten().filter(|b| b.is_finite());
    longest.fold(1.0, f64::max).min(LONGEST)
}

/// Draws a bar in its column, in which the whole is `way` wide, and the share that is due as a tick across it.
pub(super) fn bullet(scene: &mut Scene, row: &BoardRow, ((left, width), way): (Column, f64), middle: f64) {
    let at = |share: f64| (share.clamp(0.0, LONGEST) * way).min(width);
    let bar = row.bar.filter(|b| b.is_finite());
    let marker = row.marker.filter(|m| m.is_finite());
    if bar.is_some() || marker.is_some() {
        let track = Rect { x: left, y: middle - BAR_HEIGHT / 2.0, w: way, h: BAR_HEIGHT };
        scene.block(track, Ink::Track);
    }
    if let Some(share) = bar {
        let rect = Rect { x: left, y: middle - BAR_HEIGHT / 2.0, w: at(share).max(0.8), h: BAR_HEIGHT };
        scene.block(rect, Paint::Fill(row.role));
    }
    if let Some(share) = marker {
        let x = left + at(share);
        let reach = BAR_HEIGHT / 2.0 + 2.6;
        // Paper on both sides keeps the tick apart from a dark bar.
        scene.line((x, middle - reach), (x, middle + reach), Pen::new(Ink::Paper, 3.6));
        scene.line((x, middle - reach), (x, middle + reach), Pen::new(Ink::Text, 1.6));
    }
}
