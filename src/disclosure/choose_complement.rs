//! Which numbers are withheld with those that must be: the complementary suppression.

use crate::disclosure::ranges::{Bounds, narrowest_within};
use crate::disclosure::small_counts::{LEAST_VALUES, LinkedCounts};
use std::collections::BTreeSet;

/// Candidates of which every set is tried.
const FEW: usize = 12;

/// Of more, so many of the smallest loss are tried in pairs; after that, regions are added one by one.
const PAIRED: usize = 24;

/// What is withheld.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// Regions whose numbers are not printed.
    pub withheld: BTreeSet<usize>,
    /// Withholding every number was not enough: the root's own total says too much. Then nothing below the root is printed.
    pub all_withheld: bool,
}

/// What a set of withheld regions costs: how many they are, how many aimed-at or other zeros, how much they count; then their
/// positions, so that there is one answer.
type Loss = (usize, usize, usize, i64, Vec<usize>);

/// The regions to withhold: those that must be, and as complement as few others as possible, of the smallest numbers, so that at
/// least [`LEAST_VALUES`] values remain possible for each. No region of the complement can be left out.
#[must_use]
pub fn choose(linked: &LinkedCounts) -> Choice {
    let must: BTreeSet<usize> = primary(linked);
    let all: BTreeSet<usize> = linked.printed().collect();
    let search = Search { linked, bounds: Bounds::of(linked), must: &must };
    if must.is_empty() || search.is_safe(&must) {
        return Choice { withheld: must, all_withheld: false };
    }
    if !search.is_safe(&all) {
        return Choice { withheld: all, all_withheld: true };
    }
    let mut others: Vec<usize> = all.difference(&must).copied().collect();
    others.sort_by_cached_key(|n| loss(linked, &[*n]));
    let complement = search.cheapest(&others).unwrap_or_else(|| search.step_by_step(&others));
    Choice { withheld: search.with(&complement), all_withheld: false }
}

/// The search for a complement.
struct Search<'a> {
    linked: &'a LinkedCounts,
    bounds: Bounds,
    must: &'a BTreeSet<usize>,
}

impl Search<'_> {
    fn with(&self, complement: &[usize]) -> BTreeSet<usize> {
        self.must.iter().chain(complement).copied().collect()
    }

    fn is_safe(&self, withheld: &BTreeSet<usize>) -> bool {
        self.shortage(withheld) == 0
    }

    /// How many values are wanting, over all numbers.
    fn shortage(&self, withheld: &BTreeSet<usize>) -> i64 {
        let widths = narrowest_within(self.linked, &self.bounds, withheld);
        widths.into_iter().flatten().map(|values| (LEAST_VALUES - values).max(0)).sum()
    }

    /// The best of all: of any number of few candidates, else of one or two. None where more are needed.
    fn cheapest(&self, others: &[usize]) -> Option<Vec<usize>> {
        let best = |sets: &mut dyn Iterator<Item = Vec<usize>>| {
            let safe = sets.filter(|complement| self.is_safe(&self.with(complement)));
            safe.min_by_key(|complement| loss(self.linked, complement))
        };
        if others.len() <= FEW {
            let chosen = |set: u32| (0..others.len()).filter(move |n| set >> n & 1 == 1).map(|n| others[n]).collect();
            return best(&mut (1..1_u32 << others.len()).map(chosen));
        }
        let few = &others[..others.len().min(PAIRED)];
        let pairs = || few.iter().enumerate().flat_map(|(n, a)| few[n + 1..].iter().map(|b| vec![*a, *b]));
        best(&mut others.iter().map(|n| vec![*n])).or_else(|| best(&mut pairs()))
    }

    /// Always the one that helps most, then the one that costs least; at the end those that turn out not to be needed are given
    /// back, the costliest first.
    fn step_by_step(&self, others: &[usize]) -> Vec<usize> {
        let mut left = others.to_vec();
        let mut complement: Vec<usize> = Vec::new();
        while !left.is_empty() && !self.is_safe(&self.with(&complement)) {
            let after = |n: usize| {
                let more: Vec<usize> = complement.iter().copied().chain([n]).collect();
                self.shortage(&self.with(&more))
            };
            let best = (0..left.len()).min_by_key(|at| (after(left[*at]), *at)).unwrap_or(0);
            complement.push(left.remove(best));
        }
        complement.sort_by_cached_key(|n| std::cmp::Reverse(loss(self.linked, &[*n])));
        for region in complement.clone() {
            let fewer: Vec<usize> = complement.iter().copied().filter(|n| *n != region).collect();
            if self.is_safe(&self.with(&fewer)) {
                complement = fewer;
            }
        }
        complement
    }
}

/// What must be withheld, whatever the others are.
pub(super) fn primary(linked: &LinkedCounts) -> BTreeSet<usize> {
    linked.printed().filter(|n| linked.counts.iter().any(|c| c.is_primary(*n))).collect()
}

fn loss(linked: &LinkedCounts, regions: &[usize]) -> Loss {
    let zeros = |aimed: bool| {
        let is_one = |n: &&usize| {
            let mut printed = linked.counts.iter().filter(|c| c.printed[**n] && (c.aims_at_zero || !aimed));
            printed.any(|c| c.values[**n] == 0)
        };
        regions.iter().filter(is_one).count()
    };
    let printed = linked.counts.iter().flat_map(|c| regions.iter().filter(|n| c.printed[**n]).map(|n| c.values[*n]));
    (regions.len(), zeros(true), zeros(false), printed.sum(), regions.to_vec())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::small_counts::{Counts, Rule, Tree};

    fn counts(values: &[i64]) -> Counts {
        Counts {
            rule: Rule::Small,
            values: values.to_vec(),
            printed: vec![true; values.len()],
            thresholds: Vec::new(),
            within: Vec::new(),
            aims_at_zero: false,
        }
    }

    /// Regions right below the root, whose number is their sum.
    fn flat(values: &[i64]) -> LinkedCounts {
        let all: Vec<i64> = std::iter::once(values.iter().sum()).chain(values.iter().copied()).collect();
        LinkedCounts { tree: Tree::new(&vec![0; values.len()]), counts: vec![counts(&all)] }
    }

    fn withheld(linked: &LinkedCounts) -> Vec<usize> {
        let choice = choose(linked);
        assert!(!choice.all_withheld);
        choice.withheld.into_iter().collect()
    }

    #[test]
    fn nothing_is_withheld_where_nothing_is_small() {
        assert_eq!(choose(&flat(&[10, 20, 0])), Choice::default());
    }

    #[test]
    fn a_small_number_takes_the_smallest_other_one_with_it() {
        assert_eq!(withheld(&flat(&[3, 40, 20, 30])), [1, 3]);
    }

    #[test]
    fn several_small_numbers_protect_each_other() {
        assert_eq!(withheld(&flat(&[4, 5, 40])), [1, 2]);
    }

    #[test]
    fn two_ones_need_a_third_number() {
        assert_eq!(withheld(&flat(&[1, 1, 40, 20])), [1, 2, 4]);
    }

    #[test]
    fn a_zero_is_printed_if_that_can_be() {
        assert_eq!(withheld(&flat(&[6, 0, 20])), [1, 3], "a zero costs more than a larger number");
        let mut aimed = flat(&[6, 0, 0, 20]);
        aimed.counts.push(Counts { aims_at_zero: true, ..counts(&[46, 20, 0, 26, 0]) });
        assert_eq!(withheld(&aimed), [1, 3], "where zero is the aim it costs most");
    }

    #[test]
    fn everything_goes_where_even_that_is_not_enough() {
        let choice = choose(&flat(&[1, 1]));
        assert_eq!((choice.withheld.len(), choice.all_withheld), (2, true), "a total of 2 tells both");
    }

    #[test]
    fn of_many_candidates_one_or_two_are_tried_first() {
        let mut values = vec![3];
        values.extend((0..20).map(|n| 50 + n));
        assert_eq!(withheld(&flat(&values)), [1, 2]);
        // Two townships of villages, each with a small number of its own: each needs one more.
        let villages: Vec<i64> = [3].into_iter().chain((0..9).map(|n| 50 + n)).collect();
        let sum: i64 = villages.iter().sum();
        let mut values = vec![2 * sum, sum, sum];
        values.extend(villages.iter().chain(&villages));
        let parents: Vec<usize> = [0, 0].into_iter().chain([1; 10]).chain([2; 10]).collect();
        let linked = LinkedCounts { tree: Tree::new(&parents), counts: vec![counts(&values)] };
        assert_eq!(withheld(&linked), [3, 4, 13, 14]);
    }

    #[test]
    fn three_townships_go_step_by_step() {
        let villages: Vec<i64> = [3].into_iter().chain((0..9).map(|n| 50 + n)).collect();
        let sum: i64 = villages.iter().sum();
        let mut values = vec![3 * sum, sum, sum, sum];
        (0..3).for_each(|_| values.extend(&villages));
        let parents: Vec<usize> = [0, 0, 0].into_iter().chain([1; 10]).chain([2; 10]).chain([3; 10]).collect();
        let linked = LinkedCounts { tree: Tree::new(&parents), counts: vec![counts(&values)] };
        assert_eq!(withheld(&linked), [4, 5, 14, 15, 24, 25]);
    }

    /// Two townships, each of a village with a small number and one with a large one.
    fn two_townships() -> LinkedCounts {
        LinkedCounts { tree: Tree::new(&[0, 0, 1, 1, 2, 2]), counts: vec![counts(&[110, 55, 55, 5, 50, 5, 50])] }
    }

    #[test]
    fn the_cheapest_set_is_found_where_none_of_its_regions_helps_alone() {
        let mut linked = two_townships();
        assert_eq!(withheld(&linked), [3, 4, 5, 6], "two villages cost less than their townships");
        // Of these, the villages' numbers alone are printed, so that withholding them costs more.
        let printed = vec![true, false, false, true, true, true, true];
        linked.counts.push(Counts { printed, ..counts(&[2020, 1010, 1010, 10, 1000, 10, 1000]) });
        assert_eq!(withheld(&linked), [1, 2, 3, 5], "what the townships have together protects both");
    }

    #[test]
    fn of_three_steps_the_one_that_the_others_replace_is_taken_back() {
        let linked = two_townships();
        let must = primary(&linked);
        let search = Search { linked: &linked, bounds: Bounds::of(&linked), must: &must };
        let complement: BTreeSet<usize> = search.step_by_step(&[4, 1, 2]).into_iter().collect();
        assert_eq!(complement, BTreeSet::from([1, 2]), "the village helped first, but both townships do without it");
    }

    #[test]
    fn a_step_that_turns_out_not_to_be_needed_is_taken_back() {
        let linked = flat(&[3, 40, 20]);
        let must = primary(&linked);
        let search = Search { linked: &linked, bounds: Bounds::of(&linked), must: &must };
        assert_eq!(search.step_by_step(&[2, 3]), [2], "either is enough: the first that helps stays");
        assert_eq!(search.step_by_step(&[]), [0; 0]);
        assert!(search.is_safe(&search.with(&[2])) && !search.is_safe(&must));
        assert_eq!(search.shortage(&must), 4, "one value is possible where five have to be");
    }

    #[test]
    fn what_a_set_costs() {
        let mut linked = flat(&[3, 0, 20]);
        assert_eq!(loss(&linked, &[2, 3]), (2, 0, 1, 20, vec![2, 3]));
        linked.counts[0].aims_at_zero = true;
        assert_eq!(loss(&linked, &[2]), (1, 1, 1, 0, vec![2]));
        linked.counts[0].printed[2] = false;
        assert_eq!(loss(&linked, &[2]), (1, 0, 0, 0, vec![2]), "what no form prints costs nothing");
    }
}
