//! Which numbers are decided on together, since one of them says something of the others.

use super::rows::Relations;
use crate::disclosure::which_numbers_are_printed::Slot;

/// Slots of indicators that are parts of one another. One indicator's own windows do not meet, or it is not countable.
pub(super) fn groups<'a>(slots: Vec<Slot<'a>>, relations: Relations<'_>) -> Vec<Vec<Slot<'a>>> {
    let mut groups: Vec<Vec<Slot<'_>>> = Vec::new();
    for slot in slots {
        let joins = |group: &Vec<Slot<'_>>| group.iter().any(|s| relations.are_linked(s.indicator, slot.indicator));
        let (mine, others): (Vec<_>, Vec<_>) = groups.into_iter().partition(joins);
        groups = others;
        groups.push(mine.into_iter().flatten().chain([slot]).collect());
    }
    groups
}

#[cfg(test)]
mod tests {
    use super::super::columns::SumsOfColumns;
    use super::super::fixtures::{EAST, PEOPLE, catalog, indicator};
    use super::*;
    use crate::series::Window;
    use std::collections::BTreeSet;

    #[test]
    fn indicators_that_are_parts_of_one_another_are_decided_on_together() {
        let with = |group: &str| format!("{PEOPLE}; where = {{ group = [{group}] }}");
        let houses = PEOPLE.replace("people", "houses").replace('人', "户");
        let list = [
            indicator("a", &with("\"甲\"")),
            indicator("other", &houses),
            indicator("b", &with("\"乙\"")),
            // It joins the groups of both parts.
            indicator("whole", &with("\"甲\", \"乙\"")),
        ];
        let catalog = catalog(&list, "");
        let sums = SumsOfColumns::default();
        let slot = |n: usize| Slot {
            indicator: &catalog.indicators[n],
            window: Window::State,
            regions: BTreeSet::from([EAST]),
        };
        let ids = |slots: Vec<Slot<'_>>| -> Vec<Vec<String>> {
            let groups = groups(slots, Relations(&sums));
            groups.iter().map(|group| group.iter().map(|s| s.indicator.id.clone()).collect()).collect()
        };
        assert_eq!(ids(vec![slot(0), slot(1), slot(2)]), [["a"], ["other"], ["b"]]);
        let all = ids((0..4).map(slot).collect());
        assert_eq!(all, [vec!["other"], vec!["a", "b", "whole"]]);
    }
}
