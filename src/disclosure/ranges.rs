//! What remains possible for each number once some are withheld.

use super::counts::{Counts, FEW_HIDDEN, LinkedCounts, Rule, SMALL};
use std::collections::BTreeSet;

/// More than any count: what is not bounded.
pub(super) const MANY: i64 = i64::MAX / 1_000_000;

/// Distances from the true value, both ends included, that remain possible for one number.
pub(super) type Range = (i64, i64);

/// What an outsider holds possible for each number by itself, found once.
pub(super) struct Bounds {
    /// By indicator and region, where the region is printed.
    open: Vec<Vec<Range>>,
    /// The same where it is withheld.
    hidden: Vec<Vec<Range>>,
}

impl Bounds {
    pub fn of(linked: &LinkedCounts) -> Self {
        let all = |hidden: bool| {
            let of = |c: &Counts| (0..linked.tree.len()).map(|region| bounds(c, region, hidden)).collect();
            linked.counts.iter().map(of).collect()
        };
        Self { open: all(false), hidden: all(true) }
    }

    fn get(&self, n: usize, region: usize, hidden: bool) -> Range {
        if hidden { self.hidden[n][region] } else { self.open[n][region] }
    }
}

/// What an outsider holds possible for a region's number by itself, as distances from what it is.
fn bounds(counts: &Counts, region: usize, withheld: bool) -> Range {
    let value = counts.values[region];
    if region == 0 || (counts.printed[region] && !withheld) {
        return (0, 0);
    }
    let (mut low, mut high) = match counts.rule {
        _ if !counts.printed[region] => (0, MANY),
        Rule::Small if (1..=SMALL).contains(&value) => (1, SMALL),
        Rule::Few if (1..=FEW_HIDDEN).contains(&value) => (1, FEW_HIDDEN),
        _ => (0, MANY),
    };
    for threshold in counts.thresholds.iter().filter(|threshold| threshold.regions.contains(&region)) {
        if value >= threshold.at {
            low = low.max(threshold.at);
        } else {
            high = high.min(threshold.at - 1);
        }
    }
    (low - value, high - value)
}

/// The fewest values that remain possible for a withheld region's numbers, indicator by indicator; None where nothing is withheld.
///
/// For one indicator this is exact: sums over a tree leave each number an interval, found by going up and down once. Of
/// indicators that are parts of another, one is varied at a time, and the whole with it or another part against it, which shows no
/// more than is possible.
#[must_use]
pub fn narrowest(linked: &LinkedCounts, withheld: &BTreeSet<usize>) -> Vec<Option<i64>> {
    narrowest_within(linked, &Bounds::of(linked), withheld)
}

/// [`narrowest`] with bounds that were found before.
pub(super) fn narrowest_within(linked: &LinkedCounts, bounds: &Bounds, withheld: &BTreeSet<usize>) -> Vec<Option<i64>> {
    let hidden: Vec<bool> = (0..linked.tree.len()).map(|region| withheld.contains(&region)).collect();
    let all = || 0..linked.counts.len();
    let is_whole = |n: usize| linked.counts.iter().any(|c| c.within.contains(&n));
    let with_whole: Vec<Vec<Range>> = all().map(|n| possible(linked, bounds, &hidden, n, None)).collect();
    let others = |n: usize| {
        let same = move |m: &usize| *m != n && linked.counts[*m].within == linked.counts[n].within && !is_whole(*m);
        all().filter(same).filter(move |_| !is_whole(n) && !linked.counts[n].within.is_empty())
    };
    let against: Vec<Vec<Vec<Range>>> =
        all().map(|n| others(n).map(|m| possible(linked, bounds, &hidden, n, Some(m))).collect()).collect();
    let values = |n: usize, region: usize| {
        // What is made of other indicators can only vary as they do.
        let parts = linked.counts.iter().zip(&with_whole).filter(|(c, _)| c.within.contains(&n));
        let own = if is_whole(n) { (0, 0) } else { with_whole[n][region] };
        let by_parts = parts.map(|(_, ranges)| ranges[region]);
        let ranges = by_parts.chain(against[n].iter().map(|ranges| ranges[region]));
        let (low, high) = ranges.fold(own, |a, b| (a.0.min(b.0), a.1.max(b.1)));
        high - low + 1
    };
    let of_region = |region: usize| {
        let printed = all().filter(|n| linked.counts[*n].printed[region]);
        hidden[region].then(|| printed.map(|n| values(n, region)).min()).flatten()
    };
    (0..linked.tree.len()).map(of_region).collect()
}

/// The range of each region's number where only this indicator is unknown, and those that include it, or another part that
/// varies against it while the whole stays.
fn possible(linked: &LinkedCounts, bounds: &Bounds, hidden: &[bool], n: usize, against: Option<usize>) -> Vec<Range> {
    let counts = &linked.counts[n];
    let own = |region: usize| {
        let of = |m: usize| bounds.get(m, region, hidden[region]);
        match against {
            Some(m) => meet(of(n), (-of(m).1, -of(m).0)),
            None => counts.within.iter().map(|w| of(*w)).fold(of(n), meet),
        }
    };
    let tree = &linked.tree;
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
