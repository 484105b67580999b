//! The regions that a target or an expected report covers.

use super::region_id::RegionId;

/// The regions that are covered.
#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Scope {
    One(RegionId),
    /// Each of these regions, and for the root the number that have it: n of m.
    Each(Vec<RegionId>),
}
