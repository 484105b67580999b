//! From the slots of one group to counts, and to all identities that hold among them.

use super::counts::{Count, Counts, MANY, Place, Rule};
use super::rows::Relations;
use super::tree::Tree;
use crate::assess::{in_force, target_window};
use crate::catalog::{Catalog, Indicator, Protect, RegionId, Scope, Target, TargetKind};
use crate::disclosure::which_numbers_are_printed::Slot;
use crate::measure::exact::whole;
use crate::measure::{Direction, Exact, Month};
use num_traits::ToPrimitive;
use std::collections::{BTreeMap, BTreeSet};

/// One indicator's values in one window, of the regions that have one.
pub type Values = BTreeMap<RegionId, Exact>;

/// What is asked of the indicators of a group.
#[derive(Debug, Clone, Copy)]
pub(super) struct Asked<'a> {
    pub catalog: &'a Catalog,
    pub relations: Relations<'a>,
    pub protected: &'a BTreeMap<&'a str, Protect>,
    pub as_of: Month,
}

/// The counts of a group: first those of its slots, each of all regions of the tree, then what wholes have beyond their parts.
#[derive(Debug)]
pub(super) struct Linked {
    pub counts: Counts,
    tree: Tree,
}

impl Linked {
    /// The region of a slot that a count is of; None for what is implied.
    pub fn place(&self, count: usize, slots: usize) -> Option<(usize, RegionId)> {
        let regions = &self.tree.regions;
        let slot = count / regions.len();
        (slot < slots).then(|| (slot, regions[count % regions.len()]))
    }
}

/// The counts of a group. None where a number is missing or is no count, or where parts are more than their whole. `values`: of each
/// slot, in their order.
pub(super) fn linked(asked: Asked<'_>, group: &[Slot<'_>], values: &[Values]) -> Option<Linked> {
    let tree = Tree::of(asked.catalog, group, asked.as_of);
    let size = tree.regions.len();
    let mut all = Vec::new();
    for (slot, values) in group.iter().zip(values) {
        let rule = rule(asked.protected, slot.indicator);
        let sides = sides(asked, slot);
        for (at, value) in counts_of(slot, &tree, values)?.into_iter().enumerate() {
            all.push(Count { sides: side(&sides, tree.regions[at], value), ..Count::new(value, rule, tree.place(at)) });
        }
    }
    let parts = parts_of_wholes(asked.relations, group);
    let mut sums = Vec::new();
    for (n, parts) in parts {
        let rest = all.len();
        for at in 0..size {
            let of = |slot: usize| all[slot * size + at].value;
            let value = of(n) - parts.iter().map(|part| of(*part)).sum::<i64>();
            if value < 0 {
                return None;
            }
            let place = match tree.place(at) {
                Place::Printed { rank } => Place::Implied { rank },
                place => place,
            };
            all.push(Count::new(value, rule(asked.protected, group[n].indicator), place));
        }
        for at in 0..size {
            let parts = parts.iter().map(|part| part * size + at).chain([rest + at]);
            sums.push((n * size + at, parts.collect::<Vec<_>>()));
        }
    }
    let mut counts = Counts::new(all);
    // Each indicator's regions, what is implied too, then the parts of each region.
    for of in (0..counts.all.len()).step_by(size) {
        for at in (0..size).filter(|at| !tree.children[*at].is_empty()) {
            let parts: Vec<usize> = tree.children[at].iter().map(|part| of + part).collect();
            counts.adds_up(of + at, &parts);
        }
    }
    for (whole, parts) in sums {
        counts.adds_up(whole, &parts);
    }
    Some(Linked { counts, tree })
}

fn rule(protected: &BTreeMap<&str, Protect>, indicator: &Indicator) -> Rule {
    match protected.get(indicator.id.as_str()) {
        Some(Protect::Enterprise) => Rule::Few,
        _ => Rule::Small,
    }
}

/// Wholes with parts of them that have nothing in common. A whole whose parts overlap has several such sets.
fn parts_of_wholes(relations: Relations<'_>, group: &[Slot<'_>]) -> Vec<(usize, Vec<usize>)> {
    let includes = |whole: usize, part: usize| {
        let (a, b) = (group[whole].indicator, group[part].indicator);
        // Of two that count the same, the first is the whole.
        relations.includes(a, b) && (whole < part || !relations.includes(b, a))
    };
    let all = || 0..group.len();
    let mut found = Vec::new();
    for n in all() {
        let between = |part: usize| all().any(|m| m != n && m != part && includes(n, m) && includes(m, part));
        let mut sets: Vec<Vec<usize>> = Vec::new();
        for part in all().filter(|part| includes(n, *part) && !between(*part)) {
            let apart = |set: &&mut Vec<usize>| {
                set.iter().all(|other| relations.are_apart(group[*other].indicator, group[part].indicator))
            };
            match sets.iter_mut().find(apart) {
                Some(set) => set.push(part),
                None => sets.push(vec![part]),
            }
        }
        found.extend(sets.into_iter().map(|set| (n, set)));
    }
    found
}

/// Whole numbers of the things that the unit counts, by region; None where one that is printed, or the root's, is missing.
fn counts_of(slot: &Slot<'_>, tree: &Tree, values: &Values) -> Option<Vec<i64>> {
    let factor = slot.indicator.unit.things().to_exact();
    let value = |(at, region): (usize, &RegionId)| {
        let needed = at == 0 || slot.regions.contains(region);
        match values.get(region) {
            Some(value) => count(&(value * &factor)),
            None if needed => None,
            None => Some(0),
        }
    };
    tree.regions.iter().enumerate().map(value).collect()
}

fn count(value: &Exact) -> Option<i64> {
    let n = value.is_integer().then(|| value.to_integer().to_i64()).flatten()?;
    (0..=MANY).contains(&n).then_some(n)
}

/// Where what each region must have begins, and the regions: how many of them have it is public.
type Sides<'a> = Vec<(i64, &'a [RegionId])>;

fn sides<'a>(asked: Asked<'a>, slot: &Slot<'a>) -> Sides<'a> {
    let targets = asked.catalog.targets_of(&slot.indicator.id);
    let targets = targets.filter(|target| in_force(target, asked.as_of) && is_of(slot, target));
    targets.flat_map(|target| thresholds(slot, target)).collect()
}

/// The limits of the sides on which a region's count stands.
fn side(sides: &Sides<'_>, region: RegionId, value: i64) -> (i64, i64) {
    let own = sides.iter().filter(|(_, regions)| regions.contains(&region));
    own.fold(
        (0, MANY),
        |(least, most), (at, _)| {
            if value >= *at { (least.max(*at), most) } else { (least, most.min(at - 1)) }
        },
    )
}

/// Whether a target speaks about the slot's numbers.
fn is_of(slot: &Slot<'_>, target: &Target) -> bool {
    !slot.indicator.has_own_amounts() || target_window(slot.indicator, target, slot.window) == slot.window
}

/// Where what each region must have begins.
fn thresholds<'a>(slot: &Slot<'_>, target: &'a Target) -> Sides<'a> {
    let Scope::Each(members) = &target.scope else { return Vec::new() };
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
    let unique: BTreeSet<i64> = edges.into_iter().flatten().collect();
    unique.into_iter().map(|at| (at, members.as_slice())).collect()
}

#[cfg(test)]
mod tests {
    use super::super::columns::SumsOfColumns;
    use super::super::counts::Identity;
    use super::super::fixtures::{EAST, PEOPLE, ROOT, WEST, catalog, indicator};
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

    fn sums() -> SumsOfColumns {
        let mut sums = SumsOfColumns::default();
        sums.add("f", "people", vec!["boys".to_owned(), "girls".to_owned()]);
        sums
    }

    /// The counts of slots with values for the county and its two townships.
    fn of(catalog: &Catalog, group: &[Slot<'_>], known: &[[i64; 3]]) -> Option<Linked> {
        let protected = catalog.indicators.iter().map(|i| (i.id.as_str(), i.protect)).collect();
        let sums = sums();
        let asked = Asked { catalog, relations: Relations(&sums), protected: &protected, as_of: as_of() };
        let known: Vec<Values> = known.iter().map(|[a, b, c]| values(&[(ROOT, *a), (EAST, *b), (WEST, *c)])).collect();
        linked(asked, group, &known)
    }

    fn numbers(linked: &Linked) -> Vec<i64> {
        linked.counts.all.iter().map(|count| count.value).collect()
    }

    fn terms(linked: &Linked) -> Vec<Vec<usize>> {
        let of = |identity: &Identity| identity.terms.iter().map(|(n, _)| *n).collect();
        linked.counts.identities.iter().map(of).collect()
    }

    #[test]
    fn counts_stand_in_the_order_of_the_tree() {
        let targets = "a,each township,zero,,,2020-01,,2020-12,,,\n";
        let catalog = catalog(&[indicator("a", &PEOPLE.replace("higher", "lower"))], targets);
        let linked = of(&catalog, &[slot(&catalog, 0, &[EAST])], &[[12, 5, 7]]).expect("counts");
        let place = Place::Printed { rank: 0 };
        assert_eq!((numbers(&linked), terms(&linked)), (vec![12, 5, 7], vec![vec![0, 1, 2]]));
        assert_eq!(linked.counts.all[1], Count { sides: (1, MANY), ..Count::new(5, Rule::Small, place) });
        assert_eq!((linked.place(2, 1), linked.place(3, 1)), (Some((0, WEST)), None));
        let ended = "a,each township,zero,,,2020-01,,2020-12,2020-02,,\n";
        let catalog = super::super::fixtures::catalog(&[indicator("a", &PEOPLE.replace("higher", "lower"))], ended);
        let linked = of(&catalog, &[slot(&catalog, 0, &[EAST])], &[[12, 5, 7]]).expect("counts");
        assert_eq!(linked.counts.all[1].sides, (0, MANY), "no longer in force");
    }

    #[test]
    fn firms_have_their_own_rule() {
        let firms = "measure = { sum = \"firms\" }; kind = \"level\"; unit = \"家\"; better = \"higher\"; protect = \"enterprise\"";
        let catalog = catalog(&[indicator("a", firms)], "");
        let linked = of(&catalog, &[slot(&catalog, 0, &[EAST, WEST])], &[[5, 2, 3]]).expect("counts");
        assert!(linked.counts.all.iter().all(|count| count.rule == Rule::Few));
    }

    #[test]
    fn a_number_that_is_printed_must_be_known() {
        let catalog = catalog(&[indicator("a", PEOPLE)], "");
        let slot = slot(&catalog, 0, &[EAST]);
        let tree = Tree::of(&catalog, std::slice::from_ref(&slot), as_of());
        let of = |known: &[(RegionId, i64)]| counts_of(&slot, &tree, &values(known));
        assert_eq!(of(&[(ROOT, 9), (EAST, 4)]), Some(vec![9, 4, 0]), "of others no value is no count");
        assert_eq!((of(&[(ROOT, 9), (WEST, 5)]), of(&[(EAST, 4)])), (None, None));
    }

    #[test]
    fn counts_are_whole_not_negative_and_not_beyond_all_measure() {
        assert_eq!((count(&whole(0)), count(&whole(7))), (Some(0), Some(7)));
        assert_eq!((count(&whole(-1)), count(&ratio(7, 2))), (None, None));
        assert_eq!((count(&whole(MANY)), count(&whole(MANY + 1))), (Some(MANY), None));
    }

    fn edges(keys: &str, target: &str) -> Vec<i64> {
        let catalog = catalog(&[indicator("a", keys)], target);
        let slot = slot(&catalog, 0, &[EAST]);
        thresholds(&slot, &catalog.targets[0]).iter().map(|(at, _)| *at).collect()
    }

    #[test]
    fn a_threshold_lies_where_a_target_begins_to_be_met() {
        let higher = |target: &str| edges(PEOPLE, target);
        let lower = |target: &str| edges(&PEOPLE.replace("higher", "lower"), target);
        assert_eq!(higher("a,each township,keep,4.5,,2020-01,,,,,\n"), [5]);
        assert_eq!(higher("a,each township,keep,20,,2020-01,,,,,10%\n"), [18, 20], "tolerance has one of its own");
        assert_eq!(lower("a,each township,keep,4.5,,2020-01,,,,,\n"), [5]);
        assert_eq!(lower("a,each township,keep,20,,2020-01,,,,,10%\n"), [21, 23]);
        assert_eq!(higher("a,each township,within,4,8,2020-01,,,,,\n"), [4, 9]);
        assert_eq!(lower("a,each township,zero,,,2020-01,,,,,\n"), [1]);
        assert_eq!(higher("a,411025,keep,4,,2020-01,,,,,\n"), [0; 0], "of a single region nothing is counted");
        let in_wan = PEOPLE.replace("\"人\"", "\"万人\"");
        assert_eq!(edges(&in_wan, "a,each township,keep,1.5,,2020-01,,,,,\n"), [15000], "in single persons");
    }

    #[test]
    fn a_count_stands_on_one_side_of_each_threshold() {
        let sides: Sides<'_> = vec![(10, &[EAST, WEST]), (30, &[EAST])];
        assert_eq!([5, 10, 40].map(|n| side(&sides, EAST, n)), [(0, 9), (10, 29), (30, MANY)]);
        assert_eq!((side(&sides, WEST, 10), side(&sides, ROOT, 5)), ((10, MANY), (0, MANY)));
    }

    #[test]
    fn a_target_speaks_about_its_own_window() {
        let flow = PEOPLE.replace("level", "flow");
        let catalog = catalog(&[indicator("a", &flow)], "a,each township,keep,4,,2020-01,,,,,\n");
        let of = |window| Slot { window, ..slot(&catalog, 0, &[EAST]) };
        assert!(is_of(&of(Window::Own), &catalog.targets[0]) && !is_of(&of(Window::YearToDate), &catalog.targets[0]));
    }

    #[test]
    fn a_part_and_what_the_whole_has_beyond_it_add_up() {
        let part = format!("{PEOPLE}; where = {{ group = \"甲\" }}");
        let catalog = catalog(&[indicator("whole", PEOPLE), indicator("part", &part)], "");
        let group = [slot(&catalog, 0, &[EAST, WEST]), slot(&catalog, 1, &[EAST])];
        let linked = of(&catalog, &group, &[[12, 5, 7], [4, 4, 0]]).expect("counts");
        assert_eq!(numbers(&linked), [12, 5, 7, 4, 4, 0, 8, 1, 7]);
        assert_eq!(linked.counts.all[7].place, Place::Implied { rank: 0 });
        assert_eq!(linked.counts.all[6].place, Place::Open, "of the root it is public as the others are");
        assert_eq!(terms(&linked)[3..], [vec![0, 3, 6], vec![1, 4, 7], vec![2, 5, 8]]);
        assert!(of(&catalog, &group, &[[12, 5, 7], [4, 6, 0]]).is_none(), "a part is no more than its whole");
    }

    #[test]
    fn columns_that_add_up_are_parts_of_their_sum() {
        let list = ["people", "boys", "girls"].map(|column| indicator(column, &PEOPLE.replace("people", column)));
        let catalog = catalog(&list, "");
        let group = [0, 1, 2].map(|n| slot(&catalog, n, &[EAST, WEST]));
        let linked = of(&catalog, &group, &[[50, 20, 30], [26, 11, 15], [24, 9, 15]]).expect("counts");
        assert_eq!(numbers(&linked)[9..], [0, 0, 0], "nothing is left");
        let choice = super::super::choose::choose(&linked.counts);
        let withheld: Vec<_> = choice.withheld.iter().filter_map(|n| linked.place(*n, 3)).collect();
        assert!(!choice.all_withheld && withheld.contains(&(2, EAST)), "9 girls");
        assert!(
            withheld.contains(&(0, EAST)) || withheld.contains(&(1, EAST)),
            "and the pupils or the boys beside them"
        );
        let two = of(&catalog, &group[..2], &[[50, 20, 30], [26, 11, 15]]).expect("counts");
        assert_eq!(numbers(&two)[6..], [24, 9, 15], "the girls, whom no indicator counts");
    }

    fn sets(indicators: &[String]) -> Vec<(usize, Vec<usize>)> {
        let catalog = catalog(indicators, "");
        let group: Vec<Slot<'_>> = (0..indicators.len()).map(|n| slot(&catalog, n, &[EAST])).collect();
        let sums = sums();
        parts_of_wholes(Relations(&sums), &group)
    }

    #[test]
    fn only_direct_parts_are_subtracted_and_those_that_overlap_apart() {
        let with = |id: &str, wh: &str| indicator(id, &format!("{PEOPLE}; where = {{ {wh} }}"));
        let whole = indicator("whole", PEOPLE);
        let chain = [whole.clone(), with("a", "group = [\"甲\", \"乙\"]"), with("b", "group = \"甲\"")];
        assert_eq!(sets(&chain), [(0, vec![1]), (1, vec![2])]);
        let apart = [whole.clone(), with("a", "group = \"甲\""), with("b", "group = \"乙\"")];
        assert_eq!(sets(&apart), [(0, vec![1, 2])]);
        let overlapping = [whole, with("a", "group = \"甲\""), with("b", "age = 6")];
        assert_eq!(sets(&overlapping), [(0, vec![1]), (0, vec![2])]);
        let same = [indicator("a", PEOPLE), indicator("b", PEOPLE)];
        assert_eq!(sets(&same), [(0, vec![1])], "of two that count the same the first is the whole");
    }
}
