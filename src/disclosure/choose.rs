//! Which numbers are withheld with those that must be: the complementary suppression.

use super::counts::{LEAST_VALUES, LinkedCounts};
use super::ranges::{Bounds, narrowest_within};
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
