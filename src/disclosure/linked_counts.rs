//! From the slots of one group to counts over a tree of regions.

use super::protected::includes;
use crate::assess::{in_force, target_window};
use crate::catalog::{Catalog, Protect, RegionId, Scope, Target, TargetKind};
use crate::disclosure::small_counts::{Counts, LinkedCounts, Rule, Threshold, Tree};
use crate::disclosure::which_numbers_are_printed::Slot;
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
    let factor = slot.indicator.unit.things().to_exact();
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
    !slot.indicator.has_own_amounts() || target_window(slot.indicator, target, slot.window) == slot.window
}

/// Where what each region must have begins, since how many have it is public.
fn thresholds(slot: &Slot<'_>, target: &Target, regions: &[RegionId]) -> Vec<Threshold> {
    let Scope::Each(members) = &target.scope else { return Vec::new() };
    let members: BTreeSet<usize> = (0..regions.len()).filter(|n| members.contains(&regions[*n])).collect();
    let factor = slot.indicator.unit.things().to_exact();
    let slack = target.tolerance.amount(&target.value, slot.indicator.unit);
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

#[cfg(test)]
mod tests {
    use super::super::fixtures::{EAST, EAST_LOWER, EAST_UPPER, PEOPLE, ROOT, WEST, catalog, indicator};
    use super::*;
    use crate::measure::exact::ratio;
    use crate::series::Window;

    fn as_of() -> Month {
        Month::new(2020, 3)
    }

    fn slot<'a>(catalog: &'a Catalog, n: usize, regions: &[RegionId]) -> Slot<'a> {
        Slot { indicator: &catalog.indicators[n], window: Window::State, regions: regions.iter().copied().collect() }
    }

    fn values(of: &[(RegionId, i64)]) -> Values {
        of.iter().map(|(region, n)| (*region, whole(*n))).collect()
    }

    fn persons(catalog: &Catalog) -> BTreeMap<&str, Protect> {
        catalog.indicators.iter().map(|i| (i.id.as_str(), i.protect)).collect()
    }

    #[test]
    fn a_tree_holds_what_is_printed_all_above_it_and_their_parts() {
        let catalog = catalog(&[indicator("a", PEOPLE)], "");
        let of = |regions: &[RegionId]| {
            let (tree, order) = tree(&catalog, &[slot(&catalog, 0, regions)], as_of());
            let parts = (0..tree.len()).map(|n| tree.children(n).to_vec()).collect::<Vec<_>>();
            (order, parts)
        };
        assert_eq!(of(&[EAST]), (vec![ROOT, EAST, WEST], vec![vec![1, 2], vec![], vec![]]));
        let (order, parts) = of(&[EAST_UPPER]);
        assert_eq!(order, [ROOT, EAST, WEST, EAST_UPPER, EAST_LOWER]);
        assert_eq!(parts, [vec![1, 2], vec![3, 4], vec![], vec![], vec![]]);
    }

    #[test]
    fn a_region_that_is_gone_stays_in_the_tree_where_it_is_printed_or_has_printed_parts() {
        let mut catalog = catalog(&[indicator("a", PEOPLE)], "");
        let mut list: Vec<_> = catalog.regions.iter().map(|(_, region)| region.clone()).collect();
        for region in [EAST, WEST] {
            list[usize::try_from(region.0).expect("few")].valid_to = Some(jiff::civil::date(2019, 12, 31));
        }
        catalog.regions = crate::catalog::Regions::new(list, ROOT);
        let of = |regions: &[RegionId]| tree(&catalog, &[slot(&catalog, 0, regions)], as_of()).1;
        assert_eq!(of(&[WEST]), [ROOT, WEST]);
        assert_eq!(of(&[EAST_UPPER]), [ROOT, EAST, EAST_UPPER, EAST_LOWER]);
        assert_eq!(of(&[]), [ROOT]);
    }

    #[test]
    fn counts_stand_in_the_order_of_the_tree() {
        let targets = "a,each township,zero,,,2020-01,,2020-12,,,\n";
        let catalog = catalog(&[indicator("a", &PEOPLE.replace("higher", "lower"))], targets);
        let group = [slot(&catalog, 0, &[EAST])];
        let known = [values(&[(ROOT, 12), (EAST, 5), (WEST, 7)])];
        let (linked, regions) = linked_counts(&catalog, &persons(&catalog), &group, &known, as_of()).expect("counts");
        assert_eq!(regions, [ROOT, EAST, WEST]);
        let counts = &linked.counts[0];
        assert_eq!(
            (counts.rule, &counts.values, &counts.printed),
            (Rule::Small, &vec![12, 5, 7], &vec![false, true, false])
        );
        assert!(counts.aims_at_zero && counts.within.is_empty());
        assert_eq!(counts.thresholds, [Threshold { at: 1, regions: BTreeSet::from([1, 2]) }]);
        let ended = "a,each township,zero,,,2020-01,,2020-12,2020-02,,\n";
        let catalog = super::super::fixtures::catalog(&[indicator("a", &PEOPLE.replace("higher", "lower"))], ended);
        let group = [slot(&catalog, 0, &[EAST])];
        let (linked, _) = linked_counts(&catalog, &persons(&catalog), &group, &known, as_of()).expect("counts");
        assert!(!linked.counts[0].aims_at_zero && linked.counts[0].thresholds.is_empty(), "no longer in force");
    }

    #[test]
    fn firms_have_their_own_rule() {
        let firms = "measure = { sum = \"firms\" }; kind = \"level\"; unit = \"家\"; better = \"higher\"; protect = \"enterprise\"";
        let catalog = catalog(&[indicator("a", firms)], "");
        let group = [slot(&catalog, 0, &[EAST, WEST])];
        let known = [values(&[(ROOT, 5), (EAST, 2), (WEST, 3)])];
        let (linked, _) = linked_counts(&catalog, &persons(&catalog), &group, &known, as_of()).expect("counts");
        assert_eq!(linked.counts[0].rule, Rule::Few);
    }

    #[test]
    fn a_number_that_is_printed_must_be_known() {
        let catalog = catalog(&[indicator("a", PEOPLE)], "");
        let slot = slot(&catalog, 0, &[EAST]);
        let of = |known: &[(RegionId, i64)]| counts_of(&slot, ROOT, &[ROOT, EAST, WEST], &values(known));
        assert_eq!(of(&[(ROOT, 9), (EAST, 4)]), Some(vec![9, 4, 0]), "of others no value is no count");
        assert_eq!((of(&[(ROOT, 9), (WEST, 5)]), of(&[(EAST, 4)])), (None, None));
    }

    #[test]
    fn counts_are_whole_not_negative_and_not_beyond_all_measure() {
        assert_eq!((count(&whole(0)), count(&whole(7))), (Some(0), Some(7)));
        assert_eq!((count(&whole(-1)), count(&ratio(7, 2))), (None, None));
        assert_eq!((count(&whole(LARGEST)), count(&whole(LARGEST + 1))), (Some(LARGEST), None));
    }

    #[test]
    fn a_multiple_is_counted_in_single_things() {
        let in_wan = PEOPLE.replace("\"人\"", "\"万人\"");
        let catalog = catalog(&[indicator("a", &in_wan)], "a,each township,keep,1.5,,2020-01,,,,,\n");
        let slot = slot(&catalog, 0, &[EAST]);
        assert_eq!(counts_of(&slot, ROOT, &[ROOT, EAST], &values(&[(ROOT, 3), (EAST, 2)])), Some(vec![30000, 20000]));
        let edges: Vec<i64> = thresholds(&slot, &catalog.targets[0], &[ROOT, EAST]).iter().map(|t| t.at).collect();
        assert_eq!(edges, [15000, 15000]);
        let fewer = indicator("a", &in_wan.replace("higher", "lower"));
        let catalog = super::super::fixtures::catalog(&[fewer], "a,each township,keep,1.5,,2020-01,,,,,\n");
        let slot = Slot { indicator: &catalog.indicators[0], ..slot };
        let edges: Vec<i64> = thresholds(&slot, &catalog.targets[0], &[ROOT, EAST]).iter().map(|t| t.at).collect();
        assert_eq!(edges, [15001, 15001]);
    }

    fn edges(better: &str, target: &str) -> Vec<i64> {
        let catalog = catalog(&[indicator("a", &PEOPLE.replace("higher", better))], target);
        let slot = slot(&catalog, 0, &[EAST]);
        thresholds(&slot, &catalog.targets[0], &[ROOT, EAST, WEST]).iter().map(|t| t.at).collect()
    }

    #[test]
    fn a_threshold_lies_where_a_target_begins_to_be_met() {
        assert_eq!(edges("higher", "a,each township,keep,4.5,,2020-01,,,,,\n"), [5, 5]);
        assert_eq!(
            edges("higher", "a,each township,keep,20,,2020-01,,,,,10%\n"),
            [20, 18],
            "tolerance has one of its own"
        );
        assert_eq!(edges("lower", "a,each township,keep,4.5,,2020-01,,,,,\n"), [5, 5]);
        assert_eq!(edges("lower", "a,each township,keep,20,,2020-01,,,,,10%\n"), [21, 23]);
        assert_eq!(edges("higher", "a,each township,within,4,8,2020-01,,,,,\n"), [4, 9]);
        assert_eq!(edges("lower", "a,each township,zero,,,2020-01,,,,,\n"), [1]);
        assert_eq!(edges("higher", "a,411025,keep,4,,2020-01,,,,,\n"), [0; 0], "of a single region nothing is counted");
    }

    #[test]
    fn a_target_speaks_about_its_own_window() {
        let flow = PEOPLE.replace("level", "flow");
        let catalog = catalog(&[indicator("a", &flow)], "a,each township,keep,4,,2020-01,,,,,\n");
        let of = |window| Slot { window, ..slot(&catalog, 0, &[EAST]) };
        assert!(is_of(&of(Window::Own), &catalog.targets[0]) && !is_of(&of(Window::YearToDate), &catalog.targets[0]));
        let level =
            super::super::fixtures::catalog(&[indicator("a", PEOPLE)], "a,each township,keep,4,,2020-01,,,,,\n");
        assert!(is_of(&slot(&level, 0, &[EAST]), &level.targets[0]));
    }

    #[test]
    fn a_part_lies_within_its_whole_and_the_rest_is_a_part_too() {
        let part = format!("{PEOPLE}; where = {{ group = \"甲\" }}");
        let catalog = catalog(&[indicator("whole", PEOPLE), indicator("part", &part)], "");
        let group = [slot(&catalog, 0, &[EAST, WEST]), slot(&catalog, 1, &[EAST])];
        let known = [values(&[(ROOT, 12), (EAST, 5), (WEST, 7)]), values(&[(ROOT, 4), (EAST, 4), (WEST, 0)])];
        let (linked, _) = linked_counts(&catalog, &persons(&catalog), &group, &known, as_of()).expect("counts");
        let within: Vec<&[usize]> = linked.counts.iter().map(|c| c.within.as_slice()).collect();
        assert_eq!(within, [&[][..], &[0], &[0]]);
        let rest = &linked.counts[2];
        assert_eq!(
            (&rest.values, &rest.printed),
            (&vec![8, 1, 7], &vec![false, true, false]),
            "where both are printed"
        );
        let too_many = [known[0].clone(), values(&[(ROOT, 4), (EAST, 6), (WEST, 0)])];
        assert!(
            linked_counts(&catalog, &persons(&catalog), &group, &too_many, as_of()).is_none(),
            "parts that overlap"
        );
    }

    #[test]
    fn no_target_speaks_about_a_rest() {
        let part = format!("{PEOPLE}; where = {{ group = \"甲\" }}");
        let list = [indicator("whole", PEOPLE), indicator("part", &part)];
        let catalog = catalog(&list, "whole,each township,keep,4,,2020-01,,,,,\n");
        let group = [slot(&catalog, 0, &[EAST, WEST]), slot(&catalog, 1, &[EAST, WEST])];
        let known = [values(&[(ROOT, 12), (EAST, 5), (WEST, 7)]), values(&[(ROOT, 4), (EAST, 4), (WEST, 0)])];
        let (linked, _) = linked_counts(&catalog, &persons(&catalog), &group, &known, as_of()).expect("counts");
        let thresholds: Vec<usize> = linked.counts.iter().map(|c| c.thresholds.len()).collect();
        assert_eq!(thresholds, [2, 0, 0]);
    }

    #[test]
    fn of_two_that_count_the_same_the_first_is_the_whole() {
        let catalog = catalog(&[indicator("a", PEOPLE), indicator("b", PEOPLE)], "");
        let group = [slot(&catalog, 0, &[EAST]), slot(&catalog, 1, &[EAST])];
        let same = values(&[(ROOT, 12), (EAST, 5), (WEST, 7)]);
        let known = [same.clone(), same];
        let (linked, _) = linked_counts(&catalog, &persons(&catalog), &group, &known, as_of()).expect("counts");
        let within: Vec<&[usize]> = linked.counts.iter().map(|c| c.within.as_slice()).collect();
        assert_eq!(within, [&[][..], &[0]], "and nothing is left over");
    }

    #[test]
    fn only_direct_parts_are_subtracted() {
        let counts = |within: &[usize], values: &[i64]| Counts {
            rule: Rule::Small,
            values: values.to_vec(),
            printed: vec![true; values.len()],
            thresholds: Vec::new(),
            within: within.to_vec(),
            aims_at_zero: false,
        };
        // A whole, a part of it, and a part of that part.
        let chain = [counts(&[], &[20, 20]), counts(&[0], &[12, 12]), counts(&[0, 1], &[5, 5])];
        let rests = rests(&chain).expect("no overlap");
        let found: Vec<_> = rests.iter().map(|r| (r.values.clone(), r.within.clone())).collect();
        assert_eq!(found, [(vec![8, 8], vec![0]), (vec![7, 7], vec![0, 1])]);
    }
}
