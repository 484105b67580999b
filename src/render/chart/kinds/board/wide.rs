//! The board on paper as wide as a text: one line a row, with all its columns.

use crate::render::chart::kinds::board::bars::{INDENT, bullet, key_of, listed, printable, scale};
use crate::render::chart::{
    column_widths::share,
    font::Face,
    parts::rows::{Cell, Column, GAP, HEAD, MARK, STRONG, WORD, air, heads},
    scene::{Anchor, MARGIN, Scene},
};
use crate::render::palette::Ink;
use crate::report::charts::{Board, BoardRow};

/// The least width of a bar's column.
const BAR_MIN: f64 = 118.0;

struct Columns {
    name: Column,
    bar: Column,
    share: Column,
    value: Column,
    gap: Column,
    verdict: Column,
    /// Width of the whole way in the bar's column.
    way: f64,
}

/// Draws `board` from `top` on; returns its lower edge.
pub(super) fn draw(scene: &mut Scene, board: &Board, top: f64) -> f64 {
    let rows = printable(scene, board);
    let texts = [&board.bar_label, &board.value_head, &board.gap_head].map(|head| scene.clean(head));
    let columns = columns(scene, &rows, &texts);
    let head = |text: &str, column, anchor| Cell::new(text, HEAD, Ink::Muted, column, anchor);
    let cells = [
        head(&texts[0], columns.bar, Anchor::Start),
        head(&texts[1], columns.value, Anchor::End),
        head(&texts[2], columns.gap, Anchor::End),
    ];
    let y = heads(scene, &cells, top);
    let air = air(scene, y, rows.len());
    let y = listed(scene, &rows, y, |scene, row, y| one(scene, row, &columns, (y, air)));
    key_of(scene, board, y)
}

fn columns(scene: &Scene, rows: &[BoardRow], heads: &[String; 3]) -> Columns {
    let widest = |face: Face, head: &str, text: fn(&BoardRow) -> &str| {
        rows.iter().map(|row| face.width(text(row))).fold(HEAD.width(head), f64::max) + 0.5
    };
    let natural = [
        widest(WORD, "", |row| &row.name),
        widest(STRONG, "", |row| &row.bar_text),
        widest(WORD, &heads[1], |row| &row.value),
        widest(WORD, &heads[2], |row| &row.gap),
        widest(WORD, "", |row| &row.verdict),
    ];
    let room = scene.inner() - 5.0 * GAP - INDENT;
    let widths = share(&natural, room - BAR_MIN.min(room * 0.26));
    let bar = room - widths.iter().sum::<f64>();
    let mut x = MARGIN;
    let mut next = |width: f64| {
        let column = (x, width);
        x += width + GAP;
        column
    };
    let name = next(widths[0]);
    let bar = next(bar);
    Columns {
        name,
        bar,
        share: next(widths[1]),
        value: next(widths[2]),
        gap: next(widths[3]),
        verdict: next(widths[4] + INDENT),
        way: bar.1 / scale(rows),
    }
}

/// Draws one row from `top` on; returns its lower edge.
fn one(scene: &mut Scene, row: &BoardRow, columns: &Columns, (top, air): (f64, f64)) -> f64 {
    let word = (columns.verdict.0 + INDENT, columns.verdict.1 - INDENT);
    let cell = |text: &str, face, column, anchor| Cell::new(text, face, Ink::Text, column, anchor);
    let cells = [
        cell(&row.name, WORD, columns.name, Anchor::Start),
        cell(&row.bar_text, STRONG, columns.share, Anchor::End),
        cell(&row.value, WORD, columns.value, Anchor::End),
        cell(&row.gap, WORD, columns.gap, Anchor::End),
        cell(&row.verdict, WORD, word, Anchor::Start),
    ];
    let height = cells.iter().map(Cell::height).fold(WORD.line(), f64::max) + 4.5 + air;
    let middle = top + height / 2.0;
    for cell in &cells {
        cell.write(scene, middle);
    }
    scene.shape(row.role, (columns.verdict.0 + MARK, middle), MARK);
    bullet(scene, row, (columns.bar, columns.way), middle);
    top + height
}
