//! The fonts of the charts: they measure texts and say which characters they lack. System fonts are never used.

use std::{fmt, sync::OnceLock};

use ab_glyph::{Font, FontRef};

/// Noto Sans SC, cut down to what reports need; `assets/fonts/make-subset.sh` says how.
pub static REGULAR: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSC-Regular.ttf");
/// The bold weight, with the same characters.
pub static BOLD: &[u8] = include_bytes!("../../../assets/fonts/NotoSansSC-Bold.ttf");

/// Family name of both weights.
pub const FAMILY: &str = "Noto Sans SC";
/// Replaces a character that the fonts lack, visibly.
pub const PLACEHOLDER: char = '□';

/// Height over the base line and depth under it, in em: the `hhea` table of both fonts.
pub(super) const ASCENT: f64 = 0.98;
pub(super) const DESCENT: f64 = 0.26;
/// How far the base line lies under the middle of hanzi and figures, in em.
pub(super) const MIDDLE: f64 = 0.37;

/// Size and weight of a text.
#[derive(Clone, Copy, PartialEq)]
pub struct Face {
    /// Size of the em, in the unit that widths are wanted in.
    pub size: f64,
    pub bold: bool,
}

impl fmt::Debug for Face {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}{}", self.size, if self.bold { " bold" } else { "" })
    }
}

impl Face {
    pub const fn regular(size: f64) -> Self {
        Self { size, bold: false }
    }

    pub const fn bold(size: f64) -> Self {
        Self { size, bold: true }
    }

    /// Distance from one base line to the next.
    pub(super) fn line(self) -> f64 {
        self.size * 1.36
    }

    /// Width of `text` on one line, as it will be drawn.
    pub fn width(self, text: &str) -> f64 {
        let font = if self.bold { &faces().1 } else { &faces().0 };
        let em = f64::from(font.units_per_em().unwrap_or(1000.0));
        let advance: f64 = text.chars().map(|c| f64::from(font.h_advance_unscaled(font.glyph_id(c)))).sum();
        advance / em * self.size
    }
}

fn faces() -> &'static (FontRef<'static>, FontRef<'static>) {
    static FACES: OnceLock<(FontRef<'static>, FontRef<'static>)> = OnceLock::new();
    FACES.get_or_init(|| {
        let read = |bytes| FontRef::try_from_slice(bytes).expect("the fonts built into the program can be read");
        (read(REGULAR), read(BOLD))
    })
}

/// The characters of `text` that the fonts cannot draw, each once, in order of first appearance.
pub fn missing_glyphs(text: &str) -> Vec<char> {
    let mut missing = Vec::new();
    for c in text.chars() {
        if !blank(c) && !drawable(c) && !missing.contains(&c) {
            missing.push(c);
        }
    }
    missing
}

/// `text` as it can be drawn on one line, and the characters that had to be replaced by [`PLACEHOLDER`].
///
/// Line breaks and other controls become spaces: a chart's words are single lines, and XML forbids most controls.
pub fn drawable_text(text: &str) -> (String, Vec<char>) {
    let drawn = text
        .chars()
        .filter(|c| !invisible(*c))
        .map(|c| match c {
            c if blank(c) => ' ',
            c if drawable(c) => c,
            _ => PLACEHOLDER,
        })
        .collect();
    (drawn, missing_glyphs(text))
}

fn drawable(c: char) -> bool {
    faces().0.glyph_id(c).0 != 0
}

/// Takes no ink and need not be in the font.
fn blank(c: char) -> bool {
    (c.is_control() || c.is_whitespace() || invisible(c)) && c != '\u{3000}' && c != '\u{a0}'
}

/// Joiners, variation selectors and byte-order marks: they only steer how their neighbours are drawn.
fn invisible(c: char) -> bool {
    matches!(c, '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{fe00}'..='\u{fe0f}' | '\u{feff}')
}
