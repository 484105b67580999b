//! The number of a region.

/// The position of a region in [`Regions`](super::Regions). Regions are sorted by code, so ids sort as codes do.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct RegionId(pub u32);
