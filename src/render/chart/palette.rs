//! Colours and shapes. The only place that knows either: everything else speaks of roles and inks.
//!
//! A verdict is told by a shape and by a colour, never by colour alone. The five rated verdicts also form a ladder of
//! lightness, so that they stay apart on a grey printer and for readers who do not tell red from green.

use crate::report::chart::Role;

/// A colour of the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Rgb(u8, u8, u8);

impl Rgb {
    /// Red, green and blue, 0 to 255 in sRGB.
    pub fn channels(self) -> [u8; 3] {
        [self.0, self.1, self.2]
    }
}

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
}

impl Ink {
    pub fn rgb(self) -> Rgb {
        match self {
            Self::Paper => Rgb(0xFF, 0xFF, 0xFF),
            Self::Text => Rgb(0x1B, 0x25, 0x2F),
            Self::Muted => Rgb(0x5A, 0x66, 0x72),
            Self::Grid => Rgb(0xE4, 0xE8, 0xEC),
            Self::Axis => Rgb(0x8A, 0x95, 0xA0),
            Self::Actual => Rgb(0x12, 0x39, 0x5B),
            Self::Plan => Rgb(0x63, 0x70, 0x7D),
            Self::Target => Rgb(0x8A, 0x4B, 0x08),
            Self::Band => Rgb(0xF6, 0xEC, 0xDD),
            Self::Track => Rgb(0xEE, 0xF1, 0xF4),
            Self::Rule => Rgb(0xEC, 0xEF, 0xF2),
        }
    }
}

impl From<Ink> for Rgb {
    fn from(ink: Ink) -> Self {
        ink.rgb()
    }
}

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

/// How a verdict looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Look {
    /// Fill of its bar and of its mark.
    pub colour: Rgb,
    /// Dark enough for thin lines and words on white.
    pub strong: Rgb,
    pub shape: Shape,
}

/// The look of a role.
pub fn look(role: Role) -> Look {
    let (colour, strong, shape) = match role {
        Role::Met => (Rgb(0x0B, 0x4A, 0x86), Rgb(0x0B, 0x4A, 0x86), Shape::Disc),
        Role::OnPace => (Rgb(0x4F, 0x9B, 0xD0), Rgb(0x1F, 0x6A, 0xA0), Shape::Up),
        Role::Behind => (Rgb(0xF5, 0xB9, 0x41), Rgb(0x8F, 0x5B, 0x00), Shape::Down),
        Role::FarBehind => (Rgb(0xD0, 0x4A, 0x1C), Rgb(0xB0, 0x3A, 0x10), Shape::Diamond),
        Role::Missed => (Rgb(0x5E, 0x06, 0x18), Rgb(0x5E, 0x06, 0x18), Shape::Cross),
        Role::NotRated => (Rgb(0x7D, 0x87, 0x91), Rgb(0x5A, 0x66, 0x72), Shape::Ring),
        Role::NoData => (Rgb(0xA9, 0xB1, 0xB9), Rgb(0x5A, 0x66, 0x72), Shape::HollowSquare),
        Role::Watch => (Rgb(0x5F, 0x5A, 0x8A), Rgb(0x5F, 0x5A, 0x8A), Shape::HollowDiamond),
    };
    Look { colour, strong, shape }
}
