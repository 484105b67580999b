//! The shape and the colours of each verdict, in one table for all forms.

use super::rgb::Rgb;
use crate::assess::Verdict;
use anstyle::AnsiColor;

/// The form of a verdict's mark.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Shape {
    Disc,
    Ring,
    Up,
    Down,
    Diamond,
    HollowDiamond,
    Cross,
    HollowSquare,
}

/// A verdict's colours in charts and on the page.
#[derive(Debug, Clone, Copy)]
pub(super) struct Colours {
    /// Of bars and marks.
    pub fill: Rgb,
    /// Of words and thin lines: legible on the paper.
    pub strong: Rgb,
}

/// A verdict's colours in the cells of a workbook: dark on light, readable in grey as well.
#[derive(Debug, Clone, Copy)]
pub(crate) struct CellColours {
    pub text: Rgb,
    pub ground: Rgb,
}

/// The looks of one verdict.
#[derive(Debug, Clone, Copy)]
pub(crate) struct VerdictStyle {
    pub shape: Shape,
    pub(super) light: Colours,
    pub(super) dark: Colours,
    pub cell: CellColours,
    pub terminal: AnsiColor,
}

/// The shape of a role.
#[must_use]
pub fn shape(role: Verdict) -> Shape {
    verdict_style(role).shape
}

/// What a verdict looks like, for every form.
pub(crate) fn verdict_style(role: Verdict) -> VerdictStyle {
    // Shape; fill and strong line on a light ground, then on a dark one; text and ground of a cell; the terminal's colour.
    #[rustfmt::skip]
    #[expect(clippy::unreadable_literal, reason = "colours are written in six digits")]
    let (shape, light, dark, cell, terminal) = match role {
        Verdict::Met => (Shape::Disc, [0x0B4A86, 0x0B4A86], [0x3B7EC4, 0x6FAAE6], [0x0B5D3B, 0xD9F0E3], AnsiColor::Green),
        Verdict::OnPace => (Shape::Up, [0x4F9BD0, 0x1F6AA0], [0x8CCBF5, 0x8CCBF5], [0x0B4F6C, 0xDCEEF6], AnsiColor::Green),
        Verdict::Behind => (Shape::Down, [0xF5B941, 0x8F5B00], [0xFFE08A, 0xFFE08A], [0x7A4B00, 0xFFEECC], AnsiColor::Yellow),
        Verdict::FarBehind => (Shape::Diamond, [0xD04A1C, 0xB03A10], [0xE87A3C, 0xF2955E], [0x8A1C00, 0xFBD9CE], AnsiColor::Red),
        Verdict::Missed => (Shape::Cross, [0x5E0618, 0x5E0618], [0xB02A3E, 0xF08A98], [0x7A001F, 0xF4C7D0], AnsiColor::Red),
        Verdict::NotRated => (Shape::Ring, [0x7D8791, 0x5A6672], [0x8E99A4, 0xA3AEBA], [0x555555, 0xEEEEEE], AnsiColor::BrightBlack),
        Verdict::NoData => (Shape::HollowSquare, [0xA9B1B9, 0x5A6672], [0x6A7580, 0xA3AEBA], [0x555555, 0xEEEEEE], AnsiColor::BrightBlack),
        Verdict::Watch => (Shape::HollowDiamond, [0x5F5A8A, 0x5F5A8A], [0xA69FD8, 0xB4AEE2], [0x555555, 0xEEEEEE], AnsiColor::BrightBlack),
    };
    VerdictStyle {
        shape,
        light: Colours { fill: Rgb::of(light[0]), strong: Rgb::of(light[1]) },
        dark: Colours { fill: Rgb::of(dark[0]), strong: Rgb::of(dark[1]) },
        cell: CellColours { text: Rgb::of(cell[0]), ground: Rgb::of(cell[1]) },
        terminal,
    }
}
