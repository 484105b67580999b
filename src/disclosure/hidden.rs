//! Which numbers the outsider does not read.

use super::counts::{Counts, Place};
use std::collections::BTreeSet;

/// By count, whether it is not printed. A zero is printed: it is known anyhow, so that withholding it would help nobody.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Hidden(Vec<bool>);

impl Hidden {
    pub fn new(hidden: Vec<bool>) -> Self {
        Self(hidden)
    }

    /// What must be withheld, whatever the others are, and what no form prints.
    pub fn least(counts: &Counts) -> Self {
        let is_hidden =
            |n: &super::counts::Count| n.value != 0 && (n.is_small() || matches!(n.place, Place::Implied { .. }));
        Self(counts.all.iter().map(is_hidden).collect())
    }

    /// What any of several withholds.
    pub fn any_of(all: &[Self]) -> Option<Self> {
        let (first, rest) = all.split_first()?;
        let either = |hidden: Self, other: &Self| Self(hidden.0.iter().zip(&other.0).map(|(a, b)| *a || *b).collect());
        Some(rest.iter().fold(first.clone(), either))
    }

    pub fn has(&self, count: usize) -> bool {
        self.0[count]
    }

    /// Whether it leaves a number of some places printed that is not zero.
    pub fn prints_some(&self, counts: &Counts, of: impl Fn(Place) -> bool) -> bool {
        counts.all.iter().enumerate().any(|(n, count)| of(count.place) && count.value != 0 && !self.has(n))
    }

    pub fn hide(&mut self, count: usize) {
        self.0[count] = true;
    }

    /// Hidden numbers, in their order.
    pub fn all(&self) -> impl Iterator<Item = usize> {
        self.0.iter().enumerate().filter(|(_, hidden)| **hidden).map(|(n, _)| n)
    }

    /// Those of them that must not be found out.
    pub fn small<'a>(&'a self, counts: &'a Counts) -> impl Iterator<Item = usize> + 'a {
        self.all().filter(|n| counts.all[*n].is_small())
    }

    /// Hidden numbers, those together of which one says something of the other.
    pub fn blocks(&self, counts: &Counts) -> Vec<Vec<usize>> {
        let mut seen: BTreeSet<usize> = BTreeSet::new();
        let mut blocks = Vec::new();
        for n in self.all() {
            if seen.insert(n) {
                let block = self.linked(counts, n);
                seen.extend(&block);
                blocks.push(block);
            }
        }
        blocks
    }

    /// Hidden numbers that share identities with one, directly or through other hidden ones; itself first.
    fn linked(&self, counts: &Counts, with: usize) -> Vec<usize> {
        let (mut found, mut seen, mut identities) = (vec![with], BTreeSet::from([with]), BTreeSet::new());
        let mut at = 0;
        while at < found.len() {
            for identity in counts.identities_of(found[at]) {
                if identities.insert(*identity) {
                    let terms = counts.identities[*identity].terms.iter().map(|(n, _)| *n);
                    found.extend(terms.filter(|n| self.has(*n) && seen.insert(*n)));
                }
            }
            at += 1;
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::super::counts::{Count, Rule};
    use super::*;

    #[test]
    fn small_numbers_and_those_that_no_form_prints_are_hidden_and_zeros_are_not() {
        let printed = Place::Printed { rank: 0 };
        let implied = Place::Implied { rank: 0 };
        let all = [(4, printed), (40, printed), (0, printed), (40, implied), (0, implied), (4, Place::Open)];
        let counts = Counts::new(all.map(|(n, place)| Count::new(n, Rule::Small, place)).to_vec());
        let hidden = Hidden::least(&counts);
        assert_eq!(hidden.all().collect::<Vec<_>>(), [0, 3]);
        assert_eq!(hidden.small(&counts).collect::<Vec<_>>(), [0]);
    }

    #[test]
    fn blocks_are_linked_by_hidden_numbers_alone() {
        let place = Place::Printed { rank: 0 };
        let mut counts = Counts::new([9, 4, 5, 70, 4, 66].map(|n| Count::new(n, Rule::Small, place)).to_vec());
        counts.adds_up(0, &[1, 2]);
        counts.adds_up(3, &[2, 4, 5]);
        let mut hidden = Hidden::new(vec![true, true, false, true, true, false]);
        assert_eq!(hidden.blocks(&counts), [vec![0, 1], vec![3, 4]]);
        hidden.hide(2);
        assert_eq!(hidden.blocks(&counts), [vec![0, 1, 2, 3, 4]]);
    }
}
