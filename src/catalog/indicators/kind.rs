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
        Self::NAMES.iter().find(|(_, k)| *k == self).map_or("", |(n, _)| n)
    }

    /// Whether amounts of periods add up over time.
    #[must_use]
    pub fn adds_up(self) -> bool {
        matches!(self, Self::Flow | Self::Running)
    }
}
