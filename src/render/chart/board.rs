//! All judged indicators on one page: a bullet bar a row, with the share that is due as a tick across it.

use super::{
    font::{ASCENT, Face, MIDDLE},
    layout::{share, wrap},
    palette::{self, Ink},
    scene::{Anchor, MARGIN, Pen, Rect, Scene, WIDTH},
};
use crate::report::chart::{Board, BoardRow};

const WORD: Face = Face::regular(10.5);
const STRONG: Face = Face::bold(10.5);
const HEAD: Face = Face::regular(9.5);
const KEY: Face = Face::regular(9.5);
const GAP: f64 = 9.0;
const BAR_MIN: f64 = 118.0;
const BAR_HEIGHT: f64 = 9.0;
const MARK: f64 = 4.2;
/// From the left edge of a verdict's mark to its word.
const INDENT: f64 = 2.0 * MARK + 6.0;
/// The widest a bar may become, as a share of the way: what lies beyond is cut.
const LONGEST: f64 = 1.25;

/// Left edges and widths of the columns.
struct Columns {
    name: (f64, f64),
    bar: (f64, f64),
    share: (f64, f64),
    value: (f64, f64),
    gap: (f64, f64),
    verdict: (f64, f64),
    /// Width of the whole way in the bar's column.
    way: f64,
}

/// Draws `board` from `top` on; returns its lower edge.
pub(super) fn draw(scene: &mut Scene, board: &Board, top: f64) -> f64 {
    let rows: Vec<BoardRow> = board
        .rows
        .iter()
        .map(|row| BoardRow {
            name: scene.clean(&row.name),
            verdict: scene.clean(&row.verdict),
            bar_text: scene.clean(&row.bar_text),
            value: scene.clean(&row.value),
            gap: scene.clean(&row.gap),
            ..row.clone()
        })
        .collect();
    let heads = [&board.bar_label, &board.value_head, &board.gap_head].map(|head| scene.clean(head));
    let columns = columns(&rows, &heads);
    let mut y = head(scene, &heads, &columns, top);
    for (i, row) in rows.iter().enumerate() {
        if i > 0 {
            scene.line((MARGIN, y), (WIDTH - MARGIN, y), Pen::new(Ink::Rule, 0.6));
        }
        y = one(scene, row, &columns, y);
    }
    scene.line((MARGIN, y), (WIDTH - MARGIN, y), Pen::new(Ink::Axis, 0.6));
    key(scene, board, y + 6.0)
}

fn columns(rows: &[BoardRow], heads: &[String; 3]) -> Columns {
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
    let room = WIDTH - 2.0 * MARGIN - 5.0 * GAP - INDENT;
    let widths = share(&natural, room - BAR_MIN);
    let bar = room - widths.iter().sum::<f64>();
    let mut x = MARGIN;
    let mut next = |width: f64| {
        let column = (x, width);
        x += width + GAP;
        column
    };
    let name = next(widths[0]);
    let bar = next(bar);
    let longest = rows.iter().flat_map(|row| [row.bar, row.marker]).flatten().filter(|b| b.is_finite());
    let scale = longest.fold(1.0, f64::max).min(LONGEST);
    Columns {
        name,
        bar,
        share: next(widths[1]),
        value: next(widths[2]),
        gap: next(widths[3]),
        verdict: next(widths[4] + INDENT),
        way: bar.1 / scale,
    }
}

/// Writes the heads of the columns over a line; returns its height.
fn head(scene: &mut Scene, heads: &[String; 3], columns: &Columns, top: f64) -> f64 {
    let cells = [
        (&heads[0], columns.bar, Anchor::Start),
        (&heads[1], columns.value, Anchor::End),
        (&heads[2], columns.gap, Anchor::End),
    ];
    let broken = cells.map(|(text, (x, width), anchor)| (wrap(text, HEAD, width), x, width, anchor));
    let depth = broken.iter().map(|cell| cell.0.len()).max().unwrap_or(1);
    let bottom = top + rows_height(depth, HEAD) + 3.0;
    for (lines, x, width, anchor) in broken {
        let start = bottom - 3.0 - rows_height(lines.len(), HEAD);
        column(scene, &lines, HEAD, Ink::Muted, (x, width), anchor, start);
    }
    scene.line((MARGIN, bottom), (WIDTH - MARGIN, bottom), Pen::new(Ink::Axis, 0.8));
    bottom
}

#[expect(clippy::cast_precision_loss, reason = "a few lines")]
fn rows_height(lines: usize, face: Face) -> f64 {
    lines as f64 * face.line()
}

fn column(scene: &mut Scene, lines: &[String], face: Face, ink: Ink, (x, width): (f64, f64), anchor: Anchor, top: f64) {
    let x = if anchor == Anchor::End { x + width } else { x };
    let mut y = top + ASCENT * face.size;
    for line in lines {
        scene.text((x, y), line, face, ink, anchor);
        y += face.line();
    }
}

/// Draws one row from `top` on; returns its lower edge.
fn one(scene: &mut Scene, row: &BoardRow, columns: &Columns, top: f64) -> f64 {
    let look = palette::look(row.role);
    let word = (columns.verdict.0 + INDENT, columns.verdict.1 - INDENT);
    let cells = [
        (wrap(&row.name, WORD, columns.name.1), WORD, columns.name, Anchor::Start),
        (wrap(&row.bar_text, STRONG, columns.share.1), STRONG, columns.share, Anchor::End),
        (wrap(&row.value, WORD, columns.value.1), WORD, columns.value, Anchor::End),
        (wrap(&row.gap, WORD, columns.gap.1), WORD, columns.gap, Anchor::End),
        (wrap(&row.verdict, WORD, word.1), WORD, word, Anchor::Start),
    ];
    let depth = cells.iter().map(|cell| cell.0.len()).max().unwrap_or(1);
    let height = rows_height(depth, WORD) + 4.5;
    let middle = top + height / 2.0;
    for (lines, face, place, anchor) in &cells {
        // The same base line as a row of one line has, however many lines stand above and below.
        let first = middle - rows_height(lines.len() - 1, *face) / 2.0 + MIDDLE * face.size - ASCENT * face.size;
        column(scene, lines, *face, Ink::Text, *place, *anchor, first);
    }
    scene.shape(look, (columns.verdict.0 + MARK, middle), MARK);
    bullet(scene, row, columns, middle);
    top + height
}

fn bullet(scene: &mut Scene, row: &BoardRow, columns: &Columns, middle: f64) {
    let left = columns.bar.0;
    let at = |share: f64| (share.clamp(0.0, LONGEST) * columns.way).min(columns.bar.1);
    let bar = row.bar.filter(|b| b.is_finite());
    let marker = row.marker.filter(|m| m.is_finite());
    if bar.is_some() || marker.is_some() {
        let track = Rect { x: left, y: middle - BAR_HEIGHT / 2.0, w: columns.way, h: BAR_HEIGHT };
        scene.block(track, Ink::Track.rgb());
    }
    if let Some(share) = bar {
        let rect = Rect { x: left, y: middle - BAR_HEIGHT / 2.0, w: at(share).max(0.8), h: BAR_HEIGHT };
        scene.block(rect, palette::look(row.role).colour);
    }
    if let Some(share) = marker {
        let x = left + at(share);
        let reach = BAR_HEIGHT / 2.0 + 2.6;
        // Paper on both sides keeps the tick apart from a dark bar.
        scene.line((x, middle - reach), (x, middle + reach), Pen::new(Ink::Paper, 3.6));
        scene.line((x, middle - reach), (x, middle + reach), Pen::new(Ink::Text, 1.6));
    }
}

/// Says what bar, tick and marks stand for; returns the lower edge.
fn key(scene: &mut Scene, board: &Board, top: f64) -> f64 {
    let line = KEY.line() + 1.0;
    let (mut x, mut middle) = (MARGIN, top + line / 2.0);
    let mut entry = |scene: &mut Scene, mark: &dyn Fn(&mut Scene, f64, f64), size: f64, text: &str| {
        let text = scene.clean(text);
        for (i, part) in wrap(&text, KEY, WIDTH - 2.0 * MARGIN - size - 5.0).iter().enumerate() {
            let width = size + 5.0 + KEY.width(part);
            if x > MARGIN && (i > 0 || x + width > WIDTH - MARGIN) {
                x = MARGIN;
                middle += line;
            }
            if i == 0 {
                mark(scene, x, middle);
            }
            scene.text((x + size + 5.0, middle + MIDDLE * KEY.size), part, KEY, Ink::Muted, Anchor::Start);
            x += width + 13.0;
        }
    };
    if !board.rows.is_empty() {
        let swatch = |scene: &mut Scene, x: f64, y: f64| {
            scene.block(Rect { x, y: y - 3.5, w: 18.0, h: 7.0 }, Ink::Axis.rgb());
        };
        entry(scene, &swatch, 18.0, &board.bar_label);
        let tick = |scene: &mut Scene, x: f64, y: f64| {
            scene.line((x + 1.0, y - 6.0), (x + 1.0, y + 6.0), Pen::new(Ink::Text, 1.6));
        };
        entry(scene, &tick, 2.0, &board.marker_label);
    }
    for (role, word) in &board.key {
        let mark = |scene: &mut Scene, x: f64, y: f64| scene.shape(palette::look(*role), (x + MARK, y), MARK);
        entry(scene, &mark, 2.0 * MARK, word);
    }
    middle + line / 2.0
}
