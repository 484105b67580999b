//! What a unit measures, and what one of a counted thing is.

/// What a unit measures. Only units of one dimension convert into each other or add up.
///
/// Every counted thing is a dimension of its own: 户 (households) and 户次 (household visits) do not mix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Dimension {
    Area,
    /// The ISO 4217 code of the currency.
    Money(&'static str),
    Mass,
    Length,
    Volume,
    Energy,
    Share,
    /// The machine name of the unit that counts.
    Count(&'static str),
}

/// Whom one of a counted thing stands for, which decides whether disclosure rules can judge a small number of it: three loans may
/// be one firm's, and ten attendances one person's.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Counted {
    Person,
    Household,
    Enterprise,
    /// 个, which counts whatever the indicator says.
    Any,
    /// Neither persons, households nor enterprises.
    Thing,
}
