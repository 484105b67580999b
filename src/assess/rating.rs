//! The ruling of a judging method: its rating, in its own terms and with its own numbers, or why it has none.

use super::flag::Flag;
use crate::catalog::{Method, Verdict};
use crate::measure::Exact;

/// A method and its rating of a value on its way.
#[derive(Debug, Clone, PartialEq)]
pub struct Ruling {
    pub method: Method,
    pub result: Result<Rated, Unrated>,
}

/// One method's answer to a question.
#[derive(Debug, Clone, PartialEq)]
pub struct MethodResult {
    pub ruling: Ruling,
    /// The verdict on a board that judges by the method.
    pub verdict: Verdict,
    pub flags: Vec<Flag>,
}

/// A rating with what it rests on.
#[derive(Debug, Clone, PartialEq)]
pub struct Rated {
    pub rating: Rating,
    /// The verdict that the rating stands for on a board; a target that is met or missed is so whatever the rating.
    pub verdict: Verdict,
    /// Whether the value moves the wrong way.
    pub moving_away: bool,
    pub figures: Figures,
}

impl Rated {
    /// Whether the method looks further back than there are values.
    #[must_use]
    pub fn has_short_history(&self) -> bool {
        match &self.figures {
            Figures::Trend(trend) => trend.short_history,
            Figures::Pace { .. } | Figures::Growth(_) => false,
        }
    }
}

/// The ratings of all methods, in each method's own terms.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rating {
    /// `pace` rates by verdicts.
    Pace(Verdict),
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
    /// The machine name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Pace(verdict) => verdict.as_str(),
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
    Trend(ProjectedTrend),
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
    pub required: Option<RequiredGrowth>,
    /// R or, without a target, d·`CAGR_o`; to [`Growth::PLACES`] places.
    pub measure: f64,
    /// From −5 to 5; None without a target.
    pub score: Option<f64>,
}

impl Growth {
    /// Places that a measure is rounded to before it is compared with the bands, so that the last bits of a root decide nothing.
    pub const PLACES: i32 = 9;
}

/// The growth that reaches the target at due.
#[derive(Debug, Clone, PartialEq)]
pub struct RequiredGrowth {
    pub target: Exact,
    /// Years from the base to due.
    pub years: Exact,
    /// `CAGR_T`.
    pub rate: f64,
}

/// The mean change of the last years, carried on to due. Exact throughout.
#[derive(Debug, Clone, PartialEq)]
pub struct ProjectedTrend {
    /// The oldest value of the last five years.
    pub first: Exact,
    pub value: Exact,
    pub target: Exact,
    /// Years from the first value to the last: five, or fewer where there is less history.
    pub years: Exact,
    /// Mean change per year.
    pub yearly: Exact,
    /// Years left until due.
    pub left: Exact,
    pub projected: Exact,
    /// How much the projection falls short of the target, as a share of |T − A|; None where A is the target.
    pub share: Option<Exact>,
    /// Whether the history is shorter than five years.
    pub short_history: bool,
}

/// Why a method has no rating.
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
    /// A rate too large for a number, or no growth needed at all.
    OutOfRange,
    NoDue,
    /// The target has to hold; there is no way to go.
    Holds,
    /// Nothing is owed yet: before the start, or before due of a step.
    NothingOwed,
    NoData,
    /// There is no target.
    NoTarget,
    /// A count of regions, which has no earlier values, is judged by pace only.
    Counted,
}

impl Unrated {
    /// The machine name.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
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

    /// The flag that names it on a row that is not rated because of it.
    pub(super) fn flag(self) -> Option<Flag> {
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
