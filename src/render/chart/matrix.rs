//! Regions × indicators: each cell tells its verdict by shape and colour, and its value.

use super::{
    font::Face,
    palette::{Ink, Paint},
    rows::{Cell, Column, HEAD, Sign, WORD, air, heads, key},
    scene::{Anchor, MARGIN, Pen, Rect, Scene},
};
use crate::report::chart::Matrix;

const VALUE: Face = Face::regular(9.5);
const MARK: f64 = 3.6;
/// From the left edge of a cell to its value.
const INDENT: f64 = 2.0 * MARK + 8.0;
/// A column is no wider than this, however few there are.
const WIDEST: f64 = 160.0;
/// Names of regions take at most this share of the width.
const NAMES: f64 = 0.34;
const GAP: f64 = 8.0;

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
    let head = |text: &str, (x, w): Column| Cell::new(text, HEAD, Ink::Muted, (x + 3.0, w - 6.0), Anchor::Start);
    let mut cells = vec![Cell::new(&corner, HEAD, Ink::Muted, name, Anchor::Start)];
    cells.extend(columns.iter().enumerate().map(|(n, text)| head(text, column(n))));
    let mut y = heads(scene, &cells, top);
    let air = air(scene, y, matrix.rows.len());
    for (row, name_text) in matrix.rows.iter().zip(&names) {
        let mut cells = vec![Cell::new(name_text, WORD, Ink::Text, name, Anchor::Start)];
        let mut marks = Vec::new();
        for (n, cell) in row.cells.iter().enumerate().take(columns.len()) {
            let Some(cell) = cell else { continue };
            let (x, w) = column(n);
            let text = scene.clean(&cell.text);
            cells.push(Cell::new(&text, VALUE, Ink::Text, (x + INDENT, w - INDENT - 4.0), Anchor::Start));
            marks.push((x, w, cell.role));
        }
        let height = cells.iter().map(Cell::height).fold(WORD.line(), f64::max) + 5.0 + air;
        let middle = y + height / 2.0;
        for (x, w, role) in marks {
            let ground = Rect { x: x + 1.0, y: y + 1.0, w: w - 2.0, h: height - 2.0 };
            scene.block(ground, Paint::Tint(role));
            scene.shape(role, (x + 4.0 + MARK, middle), MARK);
        }
        for cell in &cells {
            cell.write(scene, middle);
        }
        y += height;
    }
    scene.line((MARGIN, y), (scene.right(), y), Pen::new(Ink::Axis, 0.6));
    let entries: Vec<(Sign, &str)> =
        matrix.key.iter().map(|(role, word)| (Sign::Verdict(*role), word.as_str())).collect();
    key(scene, &entries, y + 6.0)
}
