//! Which numbers are decided on together, since one of them says something of the others.

use super::protected::are_linked;
use super::slot::Slot;

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
