//! The kinds of indicators: states, flows, running totals, open cases.

use crate::measure::named;

/// How the values of an indicator relate to time.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    /// A state at a date: the latest observation of each key.
    Level,
    /// What happens in a period, and adds up.
    Flow,
    /// A total since the beginning of the year that the feed itself accumulates.
    Running,
    /// Cases that have begun and not ended.
    Open,
}

named!(Kind { Level = "level", Flow = "flow", Running = "running", Open = "open" });

impl Kind {
    /// Whether the amounts of its periods add up over time.
    #[must_use]
    pub fn adds_up(self) -> bool {
        match self {
            Self::Flow | Self::Running => true,
            Self::Level | Self::Open => false,
        }
    }
}
