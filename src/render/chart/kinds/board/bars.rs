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
/// The part of a bar's column beyond the whole, where a bar that goes further is broken off.
const BEYOND: f64 = 14.0;

/// The board's rows with texts that can be drawn.
pub(super) fn printable(scene: &mut Scene, board: &Board) -> Vec<BoardRow> {
    let mut row = |row: &BoardRow| BoardRow {
        group: scene.clean(&row.group),
        name: scene.clean(&row.name),
        verdict: scene.clean(&row.verdict),
        bar_text: scene.clean(&row.bar_text),
        value: scene.clean(&row.value),
        plan_gap: scene.clean(&row.plan_gap),
        target_gap: scene.clean(&row.target_gap),
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

/// Writes the key of bar and marker, and of the verdicts where no column says them; returns its lower edge.
pub(super) fn key_of(scene: &mut Scene, board: &Board, with_verdicts: bool, y: f64) -> f64 {
    let mut entries: Vec<(Sign, &str)> = Vec::new();
    if board.rows.iter().any(|row| row.bar.is_some()) {
        entries.push((Sign::Bar(Ink::Axis.into()), &board.bar_label));
    }
    if board.rows.iter().any(|row| row.marker.is_some()) {
        entries.push((Sign::Tick(Ink::Text.into()), &board.marker_label));
    }
    if with_verdicts {
        entries.extend(board.key.iter().map(|(role, word)| (Sign::Verdict(*role), word.as_str())));
    }
    key(scene, &entries, y + 6.0)
}

/// The name of a group over its rows.
fn heading(scene: &mut Scene, name: &str, top: f64, ruled: bool) -> f64 {
    if ruled {
        scene.line((MARGIN, top), (scene.right(), top), Pen::new(Ink::Axis, 0.6));
    }
    let cell = Cell::new(name, STRONG, Ink::Muted, (MARGIN, scene.inner()), Anchor::Start);
    cell.write_from(scene, top + 4.0);
    top + 4.0 + cell.height()
}

/// Width of the whole way in a bar's column: some is kept for bars that go beyond it.
pub(super) fn way(rows: &[BoardRow], width: f64) -> f64 {
    if rows.iter().any(|row| row.over) { (width - BEYOND).max(width / 2.0) } else { width }
}

/// Draws a bar in its column, in which the whole is `way` wide, and the share that is due as a tick across it.
pub(super) fn bullet(scene: &mut Scene, row: &BoardRow, ((left, width), way): (Column, f64), middle: f64) {
    let at = |share: f64| share.clamp(0.0, 1.0) * way;
    let bar = row.bar.filter(|b| b.is_finite());
    let marker = row.marker.filter(|m| m.is_finite());
    if bar.is_some() || marker.is_some() {
        let track = Rect { x: left, y: middle - BAR_HEIGHT / 2.0, w: way, h: BAR_HEIGHT };
        scene.block(track, Ink::Track);
    }
    if let Some(share) = bar {
        let w = if row.over { width } else { at(share).max(0.8) };
        scene.block(Rect { x: left, y: middle - BAR_HEIGHT / 2.0, w, h: BAR_HEIGHT }, Paint::Fill(row.role));
        if row.over {
            broken(scene, left + way + (width - way) / 2.0, middle);
        }
    }
    if let Some(share) = marker {
        let x = left + at(share);
        let reach = BAR_HEIGHT / 2.0 + 2.6;
        // Paper on both sides keeps the tick apart from a dark bar.
        scene.line((x, middle - reach), (x, middle + reach), Pen::new(Ink::Paper, 3.6));
        scene.line((x, middle - reach), (x, middle + reach), Pen::new(Ink::Text, 1.6));
    }
}

/// Two slanted cuts through a bar that is longer than it is drawn.
fn broken(scene: &mut Scene, x: f64, middle: f64) {
    let reach = BAR_HEIGHT / 2.0 + 1.5;
    for x in [x - 2.2, x + 2.2] {
        scene.line((x - 2.0, middle + reach), (x + 2.0, middle - reach), Pen::new(Ink::Paper, 1.7));
    }
}
