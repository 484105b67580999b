//! The shape and the colours of each verdict, in one table for all forms.

use super::rgb::Rgb;
use crate::report::chart::Role;
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

/// What a verdict looks like.
#[derive(Debug, Clone, Copy)]
pub(crate) struct VerdictStyle {
    pub shape: Shape,
    pub(super) light: Colours,
    pub(super) dark: Colours,
    pub cell: CellColours,
    pub terminal: AnsiColor,
}

/// The table.
pub(crate) fn verdict_style(role: Role) -> VerdictStyle {
    match role {}
}
