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

/// The looks of one verdict.
#[derive(Debug, Clone, Copy)]
pub(crate) struct VerdictStyle {
    pub shape: Shape,
    pub(super) light: Colours,
    pub(super) dark: Colours,
    pub terminal: AnsiColor,
}

/// The shape of a role.
#[must_use]
pub fn shape(role: Verdict) -> Shape {
    verdict_style(role).shape
}

/// What a verdict looks like, for every form.
pub(crate) fn verdict_style(role: Verdict) -> VerdictStyle {
    // Shape; fill and strong line on a light ground, then on a dark one; the terminal's colour.
    #[rustfmt::skip]
    #[expect(clippy::unreadable_literal, reason = "colours are written in six digits")]
    let (shape, light, dark, terminal) = match role {
        Verdict::Met => (Shape::Disc, [0x0A437A, 0x0A437A], [0x4A8BD2, 0x6FAAE6], AnsiColor::Green),
        Verdict::OnPace => (Shape::Up, [0x2C7AB6, 0x1F6AA0], [0x8CCBF5, 0x8CCBF5], AnsiColor::Green),
        Verdict::Behind => (Shape::Down, [0xC58300, 0x8A5800], [0xFFE08A, 0xFFE08A], AnsiColor::Yellow),
        Verdict::FarBehind => (Shape::Diamond, [0xA83408, 0xA83408], [0xF08A4B, 0xF2955E], AnsiColor::Red),
        Verdict::Missed => (Shape::Cross, [0x5E0618, 0x5E0618], [0xC03A50, 0xF08A98], AnsiColor::Red),
        Verdict::NotRated => (Shape::Ring, [0x66707A, 0x5A6672], [0x8E99A4, 0xA3AEBA], AnsiColor::BrightBlack),
        Verdict::NoData => (Shape::HollowSquare, [0x8C959E, 0x5A6672], [0x6A7580, 0xA3AEBA], AnsiColor::BrightBlack),
        Verdict::Watch => (Shape::HollowDiamond, [0x5F5A8A, 0x5F5A8A], [0xA69FD8, 0xB4AEE2], AnsiColor::BrightBlack),
    };
    VerdictStyle {
        shape,
        light: Colours { fill: Rgb::of(light[0]), strong: Rgb::of(light[1]) },
        dark: Colours { fill: Rgb::of(dark[0]), strong: Rgb::of(dark[1]) },
        terminal,
    }
}
