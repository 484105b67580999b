//! The counts that a decision is about: indicators over a tree of regions.

use std::collections::BTreeSet;

/// Values that must remain possible for each withheld number.
pub const LEAST_VALUES: i64 = 5;

/// Counts of persons and households that are not printed: 1 to this.
pub(super) const SMALL: i64 = 9;

/// Counts of firms that are not printed: 1 to this.
const FEW: i64 = 2;

/// Where some region has few firms, all counts from 1 to this are withheld, so that who knows the rule is left with five values.
pub(super) const FEW_HIDDEN: i64 = LEAST_VALUES;

/// Which counts are too small to be printed.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rule {
    /// Persons and households: 1–9.
    Small,
    /// Firms: 1–2; then 3–5 go with them.
    Few,
}

/// Regions by position: the root first, each behind its parent.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Tree {
    parents: Vec<usize>,
    children: Vec<Vec<usize>>,
}

impl Tree {
    /// `parents[n]` is the parent of region `n + 1`; region 0 is the root.
    ///
    /// # Panics
    /// Where a parent does not stand before its part.
    #[must_use]
    pub fn new(parents: &[usize]) -> Self {
        let mut children = vec![Vec::new(); parents.len() + 1];
        for (n, parent) in parents.iter().enumerate() {
            assert!(*parent <= n, "a region stands behind its parent");
            children[*parent].push(n + 1);
        }
        Self { parents: std::iter::once(0).chain(parents.iter().copied()).collect(), children }
    }

    #[must_use]
    pub fn len(&self) -> usize {
        self.parents.len()
    }

    #[must_use]
    pub fn is_empty(&self) -> bool {
        false
    }

    #[must_use]
    pub fn children(&self, region: usize) -> &[usize] {
        &self.children[region]
    }
}

/// One indicator's counts, all of one period.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Counts {
    pub rule: Rule,
    /// By region. What a parent has beyond its parts is taken as known.
    pub values: Vec<i64>,
    /// Whether a form would print the region's number; the root's is printed always.
    pub printed: Vec<bool>,
    /// Of a target that each of some regions has: the least value on the upper side, and the regions. How many of them stand on
    /// which side is public.
    pub thresholds: Vec<Threshold>,
    /// Positions among the linked counts of all indicators whose rows include this one's.
    pub within: Vec<usize>,
    /// Whether a zero is the aim, so that it is printed if that can be.
    pub aims_at_zero: bool,
}

/// See [`Counts::thresholds`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Threshold {
    pub at: i64,
    pub regions: BTreeSet<usize>,
}

impl Counts {
    /// Whether a region's count must not be printed, whatever the others are.
    pub(super) fn is_primary(&self, region: usize) -> bool {
        let value = self.values[region];
        let printed = |n: &usize| self.printed[*n] && *n != 0;
        if !printed(&region) {
            return false;
        }
        match self.rule {
            Rule::Small => (1..=SMALL).contains(&value),
            Rule::Few => {
                let few = |n: usize| (1..=FEW).contains(&self.values[n]);
                (1..=FEW_HIDDEN).contains(&value) && (0..self.values.len()).filter(printed).any(few)
            }
        }
    }
}

/// Indicators that are decided on together, since one printed number says something of the others: a region's numbers are printed
/// or withheld for all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct LinkedCounts {
    pub tree: Tree,
    pub counts: Vec<Counts>,
}

impl LinkedCounts {
    /// Regions that some form would print a number for.
    pub(super) fn printed(&self) -> impl Iterator<Item = usize> {
        (1..self.tree.len()).filter(|n| self.counts.iter().any(|c| c.printed[*n]))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

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

    fn primary(counts: &Counts) -> Vec<usize> {
        (0..counts.values.len()).filter(|n| counts.is_primary(*n)).collect()
    }

    #[test]
    fn counts_of_persons_from_one_to_nine_are_not_printed() {
        assert_eq!(primary(&counts(Rule::Small, &[5, 0, 1, 9, 10])), [2, 3], "the root's own number is public");
    }

    #[test]
    fn counts_of_firms_up_to_five_go_where_some_region_has_one_or_two() {
        assert_eq!(primary(&counts(Rule::Few, &[20, 0, 3, 5, 6])), [0; 0]);
        assert_eq!(primary(&counts(Rule::Few, &[20, 0, 3, 5, 6, 2])), [2, 3, 5]);
        assert_eq!(primary(&counts(Rule::Few, &[1, 3, 4])), [0; 0], "the root's own few firms are public");
        let hidden = Counts { printed: vec![true, true, false], ..counts(Rule::Few, &[20, 3, 2]) };
        assert_eq!(primary(&hidden), [0; 0], "a region that no form prints makes no other one primary");
    }

    #[test]
    fn a_number_that_no_form_prints_is_not_primary() {
        let hidden = Counts { printed: vec![true, false, true], ..counts(Rule::Small, &[8, 4, 4]) };
        assert_eq!(primary(&hidden), [2]);
    }

    #[test]
    fn a_tree_knows_the_parts_of_each_region() {
        let tree = Tree::new(&[0, 0, 1, 1]);
        assert_eq!((tree.len(), tree.is_empty()), (5, false));
        assert_eq!((tree.children(0), tree.children(1)), (&[1, 2][..], &[3, 4][..]));
        assert!(tree.children(2).is_empty());
    }

    #[test]
    #[should_panic(expected = "a region stands behind its parent")]
    fn a_part_before_its_whole_is_a_defect() {
        let _ = Tree::new(&[2, 0]);
    }

    #[test]
    fn regions_below_the_root_count_as_printed_where_some_indicator_prints_them() {
        let a = Counts { printed: vec![true, true, false, false], ..counts(Rule::Small, &[6, 1, 2, 3]) };
        let b = Counts { printed: vec![true, false, true, false], ..counts(Rule::Small, &[6, 1, 2, 3]) };
        let linked = LinkedCounts { tree: Tree::new(&[0, 0, 0]), counts: vec![a, b] };
        assert_eq!(linked.printed().collect::<Vec<_>>(), [1, 2]);
    }
}
