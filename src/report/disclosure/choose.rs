//! Which numbers are withheld beside those that must be.

use super::{Family, WIDE, narrowest};
use std::collections::BTreeSet;

/// Candidates, smallest loss first, among which pairs are tried before it is gone step by step.
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
    if must.is_empty() || is_safe(family, &must) {
        return Choice { withheld: must, sealed: false };
    }
    let all: BTreeSet<usize> = family.printed().collect();
    if !is_safe(family, &all) {
        return Choice { withheld: all, sealed: true };
    }
    let mut others: Vec<usize> = all.difference(&must).copied().collect();
    others.sort_by_cached_key(|n| loss(family, &[*n]));
    let with = |more: &[usize]| must.iter().chain(more).copied().collect::<BTreeSet<usize>>();
    let singles = others.iter().map(|n| vec![*n]);
    if let Some(best) = singles.filter(|more| is_safe(family, &with(more))).min_by_key(|more| loss(family, more)) {
        return Choice { withheld: with(&best), sealed: false };
    }
    let few = &others[..others.len().min(PAIRED)];
    let pairs = few.iter().enumerate().flat_map(|(n, a)| few[n + 1..].iter().map(|b| vec![*a, *b]));
    if let Some(best) = pairs.filter(|more| is_safe(family, &with(more))).min_by_key(|more| loss(family, more)) {
        return Choice { withheld: with(&best), sealed: false };
    }
    Choice { withheld: step_by_step(family, &must, others), sealed: false }
}

/// What must be withheld, whatever the others are.
pub(super) fn primary(family: &Family) -> BTreeSet<usize> {
    family.printed().filter(|n| family.counts.iter().any(|c| c.is_primary(*n))).collect()
}

fn is_safe(family: &Family, withheld: &BTreeSet<usize>) -> bool {
    shortage(family, withheld) == 0
}

/// How many values are wanting, over all numbers.
fn shortage(family: &Family, withheld: &BTreeSet<usize>) -> i64 {
    narrowest(family, withheld).into_iter().flatten().map(|values| (WIDE - values).max(0)).sum()
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

/// Always the one that helps most, then the one that costs least; at the end those that turn out not to be needed are given back,
/// the costliest first.
fn step_by_step(family: &Family, must: &BTreeSet<usize>, mut others: Vec<usize>) -> BTreeSet<usize> {
    let mut withheld = must.clone();
    while shortage(family, &withheld) > 0 && !others.is_empty() {
        let after = |n: &usize| {
            let mut more = withheld.clone();
            more.insert(*n);
            shortage(family, &more)
        };
        let best = (0..others.len()).min_by_key(|at| (after(&others[*at]), *at)).unwrap_or(0);
        withheld.insert(others.remove(best));
    }
    let mut beside: Vec<usize> = withheld.difference(must).copied().collect();
    beside.sort_by_cached_key(|n| std::cmp::Reverse(loss(family, &[*n])));
    for region in beside {
        withheld.remove(&region);
        if !is_safe(family, &withheld) {
            withheld.insert(region);
        }
    }
    withheld
}
