//! Which numbers are withheld beside those that must be: ever more of them, by the shape of the identities alone.

use super::counts::{Counts, Place, Rule};
use super::hidden::Hidden;
use std::cmp::Reverse;
use std::collections::BTreeSet;

/// How much is withheld beside.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
struct Width {
    /// So many small numbers of one identity protect each other.
    together: usize,
    /// Where they are fewer, so many large ones stand beside them.
    large: usize,
}

/// From the least loss to the greatest; the first three are tried from the end of each sum, too.
const WIDTHS: [Width; 5] = [
    Width { together: 2, large: 1 },
    Width { together: 3, large: 1 },
    Width { together: usize::MAX, large: 1 },
    Width { together: usize::MAX, large: 2 },
    Width { together: usize::MAX, large: 3 },
];
const FROM_THE_END: usize = 3;

/// Which of an identity's printed numbers goes first, of the lowest regions.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Order {
    Listed,
    /// Parts before their totals.
    FromTheEnd,
}

/// Which pattern is tried, and how many values it must leave to each small number. They fall, since that a step was not enough tells
/// something: where six were asked and not found, five are still possible.
type Rung = (usize, i64);

/// Where a single sum holds.
const ONE_SUM: &[Rung] = &[(0, 6), (1, 6), (2, 6), (3, 6), (0, 5), (1, 5), (2, 5), (3, 5), (4, 5)];

/// Where sums cross, more is withheld in each of them already, and a wider step often leaves nothing to print.
const CROSSING: &[Rung] =
    &[(0, 6), (1, 6), (2, 6), (2, 5), (1, 5), (0, 5), (7, 5), (6, 5), (5, 5), (3, 6), (3, 5), (4, 5)];

/// The same for firms, of which six values are all there are: a narrow step that was not enough would tell too much of them.
const CROSSING_FIRMS: &[Rung] = &[(2, 6), (2, 5), (7, 5), (3, 6), (3, 5), (4, 5)];

/// What a step withholds of a block, and how many values that must leave to each small number.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Step {
    pub hidden: Hidden,
    pub values: i64,
}

/// What each width withholds, in either order.
///
/// It looks at which numbers are small, large or zero, never at how large they are: any other table with the same marks is treated
/// alike, so that it tells nothing which ones were taken.
pub(super) fn patterns(counts: &Counts) -> Vec<Hidden> {
    let in_order = |widths: &[Width], order: Order| {
        let mut hidden = Hidden::least(counts);
        let after = |width: &Width| {
            withhold_beside(counts, &mut hidden, *width, order);
            hidden.clone()
        };
        widths.iter().map(after).collect::<Vec<_>>()
    };
    let mut all = in_order(&WIDTHS, Order::Listed);
    all.extend(in_order(&WIDTHS[..FROM_THE_END], Order::FromTheEnd));
    all
}

/// The steps that are taken for a block by itself, one after the other, of what each width withholds in it.
pub(super) fn steps(block: &Counts, patterns: &[Hidden]) -> Vec<Step> {
    let has_firms = || block.all.iter().any(|count| count.rule == Rule::Few);
    let rungs = match block.identities.len() {
        1 => ONE_SUM,
        _ if has_firms() => CROSSING_FIRMS,
        _ => CROSSING,
    };
    let prints_some = |step: &Step| step.hidden.prints_some(block, |place| matches!(place, Place::Printed { .. }));
    let mut steps: Vec<Step> = Vec::new();
    for (width, values) in rungs {
        let step = Step { hidden: patterns[*width].clone(), values: *values };
        if !steps.contains(&step) {
            steps.push(step);
        }
    }
    // What prints nothing comes last.
    steps.sort_by_key(|step| !prints_some(step));
    steps
}

fn withhold_beside(counts: &Counts, hidden: &mut Hidden, width: Width, order: Order) {
    let mut due: BTreeSet<usize> = hidden.all().flat_map(|n| counts.identities_of(n)).copied().collect();
    while let Some(identity) = due.pop_first() {
        while !is_enough(counts, hidden, identity, width) {
            let Some(one) = first_of(counts, hidden, identity, order) else { break };
            hidden.hide(one);
            due.extend(counts.identities_of(one));
        }
    }
}

fn is_enough(counts: &Counts, hidden: &Hidden, identity: usize, width: Width) -> bool {
    let terms = counts.identities[identity].terms.iter().map(|(n, _)| *n).filter(|n| hidden.has(*n));
    let (small, large): (Vec<usize>, Vec<usize>) = terms.partition(|n| counts.all[*n].is_small());
    match (small.len(), large.len()) {
        (0, large) => large != 1,
        (small, large) => small >= width.together || large >= width.large,
    }
}

/// Of an identity's printed numbers the one that goes first: of the lowest regions.
fn first_of(counts: &Counts, hidden: &Hidden, identity: usize, order: Order) -> Option<usize> {
    let terms = counts.identities[identity].terms.iter().map(|(n, _)| *n);
    let ranked = terms.filter_map(|n| match counts.all[n].place {
        Place::Printed { rank } if counts.all[n].value != 0 && !hidden.has(n) => Some((rank, n)),
        _ => None,
    });
    let first = match order {
        Order::Listed => ranked.min(),
        Order::FromTheEnd => ranked.min_by_key(|(rank, n)| (*rank, Reverse(*n))),
    };
    first.map(|(_, n)| n)
}

#[cfg(test)]
mod tests {
    use super::super::counts::Count;
    use super::*;

    /// A root over two townships, the first with villages.
    fn counts(villages: [i64; 3], beside: i64) -> Counts {
        let town: i64 = villages.iter().sum();
        let values = [town + beside, town, beside, villages[0], villages[1], villages[2]];
        let place = |n: usize| match n {
            0 => Place::Open,
            1 | 2 => Place::Printed { rank: 1 },
            _ => Place::Printed { rank: 0 },
        };
        let of = |(n, v): (usize, &i64)| Count::new(*v, Rule::Small, place(n));
        let mut counts = Counts::new(values.iter().enumerate().map(of).collect());
        counts.adds_up(0, &[1, 2]);
        counts.adds_up(1, &[3, 4, 5]);
        counts
    }

    fn hidden(villages: [i64; 3], beside: i64) -> Vec<Vec<usize>> {
        patterns(&counts(villages, beside)).iter().map(|hidden| hidden.all().collect()).collect()
    }

    #[test]
    fn ever_more_is_withheld_and_of_the_lowest_regions_first() {
        let found = hidden([3, 4, 30], 60);
        assert_eq!(found[..3], [vec![3, 4], vec![3, 4, 5], vec![3, 4, 5]]);
        assert_eq!(found[3], [1, 2, 3, 4, 5], "the township is the second large one, and another one stands beside it");
        assert_eq!(hidden([3, 0, 30], 60)[0], [3, 5], "a zero helps nobody");
    }

    #[test]
    fn how_large_the_numbers_are_changes_nothing() {
        assert_eq!(hidden([1, 9, 10], 10), hidden([9, 2, 900], 5000));
    }

    #[test]
    fn nothing_stands_beside_where_nothing_is_small() {
        assert_eq!(hidden([10, 20, 30], 0).concat(), [0_usize; 0]);
    }

    #[test]
    fn what_prints_nothing_is_tried_last() {
        let place = |n: usize| if n == 0 { Place::Open } else { Place::Printed { rank: 0 } };
        let of = |(n, v): (usize, &i64)| Count::new(*v, Rule::Small, place(n));
        let mut counts = Counts::new([44, 2, 2, 40].iter().enumerate().map(of).collect());
        counts.adds_up(0, &[1, 2, 3]);
        let steps = steps(&counts, &patterns(&counts));
        let tried = |step: &Step| (step.hidden.all().collect::<Vec<_>>(), step.values);
        let all: Vec<_> = steps.iter().map(tried).collect();
        assert_eq!(all, [(vec![1, 2], 6), (vec![1, 2], 5), (vec![1, 2, 3], 6), (vec![1, 2, 3], 5)]);
    }
}
