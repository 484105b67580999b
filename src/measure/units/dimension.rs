//! What a unit measures, and what one of a counted thing is.

/// What a unit measures, by itself or for each of something else. Only units of one dimension convert into each other or add up.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Dimension {
    pub(super) of: Measured,
    /// What it is measured for each of: 亩 of 公斤/亩.
    pub(super) per: Option<Measured>,
}

/// What a simple unit measures.
///
/// Every counted thing is a dimension of its own: 户 (households) and 户次 (household visits) do not mix.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Measured {
    Area,
    /// The ISO 4217 code of the currency.
    Money(&'static str),
    Mass,
    Length,
    Volume,
    Energy,
    Power,
    Temperature,
    Time,
    /// Greenhouse gases, as the carbon dioxide of the same effect.
    Emissions,
    /// Energy as the coal of the same heat, which Chinese statistics count in.
    CoalEquivalent,
    Share,
    Index,
    Points,
    Score,
    /// The machine name of the unit that counts.
    Count(&'static str),
    /// The name of a declared unit that neither counts nor is a multiple of another one.
    Own(&'static str),
}

impl Measured {
    /// Base units for which an amount is stated in the base of a compound: kg/ha and 公斤/亩 are both stored per 15 亩, since one
    /// 公顷 is 15 亩 and 1 ÷ 15 is no finite decimal. Every unit of the dimension divides it into one.
    pub(super) const fn reference(self) -> i128 {
        match self {
            Self::Area => 15,
            // 1,000 kWh are 9 of the base of energy.
            Self::Energy => 9,
            // A week; minutes, hours and days divide it.
            Self::Time => 604_800,
            Self::Money(_)
            | Self::Mass
            | Self::Length
            | Self::Volume
            | Self::Power
            | Self::Temperature
            | Self::Emissions
            | Self::CoalEquivalent
            | Self::Share
            | Self::Index
            | Self::Points
            | Self::Score
            | Self::Count(_)
            | Self::Own(_) => 1,
        }
    }
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
