//! The matrix: regions × indicators; each cell shows its verdict by shape and colour, and its value.

use crate::render::chart::{
    font::Face,
    line_breaks::{longest_piece, wrap},
    parts::rows::{Cell, Column, HEAD, Sign, WORD, air, heads, key},
    scene::{Anchor, MARGIN, Pen, Rect, Scene},
    type_sizes::SMALL,
};
use crate::render::palette::{Ink, Paint};
use crate::report::charts::Matrix;

const VALUE: Face = SMALL;
const MARK: f64 = 3.6;
/// From the left edge of a cell to its value.
const INDENT: f64 = 2.0 * MARK + 8.0;
/// A column is no wider than this, however few there are.
const WIDEST: f64 = 160.0;
/// Names of regions take at most this share of the width.
const NAMES: f64 = 0.34;
const GAP: f64 = 8.0;
/// A head that would need more lines than this, or broken words, becomes a number that is explained under the matrix.
const HEAD_LINES: usize = 5;
/// Where a value would need more lines than this, or broken words, cells have their marks alone.
const VALUE_LINES: usize = 2;

/// Draws `matrix` from `top` on; returns its lower edge.
pub(super) fn draw(scene: &mut Scene, matrix: &Matrix, top: f64) -> f64 {
    let clean = |scene: &mut Scene, texts: &mut dyn Iterator<Item = &String>| -> Vec<String> {
        texts.map(|text| scene.clean(text)).collect()
    };
    let names = clean(scene, &mut matrix.rows.iter().map(|row| &row.name));
    let columns = clean(scene, &mut matrix.columns.iter());
    let corner = scene.clean(&matrix.region_head);
    let widest = names.iter().map(|name| WORD.width(name)).fold(HEAD.width(&corner), f64::max) + 0.5;
    let name = (MARGIN, widest.min(scene.inner() * NAMES));
    let left = name.0 + name.1 + GAP;
    #[expect(clippy::cast_precision_loss, reason = "a few columns")]
    let width = ((scene.right() - left) / columns.len().max(1) as f64).min(WIDEST);
    #[expect(clippy::cast_precision_loss, reason = "a few columns")]
    let column = |n: usize| -> Column { (left + width * n as f64, width) };
    let numbered = !columns.iter().all(|text| fits(text, HEAD, width - 6.0, HEAD_LINES));
    let texts: Vec<Vec<String>> = matrix
        .rows
        .iter()
        .map(|row| row.cells.iter().map(|c| c.as_ref().map_or(String::new(), |c| scene.clean(&c.text))).collect())
        .collect();
    let told = texts.iter().flatten().all(|text| fits(text, VALUE, width - INDENT - 4.0, VALUE_LINES));
    let head = |text: &str, (x, w): Column| Cell::new(text, HEAD, Ink::Muted, (x + 3.0, w - 6.0), Anchor::Start);
    let mut cells = vec![Cell::new(&corner, HEAD, Ink::Muted, name, Anchor::Start)];
    let number = |n: usize, text: &String| if numbered { (n + 1).to_string() } else { text.clone() };
    cells.extend(columns.iter().enumerate().map(|(n, text)| head(&number(n, text), column(n))));
    let mut y = heads(scene, &cells, top);
    let air = air(scene, y, matrix.rows.len());
    for ((row, texts), name_text) in matrix.rows.iter().zip(&texts).zip(&names) {
        let mut cells = vec![Cell::new(name_text, WORD, Ink::Text, name, Anchor::Start)];
        let mut marks = Vec::new();
        for (n, cell) in row.cells.iter().enumerate().take(columns.len()) {
            let Some(cell) = cell else { continue };
            let (x, w) = column(n);
            if told {
                cells.push(Cell::new(&texts[n], VALUE, Ink::Text, (x + INDENT, w - INDENT - 4.0), Anchor::Start));
            }
            marks.push((x, w, cell.role));
        }
        let height = cells.iter().map(Cell::height).fold(WORD.line(), f64::max) + 5.0 + air;
        let middle = y + height / 2.0;
        for (x, w, role) in marks {
            let ground = Rect { x: x + 1.0, y: y + 1.0, w: w - 2.0, h: height - 2.0 };
            scene.block(ground, Paint::Tint(role));
            let mark = if told { x + 4.0 + MARK } else { x + w / 2.0 };
            scene.shape(role, (mark, middle), MARK);
        }
        for cell in &cells {
            cell.write(scene, middle);
        }
        y += height;
    }
    scene.line((MARGIN, y), (scene.right(), y), Pen::new(Ink::Axis, 0.6));
    if numbered {
        y = numbers(scene, &columns, y + 4.0);
    }
    let entries: Vec<(Sign, &str)> =
        matrix.key.iter().map(|(role, word)| (Sign::Verdict(*role), word.as_str())).collect();
    key(scene, &entries, y + 6.0)
}

/// Whether a text can be written in a column without breaking a word.
fn fits(text: &str, face: Face, width: f64, lines: usize) -> bool {
    longest_piece(text, face) <= width && wrap(text, face, width).len() <= lines
}

/// Writes what the numbers over the columns stand for; returns the lower edge.
fn numbers(scene: &mut Scene, columns: &[String], top: f64) -> f64 {
    const INDENT: f64 = 16.0;
    let mut y = top;
    for (n, text) in columns.iter().enumerate() {
        let number = Cell::new(&(n + 1).to_string(), HEAD, Ink::Text, (MARGIN, INDENT), Anchor::Start);
        let text = Cell::new(text, HEAD, Ink::Muted, (MARGIN + INDENT, scene.inner() - INDENT), Anchor::Start);
        number.write_from(scene, y);
        text.write_from(scene, y);
        y += text.height();
    }
    y
}
