//! The number of a region.

/// Index of a region in [`Regions`]; regions are kept in the order of their codes, so this orders like the codes do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RegionId(pub u32);
