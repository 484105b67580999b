//! The colours of the page around charts and tables, by the names of their variables.

use super::rgb::Rgb;
use super::theme::Theme;

/// Each variable of the page's style with its colour.
#[expect(clippy::unreadable_literal, reason = "colours are written in six digits")]
pub(in crate::render) fn page(theme: Theme) -> impl Iterator<Item = (&'static str, Rgb)> {
    let all = [
        ("paper", 0xFFFFFF, 0x10161C),
        ("sunk", 0xF5F7F9, 0x1D2731),
        ("ink", 0x1B252F, 0xE5EAEF),
        ("quiet", 0x56626E, 0xA3B1BE),
        ("rule", 0xDDE3E8, 0x2C3844),
        ("strong-rule", 0xAAB4BE, 0x53616E),
        ("accent", 0x12395B, 0x9CCBF2),
        ("track", 0xE6EBEF, 0x2C3844),
        ("warn", 0xFDF3DD, 0x352A12),
        ("warn-ink", 0x6B4700, 0xF3D692),
    ];
    all.into_iter().map(move |(name, light, dark)| match theme {
        Theme::Light => (name, Rgb::of(light)),
        Theme::Dark => (name, Rgb::of(dark)),
    })
}
