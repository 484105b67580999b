//! Which numbers are withheld beside those that must be.

use crate::disclosure::ranges::{Bounds, narrowest_within};
use crate::disclosure::{Family, WIDE};
use std::collections::BTreeSet;

/// Candidates of which every set is tried.
const FEW: usize = 12;
/// Of more, so many of the smallest loss are tried two by two before it is gone step by step.
const PAIRED: usize = 24;

/// What is withheld.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// Regions whose numbers are not printed.
    pub withheld: BTreeSet<usize>,
    /// Withholding every number was not enough: the root's own total says too much. Then nothing below the root is printed.
    pub sealed: bool,
}

/// What a set of withheld regions costs: how many they are, how many aimed-at or other zeros, how much they count; then their
/// positions, so that there is one answer.
type Loss = (usize, usize, usize, i64, Vec<usize>);

/// The regions to withhold: those that must be, and beside them as few as can be, of the smallest numbers, so that at least
/// [`WIDE`] values remain possible for each. Each of those beside is needed: without it, something could be told.
#[must_use]
pub fn choose(family: &Family) -> Choice {
    let must: BTreeSet<usize> = primary(family);
    let all: BTreeSet<usize> = family.printed().collect();
    let search = Search { family, bounds: Bounds::of(family), must: &must };
    if must.is_empty() || search.is_safe(&must) {
        return Choice { withheld: must, sealed: false };
    }
    if !search.is_safe(&all) {
        return Choice { withheld: all, sealed: true };
    }
    let mut others: Vec<usize> = all.difference(&must).copied().collect();
    others.sort_by_cached_key(|n| loss(family, &[*n]));
    let beside = search.cheapest(&others).unwrap_or_else(|| search.step_by_step(&others));
    Choice { withheld: search.with(&beside), sealed: false }
}

/// What a choice is looked for in.
struct Search<'a> {
    family: &'a Family,
    bounds: Bounds,
    must: &'a BTreeSet<usize>,
}

impl Search<'_> {
    fn with(&self, beside: &[usize]) -> BTreeSet<usize> {
        self.must.iter().chain(beside).copied().collect()
    }

    fn is_safe(&self, withheld: &BTreeSet<usize>) -> bool {
        self.shortage(withheld) == 0
    }

    /// How many values are wanting, over all numbers.
    fn shortage(&self, withheld: &BTreeSet<usize>) -> i64 {
        let widths = narrowest_within(self.family, &self.bounds, withheld);
        widths.into_iter().flatten().map(|values| (WIDE - values).max(0)).sum()
    }

    /// The best of all: of any number of few candidates, else of one or two. None where more are needed.
    fn cheapest(&self, others: &[usize]) -> Option<Vec<usize>> {
        let best = |sets: &mut dyn Iterator<Item = Vec<usize>>| {
            let safe = sets.filter(|beside| self.is_safe(&self.with(beside)));
            safe.min_by_key(|beside| loss(self.family, beside))
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
        let mut beside: Vec<usize> = Vec::new();
        while !left.is_empty() && !self.is_safe(&self.with(&beside)) {
            let after = |n: usize| {
                let more: Vec<usize> = beside.iter().copied().chain([n]).collect();
                self.shortage(&self.with(&more))
            };
            let best = (0..left.len()).min_by_key(|at| (after(left[*at]), *at)).unwrap_or(0);
            beside.push(left.remove(best));
        }
        beside.sort_by_cached_key(|n| std::cmp::Reverse(loss(self.family, &[*n])));
        for region in beside.clone() {
            let fewer: Vec<usize> = beside.iter().copied().filter(|n| *n != region).collect();
            if self.is_safe(&self.with(&fewer)) {
                beside = fewer;
            }
        }
        beside
    }
}

/// What must be withheld, whatever the others are.
pub(crate) fn primary(family: &Family) -> BTreeSet<usize> {
    family.printed().filter(|n| family.counts.iter().any(|c| c.is_primary(*n))).collect()
}

fn loss(family: &Family, regions: &[usize]) -> Loss {
    let zeros = |aimed: bool| {
        let is_one = |n: &&usize| {
            let mut printed = family.counts.iter().filter(|c| c.printed[**n] && (c.aims_at_zero || !aimed));
            printed.any(|c| c.values[**n] == 0)
        };
        regions.iter().filter(is_one).count()
    };
    let printed = family.counts.iter().flat_map(|c| regions.iter().filter(|n| c.printed[**n]).map(|n| c.values[*n]));
    (regions.len(), zeros(true), zeros(false), printed.sum(), regions.to_vec())
}
