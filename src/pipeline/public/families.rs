//! From slots to families of counts over a tree of regions, and back to the regions whose numbers are printed.

use super::{Slot, is_countable, kin};
use crate::catalog::{Indicator, Protect, RegionId, Scope, Target, TargetKind};
use crate::measure::exact::whole;
use crate::measure::{Direction, Exact, Month};
use crate::pipeline::breakdown::value_at;
use crate::pipeline::judge::{in_force, window_of};
use crate::pipeline::{Study, is_flow};
use crate::report::disclosure::{Choice, Counts, Cut, Family, Rule, Tree, choose};
use crate::series::{EngineError, answer, months_per_period};
use num_traits::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet};

/// Larger than any county's count of anything; beyond it no number is judged.
const LARGEST: i64 = 1_000_000_000_000;

type Printed<'a> = Vec<(Slot<'a>, BTreeSet<RegionId>)>;

/// For each slot the regions whose numbers are printed.
pub(super) fn decide<'a>(
    study: &Study,
    protected: &BTreeMap<&str, Protect>,
    slots: Vec<Slot<'a>>,
    as_of: Month,
) -> Result<Printed<'a>, EngineError> {
    let mut printed = Vec::new();
    for group in groups(slots) {
        let protect = |slot: &Slot<'_>| protected.get(slot.indicator.id.as_str()).copied().unwrap_or(Protect::None);
        let countable = group.iter().all(|slot| is_countable(study, slot, protect(slot)));
        let one_window = group.iter().all(|slot| slot.window == group[0].window);
        let family = if countable && one_window { built(study, protected, &group, as_of)? } else { None };
        let open = family.map(|(family, regions)| opened(&choose(&family), &regions)).unwrap_or_default();
        printed.extend(group.into_iter().map(|slot| {
            let regions = slot.regions.intersection(&open).copied().collect();
            (slot, regions)
        }));
    }
    Ok(printed)
}

/// Slots that are decided on together: those of indicators that are parts of one another. One indicator's own windows do not
/// meet, or it is not countable.
fn groups(slots: Vec<Slot<'_>>) -> Vec<Vec<Slot<'_>>> {
    let related = |a: &Indicator, b: &Indicator| kin::includes(a, b) || kin::includes(b, a);
    let mut groups: Vec<Vec<Slot<'_>>> = Vec::new();
    for slot in slots {
        let joins = |group: &Vec<Slot<'_>>| group.iter().any(|s| related(s.indicator, slot.indicator));
        let (mine, others): (Vec<_>, Vec<_>) = groups.into_iter().partition(joins);
        groups = others;
        groups.push(mine.into_iter().flatten().chain([slot]).collect());
    }
    groups
}

fn opened(choice: &Choice, regions: &[RegionId]) -> BTreeSet<RegionId> {
    let open = regions.iter().enumerate().filter(|(n, _)| !choice.sealed && !choice.withheld.contains(n));
    open.map(|(_, region)| *region).collect()
}

/// The family of a group, and the regions by their position in it. None where a number is missing, is no count, or where
/// indicators overlap that are parts of the same one.
fn built(
    study: &Study,
    protected: &BTreeMap<&str, Protect>,
    group: &[Slot<'_>],
    as_of: Month,
) -> Result<Option<(Family, Vec<RegionId>)>, EngineError> {
    let (tree, regions) = tree(study, group, as_of);
    let mut counts = Vec::new();
    for (n, slot) in group.iter().enumerate() {
        let Some(values) = values(study, slot, &regions, as_of)? else { return Ok(None) };
        let rule = match protected.get(slot.indicator.id.as_str()) {
            Some(Protect::Enterprise) => Rule::Few,
            _ => Rule::Small,
        };
        let includes = |m: &usize| {
            let (whole, part) = (group[*m].indicator, slot.indicator);
            // Of two that count the same, the first is the whole.
            kin::includes(whole, part) && (*m < n || !kin::includes(part, whole))
        };
        let targets = study.catalog.targets_of(&slot.indicator.id);
        let targets: Vec<&Target> = targets.filter(|t| in_force(t, as_of)).collect();
        counts.push(Counts {
            rule,
            values,
            printed: regions.iter().map(|r| slot.regions.contains(r)).collect(),
            cuts: targets.iter().filter(|t| is_of(slot, t)).flat_map(|t| cuts(slot, t, &regions)).collect(),
            within: (0..group.len()).filter(includes).collect(),
            aims_at_zero: targets.iter().any(|t| t.kind == TargetKind::Zero),
        });
    }
    let Some(rests) = rests(&counts) else { return Ok(None) };
    counts.extend(rests);
    Ok(Some((Family { tree, counts }, regions)))
}

/// What indicators have beyond those that are directly parts of them: it is told by subtraction where both are printed. None where
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
                cuts: Vec::new(),
                within: whole.within.iter().copied().chain([n]).collect(),
                ..whole.clone()
            });
        }
    }
    Some(rests)
}

/// The regions that are printed, those above them, and all parts of those: the latter are known to be there.
fn tree(study: &Study, group: &[Slot<'_>], as_of: Month) -> (Tree, Vec<RegionId>) {
    let regions = &study.catalog.regions;
    let (first, last) = group[0].window.first_and_last(study.catalog.calendar, as_of);
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
fn values(study: &Study, slot: &Slot<'_>, regions: &[RegionId], as_of: Month) -> Result<Option<Vec<i64>>, EngineError> {
    let points = answer(&study.catalog, &study.feeds, slot.indicator, slot.window, as_of)?;
    let period = months_per_period(slot.indicator, &study.catalog);
    let factor = slot.indicator.unit.factor().to_exact();
    let value = |region: &RegionId| {
        let found = points.get(region).and_then(|own| value_at(own, as_of, period));
        let needed = *region == study.catalog.regions.root() || slot.regions.contains(region);
        match found {
            Some(value) => count(&(value * &factor)),
            None if needed => None,
            None => Some(0),
        }
    };
    Ok(regions.iter().map(value).collect())
}

fn count(value: &Exact) -> Option<i64> {
    let n = value.is_integer().then(|| value.to_integer().to_i64()).flatten()?;
    (0..=LARGEST).contains(&n).then_some(n)
}

/// Whether a target speaks about the slot's numbers.
fn is_of(slot: &Slot<'_>, target: &Target) -> bool {
    !is_flow(slot.indicator) || window_of(slot.indicator, target, slot.window) == slot.window
}

/// Where what each region must have begins, since how many have it is told.
fn cuts(slot: &Slot<'_>, target: &Target, regions: &[RegionId]) -> Vec<Cut> {
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
    edges.into_iter().flatten().map(|at| Cut { at, regions: members.clone() }).collect()
}
