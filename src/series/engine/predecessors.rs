//! What regions said that were merged into another: their past is the successor's past too, and their own region's end ends it.

use super::amount_rows::AmountRow;
use crate::catalog::{RegionId, Regions};
use crate::series::window::epoch_day;
use jiff::civil::Date;
use std::collections::BTreeMap;

/// The regions that took a region over, one after the other.
pub(super) fn successors(region: RegionId, regions: &Regions) -> impl Iterator<Item = RegionId> {
    std::iter::successors(regions.get(region).merged_into, |next| regions.get(*next).merged_into)
}

/// The first day on which a region is no longer there.
pub(super) fn ended_on(region: RegionId, regions: &Regions) -> Option<i32> {
    let last = regions.get(region).valid_to?;
    Some(epoch_day(last.tomorrow().unwrap_or(Date::MAX)))
}

/// Adds the rows of predecessors to their successors. The regions above a successor do not get them a second time, nor do they where
/// the predecessor lay in another region.
pub(super) fn hand_on(rows: &mut Vec<AmountRow>, regions: &Regions) {
    let mut handed = Vec::new();
    for row in rows.iter() {
        for successor in successors(row.region(), regions) {
            handed.push(AmountRow { region: successor.0, ..*row });
            if let Some(above) = regions.get(successor).parent {
                handed.push(AmountRow { region: above.0, amount: -row.amount, ..*row });
            }
        }
    }
    rows.extend(handed);
}

/// Leaves what a predecessor had accumulated in the year of its end with the regions above it, where its successor lies in others: the
/// successor goes on counting from there, and its own regions get only what comes after.
pub(super) fn leave_with_own_regions(rows: &mut Vec<AmountRow>, regions: &Regions) {
    let mut last: BTreeMap<(RegionId, u64), i32> = BTreeMap::new();
    for row in rows.iter() {
        let newest = last.entry((row.region(), row.group)).or_insert(row.at);
        *newest = row.at.max(*newest);
    }
    let mut left = Vec::new();
    for row in rows.iter().filter(|row| last.get(&(row.region(), row.group)) == Some(&row.at)) {
        let region = regions.get(row.region());
        let (Some(successor), Some(end)) = (region.merged_into, region.valid_to) else { continue };
        let (own, others) = (region.parent, regions.get(successor).parent);
        let begin = epoch_day(end.tomorrow().unwrap_or(Date::MAX));
        if own == others || begin <= row.at {
            continue;
        }
        let counts = |region: Option<RegionId>, amount| {
            region.map(|region| AmountRow { region: region.0, at: begin, upto: i32::MAX, amount, group: row.group })
        };
        left.extend(counts(own, row.amount));
        left.extend(counts(others, -row.amount));
    }
    rows.extend(left);
}

/// Whether any region was merged into another.
pub(super) fn any(regions: &Regions) -> bool {
    regions.iter().any(|(_, region)| region.merged_into.is_some())
}

/// Ends what regions said with the regions themselves. `only_merged`: of regions that another one took over.
pub(super) fn end_with_regions(rows: &mut [AmountRow], regions: &Regions, only_merged: bool) {
    for row in rows {
        let counts = !only_merged || regions.get(row.region()).merged_into.is_some();
        if let Some(end) = ended_on(row.region(), regions).filter(|_| counts) {
            row.upto = row.upto.min(end);
        }
    }
}
