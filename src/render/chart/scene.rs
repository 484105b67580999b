//! A scene: marks with their final places. A kind of chart makes it; [`super::svg`] writes it.
//!
//! The unit is a quarter of a millimetre on a page: a chart as wide as the text, 156 mm, is 624 units wide. `y` grows downwards.

use std::collections::BTreeSet;

use super::font::{self, ASCENT, DESCENT, Face};
use crate::assess::Verdict;
use crate::render::palette::{Ink, Paint, Shape, verdict_style};

/// Free paper at each edge.
pub(super) const MARGIN: f64 = 8.0;

pub(super) type At = (f64, f64);

#[derive(Debug, Clone, Copy, PartialEq)]
pub(super) struct Rect {
    pub x: f64,
    pub y: f64,
    pub w: f64,
    pub h: f64,
}

impl Rect {
    pub fn right(self) -> f64 {
        self.x + self.w
    }

    pub fn bottom(self) -> f64 {
        self.y + self.h
    }

    pub fn overlaps(self, other: Self) -> bool {
        self.x < other.right() && other.x < self.right() && self.y < other.bottom() && other.y < self.bottom()
    }

    pub fn holds(self, other: Self) -> bool {
        self.x <= other.x && self.y <= other.y && other.right() <= self.right() && other.bottom() <= self.bottom()
    }

    pub fn grown(self, by: f64) -> Self {
        Self { x: self.x - by, y: self.y - by, w: self.w + 2.0 * by, h: self.h + 2.0 * by }
    }
}

/// Which point of a text its `x` names.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Anchor {
    Start,
    Middle,
    End,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Dash {
    Solid,
    Dashes,
    Dots,
}

#[derive(Debug, Clone, Copy)]
pub(super) struct Pen {
    pub colour: Paint,
    pub width: f64,
    pub dash: Dash,
}

impl Pen {
    pub fn new(colour: impl Into<Paint>, width: f64) -> Self {
        Self { colour: colour.into(), width, dash: Dash::Solid }
    }

    pub fn dash(self, dash: Dash) -> Self {
        Self { dash, ..self }
    }
}

/// One element of the drawing.
#[derive(Debug, Clone)]
pub(super) enum Mark {
    Path { points: Vec<At>, pen: Pen },
    Area { points: Vec<At>, colour: Paint },
    Block { rect: Rect, colour: Paint },
    Disc { at: At, radius: f64, colour: Paint },
    Text { at: At, text: String, face: Face, colour: Paint, anchor: Anchor },
}

impl Mark {
    /// The same mark elsewhere.
    fn moved(self, (dx, dy): At) -> Self {
        let moved = |(x, y): At| (x + dx, y + dy);
        let all = |points: Vec<At>| points.into_iter().map(moved).collect();
        match self {
            Self::Path { points, pen } => Self::Path { points: all(points), pen },
            Self::Area { points, colour } => Self::Area { points: all(points), colour },
            Self::Block { rect, colour } => {
                Self::Block { rect: Rect { x: rect.x + dx, y: rect.y + dy, ..rect }, colour }
            }
            Self::Disc { at, radius, colour } => Self::Disc { at: moved(at), radius, colour },
            Self::Text { at, text, face, colour, anchor } => Self::Text { at: moved(at), text, face, colour, anchor },
        }
    }
}

/// Marks in the order of drawing, later ones over earlier ones.
#[derive(Debug)]
pub(super) struct Scene {
    pub marks: Vec<Mark>,
    /// Width of the paper.
    pub width: f64,
    /// Where the drawing itself should end, if the whole has a fixed height.
    pub floor: Option<f64>,
    /// Height of the drawing, known once it is laid out.
    pub height: f64,
    missing: BTreeSet<char>,
}

impl Scene {
    pub fn new(width: f64) -> Self {
        Self { marks: Vec::new(), width, floor: None, height: 0.0, missing: BTreeSet::new() }
    }

    /// Width between the margins.
    pub fn inner(&self) -> f64 {
        self.width - 2.0 * MARGIN
    }

    /// Right end of what may be drawn on.
    pub fn right(&self) -> f64 {
        self.width - MARGIN
    }

    /// The characters that were replaced by a placeholder, in code-point order.
    pub fn missing(&self) -> Vec<char> {
        self.missing.iter().copied().collect()
    }

    /// `text` with the characters that the font lacks replaced and remembered. Call it before measuring.
    pub fn clean(&mut self, text: &str) -> String {
        let (clean, missing) = font::drawable_text(text);
        self.missing.extend(missing);
        clean
    }

    /// Puts the marks of another scene into this one, moved by `by`.
    pub fn place(&mut self, other: Self, by: At) {
        self.missing.extend(other.missing);
        self.marks.extend(other.marks.into_iter().map(|mark| mark.moved(by)));
    }

    pub fn path(&mut self, points: Vec<At>, pen: Pen) {
        if points.len() > 1 {
            self.marks.push(Mark::Path { points, pen });
        }
    }

    pub fn line(&mut self, from: At, to: At, pen: Pen) {
        self.path(vec![from, to], pen);
    }

    pub fn block(&mut self, rect: Rect, colour: impl Into<Paint>) {
        if rect.w > 0.0 && rect.h > 0.0 {
            self.marks.push(Mark::Block { rect, colour: colour.into() });
        }
    }

    /// The outline of a box.
    pub fn frame(&mut self, rect: Rect, pen: Pen) {
        let (l, t, r, b) = (rect.x, rect.y, rect.right(), rect.bottom());
        self.path(vec![(l, t), (r, t), (r, b), (l, b), (l, t), (r, t)], pen);
    }

    pub fn disc(&mut self, at: At, radius: f64, colour: impl Into<Paint>) {
        self.marks.push(Mark::Disc { at, radius, colour: colour.into() });
    }

    /// A line of text on the base line `at.1`. It must have gone through [`Scene::clean`].
    pub fn text(&mut self, at: At, text: &str, face: Face, colour: impl Into<Paint>, anchor: Anchor) {
        if !text.trim().is_empty() {
            self.marks.push(Mark::Text { at, text: text.trim().to_owned(), face, colour: colour.into(), anchor });
        }
    }

    /// A verdict's mark, `radius` from its middle to its edge.
    pub fn shape(&mut self, role: Verdict, (x, y): At, radius: f64) {
        let (r, colour) = (radius, Paint::Fill(role));
        let area = |points: &[At]| Mark::Area {
            points: points.iter().map(|(dx, dy)| (x + dx * r, y + dy * r)).collect(),
            colour,
        };
        let pen = Pen { colour, width: r * 0.42, dash: Dash::Solid };
        let outline = |points: &[At]| Mark::Path {
            points: points.iter().map(|(dx, dy)| (x + dx * r, y + dy * r)).collect(),
            pen,
        };
        match verdict_style(role).shape {
            Shape::Disc => self.disc((x, y), r, colour),
            Shape::Ring => {
                self.disc((x, y), r, colour);
                self.disc((x, y), r * 0.6, Ink::Paper);
            }
            Shape::Up => self.marks.push(area(&[(0.0, -1.05), (1.1, 0.85), (-1.1, 0.85)])),
            Shape::Down => self.marks.push(area(&[(0.0, 1.05), (1.1, -0.85), (-1.1, -0.85)])),
            Shape::Diamond => self.marks.push(area(&[(0.0, -1.2), (1.2, 0.0), (0.0, 1.2), (-1.2, 0.0)])),
            Shape::HollowDiamond => {
                self.marks.push(outline(&[(0.0, -1.0), (1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0), (1.0, 0.0)]));
            }
            Shape::HollowSquare => {
                let s = 0.8;
                self.marks.push(outline(&[(-s, -s), (s, -s), (s, s), (-s, s), (-s, -s), (s, -s)]));
            }
            Shape::Cross => {
                let thick = Pen { width: r * 0.6, ..pen };
                for slope in [1.0, -1.0] {
                    let arm = 0.82 * r;
                    self.line((x - arm, y - arm * slope), (x + arm, y + arm * slope), thick);
                }
            }
        }
    }
}

/// The box of a line of text, which other texts must not touch.
pub(super) fn text_box(at: At, width: f64, face: Face, anchor: Anchor) -> Rect {
    let x = match anchor {
        Anchor::Start => at.0,
        Anchor::Middle => at.0 - width / 2.0,
        Anchor::End => at.0 - width,
    };
    Rect { x, y: at.1 - ASCENT * face.size, w: width, h: (ASCENT + DESCENT) * face.size }
}
