//! How a project judges, counts, ranks and rounds.

use super::colours::Colour;
use crate::catalog::verdict::Verdict;
use crate::measure::{Exact, Rounding, named};
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
    pub rounding: Rounding,
    /// Colours that the project gives to verdicts; all others keep their default.
    pub colours: BTreeMap<Verdict, Colour>,
}

/// How a value on its way to a target is rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// Progress against the share that the plan asks for by now.
    Pace,
    /// Growth so far against the growth that the target requires (Open SDG, Statistics Canada).
    Statcan,
    /// The mean change of the last years, extrapolated to the due date (Federal Statistical Office of Germany).
    Destatis,
}

named!(Method { Pace = "pace", Statcan = "statcan", Destatis = "destatis" });

/// Where on pace ends and where far behind begins; behind lies between the two.
#[derive(Debug, Clone, PartialEq)]
pub enum Bands {
    /// By pace: progress ÷ elapsed.
    Ratio {
        /// Pace from which a target is on pace.
        on_pace: Exact,
        /// Pace below which it may be far behind.
        far_behind: Exact,
        /// Percentage points of progress that a far-behind target must also be short by.
        points: Exact,
    },
    /// By elapsed − progress, in percentage points.
    Points {
        /// Short by at most this is on pace.
        on_pace: Exact,
        /// Short by more than this is far behind.
        far_behind: Exact,
    },
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
            rounding: Rounding::HalfUp,
            colours: BTreeMap::new(),
        }
    }
}
