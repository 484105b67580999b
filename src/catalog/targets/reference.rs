//! What a relative target refers to: the value of other regions.

use crate::measure::Exact;

/// Whose value a target is relative to.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Whose {
    /// The root region's.
    Root,
    /// The value of the region that this one is a part of.
    Parent,
    /// The plain mean of the regions in the target's scope; for a single region's target, of the regions beside it.
    Mean,
}

/// What a relative target asks for: `factor` × the other value, plus the target's own `value`.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    pub whose: Whose,
    pub factor: Exact,
}
