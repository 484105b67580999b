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
    match role {
        Verdict::Met => VerdictStyle {
            shape: Shape::Disc,
            light: Colours { fill: Rgb(0x0B, 0x4A, 0x86), strong: Rgb(0x0B, 0x4A, 0x86) },
            dark: Colours { fill: Rgb(0x3B, 0x7E, 0xC4), strong: Rgb(0x6F, 0xAA, 0xE6) },
            cell: CellColours { text: Rgb(0x0B, 0x5D, 0x3B), ground: Rgb(0xD9, 0xF0, 0xE3) },
            terminal: AnsiColor::Green,
        },
        Verdict::OnPace => VerdictStyle {
            shape: Shape::Up,
            light: Colours { fill: Rgb(0x4F, 0x9B, 0xD0), strong: Rgb(0x1F, 0x6A, 0xA0) },
            dark: Colours { fill: Rgb(0x8C, 0xCB, 0xF5), strong: Rgb(0x8C, 0xCB, 0xF5) },
            cell: CellColours { text: Rgb(0x0B, 0x4F, 0x6C), ground: Rgb(0xDC, 0xEE, 0xF6) },
            terminal: AnsiColor::Green,
        },
        Verdict::Behind => VerdictStyle {
            shape: Shape::Down,
            light: Colours { fill: Rgb(0xF5, 0xB9, 0x41), strong: Rgb(0x8F, 0x5B, 0x00) },
            dark: Colours { fill: Rgb(0xFF, 0xE0, 0x8A), strong: Rgb(0xFF, 0xE0, 0x8A) },
            cell: CellColours { text: Rgb(0x7A, 0x4B, 0x00), ground: Rgb(0xFF, 0xEE, 0xCC) },
            terminal: AnsiColor::Yellow,
        },
        Verdict::FarBehind => VerdictStyle {
            shape: Shape::Diamond,
            light: Colours { fill: Rgb(0xD0, 0x4A, 0x1C), strong: Rgb(0xB0, 0x3A, 0x10) },
            dark: Colours { fill: Rgb(0xE8, 0x7A, 0x3C), strong: Rgb(0xF2, 0x95, 0x5E) },
            cell: CellColours { text: Rgb(0x8A, 0x1C, 0x00), ground: Rgb(0xFB, 0xD9, 0xCE) },
            terminal: AnsiColor::Red,
        },
        Verdict::Missed => VerdictStyle {
            shape: Shape::Cross,
            light: Colours { fill: Rgb(0x5E, 0x06, 0x18), strong: Rgb(0x5E, 0x06, 0x18) },
            dark: Colours { fill: Rgb(0xB0, 0x2A, 0x3E), strong: Rgb(0xF0, 0x8A, 0x98) },
            cell: CellColours { text: Rgb(0x7A, 0x00, 0x1F), ground: Rgb(0xF4, 0xC7, 0xD0) },
            terminal: AnsiColor::Red,
        },
        Verdict::NotRated => VerdictStyle {
            shape: Shape::Ring,
            light: Colours { fill: Rgb(0x7D, 0x87, 0x91), strong: Rgb(0x5A, 0x66, 0x72) },
            dark: Colours { fill: Rgb(0x8E, 0x99, 0xA4), strong: Rgb(0xA3, 0xAE, 0xBA) },
            cell: CellColours { text: Rgb(0x55, 0x55, 0x55), ground: Rgb(0xEE, 0xEE, 0xEE) },
            terminal: AnsiColor::BrightBlack,
        },
        Verdict::NoData => VerdictStyle {
            shape: Shape::HollowSquare,
            light: Colours { fill: Rgb(0xA9, 0xB1, 0xB9), strong: Rgb(0x5A, 0x66, 0x72) },
            dark: Colours { fill: Rgb(0x6A, 0x75, 0x80), strong: Rgb(0xA3, 0xAE, 0xBA) },
            cell: CellColours { text: Rgb(0x55, 0x55, 0x55), ground: Rgb(0xEE, 0xEE, 0xEE) },
            terminal: AnsiColor::BrightBlack,
        },
        Verdict::Watch => VerdictStyle {
            shape: Shape::HollowDiamond,
            light: Colours { fill: Rgb(0x5F, 0x5A, 0x8A), strong: Rgb(0x5F, 0x5A, 0x8A) },
            dark: Colours { fill: Rgb(0xA6, 0x9F, 0xD8), strong: Rgb(0xB4, 0xAE, 0xE2) },
            cell: CellColours { text: Rgb(0x55, 0x55, 0x55), ground: Rgb(0xEE, 0xEE, 0xEE) },
            terminal: AnsiColor::BrightBlack,
        },
    }
}
