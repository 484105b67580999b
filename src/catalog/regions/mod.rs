//! Where things are measured: the tree of regions, their levels, and the names and codes that find them.
//!
//! Comes in: `regions.csv`, and names as departments write them. Goes out: [`Regions`], [`RegionId`], [`Scope`]. Must not know:
//! feeds, indicators, targets.

mod full_codes;
mod levels;
mod region;
mod region_id;
mod regions_csv;
mod scope;
mod scope_text;
mod tiles;
mod tree;
mod written_name;

pub use full_codes::FullCode;
pub use levels::is_known_level;
pub use region::{NoRegion, Region, Tile};
pub use region_id::RegionId;
pub(super) use regions_csv::{HEADINGS, read_regions};
pub use scope::Scope;
pub(super) use scope_text::{read_scope, region_or_root};
pub use tree::Regions;
pub use written_name::WrittenName;
