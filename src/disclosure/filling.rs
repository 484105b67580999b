//! Whole tables from what is possible.

use super::counts::Counts;
use super::hidden::Hidden;
use super::possible::Possible;

/// Numbers that are tried at filling in one table.
const TRIES: usize = 300;

/// Values that are tried for one number, on both sides of the first.
const NEAR: i64 = 9;

/// An open range is used so far.
const FAR: i64 = 1000;

/// What is tried first for each number.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Start {
    /// As all others of its identity.
    Share,
    /// So many eighths of its range.
    Eighths(i64),
}

impl Start {
    pub const ALL: [Self; 9] = [
        Self::Share,
        Self::Eighths(0),
        Self::Eighths(8),
        Self::Eighths(2),
        Self::Eighths(6),
        Self::Eighths(3),
        Self::Eighths(5),
        Self::Eighths(1),
        Self::Eighths(7),
    ];
}

/// A table within the ranges, the small numbers filled in first. None where none is found with a few tries.
pub(super) fn fill(counts: &Counts, possible: &Possible, hidden: &Hidden, start: Start) -> Option<Vec<i64>> {
    let mut order: Vec<usize> = hidden.all().filter(|n| possible.0[*n].0 != possible.0[*n].1).collect();
    order.sort_by_key(|n| (!counts.all[*n].is_small(), *n));
    let mut tries = TRIES.max(2 * order.len());
    filled(counts, possible.clone(), &order, start, &mut tries)
}

fn filled(
    counts: &Counts,
    mut possible: Possible,
    order: &[usize],
    start: Start,
    tries: &mut usize,
) -> Option<Vec<i64>> {
    let Some(at) = order.iter().position(|n| possible.0[*n].0 != possible.0[*n].1) else {
        return Some(possible.0.iter().map(|range| range.0).collect());
    };
    let next = order[at];
    let (least, most) = possible.0[next];
    let first = match start {
        Start::Share => possible.share(counts, next),
        Start::Eighths(eighths) => least + (most.min(least + FAR) - least) * eighths / 8,
    };
    let near = (0..=NEAR).flat_map(|by| [first + by, first - by]).skip(1);
    for value in near.filter(|value| (least..=most).contains(value)) {
        *tries = tries.checked_sub(1)?;
        let before = possible.0.clone();
        possible.0[next] = (value, value);
        if possible.narrow(counts, &[next]) {
            let table = filled(counts, possible.clone(), &order[at + 1..], start, tries);
            if table.is_some() {
                return table;
            }
        }
        possible.0 = before;
    }
    None
}

#[cfg(test)]
mod tests {
    use super::super::counts::{Count, Place, Rule};
    use super::*;

    fn filled_from(start: Start) -> Option<Vec<i64>> {
        let place = Place::Printed { rank: 0 };
        let mut counts = Counts::new([17, 4, 6, 7].map(|n| Count::new(n, Rule::Small, place)).to_vec());
        counts.adds_up(0, &[1, 2, 3]);
        let hidden = Hidden::new(vec![false, true, true, true]);
        let mut possible = Possible::by_themselves(&counts, &hidden);
        assert!(possible.narrow(&counts, &[0]));
        fill(&counts, &possible, &hidden, start)
    }

    #[test]
    fn a_table_keeps_its_sums_wherever_it_starts() {
        for start in Start::ALL {
            let table = filled_from(start).expect("a table");
            assert_eq!((table[0], table[1..].iter().sum::<i64>()), (17, 17), "{start:?}");
        }
        assert_eq!(filled_from(Start::Eighths(0)), Some(vec![17, 1, 7, 9]));
        assert_eq!(filled_from(Start::Share), Some(vec![17, 5, 6, 6]));
    }
}
