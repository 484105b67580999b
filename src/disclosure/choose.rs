//! Which numbers are withheld.

use super::beside::{patterns, steps};
use super::counts::{Counts, Place};
use super::hidden::Hidden;
use super::twins::first_safe;
use std::collections::BTreeSet;

/// What is withheld.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Choice {
    /// Counts that are not printed.
    pub withheld: BTreeSet<usize>,
    /// No choice is safe: the root's own total says too much. Then nothing below the root is printed.
    pub all_withheld: bool,
}

/// The counts to withhold: those that must be, and beside them as few others as the first step that is safe asks for. Where none is
/// with the lowest regions, or none that would print a number of them, these are withheld altogether, and the choice is made among those
/// above them.
#[must_use]
pub fn choose(counts: &Counts) -> Choice {
    let printed = |n: &usize| matches!(counts.all[*n].place, Place::Printed { .. });
    let all = || (0..counts.all.len()).filter(printed);
    for rank in 0..=counts.highest_rank() {
        let (above, positions) = counts.ranked_from(rank);
        let prints_some = |hidden: &Hidden| {
            rank == counts.highest_rank() || hidden.prints_some(&above, |place| place == Place::Printed { rank })
        };
        if let Some(hidden) = hidden(&above).filter(prints_some) {
            let left: BTreeSet<usize> =
                positions.iter().enumerate().filter(|(at, _)| !hidden.has(*at)).map(|(_, n)| *n).collect();
            return Choice { withheld: all().filter(|n| !left.contains(n)).collect(), all_withheld: false };
        }
    }
    Choice { withheld: all().collect(), all_withheld: true }
}

/// What is hidden where a safe choice exists for each block: numbers that say something of one another whatever step is taken.
fn hidden(counts: &Counts) -> Option<Hidden> {
    let patterns = patterns(counts);
    let mut hidden = Hidden::least(counts);
    for block in Hidden::any_of(&patterns)?.blocks(counts) {
        let (part, positions) = counts.around(&block);
        let block: BTreeSet<usize> = block.into_iter().collect();
        let within =
            |pattern: &Hidden| Hidden::new(positions.iter().map(|n| pattern.has(*n) && block.contains(n)).collect());
        let steps = steps(&part, &patterns.iter().map(within).collect::<Vec<_>>());
        let safe = first_safe(&part, &steps)?;
        for at in steps[safe].hidden.all() {
            hidden.hide(positions[at]);
        }
    }
    Some(hidden)
}
