//! Inks: what is drawn for no verdict, and its colour in each theme.

use super::rgb::Rgb;
use super::theme::Theme;

/// What a mark is drawn with when it stands for no verdict.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Ink {
    Paper,
    /// Words and figures.
    Text,
    /// Words that step back: subtitle, axis, notes.
    Muted,
    Grid,
    Axis,
    Actual,
    Plan,
    Target,
    /// Between the edges of a target that is a band.
    Band,
    /// Behind a bar: the whole way.
    Track,
    /// Faint line between two rows.
    Rule,
    /// What is expected to come, and how sure that is.
    Fan,
    /// A month's own amount, under the line of the total.
    Amount,
    /// The same total a year before.
    YearBefore,
}

impl Ink {
    /// All, in the order in which the page lists them.
    pub(in crate::render) const ALL: [Self; 14] = [
        Self::Paper,
        Self::Text,
        Self::Muted,
        Self::Grid,
        Self::Axis,
        Self::Actual,
        Self::Plan,
        Self::Target,
        Self::Band,
        Self::Track,
        Self::Rule,
        Self::Fan,
        Self::Amount,
        Self::YearBefore,
    ];

    pub(super) fn rgb(self, theme: Theme) -> Rgb {
        let (light, dark) = match self {
            Self::Paper => (Rgb(0xFF, 0xFF, 0xFF), Rgb(0x16, 0x1B, 0x22)),
            Self::Text => (Rgb(0x1B, 0x25, 0x2F), Rgb(0xE8, 0xED, 0xF2)),
            Self::Muted => (Rgb(0x5A, 0x66, 0x72), Rgb(0xA3, 0xAE, 0xBA)),
            Self::Grid => (Rgb(0xE4, 0xE8, 0xEC), Rgb(0x2A, 0x31, 0x3A)),
            Self::Axis => (Rgb(0x8A, 0x95, 0xA0), Rgb(0x74, 0x7F, 0x8B)),
            Self::Actual => (Rgb(0x12, 0x39, 0x5B), Rgb(0x9C, 0xCB, 0xF2)),
            Self::Plan => (Rgb(0x63, 0x70, 0x7D), Rgb(0x9A, 0xA6, 0xB2)),
            Self::Target => (Rgb(0x8A, 0x4B, 0x08), Rgb(0xE8, 0xA9, 0x5C)),
            Self::Band => (Rgb(0xF6, 0xEC, 0xDD), Rgb(0x3A, 0x2F, 0x20)),
            Self::Track => (Rgb(0xEE, 0xF1, 0xF4), Rgb(0x26, 0x2D, 0x36)),
            Self::Rule => (Rgb(0xEC, 0xEF, 0xF2), Rgb(0x24, 0x2A, 0x33)),
            Self::Fan => (Rgb(0xD6, 0xE2, 0xEC), Rgb(0x27, 0x3B, 0x4D)),
            Self::Amount => (Rgb(0x6B, 0x8C, 0xAD), Rgb(0x54, 0x7E, 0xA6)),
            Self::YearBefore => (Rgb(0x88, 0x8F, 0x96), Rgb(0x8A, 0x94, 0x9E)),
        };
        match theme {
            Theme::Light => light,
            Theme::Dark => dark,
        }
    }
}
