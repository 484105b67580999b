//! The board on narrow paper: a row has two lines, its mark, name and gap, then the bar and its share. Left out are the words of verdicts,
//! which the key says, the values, and the gap to the target where there is one to the plan.

use crate::render::chart::kinds::board::bars::{INDENT, bullet, key_of, listed, printable, way};
use crate::render::chart::{
    parts::rows::{Cell, Column, GAP, HEAD, MARK, STRONG, WORD, heads},
    scene::{Anchor, MARGIN, Scene},
};
use crate::render::palette::Ink;
use crate::report::charts::{Board, BoardRow};

/// Gaps take no more than this share of the width.
const GAPS: f64 = 0.4;
/// From the middle of a bar to the edge of its row.
const BELOW_BAR: f64 = 9.5;

struct Columns {
    name: Column,
    gap: Column,
    bar: Column,
    share: Column,
    way: f64,
}

/// Draws `board` from `top` on; returns its lower edge.
pub(super) fn draw(scene: &mut Scene, board: &Board, top: f64) -> f64 {
    let rows = printable(scene, board);
    let gap_head = scene.clean(&board.either_head);
    let columns = columns(scene, &rows, &gap_head);
    let head = Cell::new(&gap_head, HEAD, Ink::Muted, columns.gap, Anchor::End);
    let y = heads(scene, &[head], top);
    let y = listed(scene, &rows, y, |scene, row, y| one(scene, row, &columns, y));
    key_of(scene, board, true, y)
}

/// The gap that is shown: to the plan, else to the target.
fn gap(row: &BoardRow) -> &str {
    if row.plan_gap.is_empty() { &row.target_gap } else { &row.plan_gap }
}

fn columns(scene: &Scene, rows: &[BoardRow], gap_head: &str) -> Columns {
    let room = scene.inner() - INDENT;
    let gaps = rows.iter().map(|row| WORD.width(gap(row))).fold(HEAD.width(gap_head), f64::max) + 0.5;
    let shares = rows.iter().map(|row| STRONG.width(&row.bar_text)).fold(0.0, f64::max) + 0.5;
    let (gap_width, share) = (gaps.min(room * GAPS), shares.min(room * GAPS));
    let left = MARGIN + INDENT;
    let bar = (left, room - share - GAP);
    Columns {
        name: (left, room - gap_width - GAP),
        gap: (scene.right() - gap_width, gap_width),
        bar,
        share: (scene.right() - share, share),
        way: way(rows, bar.1),
    }
}

/// Draws one row from `top` on; returns its lower edge.
fn one(scene: &mut Scene, row: &BoardRow, columns: &Columns, top: f64) -> f64 {
    let words = [
        Cell::new(&row.name, WORD, Ink::Text, columns.name, Anchor::Start),
        Cell::new(gap(row), WORD, Ink::Text, columns.gap, Anchor::End),
    ];
    let height = words.iter().map(Cell::height).fold(WORD.line(), f64::max);
    let first = top + 2.5;
    for cell in &words {
        cell.write_from(scene, first);
    }
    scene.shape(row.role, (MARGIN + MARK, first + WORD.line() / 2.0), MARK);
    let drawn = [row.bar, row.marker].into_iter().flatten().any(f64::is_finite);
    let share = Cell::new(&row.bar_text, STRONG, Ink::Text, columns.share, Anchor::End);
    if !drawn {
        return first + height + 3.5;
    }
    let middle = first + height + BELOW_BAR - 1.0;
    bullet(scene, row, (columns.bar, columns.way), middle);
    share.write(scene, middle);
    middle + BELOW_BAR.max(share.height() / 2.0 + 2.0)
}
