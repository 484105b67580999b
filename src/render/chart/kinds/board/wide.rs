//! The board on paper as wide as a text: verdict first, then one line a row with all its columns.

use crate::render::chart::kinds::board::bars::{INDENT, bullet, key_of, listed, printable, way};
use crate::render::chart::{
    column_widths::share_above,
    font::Face,
    line_breaks::longest_piece,
    parts::rows::{Cell, Column, GAP, HEAD, MARK, STRONG, WORD, air, heads},
    scene::{Anchor, MARGIN, Scene},
};
use crate::render::palette::{Ink, Paint};
use crate::report::charts::{Board, BoardRow};

/// The least width of a bar's column.
const BAR_MIN: f64 = 64.0;
/// The least width of names beside columns that stand on one line.
const NAME_MIN: f64 = 96.0;

/// The place of the names among the columns of words.
const NAME: usize = 1;

struct Columns {
    verdict: Column,
    name: Column,
    bar: Column,
    share: Column,
    value: Column,
    plan: Column,
    target: Column,
    /// Width of the whole way in the bar's column.
    way: f64,
}

/// Draws `board` from `top` on; returns its lower edge.
pub(super) fn draw(scene: &mut Scene, board: &Board, top: f64) -> f64 {
    let rows = printable(scene, board);
    let texts = [&board.verdict_head, &board.bar_label, &board.value_head, &board.plan_head, &board.target_head]
        .map(|head| scene.clean(head));
    let columns = columns(scene, &rows, &texts);
    let head = |text: &str, column, anchor| Cell::new(text, HEAD, Ink::Muted, column, anchor);
    let cells = [
        head(&texts[0], columns.verdict, Anchor::Start),
        head(&texts[1], columns.bar, Anchor::Start),
        head(&texts[2], columns.value, Anchor::End),
        head(&texts[3], columns.plan, Anchor::End),
        head(&texts[4], columns.target, Anchor::End),
    ];
    let y = heads(scene, &cells, top);
    let air = air(scene, y, rows.len());
    let y = listed(scene, &rows, y, |scene, row, y| one(scene, row, &columns, (y, air)));
    key_of(scene, board, false, y)
}

fn columns(scene: &Scene, rows: &[BoardRow], heads: &[String; 5]) -> Columns {
    let widest = |face: Face, head: &str, text: fn(&BoardRow) -> &str| {
        rows.iter().map(|row| face.width(text(row))).fold(HEAD.width(head), f64::max) + 0.5
    };
    let longest = |face: Face, head: &str, text: fn(&BoardRow) -> &str| {
        let words = rows.iter().map(|row| longest_piece(text(row), face));
        words.fold(longest_piece(head, HEAD), f64::max) + 0.5
    };
    let least = [
        longest(WORD, "", |row| &row.verdict),
        longest(WORD, "", |row| &row.name),
        widest(STRONG, "", |row| &row.bar_text),
        longest(WORD, &heads[2], |row| &row.value),
        longest(WORD, &heads[3], |row| &row.plan_gap),
        longest(WORD, &heads[4], |row| &row.target_gap),
    ];
    let natural = [
        widest(WORD, "", |row| &row.verdict),
        widest(WORD, "", |row| &row.name),
        widest(STRONG, "", |row| &row.bar_text),
        widest(WORD, &heads[2], |row| &row.value),
        widest(WORD, &heads[3], |row| &row.plan_gap),
        widest(WORD, &heads[4], |row| &row.target_gap),
    ];
    let room = scene.inner() - 6.0 * GAP - INDENT;
    let for_words = room - BAR_MIN.min(room * 0.22);
    let widths = shared(&least, &natural, for_words);
    let bar = room - widths.iter().sum::<f64>();
    let mut x = MARGIN;
    let mut next = |width: f64| {
        let column = (x, width);
        x += width + GAP;
        column
    };
    let verdict = next(widths[0] + INDENT);
    let name = next(widths[1]);
    let bar = next(bar);
    Columns {
        verdict,
        name,
        bar,
        share: next(widths[2]),
        value: next(widths[3]),
        plan: next(widths[4]),
        target: next(widths[5]),
        way: way(rows, bar.1),
    }
}

/// Divides `room` among the columns of words. Where not all fits on one line, names break first, since few of them are long; then numbers
/// do too.
fn shared(least: &[f64; 6], natural: &[f64; 6], room: f64) -> Vec<f64> {
    let others = natural.iter().enumerate().filter(|(n, _)| *n != NAME).map(|(_, width)| width).sum::<f64>();
    let name = natural[NAME].min(room - others);
    if name >= least[NAME].max(NAME_MIN) || name >= natural[NAME] {
        return natural.iter().enumerate().map(|(n, width)| if n == NAME { name } else { *width }).collect();
    }
    let broken = least.iter().zip(natural).enumerate();
    let broken: Vec<f64> =
        broken.map(|(n, (least, natural))| if n == NAME { *natural } else { least.max(natural * 0.6) }).collect();
    share_above(least, &broken, room)
}

/// Draws one row from `top` on; returns its lower edge.
fn one(scene: &mut Scene, row: &BoardRow, columns: &Columns, (top, air): (f64, f64)) -> f64 {
    let word = (columns.verdict.0 + INDENT, columns.verdict.1 - INDENT);
    let cell = |text: &str, face, column, anchor| Cell::new(text, face, Ink::Text, column, anchor);
    let cells = [
        Cell::new(&row.verdict, WORD, Paint::Strong(row.role), word, Anchor::Start),
        cell(&row.name, WORD, columns.name, Anchor::Start),
        cell(&row.bar_text, STRONG, columns.share, Anchor::End),
        cell(&row.value, WORD, columns.value, Anchor::End),
        cell(&row.plan_gap, WORD, columns.plan, Anchor::End),
        cell(&row.target_gap, WORD, columns.target, Anchor::End),
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
