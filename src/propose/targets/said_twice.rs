//! One promise said twice in a document is one row.

use super::proposal::Proposal;

/// Drops later proposals that promise what an earlier one does; the more certain of the two stays.
pub(super) fn merge(proposals: &mut Vec<Proposal>) {
    let mut kept: Vec<Proposal> = Vec::new();
    for proposal in proposals.drain(..) {
        match kept.iter_mut().find(|other| is_same(other, &proposal)) {
            Some(other) if proposal.certainty < other.certainty => *other = proposal,
            Some(_) => {}
            None => kept.push(proposal),
        }
    }
    *proposals = kept;
}

fn is_same(a: &Proposal, b: &Proposal) -> bool {
    let due = a.due == b.due || a.due.is_empty() || b.due.is_empty();
    a.kind == b.kind
        && a.scope == b.scope
        && a.value == b.value
        && a.unit == b.unit
        && due
        && squeezed(&a.indicator.name) == squeezed(&b.indicator.name)
}

fn squeezed(name: &str) -> String {
    let plain: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    plain.to_lowercase()
}
