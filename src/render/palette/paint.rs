//! What a mark is drawn with: an ink or a verdict's colour, before a palette makes a colour of it.

use super::ink::Ink;
use crate::assess::Verdict;

/// What a mark is drawn with; the palette makes a colour of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    Ink(Ink),
    /// A verdict's bar or mark.
    Fill(Verdict),
    /// A verdict's words and thin lines: dark (or light) enough on the paper.
    Strong(Verdict),
    /// A verdict's ground, pale enough for words upon it.
    Tint(Verdict),
}

impl From<Ink> for Paint {
    fn from(ink: Ink) -> Self {
        Self::Ink(ink)
    }
}
