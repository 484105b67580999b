//! Verdicts in cells: a sign, a word and a colour, so that no reader needs all three.

use crate::assess::Verdict;
use crate::render::palette::{Paint, Palette, Rgb};
use crate::report::sign;
use rust_xlsxwriter::{Color, Format};

/// A verdict's word behind its sign.
pub(super) fn marked(role: Verdict, word: &str) -> String {
    format!("{} {word}", sign(role))
}

/// The format of a cell that begins with a role's sign.
pub(super) fn formats(palette: &Palette) -> impl Iterator<Item = (char, Format)> {
    Verdict::ALL.into_iter().map(|role| (sign(role), coloured(Format::new(), role, palette)))
}

/// A format with the colours of a role.
pub(super) fn coloured(format: Format, role: Verdict, palette: &Palette) -> Format {
    let [text, ground] = [Paint::Strong(role), Paint::Tint(role)].map(|paint| color(palette.rgb(paint)));
    format.set_font_color(text).set_background_color(ground)
}

fn color(rgb: Rgb) -> Color {
    let [r, g, b] = rgb.channels();
    Color::RGB(u32::from_be_bytes([0, r, g, b]))
}
