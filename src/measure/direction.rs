//! The direction in which an indicator improves.

use super::Exact;

/// The direction in which an indicator improves. A catalog always states it; there is no default.
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

    /// The other direction.
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::exact::whole;

    #[test]
    fn good_is_positive_in_either_direction() {
        assert_eq!(Direction::Higher.signed(whole(3)), whole(3));
        assert_eq!(Direction::Lower.signed(whole(3)), whole(-3));
        assert_eq!(Direction::Lower.signed(whole(-3)), whole(3));
    }

    #[test]
    fn each_is_the_others_reverse_and_has_its_name() {
        for (direction, name) in [(Direction::Higher, "higher"), (Direction::Lower, "lower")] {
            assert_eq!(direction.as_str(), name);
            assert_ne!(direction.reversed(), direction);
            assert_eq!(direction.reversed().reversed(), direction);
        }
    }
}
