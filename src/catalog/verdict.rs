//! The eight verdicts: the one list of them, above all rooms that reach, colour or print one.
//!
//! The catalog names them because a board may give each a colour; `assess` decides which one holds.

use serde::Serialize;

/// What is said of one indicator in one region at one month.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// The target is satisfied.
    Met,
    /// Not short of what the plan asks for by now, or of what has to hold.
    OnPace,
    Behind,
    FarBehind,
    /// Past due and not satisfied.
    Missed,
    /// There is a target, but nothing to judge yet.
    NotRated,
    /// The value is not known.
    NoData,
    /// There is no target.
    Watch,
}

impl Verdict {
    /// In the order in which they are declared and printed.
    pub const ALL: [Self; 8] = [
        Self::Met,
        Self::OnPace,
        Self::Behind,
        Self::FarBehind,
        Self::Missed,
        Self::NotRated,
        Self::NoData,
        Self::Watch,
    ];

    /// The machine name, as in `gaps.csv` and `[board.colours]`.
    #[must_use]
    pub const fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::OnPace => "on_pace",
            Self::Behind => "behind",
            Self::FarBehind => "far_behind",
            Self::Missed => "missed",
            Self::NotRated => "not_rated",
            Self::NoData => "no_data",
            Self::Watch => "watch",
        }
    }

    /// The verdict of a machine name.
    #[must_use]
    pub fn parse(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|verdict| verdict.as_str() == name)
    }

    /// Whether it belongs on the lagging list.
    #[must_use]
    pub const fn is_lagging(self) -> bool {
        match self {
            Self::Behind | Self::FarBehind | Self::Missed => true,
            Self::Met | Self::OnPace | Self::NotRated | Self::NoData | Self::Watch => false,
        }
    }

    /// Whether a value was judged against a target.
    #[must_use]
    pub const fn is_rated(self) -> bool {
        match self {
            Self::Met | Self::OnPace | Self::Behind | Self::FarBehind | Self::Missed => true,
            Self::NotRated | Self::NoData | Self::Watch => false,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_verdict_is_listed_once_and_found_by_its_name() {
        assert_eq!(Verdict::ALL.len(), Verdict::Watch as usize + 1);
        for (place, verdict) in Verdict::ALL.into_iter().enumerate() {
            assert_eq!((verdict as usize, Verdict::parse(verdict.as_str())), (place, Some(verdict)));
        }
        assert_eq!(Verdict::parse("late"), None);
    }

    #[test]
    fn what_lags_is_rated_and_what_is_not_rated_does_not_lag() {
        let names = |of: fn(Verdict) -> bool| Verdict::ALL.into_iter().filter(move |v| of(*v)).map(Verdict::as_str);
        assert!(names(Verdict::is_lagging).eq(["behind", "far_behind", "missed"]));
        assert!(names(Verdict::is_rated).eq(["met", "on_pace", "behind", "far_behind", "missed"]));
    }
}
