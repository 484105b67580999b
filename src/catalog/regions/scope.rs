//! The regions that a target or an expected report covers.

use super::region_id::RegionId;

#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Scope {
    One(RegionId),
    /// Each of these, and n of m for the root.
    Each(Vec<RegionId>),
}
