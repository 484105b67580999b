//! What a relative target refers to: the value of other regions, or an earlier one of its own.

use crate::measure::Exact;

/// Whose value a target is relative to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Whose {
    /// The value of the root region.
    Root,
    /// The value of the parent region.
    Parent,
    /// The unweighted mean of the regions in the target's scope; for a target of a single region, of its siblings.
    Mean,
    /// The region's own value of the same period a year earlier.
    LastYear,
    /// The baseline of the target.
    Baseline,
    /// The region's own value of this year, named by the calendar year in which it begins.
    Year(i32),
}

impl Whose {
    /// Whether it is an earlier value of the region itself instead of a value of other regions.
    #[must_use]
    pub fn is_earlier(self) -> bool {
        match self {
            Self::LastYear | Self::Baseline | Self::Year(_) => true,
            Self::Root | Self::Parent | Self::Mean => false,
        }
    }
}

/// The reference of a relative target, which asks for `factor` × the other value plus the target's own `value`.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    pub whose: Whose,
    pub factor: Exact,
}
