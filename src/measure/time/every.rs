//! How often something is reported.

use super::month::MONTHS_PER_YEAR;
use crate::measure::named;

/// How often a feed reports.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Every {
    Day,
    Week,
    Month,
    Quarter,
    Half,
    Year,
}

named!(Every { Day = "day", Week = "week", Month = "month", Quarter = "quarter", Half = "half", Year = "year" });

impl Every {
    /// Months in one period; days and weeks count as the one month that they lie in.
    #[must_use]
    pub fn months(self) -> i32 {
        match self {
            Self::Day | Self::Week | Self::Month => 1,
            Self::Quarter => 3,
            Self::Half => 6,
            Self::Year => MONTHS_PER_YEAR,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_rhythm_is_listed_by_the_name_it_prints() {
        for (name, every) in Every::NAMES {
            assert_eq!(every.as_str(), name);
        }
    }

    #[test]
    fn a_rhythm_knows_its_months() {
        assert_eq!(Every::NAMES.map(|(_, every)| every.months()), [1, 1, 1, 3, 6, 12]);
    }
}
