//! The numbers that a decision is about, and the identities that hold among them.

use std::collections::BTreeSet;

/// Values that must remain possible for each withheld count.
pub const LEAST_VALUES: i64 = 5;

/// Larger than any count.
pub(super) const MANY: i64 = 1_000_000_000_000;

/// Which counts are too small to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Persons and households: 1–9.
    Small,
    /// Firms: 1–2. Counts of 3–6 go with them always, so that a mark never says that a count is one of two.
    Few,
}

impl Rule {
    /// Counts from 1 to this are withheld.
    #[must_use]
    pub const fn most(self) -> i64 {
        match self {
            Self::Small => 9,
            Self::Few => 6,
        }
    }
}

/// Where a number stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Place {
    /// Public by decision: the root's.
    Open,
    /// Below the root, and printed unless it is withheld. The lowest regions have rank 0; they are withheld first beside others.
    Printed { rank: u32 },
    /// Printed by no form, yet told where the others tell it: what a whole has beyond its printed parts.
    Implied { rank: u32 },
}

/// One number: what an indicator counts in one region.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Count {
    pub value: i64,
    pub rule: Rule,
    pub place: Place,
    /// The limits of the side of each target on which it stands, since how many regions have what each must have is public.
    pub sides: (i64, i64),
}

impl Count {
    #[must_use]
    pub fn new(value: i64, rule: Rule, place: Place) -> Self {
        Self { value, rule, place, sides: (0, MANY) }
    }

    /// Whether it must not be found out.
    pub(super) fn is_small(&self) -> bool {
        self.place != Place::Open && (1..=self.rule.most()).contains(&self.value)
    }

    /// What the outsider holds possible of a mark by itself. Which marks hide small counts is taken as known, and so is every zero.
    pub(super) fn by_itself(&self) -> (i64, i64) {
        let (least, most) = match self.value {
            0 => (0, 0),
            n if n <= self.rule.most() => (1, self.rule.most()),
            _ => (self.rule.most() + 1, MANY),
        };
        (least.max(self.sides.0), most.min(self.sides.1))
    }
}

/// Numbers that together give a known sum, each with a factor.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Identity {
    /// Positions among the counts, each once, and a factor other than 0.
    pub terms: Vec<(usize, i64)>,
    pub sum: i64,
}

/// Numbers that are decided on together.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Counts {
    pub all: Vec<Count>,
    pub identities: Vec<Identity>,
    /// By count: the identities in which it stands.
    within: Vec<Vec<usize>>,
}

impl Counts {
    /// Counts without identities.
    #[must_use]
    pub fn new(all: Vec<Count>) -> Self {
        let within = vec![Vec::new(); all.len()];
        Self { all, identities: Vec::new(), within }
    }

    /// States that a whole is the sum of its parts. What it has beyond them is taken as known.
    pub fn adds_up(&mut self, whole: usize, parts: &[usize]) {
        let terms: Vec<(usize, i64)> = std::iter::once((whole, -1)).chain(parts.iter().map(|p| (*p, 1))).collect();
        let sum = terms.iter().map(|(n, factor)| factor * self.all[*n].value).sum();
        self.holds(Identity { terms, sum });
    }

    fn holds(&mut self, identity: Identity) {
        for (n, _) in &identity.terms {
            self.within[*n].push(self.identities.len());
        }
        self.identities.push(identity);
    }

    pub(super) fn identities_of(&self, count: usize) -> &[usize] {
        &self.within[count]
    }

    /// The identities of some counts by themselves, with all counts in them; and the positions of these here, in their order.
    pub(super) fn around(&self, some: &[usize]) -> (Self, Vec<usize>) {
        let identities: BTreeSet<usize> = some.iter().flat_map(|n| self.within[*n].iter().copied()).collect();
        let terms = identities.iter().flat_map(|i| self.identities[*i].terms.iter().map(|(n, _)| *n));
        let positions: BTreeSet<usize> = terms.chain(some.iter().copied()).collect();
        self.part(&positions, identities)
    }

    /// Without the regions below a rank, and without the identities in which they stand.
    pub(super) fn ranked_from(&self, least: u32) -> (Self, Vec<usize>) {
        let stays = |n: &usize| match self.all[*n].place {
            Place::Open => true,
            Place::Printed { rank } | Place::Implied { rank } => rank >= least,
        };
        let positions: BTreeSet<usize> = (0..self.all.len()).filter(stays).collect();
        let stand = |i: &usize| self.identities[*i].terms.iter().all(|(n, _)| positions.contains(n));
        let identities = (0..self.identities.len()).filter(stand).collect();
        self.part(&positions, identities)
    }

    fn part(&self, positions: &BTreeSet<usize>, identities: BTreeSet<usize>) -> (Self, Vec<usize>) {
        let positions: Vec<usize> = positions.iter().copied().collect();
        let at = |n: &usize| positions.binary_search(n).unwrap_or(0);
        let mut part = Self::new(positions.iter().map(|n| self.all[*n].clone()).collect());
        for identity in identities {
            let Identity { terms, sum } = &self.identities[identity];
            part.holds(Identity { terms: terms.iter().map(|(n, factor)| (at(n), *factor)).collect(), sum: *sum });
        }
        (part, positions)
    }

    /// The highest rank of a region.
    pub(super) fn highest_rank(&self) -> u32 {
        let rank = |c: &Count| match c.place {
            Place::Open => None,
            Place::Printed { rank } | Place::Implied { rank } => Some(rank),
        };
        self.all.iter().filter_map(rank).max().unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn count(value: i64, rule: Rule) -> Count {
        Count::new(value, rule, Place::Printed { rank: 0 })
    }

    #[test]
    fn persons_up_to_nine_and_firms_up_to_six_are_small() {
        let small = |rule| (0..12).filter(|n| count(*n, rule).is_small()).collect::<Vec<_>>();
        assert_eq!(small(Rule::Small), [1, 2, 3, 4, 5, 6, 7, 8, 9]);
        assert_eq!(small(Rule::Few), [1, 2, 3, 4, 5, 6]);
        assert!(!Count::new(3, Rule::Small, Place::Open).is_small(), "the root's own number is public");
    }

    #[test]
    fn a_mark_says_whether_it_hides_a_small_number() {
        let of = |n| count(n, Rule::Small).by_itself();
        assert_eq!((of(0), of(1), of(9), of(10)), ((0, 0), (1, 9), (1, 9), (10, MANY)));
        let sides = Count { sides: (0, 29), ..count(12, Rule::Small) };
        assert_eq!(sides.by_itself(), (10, 29), "and on which side of a target it stands");
    }

    #[test]
    fn what_a_whole_has_beyond_its_parts_is_known() {
        let mut counts = Counts::new([30, 10, 15].map(|n| count(n, Rule::Small)).to_vec());
        counts.adds_up(0, &[1, 2]);
        assert_eq!(counts.identities, [Identity { terms: vec![(0, -1), (1, 1), (2, 1)], sum: -5 }]);
        assert_eq!((counts.identities_of(2), counts.highest_rank()), (&[0][..], 0));
    }

    #[test]
    fn counts_around_some_keep_their_identities() {
        let mut counts = Counts::new([9, 4, 5, 7, 3, 4].map(|n| count(n, Rule::Small)).to_vec());
        counts.adds_up(0, &[1, 2]);
        counts.adds_up(3, &[4, 5]);
        let (part, positions) = counts.around(&[4]);
        assert_eq!(
            (positions, part.identities),
            (vec![3, 4, 5], vec![Identity { terms: vec![(0, -1), (1, 1), (2, 1)], sum: 0 }])
        );
    }

    #[test]
    fn without_the_lowest_regions_their_sums_go_too() {
        let mut counts = Counts::new([9, 4, 5].map(|n| count(n, Rule::Small)).to_vec());
        counts.all[0].place = Place::Printed { rank: 1 };
        counts.adds_up(0, &[1, 2]);
        let (above, positions) = counts.ranked_from(1);
        assert_eq!((above.identities.len(), positions, counts.highest_rank()), (0, vec![0], 1));
    }
}
