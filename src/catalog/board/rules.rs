//! How a project judges, counts, ranks and rounds.

use super::colours::Colour;
use crate::catalog::verdict::Verdict;
use crate::measure::{Exact, Rounding};
use std::collections::BTreeMap;

/// By which rules verdicts are reached, and how they are shown.
#[derive(Debug, Clone, PartialEq)]
pub struct BoardRules {
    pub method: Method,
    pub bands: Bands,
    /// So many months in a row behind are far behind; at least 2.
    pub escalate: Option<u16>,
    pub pace: PaceBy,
    pub rank: Rank,
    pub rounding: Rounding,
    /// Colours that a house has given to verdicts; the others keep their usual one.
    pub colours: BTreeMap<Verdict, Colour>,
}

/// How a value on its way to a target is rated.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Method {
    /// Progress beside the share of the way that the plan asks for by now.
    Pace,
    /// Growth so far beside the growth that the target takes (Open SDG, Statistics Canada).
    Statcan,
    /// The mean change of the last years carried on to due (Federal Statistical Office of Germany).
    Destatis,
}

impl Method {
    pub const NAMES: [(&'static str, Self); 3] =
        [("pace", Self::Pace), ("statcan", Self::Statcan), ("destatis", Self::Destatis)];

    /// As in `method = "…"`.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        Self::NAMES.iter().find(|(_, m)| *m == self).map_or("", |(n, _)| n)
    }
}

/// Where on pace ends and far behind begins; behind lies between.
#[derive(Debug, Clone, PartialEq)]
pub enum Bands {
    /// By progress ÷ elapsed.
    Ratio {
        /// Pace from which a target is on pace.
        on_pace: Exact,
        /// Pace below which it may be far behind.
        far_behind: Exact,
        /// Percentage points of progress that it must be short by, too, to be far behind.
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

/// What the shares of a plan's way are counted in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum PaceBy {
    /// Months, except for plans with a day in their dates.
    Month,
    /// Days, for all plans.
    Day,
}

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
