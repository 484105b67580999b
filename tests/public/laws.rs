//! What must hold of the choice, whatever the numbers.

use good_lp::{Expression, ProblemVariables, Solution, SolverModel, Variable, constraint, microlp, variable};
use onpace::disclosure::{Counts, LEAST_VALUES, LinkedCounts, Rule, Threshold, Tree, choose, narrowest};
use proptest::collection::vec;
use proptest::prelude::*;
use std::collections::BTreeSet;

fn counts(rule: Rule, values: Vec<i64>) -> Counts {
    let printed = vec![true; values.len()];
    Counts { rule, values, printed, thresholds: Vec::new(), within: Vec::new(), aims_at_zero: false }
}

/// A root over numbers.
fn flat(rule: Rule, parts: &[i64]) -> LinkedCounts {
    let values = std::iter::once(parts.iter().sum()).chain(parts.iter().copied()).collect();
    LinkedCounts { tree: Tree::new(&vec![0; parts.len()]), counts: vec![counts(rule, values)] }
}

fn withheld(family: &LinkedCounts) -> Vec<i64> {
    choose(family).withheld.iter().map(|n| family.counts[0].values[*n]).collect()
}

fn a_count() -> impl Strategy<Value = i64> {
    prop_oneof![1 => Just(0_i64), 3 => 1..10_i64, 3 => 10..60_i64]
}

/// Two levels below the root, all sums.
fn trees() -> impl Strategy<Value = LinkedCounts> {
    (vec(vec(a_count(), 0..5), 2..6), vec(a_count(), 6), any::<bool>()).prop_map(|(towns, alone, firms)| {
        let mut parents = vec![0; towns.len()];
        let mut values = vec![0];
        values.extend(towns.iter().zip(&alone).map(|(v, n)| if v.is_empty() { *n } else { v.iter().sum() }));
        for (town, villages) in towns.iter().enumerate() {
            parents.extend(villages.iter().map(|_| town + 1));
            values.extend(villages);
        }
        values[0] = values[1..=towns.len()].iter().sum();
        let rule = if firms { Rule::Few } else { Rule::Small };
        LinkedCounts { tree: Tree::new(&parents), counts: vec![counts(rule, values)] }
    })
}

/// The same ranges by a linear program.
fn by_program(family: &LinkedCounts, withheld: &BTreeSet<usize>) -> Vec<Option<i64>> {
    let counts = &family.counts[0];
    let mut variables = ProblemVariables::new();
    #[expect(clippy::cast_precision_loss, reason = "counts are small")]
    let bounded = |n: usize| {
        let value = counts.values[n];
        let (least, most) = match counts.rule {
            _ if !withheld.contains(&n) => (value, value),
            Rule::Small if (1..=9).contains(&value) => (1, 9),
            Rule::Few if (1..=5).contains(&value) => (1, 5),
            _ => (0, 1_000_000),
        };
        variable().min(least as f64).max(most as f64)
    };
    let all: Vec<Variable> = (0..family.tree.len()).map(|n| variables.add(bounded(n))).collect();
    let wholes = || (0..family.tree.len()).filter(|n| !family.tree.children(*n).is_empty());
    let solved = |n: usize, sign: f64| {
        let model = variables.clone().minimise(sign * all[n]).using(microlp);
        let model = wholes().fold(model, |model, whole| {
            let parts: Expression = family.tree.children(whole).iter().map(|p| all[*p]).sum();
            model.with(constraint!(parts == all[whole]))
        });
        model.solve().expect("the truth is a solution").value(all[n])
    };
    #[expect(clippy::cast_possible_truncation, reason = "counts are small")]
    let values = |n: usize| (solved(n, -1.0) + 1e-6).floor() as i64 - (solved(n, 1.0) - 1e-6).ceil() as i64 + 1;
    (0..family.tree.len()).map(|n| withheld.contains(&n).then(|| values(n))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(300))]

    #[test]
    fn nothing_withheld_can_be_told_and_nothing_is_withheld_for_nothing(family in trees()) {
        let choice = choose(&family);
        let wide = |withheld: &BTreeSet<usize>| narrowest(&family, withheld).into_iter().flatten().all(|n| n >= LEAST_VALUES);
        let all: BTreeSet<usize> = (1..family.tree.len()).collect();
        prop_assert_eq!(choice.all_withheld, !choice.withheld.is_empty() && !wide(&all) && choice.withheld == all && !wide(&choice.withheld));
        prop_assert!(choice.all_withheld || wide(&choice.withheld));
        let counts = &family.counts[0];
        let few = (1..family.tree.len()).any(|n| (1..=2).contains(&counts.values[n]));
        let must = |n: &usize| match counts.rule {
            Rule::Small => (1..=9).contains(&counts.values[*n]),
            Rule::Few => few && (1..=5).contains(&counts.values[*n]),
        };
        prop_assert!((1..family.tree.len()).filter(must).all(|n| choice.withheld.contains(&n)));
        for beside in choice.withheld.iter().filter(|n| !must(n) && !choice.all_withheld) {
            let mut fewer = choice.withheld.clone();
            fewer.remove(beside);
            prop_assert!(!wide(&fewer), "{} need not be withheld", beside);
        }
    }

    #[test]
    fn ranges_are_those_of_a_linear_program(family in trees(), more in vec(any::<bool>(), 40)) {
        let withheld: BTreeSet<usize> = (1..family.tree.len()).filter(|n| more[n % more.len()]).collect();
        prop_assert_eq!(narrowest(&family, &withheld), by_program(&family, &withheld));
    }

    #[test]
    fn the_order_of_regions_does_not_matter(parts in vec(a_count(), 2..12), firms in any::<bool>(), turn in 0..12_usize) {
        let rule = if firms { Rule::Few } else { Rule::Small };
        let mut turned = parts.clone();
        turned.rotate_left(turn % parts.len());
        turned.reverse();
        let sorted = |family: &LinkedCounts| { let mut w = withheld(family); w.sort_unstable(); w };
        prop_assert_eq!(sorted(&flat(rule, &parts)), sorted(&flat(rule, &turned)));
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(60))]

    /// Of all sets that keep everything wide, none has fewer numbers, or as many that count less.
    #[test]
    fn no_other_choice_loses_less(parts in vec(a_count(), 2..9), firms in any::<bool>()) {
        let family = flat(if firms { Rule::Few } else { Rule::Small }, &parts);
        let choice = choose(&family);
        let wide = |withheld: &BTreeSet<usize>| narrowest(&family, withheld).into_iter().flatten().all(|n| n >= LEAST_VALUES);
        let cost = |withheld: &BTreeSet<usize>| {
            let values = || withheld.iter().map(|n| family.counts[0].values[*n]);
            (withheld.len(), values().filter(|n| *n == 0).count(), values().sum::<i64>())
        };
        let must = |set: &BTreeSet<usize>| choice.withheld.iter().all(|n| set.contains(n) || family.counts[0].values[*n] > 9 || family.counts[0].values[*n] == 0 || (firms && family.counts[0].values[*n] > 5));
        for set in 0..1_u32 << parts.len() {
            let other: BTreeSet<usize> = (1..=parts.len()).filter(|n| set >> (n - 1) & 1 == 1).collect();
            if !choice.all_withheld && must(&other) && wide(&other) {
                prop_assert!(cost(&choice.withheld) <= cost(&other), "{:?} is cheaper", other);
            }
        }
    }
}

/// A county of 448 villages is decided while one waits.
#[test]
fn a_large_county_is_decided_soon() {
    let mut chance = super::world::Chance(5);
    let mut parents = vec![0; 16];
    parents.extend((0..448).map(|n| n % 16 + 1));
    // One small village in each township: nothing hides it but a number beside it, in each township another.
    let large = |n: usize, chance: &mut super::world::Chance| if n < 16 { 3 } else { 20 + chance.count() };
    let villages: Vec<i64> = (0..448).map(|n| large(n, &mut chance)).collect();
    let town = |t: usize| villages.iter().skip(t).step_by(16).sum::<i64>();
    let mut values: Vec<i64> = vec![villages.iter().sum()];
    values.extend((0..16).map(town));
    values.extend(&villages);
    let family = LinkedCounts { tree: Tree::new(&parents), counts: vec![counts(Rule::Small, values)] };
    let begun = std::time::Instant::now();
    let choice = choose(&family);
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
    assert!(!choice.all_withheld && choice.withheld.len() == 32, "{}: one beside each", choice.withheld.len());
}

#[test]
fn the_smallest_number_that_is_enough_stands_beside() {
    assert_eq!(withheld(&flat(Rule::Small, &[3, 40, 12, 100])), [3, 12]);
    // Two small ones hide each other where their sum leaves room.
    assert_eq!(withheld(&flat(Rule::Small, &[3, 40, 5, 100])), [3, 5]);
    assert_eq!(withheld(&flat(Rule::Small, &[1, 40, 1, 100])), [1, 40, 1]);
    assert_eq!(withheld(&flat(Rule::Small, &[40, 12, 100, 0])), [0_i64; 0]);
}

#[test]
fn a_zero_is_printed_unless_it_gives_its_neighbour_away() {
    assert_eq!(withheld(&flat(Rule::Small, &[7, 0, 0, 30])), [7, 30]);
    assert_eq!(withheld(&flat(Rule::Small, &[7, 0, 0])), [7, 0]);
    let sealed = choose(&flat(Rule::Small, &[2, 0, 0]));
    assert!(
        sealed.all_withheld && sealed.withheld.len() == 3,
        "a total of 2 leaves three values, whatever is withheld"
    );
}

#[test]
fn few_firms_take_with_them_all_counts_that_the_rule_would_tell_apart() {
    assert_eq!(withheld(&flat(Rule::Few, &[1, 3, 4, 5, 0, 6, 9])), [1, 3, 4, 5]);
    assert_eq!(withheld(&flat(Rule::Few, &[3, 4, 5, 9])), [0_i64; 0]);
}

#[test]
fn how_many_regions_have_it_narrows_what_they_can_be() {
    // That all but one have two is the root's own number; who knows which one does not has only 1 left for it.
    let mut family = flat(Rule::Few, &[1, 2, 2, 9, 12]);
    assert!(!choose(&family).all_withheld);
    family.counts[0].thresholds = vec![Threshold { at: 2, regions: (1..6).collect() }];
    assert!(choose(&family).all_withheld);
}

#[test]
fn a_part_and_what_it_leaves_of_the_whole_are_withheld_together() {
    let mut family = flat(Rule::Small, &[30, 45, 60]);
    let mut part = counts(Rule::Small, vec![63, 4, 20, 39]);
    part.within = vec![0];
    let mut rest = counts(Rule::Small, vec![72, 26, 25, 21]);
    rest.within = vec![0];
    family.counts.extend([part, rest]);
    let choice = choose(&family);
    assert_eq!(choice.withheld, BTreeSet::from([1, 2]), "the part of 4, and beside it the least");
    assert!(narrowest(&family, &choice.withheld).into_iter().flatten().all(|n| n >= LEAST_VALUES));
}
