//! The values that relative targets are relative to.

use crate::catalog::{RegionId, Regions, Scope, Target, Whose};
use crate::measure::{Exact, Month, exact};
use crate::series::{Answer, Points};
use std::collections::BTreeMap;

/// Month by month; a month in which any of the values is missing is left out.
pub(super) fn reference(
    target: &Target,
    region: RegionId,
    points: &Answer<'_>,
    regions: &Regions,
) -> Option<BTreeMap<Month, Exact>> {
    let others = match target.reference.as_ref()?.whose {
        Whose::Root => vec![regions.root()],
        Whose::Parent => regions.get(region).parent.into_iter().collect(),
        Whose::Mean => match &target.scope {
            Scope::Each(members) => members.clone(),
            Scope::One(_) => siblings(region, regions),
        },
        // Earlier values of the region itself are not looked up here, so that no month has one.
        Whose::LastYear | Whose::Baseline | Whose::Year(_) => Vec::new(),
    };
    let of_others: Vec<&Points> = others.iter().filter_map(|r| points.get(r)).collect();
    let mut sums: BTreeMap<Month, (usize, Exact)> = BTreeMap::new();
    for point in of_others.iter().copied().flatten() {
        if let Some(value) = point.value.observed() {
            let (n, sum) = sums.entry(point.month).or_insert_with(|| (0, exact::whole(0)));
            *n += 1;
            *sum += value;
        }
    }
    let of = i64::try_from(others.len()).unwrap_or(i64::MAX);
    let whole =
        |(month, (n, sum)): (Month, (usize, Exact))| (n == others.len()).then(|| (month, sum / exact::whole(of)));
    Some(sums.into_iter().filter_map(whole).collect())
}

/// The regions with the same parent, itself among them.
fn siblings(region: RegionId, regions: &Regions) -> Vec<RegionId> {
    let parent = regions.get(region).parent;
    regions.iter().filter(|(_, r)| r.parent == parent && r.valid_to.is_none()).map(|(id, _)| id).collect()
}
