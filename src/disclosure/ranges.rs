//! What remains possible for each number once some are withheld.

use crate::disclosure::small_counts::{Counts, FEW_HIDDEN, LinkedCounts, Rule, SMALL};
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::disclosure::small_counts::{Threshold, Tree};

    fn counts(rule: Rule, values: &[i64]) -> Counts {
        Counts {
            rule,
            values: values.to_vec(),
            printed: vec![true; values.len()],
            thresholds: Vec::new(),
            within: Vec::new(),
            aims_at_zero: false,
        }
    }

    fn linked(parents: &[usize], counts: Vec<Counts>) -> LinkedCounts {
        LinkedCounts { tree: Tree::new(parents), counts }
    }

    fn widths(linked: &LinkedCounts, withheld: &[usize]) -> Vec<Option<i64>> {
        narrowest(linked, &withheld.iter().copied().collect())
    }

    #[test]
    fn a_printed_number_has_no_room() {
        let c = counts(Rule::Small, &[30, 10, 20]);
        assert_eq!((bounds(&c, 1, false), bounds(&c, 0, true)), ((0, 0), (0, 0)), "nor has the root's own");
    }

    #[test]
    fn a_withheld_number_has_the_room_that_its_rule_leaves() {
        let c = counts(Rule::Small, &[99, 1, 9, 0, 10]);
        let room = |region| bounds(&c, region, true);
        assert_eq!((room(1), room(2)), ((0, 8), (-8, 0)), "from 1 to 9");
        assert_eq!((room(3), room(4)), ((0, MANY), (-10, MANY - 10)), "what is no small count is withheld for others");
        let c = counts(Rule::Few, &[99, 5, 6, 1]);
        assert_eq!((bounds(&c, 1, true), bounds(&c, 3, true)), ((-4, 0), (0, 4)), "from 1 to 5");
        assert_eq!(bounds(&c, 2, true), (-6, MANY - 6));
    }

    #[test]
    fn a_number_that_no_form_prints_may_be_anything() {
        let c = Counts { printed: vec![true, false], ..counts(Rule::Small, &[5, 5]) };
        assert_eq!((bounds(&c, 1, false), bounds(&c, 1, true)), ((-5, MANY - 5), (-5, MANY - 5)));
    }

    #[test]
    fn which_side_of_a_threshold_a_number_is_on_is_public() {
        let at_five = Threshold { at: 5, regions: BTreeSet::from([1, 2]) };
        let c = Counts { thresholds: vec![at_five], ..counts(Rule::Small, &[12, 4, 5, 3]) };
        assert_eq!(bounds(&c, 1, true), (-3, 0), "1 to 4");
        assert_eq!(bounds(&c, 2, true), (0, 4), "5 to 9");
        assert_eq!(bounds(&c, 3, true), (-2, 6), "the threshold is not about this region");
    }

    #[test]
    fn one_withheld_number_follows_from_the_total() {
        let one = linked(&[0, 0, 0], vec![counts(Rule::Small, &[33, 3, 10, 20])]);
        assert_eq!(widths(&one, &[1]), [None, Some(1), None, None]);
        assert_eq!(widths(&one, &[1, 2]), [None, Some(9), Some(9), None], "1 to 9 leave as many for the other");
        assert_eq!(widths(&one, &[]), [None; 4]);
    }

    #[test]
    fn what_two_withheld_numbers_add_up_to_is_known() {
        let two = linked(&[0, 0, 0], vec![counts(Rule::Small, &[22, 1, 1, 20])]);
        assert_eq!(widths(&two, &[1, 2]), [None, Some(1), Some(1), None], "a sum of 2 leaves 1 and 1");
        let two = linked(&[0, 0, 0], vec![counts(Rule::Small, &[23, 1, 2, 20])]);
        assert_eq!(widths(&two, &[1, 2]), [None, Some(2), Some(2), None]);
        let two = linked(&[0, 0, 0], vec![counts(Rule::Small, &[37, 9, 8, 20])]);
        assert_eq!(widths(&two, &[1, 2]), [None, Some(2), Some(2), None], "8 or 9 each");
    }

    #[test]
    fn room_goes_up_and_down_the_tree() {
        // A township of two villages beside another township.
        let tree = &[0, 0, 1, 1];
        let printed = linked(tree, vec![counts(Rule::Small, &[40, 10, 30, 4, 6])]);
        assert_eq!(widths(&printed, &[3, 4]), [None, None, None, Some(9), Some(9)]);
        let withheld = linked(tree, vec![counts(Rule::Small, &[40, 5, 35, 2, 3])]);
        assert_eq!(widths(&withheld, &[1, 3, 4]), [None, Some(1), None, Some(4), Some(4)], "the rest is printed");
    }

    #[test]
    fn a_part_has_the_room_that_its_whole_or_another_part_gives() {
        let whole = counts(Rule::Small, &[40, 20, 20]);
        let part = Counts { within: vec![0], ..counts(Rule::Small, &[6, 3, 3]) };
        let alone = linked(&[0, 0], vec![whole.clone(), part.clone()]);
        // With both regions withheld, the part varies from 1 to 5 (its total is 6), and the whole with it.
        assert_eq!(widths(&alone, &[1, 2]), [None, Some(5), Some(5)]);
        let rest = Counts { within: vec![0], ..counts(Rule::Small, &[34, 17, 17]) };
        let both = linked(&[0, 0], vec![whole, part, rest]);
        assert_eq!(widths(&both, &[1, 2]), [None, Some(5), Some(5)]);
    }

    /// On which side of each of these numbers the region's own is, is public.
    fn known_sides(region: usize, of: &[i64]) -> Vec<Threshold> {
        of.iter().map(|at| Threshold { at: *at, regions: BTreeSet::from([region]) }).collect()
    }

    /// A whole that no form prints, but that is known to be 20 in both regions.
    fn known_whole() -> Counts {
        let thresholds = [known_sides(1, &[20, 21]), known_sides(2, &[20, 21])].concat();
        Counts { printed: vec![true, false, false], thresholds, ..counts(Rule::Small, &[40, 20, 20]) }
    }

    #[test]
    fn where_the_whole_is_fixed_two_parts_have_the_room_that_each_leaves_the_other() {
        let part = |values: &[i64]| Counts { within: vec![0], ..counts(Rule::Small, values) };
        let small = part(&[10, 2, 8]);
        let large = Counts { thresholds: known_sides(1, &[18, 21]), ..part(&[30, 18, 12]) };
        let tree = &[0, 0];
        let free = linked(tree, vec![known_whole(), small.clone(), part(&[30, 18, 12])]);
        assert_eq!(widths(&free, &[1, 2]), [None, Some(9), Some(9)], "1 to 9 for the small part");
        // A count beside them that is no part of the whole leaves them no more room.
        let beside = counts(Rule::Small, &[30, 15, 15]);
        let bound = linked(tree, vec![known_whole(), small, large, beside]);
        assert_eq!(widths(&bound, &[1, 2]), [None, Some(2), Some(2)], "2 and 18, or 1 and 19");
    }

    #[test]
    fn a_part_that_has_parts_varies_only_as_they_do() {
        let unprinted = |c: Counts| Counts { printed: vec![true, false, false], ..c };
        let middle = Counts { within: vec![0], ..counts(Rule::Small, &[10, 2, 8]) };
        let other = unprinted(Counts { within: vec![0], ..counts(Rule::Small, &[30, 18, 12]) });
        let inner = unprinted(Counts { within: vec![0, 1], ..counts(Rule::Small, &[4, 1, 3]) });
        let all = linked(&[0, 0], vec![known_whole(), middle, other, inner]);
        assert_eq!(widths(&all, &[1, 2]), [None, Some(1), Some(1)]);
    }

    #[test]
    fn ranges_meet_and_add_up() {
        assert_eq!(meet((-3, 5), (-1, 9)), (-1, 5));
        assert_eq!(sum([(-3, 5), (1, 2)].into_iter()), (-2, 7));
    }
}
