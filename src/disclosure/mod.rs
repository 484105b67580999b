//! What the public edition withholds, as pure functions of whole numbers: nothing here knows where they come from.
//!
//! - [`Tree`]: regions of which each is the sum of its parts; the root is open to all
//! - [`Counts`]: what one indicator counts there, by which [`Rule`] it is protected, where it would be printed
//! - [`Family`]: indicators over the same tree of which some are parts of others
//! - [`narrowest`]: how many values an outsider must hold possible for each withheld number
//! - [`choose`]: which numbers are withheld, so that no outsider gets below [`WIDE`]
//!
//! The outsider knows every printed number, that counts are whole and not negative, the rules with their limits, what is part
//! of what, and even which withheld numbers are small themselves and which stand beside them. What the root's own rows tell
//! (its total, how many regions have what each must have) is public by decision and is known, too.

pub(super) mod groups;
pub(super) mod protected;
pub(super) mod suppress;
pub(super) mod suppression;
mod choose;
mod ranges;

pub use choose::{Choice, choose};
pub use ranges::narrowest;

use std::collections::BTreeSet;

/// Values that must remain possible for each withheld number.
pub const WIDE: i64 = 5;

/// Counts of persons and households that are not printed: 1 to this.
const SMALL: i64 = 9;
/// Counts of firms that are not printed: 1 to this.
const FEW: i64 = 2;
/// Where some region has few firms, all counts from 1 to this are withheld, so that who knows the rule is left with five values.
const FEW_HIDDEN: i64 = WIDE;

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
    pub cuts: Vec<Cut>,
    /// Positions in the family of all indicators whose rows include this one's.
    pub within: Vec<usize>,
    /// Whether a zero is the aim, so that it is printed if that can be.
    pub aims_at_zero: bool,
}

/// See [`Counts::cuts`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Cut {
    pub at: i64,
    pub regions: BTreeSet<usize>,
}

impl Counts {
    /// Whether a region's count must not be printed, whatever the others are.
    fn is_primary(&self, region: usize) -> bool {
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

    /// What an outsider holds possible for a region's number by itself, as distances from what it is.
    fn bounds(&self, region: usize, withheld: bool) -> (i64, i64) {
        let value = self.values[region];
        if region == 0 || (self.printed[region] && !withheld) {
            return (0, 0);
        }
        let (mut low, mut high) = match self.rule {
            _ if !self.printed[region] => (0, ranges::MANY),
            Rule::Small if (1..=SMALL).contains(&value) => (1, SMALL),
            Rule::Few if (1..=FEW_HIDDEN).contains(&value) => (1, FEW_HIDDEN),
            _ => (0, ranges::MANY),
        };
        for cut in self.cuts.iter().filter(|cut| cut.regions.contains(&region)) {
            if value >= cut.at {
                low = low.max(cut.at);
            } else {
                high = high.min(cut.at - 1);
            }
        }
        (low - value, high - value)
    }
}

/// Indicators that are decided on together, since one printed number tells of the others: a region's numbers are printed or
/// withheld for all of them.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Family {
    pub tree: Tree,
    pub counts: Vec<Counts>,
}

impl Family {
    /// Regions that some form would print a number for.
    fn printed(&self) -> impl Iterator<Item = usize> {
        (1..self.tree.len()).filter(|n| self.counts.iter().any(|c| c.printed[*n]))
    }
}
