//! A cell → a region.

use super::dates::day;
use super::fault::{Read, destroyed_id, did_you_mean, fault, is_destroyed};
use super::value::{CellValue, MASK};
use crate::catalog::{NoRegion, Regions};
use crate::say;

/// The region that a cell names, as names were used on the day `on`.
pub(super) fn read_region(cell: &str, on: Option<i32>, regions: &Regions, private: bool) -> Read<CellValue> {
    match on.map_or_else(|| regions.find(cell), |on| regions.find_on(cell, day(on))) {
        Ok(id) => Ok(CellValue::Region(id)),
        Err(_) if is_destroyed(cell) => destroyed_id(),
        Err(NoRegion::Ended { name, last }) => {
            let name = if private { MASK } else { &name };
            fault(
                "unknown-region",
                say!(
                    "{name}已于{last}撤销，该行日期在其后；请改填承接其职责的地区",
                    "{name} was dissolved on {last}, before the row's date; write the region that took over"
                ),
            )
        }
        Err(NoRegion::Unknown { nearest }) => {
            let (zh, en) = did_you_mean(nearest.as_deref().filter(|_| !private));
            fault(
                "unknown-region",
                say!(
                    "地区不在 regions.csv 中（按代码、全称、已登记别名匹配）{zh}",
                    "no region in regions.csv has this code, name or alias{en}"
                ),
            )
        }
        Err(NoRegion::Ambiguous { candidates }) => {
            let candidates = if private { "…".to_owned() } else { candidates.join("、") };
            fault(
                "unknown-region",
                say!(
                    "地区名称不唯一，可能是：{candidates}；请改填代码",
                    "several regions have this name: {candidates}; write the code instead"
                ),
            )
        }
    }
}
