//! What a relative target refers to: the value of other regions.

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
}

/// The reference of a relative target, which asks for `factor` × the other value plus the target's own `value`.
#[derive(Debug, Clone, PartialEq)]
pub struct Reference {
    pub whose: Whose,
    pub factor: Exact,
}
