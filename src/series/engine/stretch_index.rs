//! Finds the stretches in which a row counts.

use crate::catalog::Kind;
use crate::series::window::{Stretch, Window, epoch_day};

/// The rule by which a row counts in stretches.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::series) enum CountsIn {
    /// In stretches that contain its day.
    Within,
    /// In stretches at whose end it is in force.
    AtEnd,
    /// In stretches at whose end it is in force and that end in its own year: totals that a feed accumulates itself start again
    /// with each year.
    AtEndOfYear,
}

impl CountsIn {
    pub fn of(window: Window, kind: Kind) -> Self {
        match (window, kind) {
            (Window::State, Kind::Running) => Self::AtEndOfYear,
            (Window::State, Kind::Level | Kind::Flow | Kind::Open) => Self::AtEnd,
            (Window::Own | Window::YearToDate | Window::TrailingYear | Window::Total { .. }, _) => Self::Within,
        }
    }
}

/// The first and last days of stretches. Both are in order of time, so that a row counts in neighbouring stretches.
pub(super) struct StretchIndex {
    firsts: Vec<i32>,
    lasts: Vec<i32>,
    counts: CountsIn,
}

impl StretchIndex {
    pub fn of(stretches: &[Stretch], counts: CountsIn) -> Self {
        let first = |s: &Stretch| match counts {
            CountsIn::Within => s.first,
            CountsIn::AtEnd => jiff::civil::Date::MIN,
            CountsIn::AtEndOfYear => s.year_began,
        };
        Self {
            firsts: stretches.iter().map(|s| epoch_day(first(s))).collect(),
            lasts: stretches.iter().map(|s| epoch_day(s.last)).collect(),
            counts,
        }
    }

    /// The first stretch that a row counts in, and the one after the last.
    pub fn span(&self, at: i32, upto: i32) -> (usize, usize) {
        let begin = self.lasts.partition_point(|last| *last < at);
        let mut end = self.firsts.partition_point(|first| *first <= at);
        if self.counts != CountsIn::Within {
            end = end.min(self.lasts.partition_point(|last| *last < upto));
        }
        (begin, end)
    }
}
