//! What an outsider holds possible of each number, from the printed ones, the rules and the identities.

use super::counts::{Count, Counts, Identity, MANY};
use super::hidden::Hidden;

/// The least and the most that a number can be.
pub(super) type Range = (i64, i64);

/// An open range is looked at so far.
const FAR: i64 = 1000;

/// Rounds after which what is found is left as it is: still true, but it could be narrower.
const ROUNDS: usize = 60;

/// Ranges of all numbers.
#[derive(Debug, Clone)]
pub(super) struct Possible(pub Vec<Range>);

impl Possible {
    /// From what is printed and each mark by itself.
    pub fn by_themselves(counts: &Counts, hidden: &Hidden) -> Self {
        let of = |(n, c): (usize, &Count)| if hidden.has(n) { c.by_itself() } else { (c.value, c.value) };
        Self(counts.all.iter().enumerate().map(of).collect())
    }

    /// Narrowed by the identities of some numbers, until nothing changes. False where no value is left for one.
    pub fn narrow(&mut self, counts: &Counts, among: &[usize]) -> bool {
        let mut due: Vec<usize> = among.iter().flat_map(|n| counts.identities_of(*n)).copied().collect();
        due.sort_unstable();
        due.dedup();
        for _ in 0..ROUNDS {
            let mut next = Vec::new();
            for identity in &due {
                match self.narrow_one(counts, *identity) {
                    None => return false,
                    Some(changed) => {
                        let others = changed.into_iter().flat_map(|n| counts.identities_of(n)).copied();
                        next.extend(others.filter(|other| other != identity));
                    }
                }
            }
            if next.is_empty() {
                return true;
            }
            next.sort_unstable();
            next.dedup();
            due = next;
        }
        true
    }

    /// The numbers that one identity narrows; None where it cannot hold.
    fn narrow_one(&mut self, counts: &Counts, identity: usize) -> Option<Vec<usize>> {
        let identity = &counts.identities[identity];
        let mut changed = Vec::new();
        loop {
            let (least, most) = self.ends_of_sum(identity);
            if least > identity.sum || most < identity.sum {
                return None;
            }
            let mut again = false;
            for (n, factor) in &identity.terms {
                let own = times(self.0[*n], *factor);
                if own.0 == own.1 {
                    continue;
                }
                // What the others leave, divided by the factor and rounded inwards.
                let (low, high) = (identity.sum - (most - own.1), identity.sum - (least - own.0));
                let (low, high) = if *factor > 0 { (low, high) } else { (-high, -low) };
                let factor = factor.abs();
                let (low, high) = (-((-low).div_euclid(factor)), high.div_euclid(factor));
                let before = self.0[*n];
                let after = (before.0.max(low), before.1.min(high));
                if after.0 > after.1 {
                    return None;
                }
                if after != before {
                    self.0[*n] = after;
                    changed.push(*n);
                    again = true;
                }
            }
            // The sums are of the ranges before: once more with the narrower ones, unless they were wide open.
            if !again {
                changed.sort_unstable();
                changed.dedup();
                return Some(changed);
            }
        }
    }

    fn ends_of_sum(&self, identity: &Identity) -> Range {
        let ends = identity.terms.iter().map(|(n, factor)| times(self.0[*n], *factor));
        ends.fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1))
    }

    /// Where a number stands in its range if all of its first identity share alike; in the middle where that says nothing.
    pub fn share(&self, counts: &Counts, count: usize) -> i64 {
        let (first, end) = self.0[count];
        let end = end.min(first + FAR);
        let identity = counts.identities_of(count).first().map(|i| &counts.identities[*i]);
        let (low, high) = identity.map_or((0, 0), |identity| self.ends_of_sum(identity));
        if high <= low || high - low > MANY / 2 {
            return first + (end - first) / 2;
        }
        let rises = identity.is_some_and(|i| i.terms.iter().any(|(n, factor)| *n == count && *factor > 0));
        let above = identity.map_or(0, |identity| identity.sum - low);
        let above = if rises { above } else { high - low - above };
        first + (end - first) * above / (high - low)
    }

    /// How many values a number can have.
    pub fn values(&self, count: usize) -> i64 {
        let (least, most) = self.0[count];
        most - least + 1
    }
}

fn times((least, most): Range, factor: i64) -> Range {
    if factor > 0 { (least * factor, most * factor) } else { (most * factor, least * factor) }
}

#[cfg(test)]
mod tests {
    use super::super::counts::{Place, Rule};
    use super::*;

    /// A root over numbers of which some are hidden.
    fn narrowed(values: &[i64], hidden: &[usize]) -> Option<Vec<Range>> {
        let place = |n: usize| if n == 0 { Place::Open } else { Place::Printed { rank: 0 } };
        let all = std::iter::once(values.iter().sum()).chain(values.iter().copied());
        let mut counts = Counts::new(all.enumerate().map(|(n, v)| Count::new(v, Rule::Small, place(n))).collect());
        counts.adds_up(0, &(1..=values.len()).collect::<Vec<_>>());
        let hidden = Hidden::new((0..=values.len()).map(|n| hidden.contains(&n)).collect());
        let mut possible = Possible::by_themselves(&counts, &hidden);
        possible.narrow(&counts, &[0]).then(|| possible.0[1..].to_vec())
    }

    #[test]
    fn a_number_hidden_alone_is_what_the_others_leave() {
        assert_eq!(narrowed(&[3, 40, 0], &[1]), Some(vec![(3, 3), (40, 40), (0, 0)]));
    }

    #[test]
    fn two_hidden_numbers_leave_each_other_what_their_marks_allow() {
        assert_eq!(narrowed(&[3, 40], &[1, 2]), Some(vec![(1, 9), (34, 42)]));
        assert_eq!(narrowed(&[1, 10], &[1, 2]), Some(vec![(1, 1), (10, 10)]), "ten is the least of its mark");
    }

    #[test]
    fn factors_are_divided_and_rounded_inwards() {
        let all = [7, 3].map(|n| Count::new(n, Rule::Small, Place::Printed { rank: 0 }));
        let mut counts = Counts::new(all.to_vec());
        counts.adds_up(0, &[1]);
        counts.identities[0] = Identity { terms: vec![(0, -2), (1, 3)], sum: -5 };
        let mut possible = Possible(vec![(1, 9), (1, 9)]);
        assert!(possible.narrow(&counts, &[0]));
        assert_eq!(possible.0, [(4, 7), (1, 3)]);
        assert!(!Possible(vec![(1, 1), (5, 9)]).narrow(&counts, &[0]), "no value is left");
    }

    #[test]
    fn numbers_share_what_their_sum_leaves() {
        let place = Place::Printed { rank: 0 };
        let mut counts = Counts::new([10, 4, 6].map(|n| Count::new(n, Rule::Small, place)).to_vec());
        counts.adds_up(0, &[1, 2]);
        let possible = Possible(vec![(10, 10), (1, 9), (1, 9)]);
        assert_eq!(possible.share(&counts, 1), 5);
        assert_eq!(Possible(vec![(10, 10), (1, MANY), (1, 9)]).share(&counts, 1), 501);
    }
}
