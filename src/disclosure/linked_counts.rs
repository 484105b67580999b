//! From the slots of one group to counts over a tree of regions.

use super::counts::{Counts, LinkedCounts, Rule, Threshold, Tree};
use super::protected::includes;
use super::slot::Slot;
use crate::assess::{has_own_amounts, in_force, target_window};
use crate::catalog::{Catalog, Protect, RegionId, Scope, Target, TargetKind};
use crate::measure::exact::whole;
use crate::measure::{Direction, Exact, Month};
use num_traits::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet};

/// One indicator's values in one window, of the regions that have one.
pub type Values = BTreeMap<RegionId, Exact>;

/// Larger than any county's count of anything; beyond it no number is judged.
const LARGEST: i64 = 1_000_000_000_000;

/// The counts of a group, and the regions by their position in the tree. None where a number is missing, is no count, or where
/// indicators overlap that are parts of the same one. `values`: of each slot, in their order.
pub(super) fn linked_counts(
    catalog: &Catalog,
    protected: &BTreeMap<&str, Protect>,
    group: &[Slot<'_>],
    values: &[Values],
    as_of: Month,
) -> Option<(LinkedCounts, Vec<RegionId>)> {
    let (tree, regions) = tree(catalog, group, as_of);
    let mut counts = Vec::new();
    for (n, (slot, values)) in group.iter().zip(values).enumerate() {
        let rule = match protected.get(slot.indicator.id.as_str()) {
            Some(Protect::Enterprise) => Rule::Few,
            _ => Rule::Small,
        };
        let is_within = |m: &usize| {
            let (whole, part) = (group[*m].indicator, slot.indicator);
            // Of two that count the same, the first is the whole.
            includes(whole, part) && (*m < n || !includes(part, whole))
        };
        let targets = catalog.targets_of(&slot.indicator.id);
        let targets: Vec<&Target> = targets.filter(|t| in_force(t, as_of)).collect();
        counts.push(Counts {
            rule,
            values: counts_of(slot, catalog.regions.root(), &regions, values)?,
            printed: regions.iter().map(|r| slot.regions.contains(r)).collect(),
            thresholds: targets.iter().filter(|t| is_of(slot, t)).flat_map(|t| thresholds(slot, t, &regions)).collect(),
            within: (0..group.len()).filter(is_within).collect(),
            aims_at_zero: targets.iter().any(|t| t.kind == TargetKind::Zero),
        });
    }
    counts.extend(rests(&counts)?);
    Some((LinkedCounts { tree, counts }, regions))
}

/// What indicators have beyond those that are directly parts of them: subtraction reveals it where both are printed. None where
/// that is less than nothing, since then the parts overlap.
fn rests(counts: &[Counts]) -> Option<Vec<Counts>> {
    let mut rests = Vec::new();
    for (n, whole) in counts.iter().enumerate() {
        let parts: Vec<&Counts> = counts.iter().filter(|c| c.within.contains(&n)).collect();
        let direct = |part: &&&Counts| {
            let between = |m: &usize| *m != n && counts[*m].within.contains(&n);
            !part.within.iter().any(between)
        };
        let direct: Vec<&Counts> = parts.iter().filter(direct).copied().collect();
        if direct.is_empty() {
            continue;
        }
        let rest = |region: usize| whole.values[region] - direct.iter().map(|p| p.values[region]).sum::<i64>();
        let values: Vec<i64> = (0..whole.values.len()).map(rest).collect();
        if values.iter().any(|v| *v < 0) {
            return None;
        }
        if values.iter().any(|v| *v > 0) {
            let all = |region: usize| whole.printed[region] && direct.iter().all(|p| p.printed[region]);
            rests.push(Counts {
                printed: (0..values.len()).map(all).collect(),
                values,
                thresholds: Vec::new(),
                within: whole.within.iter().copied().chain([n]).collect(),
                ..whole.clone()
            });
        }
    }
    Some(rests)
}

/// The regions that are printed, those above them, and all parts of those: the latter are known to be there.
fn tree(catalog: &Catalog, group: &[Slot<'_>], as_of: Month) -> (Tree, Vec<RegionId>) {
    let regions = &catalog.regions;
    let (first, last) = group[0].window.first_and_last(catalog.calendar, as_of);
    let mut wholes: BTreeSet<RegionId> = BTreeSet::from([regions.root()]);
    for region in group.iter().flat_map(|slot| &slot.regions) {
        wholes.extend(std::iter::successors(regions.get(*region).parent, |r| regions.get(*r).parent));
    }
    let mut order = vec![regions.root()];
    let mut parents = Vec::new();
    let mut at = 0;
    while at < order.len() {
        if wholes.contains(&order[at]) {
            let there = regions.iter().filter(|(id, r)| {
                let printed = group.iter().any(|slot| slot.regions.contains(id));
                r.parent == Some(order[at]) && (printed || wholes.contains(id) || r.exists_within(first, last))
            });
            let parts: Vec<RegionId> = there.map(|(id, _)| id).collect();
            parents.extend(parts.iter().map(|_| at));
            order.extend(parts);
        }
        at += 1;
    }
    (Tree::new(&parents), order)
}

/// Whole numbers of the things that the unit counts, by region; None where one that is printed, or the root's, is missing.
fn counts_of(slot: &Slot<'_>, root: RegionId, regions: &[RegionId], values: &Values) -> Option<Vec<i64>> {
    let factor = slot.indicator.unit.factor().to_exact();
    let value = |region: &RegionId| {
        let needed = *region == root || slot.regions.contains(region);
        match values.get(region) {
            Some(value) => count(&(value * &factor)),
            None if needed => None,
            None => Some(0),
        }
    };
    regions.iter().map(value).collect()
}

fn count(value: &Exact) -> Option<i64> {
    let n = value.is_integer().then(|| value.to_integer().to_i64()).flatten()?;
    (0..=LARGEST).contains(&n).then_some(n)
}

/// Whether a target speaks about the slot's numbers.
fn is_of(slot: &Slot<'_>, target: &Target) -> bool {
    !has_own_amounts(slot.indicator) || target_window(slot.indicator, target, slot.window) == slot.window
}

/// Where what each region must have begins, since how many have it is public.
fn thresholds(slot: &Slot<'_>, target: &Target, regions: &[RegionId]) -> Vec<Threshold> {
    let Scope::Each(members) = &target.scope else { return Vec::new() };
    let members: BTreeSet<usize> = (0..regions.len()).filter(|n| members.contains(&regions[*n])).collect();
    let factor = slot.indicator.unit.factor().to_exact();
    let slack = target.value.clone() * &target.tolerance;
    // The least count that is enough, or the least that is too much.
    let from = |edge: Exact| (edge * &factor).ceil().to_integer().to_i64();
    let beyond = |edge: Exact| ((edge * &factor).floor() + whole(1)).to_integer().to_i64();
    let edges = match (target.kind, slot.indicator.better) {
        (TargetKind::Within, _) => {
            let upper = target.upper.clone().map(beyond);
            vec![from(target.value.clone()), upper.flatten()]
        }
        (TargetKind::Zero, _) => vec![Some(1)],
        (_, Direction::Higher) => vec![from(target.value.clone()), from(target.value.clone() - slack)],
        (_, Direction::Lower) => vec![beyond(target.value.clone()), beyond(target.value.clone() + slack)],
    };
    edges.into_iter().flatten().map(|at| Threshold { at, regions: members.clone() }).collect()
}
