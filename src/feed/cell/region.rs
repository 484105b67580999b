//! A cell → a region.

use super::fault::{Read, destroyed_id, fault, is_destroyed};
use super::value::{CellValue, MASK};
use crate::catalog::{NoRegion, Regions};
use crate::feed::cell::epoch_days::day;
use crate::say;

/// The region that a cell names, as names were used on the day `on`; within the one that `parent` names, where the row says so.
pub(super) fn read_region(
    cell: &str,
    on: Option<i32>,
    parent: Option<&str>,
    regions: &Regions,
    private: bool,
) -> Read<CellValue> {
    let on = on.map(day);
    let found = match parent {
        Some(parent) => regions.find_within(cell, on, parent),
        None => on.map_or_else(|| regions.find(cell), |on| regions.find_on(cell, on)),
    };
    match found {
        Ok(id) => Ok(CellValue::Region(id)),
        Err(_) if is_destroyed(cell) => destroyed_id(),
        Err(NoRegion::Ended { name, last }) => {
            let name = if private { MASK } else { &name };
            fault("unknown-region", say!("region-dissolved", name, %last))
        }
        Err(NoRegion::Unknown { nearest }) => {
            let message = match nearest.as_deref().filter(|_| !private) {
                Some(near) => say!("unknown-region-near", near),
                None => say!("unknown-region"),
            };
            fault("unknown-region", message)
        }
        Err(NoRegion::Ambiguous { candidates }) => {
            let candidates = if private { "…".to_owned() } else { candidates.join("、") };
            fault("unknown-region", say!("ambiguous-region", candidates))
        }
        Err(NoRegion::Elsewhere { candidates, above }) => {
            let shown = |text: String| if private { "…".to_owned() } else { text };
            let (candidates, above) = (shown(candidates.join("、")), shown(above));
            fault("unknown-region", say!("region-elsewhere", candidates, above))
        }
    }
}
