//! The colours that a project can give to verdicts.

/// A colour by name. Only the palette knows how it looks.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Colour {
    Green,
    Teal,
    Blue,
    Purple,
    Red,
    Orange,
    Amber,
    Grey,
}

impl Colour {
    pub const NAMES: [(&'static str, Self); 8] = [
        ("green", Self::Green),
        ("teal", Self::Teal),
        ("blue", Self::Blue),
        ("purple", Self::Purple),
        ("red", Self::Red),
        ("orange", Self::Orange),
        ("amber", Self::Amber),
        ("grey", Self::Grey),
    ];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(_, c)| *c == self).map_or("", |(n, _)| n)
    }
}
