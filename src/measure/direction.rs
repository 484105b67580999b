use super::Exact;

/// Which way is good for an indicator. A catalog always states it; there is no default.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Direction {
    Higher,
    Lower,
}

impl Direction {
    /// `x` signed so that positive is good.
    #[must_use]
    pub fn signed(self, x: Exact) -> Exact {
        match self {
            Self::Higher => x,
            Self::Lower => -x,
        }
    }

    #[must_use]
    pub fn reversed(self) -> Self {
        match self {
            Self::Higher => Self::Lower,
            Self::Lower => Self::Higher,
        }
    }

    /// The word used in catalogs and in machine-readable output.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Higher => "higher",
            Self::Lower => "lower",
        }
    }
}
