//! What a method says, in its own words and with its own numbers.

use crate::assess::model::{Flag, Verdict};
use crate::catalog::Method;
use crate::measure::Exact;

/// A method and what it says of a value on its way.
#[derive(Debug, Clone, PartialEq)]
pub struct Ruling {
    pub method: Method,
    pub said: Result<Rated, Unrated>,
}

#[derive(Debug, Clone, PartialEq)]
pub struct Rated {
    pub rating: Rating,
    /// The verdict that the rating stands for on a board; met or missed whatever the rating where the target is.
    pub verdict: Verdict,
    /// Going the wrong way.
    pub moving_away: bool,
    pub figures: Figures,
}

impl Rated {
    /// Whether the method would look further back than there are values.
    #[must_use]
    pub fn has_short_history(&self) -> bool {
        matches!(&self.figures, Figures::Continued(outlook) if outlook.short_history)
    }
}

/// The methods' own words.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rating {
    /// Of `pace` the word is the verdict.
    Paced(Verdict),
    Achieved,
    Substantial,
    Moderate,
    Limited,
    Deterioration,
    Sun,
    LightCloud,
    Cloud,
    Storm,
}

impl Rating {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Paced(verdict) => verdict.as_str(),
            Self::Achieved => "achieved",
            Self::Substantial => "substantial",
            Self::Moderate => "moderate",
            Self::Limited => "limited",
            Self::Deterioration => "deterioration",
            Self::Sun => "sun",
            Self::LightCloud => "light_cloud",
            Self::Cloud => "cloud",
            Self::Storm => "storm",
        }
    }
}

/// The numbers behind a rating.
#[derive(Debug, Clone, PartialEq)]
pub enum Figures {
    Pace { progress: Option<Exact>, elapsed: Exact, pace: Option<Exact> },
    Growth(Growth),
    Continued(Continued),
}

/// Compound annual growth. Rates are binary floating point, because they are roots; amounts and years are exact.
#[derive(Debug, Clone, PartialEq)]
pub struct Growth {
    pub base: Exact,
    pub value: Exact,
    /// Years from the base to the value.
    pub years: Exact,
    /// `CAGR_o`.
    pub observed: f64,
    /// None without a target.
    pub asked: Option<Asked>,
    /// R or, without a target, d·`CAGR_o`; to [`Growth::PLACES`] places.
    pub measure: f64,
    /// From −5 to 5; None without a target.
    pub score: Option<f64>,
}

impl Growth {
    /// Places to which a measure is settled before it meets the bands, so that the last bits of a root decide nothing.
    pub const PLACES: i32 = 9;
}

/// The growth that a target takes.
#[derive(Debug, Clone, PartialEq)]
pub struct Asked {
    pub target: Exact,
    /// Years from the base to due.
    pub years: Exact,
    /// `CAGR_T`.
    pub rate: f64,
}

/// The last years' mean change carried on. Exact throughout.
#[derive(Debug, Clone, PartialEq)]
pub struct Continued {
    /// The oldest value of the last five years.
    pub first: Exact,
    pub value: Exact,
    pub target: Exact,
    /// Years from the first value to the last: five, or fewer where there is less history.
    pub years: Exact,
    /// Mean change a year.
    pub yearly: Exact,
    /// Years left until due.
    pub left: Exact,
    pub projected: Exact,
    /// What the projection is short of, as a share of |T − A|; None where there is no distance left.
    pub share: Option<Exact>,
    /// Less than five years of history.
    pub short_history: bool,
}

/// Why a method says nothing.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Unrated {
    /// Growth from nothing has no rate.
    ZeroBase,
    /// No rate of growth leads to nothing.
    ZeroTarget,
    /// No rate of growth leads from one side of zero to the other.
    SignChange,
    /// One value shows no change.
    OnePoint,
    /// A rate too large for a number, or none asked for.
    OutOfRange,
    NoDue,
    /// A state is asked for, not a way.
    Holds,
    /// Nothing is owed yet: before the start, or before due of a step.
    NothingOwed,
    NoData,
    /// Nothing is promised.
    NoTarget,
    /// A count of regions is judged by pace only.
    Counted,
}

impl Unrated {
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::ZeroBase => "zero_base",
            Self::ZeroTarget => "zero_target",
            Self::SignChange => "sign_change",
            Self::OnePoint => "one_point",
            Self::OutOfRange => "out_of_range",
            Self::NoDue => "no_due",
            Self::Holds => "holds",
            Self::NothingOwed => "nothing_owed",
            Self::NoData => "no_data",
            Self::NoTarget => "no_target",
            Self::Counted => "counted",
        }
    }

    /// The flag that names it on a row that is not rated for it.
    pub(in crate::assess) fn flag(self) -> Option<Flag> {
        Some(match self {
            Self::ZeroBase => Flag::ZeroBase,
            Self::ZeroTarget => Flag::ZeroTarget,
            Self::SignChange => Flag::SignChange,
            Self::OnePoint => Flag::OnePoint,
            Self::OutOfRange => Flag::OutOfRange,
            Self::NoDue => Flag::NoDue,
            Self::NothingOwed => Flag::NotStarted,
            Self::Holds | Self::NoData | Self::NoTarget | Self::Counted => return None,
        })
    }
}
