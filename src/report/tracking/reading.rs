//! What the amounts of a line stand for.

use crate::catalog::Indicator;
use crate::report::input::Tracked;

/// What the amounts of a line stand for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Reading {
    /// Each period's own: periods add up to the years, and years to the whole life.
    Own,
    /// All since the target's beginning, up to the period's end. Unique people, means and ratios are counted over the whole life, never
    /// added up from periods.
    Cumulative,
    /// The total of the twelve months up to the period's end.
    Trailing,
    /// The state at the period's end.
    State,
}

impl Reading {
    pub fn of(line: &Tracked<'_>) -> Self {
        if line.each_total { Self::State } else { Self::of_indicator(line.indicator) }
    }

    pub fn of_indicator(indicator: &Indicator) -> Self {
        if indicator.adds_up() {
            Self::Own
        } else if indicator.trailing_year {
            Self::Trailing
        } else if indicator.is_windowed() {
            Self::Cumulative
        } else {
            Self::State
        }
    }

    /// The key of its word.
    pub fn key(self) -> &'static str {
        match self {
            Self::Own => "track-own",
            Self::Cumulative => "track-cumulative",
            Self::Trailing => "track-trailing",
            Self::State => "track-state",
        }
    }
}
