//! All judged indicators on one page: a bullet bar a row, with the share that is due as a tick across it.

mod narrow;

use super::{
    layout::share,
    palette::{Ink, Paint},
    rows::{Cell, Column, GAP, HEAD, MARK, STRONG, Sign, WORD, air, heads, key},
    scene::{Anchor, MARGIN, Pen, Rect, Scene},
};
use crate::report::charts::{Board, BoardRow};

const BAR_MIN: f64 = 118.0;
const BAR_HEIGHT: f64 = 9.0;
/// From the left edge of a verdict's mark to its word.
const INDENT: f64 = 2.0 * MARK + 6.0;
/// The widest a bar may become, as a share of the way: what lies beyond is cut.
const LONGEST: f64 = 1.25;
/// On paper narrower than this a row has two lines.
const NARROW: f64 = 400.0;

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
    if scene.width < NARROW {
        return narrow::draw(scene, board, top);
    }
    let rows: Vec<BoardRow> = board
        .rows
        .iter()
        .map(|row| BoardRow {
            group: scene.clean(&row.group),
            name: scene.clean(&row.name),
            verdict: scene.clean(&row.verdict),
            bar_text: scene.clean(&row.bar_text),
            value: scene.clean(&row.value),
            gap: scene.clean(&row.gap),
            ..row.clone()
        })
        .collect();
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
    foot(scene, board, y)
}

/// Draws the rows one under the other, under the names of their groups; returns the lower edge.
fn listed(scene: &mut Scene, rows: &[BoardRow], top: f64, one: impl Fn(&mut Scene, &BoardRow, f64) -> f64) -> f64 {
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

fn foot(scene: &mut Scene, board: &Board, y: f64) -> f64 {
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

fn columns(scene: &Scene, rows: &[BoardRow], heads: &[String; 3]) -> Columns {
    let widest = |face: super::font::Face, head: &str, text: fn(&BoardRow) -> &str| {
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

/// The longest bar, as a share of the way.
fn scale(rows: &[BoardRow]) -> f64 {
    let longest = rows.iter().flat_map(|row| [row.bar, row.marker]).flatten().filter(|b| b.is_finite());
    longest.fold(1.0, f64::max).min(LONGEST)
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

/// A bar in its column, in which the whole way is `way` wide.
fn bullet(scene: &mut Scene, row: &BoardRow, ((left, width), way): (Column, f64), middle: f64) {
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
