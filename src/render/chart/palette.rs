//! Colours and shapes. The only place that knows either: everything else speaks of roles and inks.
//!
//! A verdict is told by a shape and by a colour, never by colour alone. The five rated verdicts also form a ladder of
//! lightness, so that they stay apart on a grey printer and for readers who do not tell red from green.

use std::collections::BTreeMap;

use crate::report::charts::Role;

/// A colour of the palette.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Rgb(u8, u8, u8);

impl Rgb {
    /// Red, green and blue, 0 to 255 in sRGB.
    pub fn channels(self) -> [u8; 3] {
        [self.0, self.1, self.2]
    }

    /// This colour laid over `under`, covering `share` of it (0 to 1).
    fn over(self, under: Self, share: f64) -> Self {
        #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "between two bytes")]
        let mix = |a: u8, b: u8| (f64::from(a) * share + f64::from(b) * (1.0 - share)).round() as u8;
        Self(mix(self.0, under.0), mix(self.1, under.1), mix(self.2, under.2))
    }

    /// Relative luminance as WCAG 2.1 defines it.
    fn luminance(self) -> f64 {
        let linear = self.channels().map(|c| {
            let c = f64::from(c) / 255.0;
            if c <= 0.04045 { c / 12.92 } else { ((c + 0.055) / 1.055).powf(2.4) }
        });
        0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]
    }

    /// Contrast as WCAG 2.1 defines it.
    pub fn contrast(self, other: Self) -> f64 {
        let (a, b) = (self.luminance(), other.luminance());
        (a.max(b) + 0.05) / (a.min(b) + 0.05)
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
    /// What is expected to come, and how sure that is.
    Fan,
}

/// What a mark is drawn with; the palette makes a colour of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Paint {
    Ink(Ink),
    /// A verdict's bar or mark.
    Fill(Role),
    /// A verdict's words and thin lines: dark (or light) enough on the paper.
    Strong(Role),
    /// A verdict's ground, pale enough for words upon it.
    Tint(Role),
}

impl From<Ink> for Paint {
    fn from(ink: Ink) -> Self {
        Self::Ink(ink)
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

/// The shape of a role.
pub fn shape(role: Role) -> Shape {
    match role {
        Role::Met => Shape::Disc,
        Role::OnPace => Shape::Up,
        Role::Behind => Shape::Down,
        Role::FarBehind => Shape::Diamond,
        Role::Missed => Shape::Cross,
        Role::NotRated => Shape::Ring,
        Role::NoData => Shape::HollowSquare,
        Role::Watch => Shape::HollowDiamond,
    }
}

/// For paper or for a dark screen.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default)]
pub enum Theme {
    #[default]
    Light,
    Dark,
}

/// Colours that a setting may give to a role, by name.
const NAMED: [(&str, Rgb); 12] = [
    ("navy", Rgb(0x0B, 0x4A, 0x86)),
    ("blue", Rgb(0x1F, 0x77, 0xB4)),
    ("sky", Rgb(0x4F, 0x9B, 0xD0)),
    ("teal", Rgb(0x1B, 0x8A, 0x8A)),
    ("green", Rgb(0x2E, 0x8B, 0x57)),
    ("amber", Rgb(0xF5, 0xB9, 0x41)),
    ("orange", Rgb(0xE0, 0x7B, 0x1A)),
    ("vermilion", Rgb(0xD0, 0x4A, 0x1C)),
    ("red", Rgb(0xC6, 0x28, 0x28)),
    ("wine", Rgb(0x5E, 0x06, 0x18)),
    ("purple", Rgb(0x5F, 0x5A, 0x8A)),
    ("grey", Rgb(0x7D, 0x87, 0x91)),
];
/// WCAG 2.1, level AA: least contrast of words.
const AA: f64 = 4.5;

/// A theme with the colours of roles that a setting has changed.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Palette {
    theme: Theme,
    changed: BTreeMap<Role, Rgb>,
}

impl Palette {
    pub fn new(theme: Theme) -> Self {
        Self { theme, changed: BTreeMap::new() }
    }

    /// The theme with the colours that a report's setting names; names that are not known change nothing.
    pub fn named(theme: Theme, colours: &BTreeMap<Role, &str>) -> Self {
        let changed =
            |palette: Self, (role, name): (&Role, &&str)| palette.clone().with(*role, name).unwrap_or(palette);
        colours.iter().fold(Self::new(theme), changed)
    }

    /// Names that [`Palette::with`] knows.
    pub fn names() -> impl Iterator<Item = &'static str> {
        NAMED.iter().map(|(name, _)| *name)
    }

    /// The palette with another colour for a role. None where no colour has this name.
    #[must_use]
    pub fn with(mut self, role: Role, name: &str) -> Option<Self> {
        let (_, rgb) = NAMED.iter().find(|(known, _)| *known == name)?;
        self.changed.insert(role, *rgb);
        Some(self)
    }

    pub fn rgb(&self, paint: Paint) -> Rgb {
        match paint {
            Paint::Ink(ink) => self.ink(ink),
            Paint::Fill(role) => self.changed.get(&role).copied().unwrap_or_else(|| self.look(role).0),
            Paint::Strong(role) => match self.changed.get(&role) {
                Some(rgb) => self.readable(*rgb),
                None => self.look(role).1,
            },
            Paint::Tint(role) => {
                let share = if self.theme == Theme::Light { 0.16 } else { 0.30 };
                self.rgb(Paint::Fill(role)).over(self.ink(Ink::Paper), share)
            }
        }
    }

    fn ink(&self, ink: Ink) -> Rgb {
        let (light, dark) = match ink {
            Ink::Paper => (Rgb(0xFF, 0xFF, 0xFF), Rgb(0x16, 0x1B, 0x22)),
            Ink::Text => (Rgb(0x1B, 0x25, 0x2F), Rgb(0xE8, 0xED, 0xF2)),
            Ink::Muted => (Rgb(0x5A, 0x66, 0x72), Rgb(0xA3, 0xAE, 0xBA)),
            Ink::Grid => (Rgb(0xE4, 0xE8, 0xEC), Rgb(0x2A, 0x31, 0x3A)),
            Ink::Axis => (Rgb(0x8A, 0x95, 0xA0), Rgb(0x74, 0x7F, 0x8B)),
            Ink::Actual => (Rgb(0x12, 0x39, 0x5B), Rgb(0x9C, 0xCB, 0xF2)),
            Ink::Plan => (Rgb(0x63, 0x70, 0x7D), Rgb(0x9A, 0xA6, 0xB2)),
            Ink::Target => (Rgb(0x8A, 0x4B, 0x08), Rgb(0xE8, 0xA9, 0x5C)),
            Ink::Band => (Rgb(0xF6, 0xEC, 0xDD), Rgb(0x3A, 0x2F, 0x20)),
            Ink::Track => (Rgb(0xEE, 0xF1, 0xF4), Rgb(0x26, 0x2D, 0x36)),
            Ink::Rule => (Rgb(0xEC, 0xEF, 0xF2), Rgb(0x24, 0x2A, 0x33)),
            Ink::Fan => (Rgb(0xD6, 0xE2, 0xEC), Rgb(0x27, 0x3B, 0x4D)),
        };
        if self.theme == Theme::Light { light } else { dark }
    }

    /// Fill, and what words and thin lines are drawn in.
    fn look(&self, role: Role) -> (Rgb, Rgb) {
        let light = self.theme == Theme::Light;
        match role {
            Role::Met if light => (Rgb(0x0B, 0x4A, 0x86), Rgb(0x0B, 0x4A, 0x86)),
            Role::OnPace if light => (Rgb(0x4F, 0x9B, 0xD0), Rgb(0x1F, 0x6A, 0xA0)),
            Role::Behind if light => (Rgb(0xF5, 0xB9, 0x41), Rgb(0x8F, 0x5B, 0x00)),
            Role::FarBehind if light => (Rgb(0xD0, 0x4A, 0x1C), Rgb(0xB0, 0x3A, 0x10)),
            Role::Missed if light => (Rgb(0x5E, 0x06, 0x18), Rgb(0x5E, 0x06, 0x18)),
            Role::NotRated if light => (Rgb(0x7D, 0x87, 0x91), Rgb(0x5A, 0x66, 0x72)),
            Role::NoData if light => (Rgb(0xA9, 0xB1, 0xB9), Rgb(0x5A, 0x66, 0x72)),
            Role::Watch if light => (Rgb(0x5F, 0x5A, 0x8A), Rgb(0x5F, 0x5A, 0x8A)),
            Role::Met => (Rgb(0x3B, 0x7E, 0xC4), Rgb(0x6F, 0xAA, 0xE6)),
            Role::OnPace => (Rgb(0x8C, 0xCB, 0xF5), Rgb(0x8C, 0xCB, 0xF5)),
            Role::Behind => (Rgb(0xFF, 0xE0, 0x8A), Rgb(0xFF, 0xE0, 0x8A)),
            Role::FarBehind => (Rgb(0xE8, 0x7A, 0x3C), Rgb(0xF2, 0x95, 0x5E)),
            Role::Missed => (Rgb(0xB0, 0x2A, 0x3E), Rgb(0xF0, 0x8A, 0x98)),
            Role::NotRated => (Rgb(0x8E, 0x99, 0xA4), Rgb(0xA3, 0xAE, 0xBA)),
            Role::NoData => (Rgb(0x6A, 0x75, 0x80), Rgb(0xA3, 0xAE, 0xBA)),
            Role::Watch => (Rgb(0xA6, 0x9F, 0xD8), Rgb(0xB4, 0xAE, 0xE2)),
        }
    }

    /// `rgb` moved towards the text's colour until words in it can be read on the paper.
    fn readable(&self, rgb: Rgb) -> Rgb {
        let (paper, text) = (self.ink(Ink::Paper), self.ink(Ink::Text));
        let steps = (0..=20u8).map(|i| text.over(rgb, f64::from(i) / 20.0));
        steps.into_iter().find(|c| c.contrast(paper) >= AA).unwrap_or(text)
    }
}
