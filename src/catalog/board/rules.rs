//! How a project judges, counts, ranks and rounds.

use super::bands::Bands;
use super::colours::Colour;
use super::method::Method;
use crate::catalog::verdict::Verdict;
use crate::measure::Rounding;
use std::collections::BTreeMap;

/// The rules by which a project reaches verdicts and shows them.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardRules {
    pub method: Method,
    pub bands: Bands,
    /// The number of consecutive months behind (at least 2) that count as far behind.
    pub escalate: Option<u16>,
    pub pace: PaceBy,
    pub rank: Rank,
    /// Whether lead units are ranked.
    pub league: bool,
    pub rounding: Rounding,
    /// Colours that the project gives to verdicts; all others keep their default.
    pub colours: BTreeMap<Verdict, Colour>,
}

/// The unit in which the elapsed share of a plan is counted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaceBy {
    /// Months, except for plans with a day in their dates.
    Month,
    /// Days, for all plans.
    Day,
}

/// What lagging targets are ranked by.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rank {
    Points,
    Months,
}

impl Default for BoardRules {
    fn default() -> Self {
        use crate::measure::exact::{ratio, whole};
        Self {
            method: Method::Pace,
            bands: Bands::Ratio { on_pace: whole(1), far_behind: ratio(7, 10), points: whole(10) },
            escalate: None,
            pace: PaceBy::Month,
            rank: Rank::Points,
            league: false,
            rounding: Rounding::HalfUp,
            colours: BTreeMap::new(),
        }
    }
}
