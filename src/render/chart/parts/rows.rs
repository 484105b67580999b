//! Rows: cells of text in columns, the heads of columns, and the key at the foot.

use crate::assess::Verdict;
use crate::render::chart::{
    font::{ASCENT, Face, MIDDLE},
    line_breaks::{balanced, wrap},
    scene::{Anchor, MARGIN, Pen, Rect, Scene},
    type_sizes::{BODY, BODY_BOLD, SMALL},
};
use crate::render::palette::{Ink, Paint};

pub(in crate::render::chart) const WORD: Face = BODY;
pub(in crate::render::chart) const STRONG: Face = BODY_BOLD;
pub(in crate::render::chart) const HEAD: Face = SMALL;
/// Between two columns.
pub(in crate::render::chart) const GAP: f64 = 9.0;
/// Size of a verdict's mark.
pub(in crate::render::chart) const MARK: f64 = 4.2;

/// Left edge and width.
pub(in crate::render::chart) type Column = (f64, f64);

#[expect(clippy::cast_precision_loss, reason = "a few lines")]
pub(in crate::render::chart) fn lines_height(lines: usize, face: Face) -> f64 {
    lines as f64 * face.line()
}

/// A text broken into a column.
pub(in crate::render::chart) struct Cell {
    lines: Vec<String>,
    face: Face,
    paint: Paint,
    column: Column,
    anchor: Anchor,
}

impl Cell {
    pub fn new(text: &str, face: Face, paint: impl Into<Paint>, column: Column, anchor: Anchor) -> Self {
        Self { lines: balanced(text, face, column.1), face, paint: paint.into(), column, anchor }
    }

    pub fn height(&self) -> f64 {
        lines_height(self.lines.len(), self.face)
    }

    /// Writes it vertically centred on `middle`.
    pub fn write(&self, scene: &mut Scene, middle: f64) {
        let above = lines_height(self.lines.len() - 1, self.face) / 2.0;
        self.write_from(scene, middle - above + MIDDLE * self.face.size - ASCENT * self.face.size);
    }

    /// Writes it from `top` on.
    pub fn write_from(&self, scene: &mut Scene, top: f64) {
        let (x, width) = self.column;
        let x = match self.anchor {
            Anchor::Start => x,
            Anchor::Middle => x + width / 2.0,
            Anchor::End => x + width,
        };
        let mut y = top + ASCENT * self.face.size;
        for line in &self.lines {
            scene.text((x, y), line, self.face, self.paint, self.anchor);
            y += self.face.line();
        }
    }
}

/// Writes the heads of columns over a line across the paper; returns its height.
pub(in crate::render::chart) fn heads(scene: &mut Scene, cells: &[Cell], top: f64) -> f64 {
    if cells.is_empty() {
        scene.line((MARGIN, top + 3.0), (scene.right(), top + 3.0), Pen::new(Ink::Axis, 0.8));
        return top + 3.0;
    }
    let deepest = cells.iter().map(Cell::height).fold(HEAD.line(), f64::max);
    let bottom = top + deepest + 3.0;
    for cell in cells {
        cell.write_from(scene, bottom - 3.0 - cell.height());
    }
    scene.line((MARGIN, bottom), (scene.right(), bottom), Pen::new(Ink::Axis, 0.8));
    bottom
}

/// The sign before a word of the key.
#[derive(Debug, Clone, Copy)]
pub(in crate::render::chart) enum Sign {
    Bar(Paint),
    Outline(Paint),
    Tick(Paint),
    Stroke(Pen),
    Verdict(Verdict),
    Hollow(Paint),
    Ringed(Paint),
}

impl Sign {
    fn width(self) -> f64 {
        match self {
            Self::Bar(_) | Self::Outline(_) | Self::Stroke(_) => 18.0,
            Self::Tick(_) => 2.0,
            Self::Verdict(_) | Self::Hollow(_) => 2.0 * MARK,
            Self::Ringed(_) => 13.0,
        }
    }

    fn draw(self, scene: &mut Scene, x: f64, y: f64) {
        match self {
            Self::Bar(paint) => scene.block(Rect { x, y: y - 3.5, w: 18.0, h: 7.0 }, paint),
            Self::Outline(paint) => scene.frame(Rect { x: x + 0.5, y: y - 3.5, w: 17.0, h: 7.0 }, Pen::new(paint, 1.0)),
            Self::Tick(paint) => scene.line((x + 1.0, y - 6.0), (x + 1.0, y + 6.0), Pen::new(paint, 1.6)),
            Self::Stroke(pen) => scene.line((x, y), (x + 18.0, y), pen),
            Self::Verdict(role) => scene.shape(role, (x + MARK, y), MARK),
            Self::Hollow(paint) => {
                scene.disc((x + MARK, y), 3.4, paint);
                scene.disc((x + MARK, y), 2.0, Ink::Paper);
            }
            Self::Ringed(paint) => ringed(scene, (x + 6.5, y), paint),
        }
    }
}

/// A ring around a point that stands out.
pub(in crate::render::chart) fn ringed(scene: &mut Scene, at: (f64, f64), paint: Paint) {
    let around = |r: f64| (0..=24u8).map(move |i| (r, f64::from(i) / 24.0 * std::f64::consts::TAU));
    let points = around(6.0).map(|(r, turn)| (at.0 + r * turn.cos(), at.1 + r * turn.sin())).collect();
    scene.path(points, Pen::new(paint, 1.4));
}

/// The extra height of each of `rows` rows from `top` on, where the paper has a fixed height that they do not fill.
pub(in crate::render::chart) fn air(scene: &Scene, top: f64, rows: usize) -> f64 {
    const KEY: f64 = 26.0;
    const ROW: f64 = 20.5;
    const MOST: f64 = 20.0;
    #[expect(clippy::cast_precision_loss, reason = "a few rows")]
    let rows = rows.max(1) as f64;
    scene.floor.map_or(0.0, |floor| ((floor - top - KEY) / rows - ROW).clamp(0.0, MOST))
}

/// Writes the key of signs; returns the lower edge.
pub(in crate::render::chart) fn key(scene: &mut Scene, entries: &[(Sign, &str)], top: f64) -> f64 {
    if entries.is_empty() {
        return top;
    }
    let line = HEAD.line() + 1.0;
    let (mut x, mut middle) = (MARGIN, top + line / 2.0);
    for (sign, text) in entries {
        let text = scene.clean(text);
        let size = sign.width();
        for (i, part) in wrap(&text, HEAD, scene.inner() - size - 5.0).iter().enumerate() {
            let width = size + 5.0 + HEAD.width(part);
            if x > MARGIN && (i > 0 || x + width > scene.right()) {
                x = MARGIN;
                middle += line;
            }
            if i == 0 {
                sign.draw(scene, x, middle);
            }
            scene.text((x + size + 5.0, middle + MIDDLE * HEAD.size), part, HEAD, Ink::Muted, Anchor::Start);
            x += width + 13.0;
        }
    }
    middle + line / 2.0
}
