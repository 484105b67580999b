//! Which numbers are withheld beside those that must be: ever more of them, by the shape of the identities alone.

use super::counts::{Counts, Place};
use super::hidden::Hidden;
use std::collections::BTreeSet;

/// How much is withheld beside. A later step withholds what the one before it did, and more.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Step {
    /// So many small numbers of one identity protect each other.
    together: usize,
    /// Where they are fewer, so many large ones stand beside them.
    large: usize,
    /// Values that must be left to each. They fall, since that a step was not enough tells something: where six were asked and not
    /// found, five are still possible.
    pub values: i64,
}

/// From the least loss to the greatest.
pub(super) const STEPS: [Step; 5] = [
    Step { together: 2, large: 1, values: 6 },
    Step { together: 3, large: 1, values: 6 },
    Step { together: usize::MAX, large: 1, values: 6 },
    Step { together: usize::MAX, large: 2, values: 6 },
    Step { together: usize::MAX, large: 3, values: 5 },
];

/// What each step withholds.
///
/// It looks at which numbers are small, large or zero, never at how large they are: any other table with the same marks is treated
/// alike, so that it tells nothing which ones were taken.
pub(super) fn patterns(counts: &Counts) -> Vec<Hidden> {
    let mut hidden = Hidden::least(counts);
    let after = |step: &Step| {
        withhold_beside(counts, &mut hidden, *step);
        hidden.clone()
    };
    STEPS.iter().map(after).collect()
}

fn withhold_beside(counts: &Counts, hidden: &mut Hidden, step: Step) {
    let mut due: BTreeSet<usize> = hidden.all().flat_map(|n| counts.identities_of(n)).copied().collect();
    while let Some(identity) = due.pop_first() {
        while !is_enough(counts, hidden, identity, step) {
            let Some(one) = first_of(counts, hidden, identity) else { break };
            hidden.hide(one);
            due.extend(counts.identities_of(one));
        }
    }
}

fn is_enough(counts: &Counts, hidden: &Hidden, identity: usize, step: Step) -> bool {
    let terms = counts.identities[identity].terms.iter().map(|(n, _)| *n).filter(|n| hidden.has(*n));
    let (small, large): (Vec<usize>, Vec<usize>) = terms.partition(|n| counts.all[*n].is_small());
    match (small.len(), large.len()) {
        (0, large) => large != 1,
        (small, large) => small >= step.together || large >= step.large,
    }
}

/// Of an identity's printed numbers the one that goes first: of the lowest regions, in their order.
fn first_of(counts: &Counts, hidden: &Hidden, identity: usize) -> Option<usize> {
    let terms = counts.identities[identity].terms.iter().map(|(n, _)| *n);
    let ranked = terms.filter_map(|n| match counts.all[n].place {
        Place::Printed { rank } if counts.all[n].value != 0 && !hidden.has(n) => Some((rank, n)),
        _ => None,
    });
    ranked.min().map(|(_, n)| n)
}

#[cfg(test)]
mod tests {
    use super::super::counts::{Count, Rule};
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
}
