//! The kinds of indicators: states, flows, running totals, open cases.

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

impl Kind {
    /// Each kind with its name in `kind = "…"`.
    pub const NAMES: [(&'static str, Self); 4] =
        [("level", Self::Level), ("flow", Self::Flow), ("running", Self::Running), ("open", Self::Open)];

    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Level => "level",
            Self::Flow => "flow",
            Self::Running => "running",
            Self::Open => "open",
        }
    }

    /// Whether the amounts of its periods add up over time.
    #[must_use]
    pub fn adds_up(self) -> bool {
        match self {
            Self::Flow | Self::Running => true,
            Self::Level | Self::Open => false,
        }
    }
}
