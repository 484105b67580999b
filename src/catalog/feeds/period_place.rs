//! What a pattern of names of files consists of: text, and places for the parts of a period.

#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Piece {
    /// In the form in which names are compared.
    Text(Vec<char>),
    Place(Place),
}

/// A place for a part of a period.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    Year,
    Half,
    Quarter,
    Month,
    Week,
    Day,
}

impl Place {
    pub const NAMES: [(&'static str, Self); 6] = [
        ("{year}", Self::Year),
        ("{half}", Self::Half),
        ("{quarter}", Self::Quarter),
        ("{month}", Self::Month),
        ("{week}", Self::Week),
        ("{day}", Self::Day),
    ];

    /// As a pattern writes it.
    pub fn written(self) -> &'static str {
        Self::NAMES.iter().find(|(_, place)| *place == self).map_or("", |(name, _)| name)
    }
}
