//! Where one verdict ends and the next begins.

use crate::measure::Exact;

/// Where on pace ends and where far behind begins; behind lies between the two.
#[derive(Debug, Clone, PartialEq)]
pub enum Bands {
    /// By pace: progress ÷ elapsed.
    Ratio {
        /// Pace from which a target is on pace.
        on_pace: Exact,
        /// Pace below which it may be far behind.
        far_behind: Exact,
        /// Percentage points of progress that a far-behind target must also be short by.
        points: Exact,
    },
    /// By elapsed − progress, in percentage points.
    Points {
        /// Short by at most this is on pace.
        on_pace: Exact,
        /// Short by more than this is far behind.
        far_behind: Exact,
    },
}
