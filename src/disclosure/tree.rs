//! The regions of a group, each of which is the sum of its parts.

use super::counts::Place;
use crate::catalog::{Catalog, RegionId};
use crate::disclosure::which_numbers_are_printed::Slot;
use crate::measure::Month;
use std::collections::BTreeSet;

/// Regions, the root first, each behind the one that it is part of.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Tree {
    pub regions: Vec<RegionId>,
    /// By position: the positions of its parts.
    pub children: Vec<Vec<usize>>,
    depths: Vec<u32>,
}

impl Tree {
    /// The regions that are printed, those above them, and all parts of those: the latter are known to be there.
    pub fn of(catalog: &Catalog, group: &[Slot<'_>], as_of: Month) -> Self {
        let regions = &catalog.regions;
        let (first, last) = group[0].window.first_and_last(catalog.calendar, as_of);
        let mut wholes: BTreeSet<RegionId> = BTreeSet::from([regions.root()]);
        for region in group.iter().flat_map(|slot| &slot.regions) {
            wholes.extend(std::iter::successors(regions.get(*region).parent, |r| regions.get(*r).parent));
        }
        let mut tree = Self { regions: vec![regions.root()], children: vec![Vec::new()], depths: vec![0] };
        let mut at = 0;
        while at < tree.regions.len() {
            let parent = tree.regions[at];
            if wholes.contains(&parent) {
                let there = regions.iter().filter(|(id, r)| {
                    let printed = group.iter().any(|slot| slot.regions.contains(id));
                    r.parent == Some(parent) && (printed || wholes.contains(id) || r.exists_within(first, last))
                });
                for (id, _) in there {
                    tree.children[at].push(tree.regions.len());
                    tree.regions.push(id);
                    tree.children.push(Vec::new());
                    tree.depths.push(tree.depths[at] + 1);
                }
            }
            at += 1;
        }
        tree
    }

    /// Every region below the root counts as printed, so that the choice is the same in each edition that prints some of them.
    pub fn place(&self, at: usize) -> Place {
        let deepest = self.depths.iter().max().copied().unwrap_or(0);
        match self.depths[at] {
            0 => Place::Open,
            depth => Place::Printed { rank: deepest - depth },
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::fixtures::{EAST, EAST_LOWER, EAST_UPPER, PEOPLE, ROOT, WEST, catalog, indicator};
    use super::*;
    use crate::series::Window;

    fn as_of() -> Month {
        Month::new(2020, 3)
    }

    fn tree(catalog: &Catalog, regions: &[RegionId]) -> Tree {
        let regions = regions.iter().copied().collect();
        Tree::of(catalog, &[Slot { indicator: &catalog.indicators[0], window: Window::State, regions }], as_of())
    }

    #[test]
    fn a_tree_holds_what_is_printed_all_above_it_and_their_parts() {
        let catalog = catalog(&[indicator("a", PEOPLE)], "");
        let flat = tree(&catalog, &[EAST]);
        assert_eq!((flat.regions, flat.children), (vec![ROOT, EAST, WEST], vec![vec![1, 2], vec![], vec![]]));
        let deep = tree(&catalog, &[EAST_UPPER]);
        assert_eq!(deep.regions, [ROOT, EAST, WEST, EAST_UPPER, EAST_LOWER]);
        assert_eq!(deep.children, [vec![1, 2], vec![3, 4], vec![], vec![], vec![]]);
        assert_eq!((deep.place(0), deep.place(1)), (Place::Open, Place::Printed { rank: 1 }));
        assert_eq!(deep.place(4), Place::Printed { rank: 0 });
    }

    #[test]
    fn a_region_that_is_gone_stays_in_the_tree_where_it_is_printed_or_has_printed_parts() {
        let mut catalog = catalog(&[indicator("a", PEOPLE)], "");
        let mut list: Vec<_> = catalog.regions.iter().map(|(_, region)| region.clone()).collect();
        for region in [EAST, WEST] {
            list[usize::try_from(region.0).expect("few")].valid_to = Some(jiff::civil::date(2019, 12, 31));
        }
        catalog.regions = crate::catalog::Regions::new(list, ROOT);
        let of = |regions: &[RegionId]| tree(&catalog, regions).regions;
        assert_eq!(of(&[WEST]), [ROOT, WEST]);
        assert_eq!(of(&[EAST_UPPER]), [ROOT, EAST, EAST_UPPER, EAST_LOWER]);
        assert_eq!(of(&[]), [ROOT]);
    }
}
