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
        && !(says_little(&a.indicator.name) && are_of_two_things(a, b))
}

/// Whether a name fits several promises: school pupils, 人数.
fn says_little(name: &str) -> bool {
    if name.is_ascii() { name.split_whitespace().count() <= 2 } else { name.chars().count() <= 3 }
}

/// Whether two clauses list other things beside the one amount that they share: water for 300 families and 40 schools, sanitation for 160
/// families and 40 schools.
fn are_of_two_things(a: &Proposal, b: &Proposal) -> bool {
    let figures = |clause: &str| -> Vec<String> {
        let plain: String = clause.chars().filter(|c| !matches!(c, ',' | '\'')).collect();
        let is_year = |figure: &str| figure.len() == 4 && (figure.starts_with("19") || figure.starts_with("20"));
        let all = plain.split(|c: char| !c.is_ascii_digit() && c != '.').map(|figure| figure.trim_matches('.'));
        all.filter(|figure| !figure.is_empty() && !is_year(figure)).map(str::to_owned).collect()
    };
    let (first, second) = (figures(&a.clause), figures(&b.clause));
    let shared = first.iter().filter(|figure| second.contains(figure)).count();
    a.clause != b.clause && first.len() > 1 && second.len() > 1 && shared <= 1
}

fn squeezed(name: &str) -> String {
    let plain: String = name.chars().filter(|c| c.is_alphanumeric()).collect();
    plain.to_lowercase()
}
