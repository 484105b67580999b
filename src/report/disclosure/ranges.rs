//! What remains possible for each number once some are withheld.

use super::Family;
use std::collections::BTreeSet;

/// More than any count: what is not bounded.
pub(super) const MANY: i64 = i64::MAX / 1_000_000;

/// Distances from the true value, both ends included, that remain possible for one number.
type Range = (i64, i64);

/// The fewest values that remain possible for a withheld region's numbers, indicator by indicator; None where nothing is withheld.
///
/// For one indicator this is exact: sums over a tree leave each number an interval, found by going up and down once. Of
/// indicators that are parts of another, one is varied at a time and the whole with it, which shows no more than is possible.
#[must_use]
pub fn narrowest(family: &Family, withheld: &BTreeSet<usize>) -> Vec<Option<i64>> {
    let ranges: Vec<Vec<Range>> = (0..family.counts.len()).map(|n| possible(family, n, withheld)).collect();
    let values = |(low, high): Range| high - low + 1;
    let width = |n: usize, region: usize| {
        let parts = family.counts.iter().zip(&ranges).filter(|(c, _)| c.within.contains(&n));
        let by_parts = parts.map(|(_, ranges)| values(ranges[region])).max();
        // What is made of other indicators can only vary as they do.
        by_parts.unwrap_or_else(|| values(ranges[n][region]))
    };
    let of_region = |region: usize| {
        let printed = (0..family.counts.len()).filter(|n| family.counts[*n].printed[region]);
        withheld.contains(&region).then(|| printed.map(|n| width(n, region)).min()).flatten()
    };
    (0..family.tree.len()).map(of_region).collect()
}

/// The range of each region's number where only this indicator, and those that include it, are unknown.
fn possible(family: &Family, n: usize, withheld: &BTreeSet<usize>) -> Vec<Range> {
    let counts = &family.counts[n];
    let together = || counts.within.iter().map(|w| &family.counts[*w]).chain([counts]);
    let own = |region: usize| {
        let hidden = withheld.contains(&region);
        together().map(|c| c.bounds(region, hidden)).fold((-MANY, MANY), meet)
    };
    let tree = &family.tree;
    // Up: what a region's parts allow it. Parts stand behind the whole.
    let mut ranges: Vec<Range> = (0..tree.len()).map(own).collect();
    for region in (0..tree.len()).rev() {
        let parts = tree.children(region);
        if !parts.is_empty() {
            ranges[region] = meet(ranges[region], sum(parts.iter().map(|p| ranges[*p])));
        }
    }
    // Down: what the whole and its other parts leave a part.
    for region in 0..tree.len() {
        let parts = tree.children(region);
        let all = sum(parts.iter().map(|p| ranges[*p]));
        let before: Vec<Range> = parts.iter().map(|p| ranges[*p]).collect();
        for (part, (low, high)) in parts.iter().zip(before) {
            let left = (ranges[region].0 - (all.1 - high), ranges[region].1 - (all.0 - low));
            ranges[*part] = meet((low, high), left);
        }
    }
    ranges
}

fn meet(a: Range, b: Range) -> Range {
    (a.0.max(b.0), a.1.min(b.1))
}

fn sum(ranges: impl Iterator<Item = Range>) -> Range {
    ranges.fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1))
}
