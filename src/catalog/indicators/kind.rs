//! Whether an indicator happens in a period, is a state at a date, or counts open cases.

#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Kind {
    Level,
    Flow,
    Running,
    Open,
}

impl Kind {
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

    /// Whether amounts of periods add up over time.
    #[must_use]
    pub fn adds_up(self) -> bool {
        match self {
            Self::Flow | Self::Running => true,
            Self::Level | Self::Open => false,
        }
    }
}
