//! Other tables that would be published in the very same way: the proof that a choice tells nothing.

use super::beside::Step;
use super::counts::{Counts, LEAST_VALUES};
use super::filling::{Start, fill};
use super::hidden::Hidden;
use super::possible::Possible;
use std::cell::Cell;
use std::collections::BTreeSet;

/// How many hidden numbers of one identity are varied at once, one way after the other.
const WIDTHS: [usize; 3] = [1, 3, 8];

/// Numbers that are varied at once, at most.
const VARIED: usize = 40;

/// Places that are looked at for a table in which an earlier step would not be enough.
const PLACES: usize = 12;

/// Up to so many numbers, a table in which an earlier step leaves enough values is asked for twins of its own. Beyond, it is taken for
/// one that is published otherwise, which is never too little.
const NESTED: usize = 40;

/// Tables that are looked at for one step, and more for each small number.
const TABLES: usize = 300;
const TABLES_EACH: usize = 8;

/// Tables that are looked at, all in all, to find out what an earlier step would do with one of them.
const NESTED_TABLES: usize = 60;

/// How many tables may still be looked at.
#[derive(Debug)]
struct Budget {
    left: Cell<usize>,
    /// Where it is asked of a twin, what was not looked at leaves the answer open.
    is_nested: bool,
}

impl Budget {
    fn new(tables: usize, is_nested: bool) -> Self {
        Self { left: Cell::new(tables), is_nested }
    }

    /// Whether one more may be.
    fn takes_one(&self) -> bool {
        let left = self.left.get();
        self.left.set(left.saturating_sub(1));
        left > 0
    }
}

/// The first step that is enough; None where none is.
pub(super) fn first_safe(counts: &Counts, steps: &[Step]) -> Option<usize> {
    let is_safe = |step: &usize| {
        let tables = TABLES + TABLES_EACH * steps[*step].hidden.small(counts).count();
        is_safe(counts, steps, *step, &Budget::new(tables, false)) == Some(true)
    };
    (0..steps.len()).find(is_safe)
}

/// Whether a step leaves each small number the values that it asks for, and whether for each of them there are enough tables of which
/// the same would be published; None where that was not found out. It is asked of what is published alone, so that the answer is the
/// same for all of these.
fn is_safe(counts: &Counts, steps: &[Step], step: usize, budget: &Budget) -> Option<bool> {
    let Some(possible) = left(counts, steps, step) else { return Some(false) };
    let safe = steps[step].hidden.small(counts).next().is_none()
        || (step == 0 && is_one_plain_sum(counts))
        || Twins::new(counts, steps, step, possible, budget).is_some_and(|twins| twins.are_enough());
    (safe || !budget.is_nested || budget.left.get() > 0).then_some(safe)
}

/// Whether a single sum holds. Then every number can take each value of its range, and of the first step nothing else is to be shown.
fn is_one_plain_sum(counts: &Counts) -> bool {
    let [identity] = &counts.identities[..] else { return false };
    identity.terms.iter().all(|(_, factor)| factor.abs() == 1)
}

/// What is possible where a step leaves each small number the values that it asks for.
fn left(counts: &Counts, steps: &[Step], step: usize) -> Option<Possible> {
    let Step { hidden, values } = &steps[step];
    let mut possible = Possible::by_themselves(counts, hidden);
    possible.narrow(counts, &hidden.all().collect::<Vec<_>>()).then_some(())?;
    let asked = |n: usize| (*values).min(counts.all[n].rule.most());
    hidden.small(counts).all(|n| possible.values(n) >= asked(n)).then_some(possible)
}

/// Tables of which the same is published as of another.
struct Twins<'a> {
    counts: &'a Counts,
    steps: &'a [Step],
    step: usize,
    possible: Possible,
    budget: &'a Budget,
    /// One of them, found from what is published alone.
    first: Vec<i64>,
}

impl<'a> Twins<'a> {
    /// None where not one is found.
    fn new(counts: &'a Counts, steps: &'a [Step], step: usize, possible: Possible, budget: &'a Budget) -> Option<Self> {
        let mut twins = Self { counts, steps, step, possible, budget, first: Vec::new() };
        let tables = Start::ALL.iter().filter_map(|start| twins.filled(&twins.possible, *start));
        twins.first = tables.into_iter().find(|table| twins.has(table)).or_else(|| twins.near_a_table())?;
        Some(twins)
    }

    fn hidden(&self) -> &Hidden {
        &self.steps[self.step].hidden
    }

    /// A twin that differs in one place from a table that is none.
    fn near_a_table(&self) -> Option<Vec<i64>> {
        let table = self.filled(&self.possible, Start::Share)?;
        let mut seen = BTreeSet::new();
        let mut is_new = |n: &usize| self.counts.identities_of(*n).iter().any(|identity| seen.insert(*identity));
        let places: Vec<usize> = self.hidden().small(self.counts).filter(|n| is_new(n)).take(PLACES).collect();
        places.into_iter().flat_map(|n| self.near(&table, n, None)).find(|other| self.has(other))
    }

    /// Whether a table is one: no earlier step would have been enough for it. That this step withholds the same of it, its marks say.
    fn has(&self, table: &[i64]) -> bool {
        if !self.budget.takes_one() {
            return false;
        }
        let mut other = self.counts.clone();
        for (count, value) in other.all.iter_mut().zip(table) {
            count.value = *value;
        }
        let fails = |step: usize| {
            if left(&other, self.steps, step).is_none() {
                return true;
            }
            let fresh = Budget::new(NESTED_TABLES, true);
            let budget = if self.budget.is_nested { self.budget } else { &fresh };
            table.len() <= NESTED && is_safe(&other, self.steps, step, budget) == Some(false)
        };
        (0..self.step).all(fails)
    }

    /// Whether each small number has enough different values in them.
    fn are_enough(&self) -> bool {
        self.hidden().small(self.counts).all(|n| {
            let (least, most) = self.possible.0[n];
            let (mut found, mut untried) = (0, most - least + 1);
            for value in least..=most {
                if found >= LEAST_VALUES || found + untried < LEAST_VALUES {
                    break;
                }
                untried -= 1;
                let can_be = || self.near(&self.first, n, Some(value)).any(|table| self.has(&table));
                found += i64::from(value == self.first[n] || can_be());
            }
            found >= LEAST_VALUES
        })
    }

    /// A table with other numbers near one, which may be given, in several ways.
    fn near<'b>(&'b self, table: &'b [i64], one: usize, value: Option<i64>) -> impl Iterator<Item = Vec<i64>> + 'b {
        let ways = WIDTHS.iter().flat_map(|width| Start::ALL.iter().map(move |start| (*width, *start)));
        ways.filter_map(move |(width, start)| {
            let mut possible = Possible(table.iter().map(|n| (*n, *n)).collect());
            let around = self.around(one, width);
            for n in &around {
                possible.0[*n] = self.possible.0[*n];
            }
            possible.0[one] = value.map_or(possible.0[one], |value| (value, value));
            possible.narrow(self.counts, &around).then_some(())?;
            self.filled(&possible, start)
        })
    }

    /// Hidden numbers near one: of each identity so many, the large ones first, then those that follow it.
    fn around(&self, one: usize, width: usize) -> Vec<usize> {
        let (mut found, mut seen, mut identities) = (vec![one], BTreeSet::from([one]), BTreeSet::new());
        let mut at = 0;
        while at < found.len() && found.len() < VARIED {
            let from = found[at];
            for identity in self.counts.identities_of(from) {
                if identities.insert(*identity) {
                    let terms = self.counts.identities[*identity].terms.iter().map(|(n, _)| *n);
                    let mut more: Vec<usize> = terms.filter(|n| self.hidden().has(*n) && !seen.contains(n)).collect();
                    let order = |n: &usize| (self.counts.all[*n].is_small(), *n < from, *n);
                    if more.len() > width {
                        more.select_nth_unstable_by_key(width, order);
                        more.truncate(width);
                    }
                    more.sort_by_key(order);
                    seen.extend(&more);
                    found.extend(more);
                }
            }
            at += 1;
        }
        found
    }

    fn filled(&self, possible: &Possible, start: Start) -> Option<Vec<i64>> {
        fill(self.counts, possible, self.hidden(), start)
    }
}

#[cfg(test)]
mod tests {
    use super::super::beside::{patterns, steps};
    use super::super::counts::{Count, Place, Rule};
    use super::*;

    /// A root over numbers.
    fn flat(rule: Rule, values: &[i64]) -> Counts {
        let place = |n: usize| if n == 0 { Place::Open } else { Place::Printed { rank: 0 } };
        let all = std::iter::once(values.iter().sum()).chain(values.iter().copied());
        let mut counts = Counts::new(all.enumerate().map(|(n, v)| Count::new(v, rule, place(n))).collect());
        counts.adds_up(0, &(1..=values.len()).collect::<Vec<_>>());
        counts
    }

    /// What the first safe step withholds.
    fn withheld(values: &[i64]) -> Option<Vec<i64>> {
        let counts = flat(Rule::Small, values);
        let steps = steps(&counts, &patterns(&counts));
        let safe = first_safe(&counts, &steps)?;
        Some(steps[safe].hidden.all().map(|n| counts.all[n].value).collect())
    }

    #[test]
    fn the_first_step_is_taken_that_leaves_enough() {
        assert_eq!(withheld(&[5, 5, 40]), Some(vec![5, 5]), "ten is the sum of nine pairs");
        assert_eq!(withheld(&[2, 2, 40, 50]), Some(vec![2, 2, 40]), "four is not");
        assert_eq!(withheld(&[3, 10, 40, 50, 60]), Some(vec![3, 10, 40]), "of 13 the ten leaves three");
        assert_eq!(withheld(&[1, 1]), None);
    }

    #[test]
    fn twins_are_tables_in_which_the_earlier_steps_fail_too() {
        let counts = flat(Rule::Small, &[2, 2, 40, 50]);
        let steps = steps(&counts, &patterns(&counts));
        let budget = Budget::new(TABLES, false);
        let twins = Twins::new(&counts, &steps, 1, left(&counts, &steps, 1).expect("room"), &budget).expect("one");
        assert!(twins.has(&[94, 2, 2, 40, 50]) && twins.has(&[94, 1, 5, 38, 50]));
        assert!(!twins.has(&[94, 5, 5, 34, 50]), "of this one the pair would have been enough");
    }

    #[test]
    fn a_number_is_varied_with_the_large_ones_of_its_identities() {
        let counts = flat(Rule::Small, &[2, 3, 4, 40]);
        let steps = steps(&counts, &patterns(&counts));
        let hidden = steps.len() - 1;
        let possible = left(&counts, &steps, hidden).expect("room");
        let (budget, first) = (Budget::new(TABLES, false), Vec::new());
        let twins = Twins { counts: &counts, steps: &steps, step: hidden, possible, budget: &budget, first };
        assert_eq!((twins.around(2, 1), twins.around(2, 3)), (vec![2, 4], vec![2, 4, 3, 1]));
    }
}
