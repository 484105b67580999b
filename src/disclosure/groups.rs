//! Which numbers are decided on together, since one of them says something of the others.

use super::protected::are_linked;
use crate::disclosure::which_numbers_are_printed::Slot;

/// Slots of indicators that are parts of one another. One indicator's own windows do not meet, or it is not countable.
pub(super) fn groups(slots: Vec<Slot<'_>>) -> Vec<Vec<Slot<'_>>> {
    let mut groups: Vec<Vec<Slot<'_>>> = Vec::new();
    for slot in slots {
        let joins = |group: &Vec<Slot<'_>>| group.iter().any(|s| are_linked(s.indicator, slot.indicator));
        let (mine, others): (Vec<_>, Vec<_>) = groups.into_iter().partition(joins);
        groups = others;
        groups.push(mine.into_iter().flatten().chain([slot]).collect());
    }
    groups
}

#[cfg(test)]
mod tests {
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
        let slot = |n: usize| Slot {
            indicator: &catalog.indicators[n],
            window: Window::State,
            regions: BTreeSet::from([EAST]),
        };
        let ids = |groups: Vec<Vec<Slot<'_>>>| -> Vec<Vec<String>> {
            groups.iter().map(|group| group.iter().map(|s| s.indicator.id.clone()).collect()).collect()
        };
        assert_eq!(ids(groups(vec![slot(0), slot(1), slot(2)])), [["a"], ["other"], ["b"]]);
        let all = ids(groups((0..4).map(slot).collect()));
        assert_eq!(all, [vec!["other"], vec!["a", "b", "whole"]]);
    }
}
