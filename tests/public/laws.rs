//! What must hold of the choice, whatever the numbers: an outsider who knows the program, the rules and which marks hide small
//! numbers runs it on every table that would look the same.

use super::world::Chance;
use onpace::disclosure::{Choice, Count, Counts, LEAST_VALUES, Place, Rule, choose};
use std::collections::{BTreeMap, BTreeSet};

/// A root over numbers.
fn flat(rule: Rule, parts: &[i64]) -> Counts {
    let all = std::iter::once(parts.iter().sum()).chain(parts.iter().copied());
    let place = |n: usize| if n == 0 { Place::Open } else { Place::Printed { rank: 0 } };
    let mut counts = Counts::new(all.enumerate().map(|(n, value)| Count::new(value, rule, place(n))).collect());
    counts.adds_up(0, &(1..=parts.len()).collect::<Vec<_>>());
    counts
}

/// A root over townships of villages, and of each a total, boys and girls.
fn nested(rule: Rule, towns: &[Vec<[i64; 2]>]) -> Counts {
    let villages: usize = towns.iter().map(Vec::len).sum();
    let size = 1 + towns.len() + villages;
    let mut values = vec![vec![0; size]; 3];
    let mut children: Vec<Vec<usize>> = vec![(1..=towns.len()).collect()];
    let mut at = 1 + towns.len();
    for (town, parts) in towns.iter().enumerate() {
        children.push((at..at + parts.len()).collect());
        for part in parts {
            for (of, n) in [part[0] + part[1], part[0], part[1]].into_iter().enumerate() {
                for region in [0, 1 + town, at] {
                    values[of][region] += n;
                }
            }
            at += 1;
        }
    }
    let place = |region: usize| match region {
        0 => Place::Open,
        n if n <= towns.len() => Place::Printed { rank: 1 },
        _ => Place::Printed { rank: 0 },
    };
    let all = values.iter().flat_map(|of| of.iter().enumerate().map(|(region, n)| Count::new(*n, rule, place(region))));
    let mut counts = Counts::new(all.collect());
    for of in 0..3 {
        for (whole, parts) in children.iter().enumerate() {
            counts.adds_up(of * size + whole, &parts.iter().map(|part| of * size + part).collect::<Vec<_>>());
        }
    }
    (0..size).for_each(|region| counts.adds_up(region, &[size + region, 2 * size + region]));
    counts
}

fn withheld(rule: Rule, parts: &[i64]) -> Vec<i64> {
    choose(&flat(rule, parts)).withheld.iter().map(|n| parts[n - 1]).collect()
}

fn a_count(chance: &mut Chance, rule: Rule, most: i64) -> i64 {
    match rule {
        Rule::Few if chance.below(3) == 0 => i64::try_from(chance.below(3)).expect("small"),
        Rule::Few => i64::try_from(chance.below(20)).expect("small"),
        Rule::Small => chance.count().min(most),
    }
}

/// Every table with the same marks and the same printed numbers; None where there are too many to look at.
fn alike(counts: &Counts, choice: &Choice, most: usize) -> Option<Vec<Vec<i64>>> {
    let hidden: Vec<usize> = choice.withheld.iter().copied().filter(|n| counts.all[*n].value != 0).collect();
    let mut tables = vec![counts.all.iter().map(|count| count.value).collect::<Vec<i64>>()];
    tables[0].iter_mut().enumerate().filter(|(n, _)| hidden.contains(n)).for_each(|(_, value)| *value = -1);
    for _ in &hidden {
        let mut next = Vec::new();
        for table in &tables {
            // The number that an identity leaves the fewest values.
            let open = |n: &&usize| table[**n] < 0;
            let ranges = hidden.iter().filter(open).map(|n| (range(counts, table, *n), *n));
            let Some(((least, high), n)) = ranges.min_by_key(|((least, high), _)| high - least) else { continue };
            for value in least..=high {
                let mut other = table.clone();
                other[n] = value;
                next.push(other);
            }
            if next.len() > most {
                return None;
            }
        }
        tables = next;
    }
    Some(tables)
}

/// What a table that is filled in so far leaves a number.
fn range(counts: &Counts, table: &[i64], n: usize) -> (i64, i64) {
    let by_itself = |n: usize| match counts.all[n].value {
        small if small <= counts.all[n].rule.most() => (1, counts.all[n].rule.most()),
        _ => (counts.all[n].rule.most() + 1, 100_000),
    };
    let ends = |m: usize, factor: i64| {
        let (least, most) = if table[m] < 0 { by_itself(m) } else { (table[m], table[m]) };
        if factor > 0 { (least, most) } else { (-most, -least) }
    };
    let of = counts.identities.iter().filter(|identity| identity.terms.iter().any(|(m, _)| *m == n));
    of.fold(by_itself(n), |range, identity| {
        let others = identity.terms.iter().filter(|(m, _)| *m != n).map(|(m, factor)| ends(*m, *factor));
        let (least, most) = others.fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
        let (low, high) = (identity.sum - most, identity.sum - least);
        let rises = identity.terms.iter().any(|(m, factor)| *m == n && *factor > 0);
        let (low, high) = if rises { (low, high) } else { (-high, -low) };
        (range.0.max(low), range.1.min(high))
    })
}

/// The values of each small number over all tables of which the program publishes the same.
fn left(counts: &Counts, choice: &Choice, tables: &[Vec<i64>]) -> BTreeMap<usize, BTreeSet<i64>> {
    let mut found: BTreeMap<usize, BTreeSet<i64>> = BTreeMap::new();
    for table in tables {
        let mut other = counts.clone();
        other.all.iter_mut().zip(table).for_each(|(count, value)| count.value = *value);
        if choose(&other) == *choice {
            for n in
                choice.withheld.iter().filter(|n| (1..=counts.all[**n].rule.most()).contains(&counts.all[**n].value))
            {
                found.entry(*n).or_default().insert(table[*n]);
            }
        }
    }
    found
}

#[test]
fn who_runs_the_program_on_every_table_is_left_with_five_values() {
    let mut chance = Chance(20);
    let mut attacked = 0;
    for round in 0..240 {
        let rule = if round % 2 == 0 { Rule::Small } else { Rule::Few };
        let parts: Vec<i64> = (0..2 + chance.below(4)).map(|_| a_count(&mut chance, rule, 50)).collect();
        let counts = flat(rule, &parts);
        let choice = choose(&counts);
        let Some(tables) = alike(&counts, &choice, 4000).filter(|_| !choice.all_withheld) else { continue };
        for (n, values) in left(&counts, &choice, &tables) {
            assert!(
                i64::try_from(values.len()).expect("few") >= LEAST_VALUES,
                "{parts:?}, {}: {values:?}",
                counts.all[n].value
            );
            attacked += 1;
        }
    }
    assert!(attacked > 150, "{attacked}");
}

/// Trees with columns have far more tables than can be looked at, so of these only small ones are.
#[test]
fn columns_and_villages_leave_five_values_too() {
    let mut chance = Chance(21);
    let mut attacked = 0;
    for _ in 0..40 {
        let towns: Vec<Vec<[i64; 2]>> =
            (0..2).map(|_| (0..2).map(|_| [0, 1].map(|_| a_count(&mut chance, Rule::Small, 14))).collect()).collect();
        let counts = nested(Rule::Small, &towns);
        let choice = choose(&counts);
        // Where the villages are withheld altogether, which of them are small is not told.
        let villages = choice.withheld.iter().filter(|n| counts.all[**n].place == Place::Printed { rank: 0 }).count();
        let is_open = !choice.all_withheld && villages < 12;
        let Some(tables) = is_open.then(|| alike(&counts, &choice, 200)).flatten() else { continue };
        for (n, values) in left(&counts, &choice, &tables) {
            assert!(i64::try_from(values.len()).expect("few") >= LEAST_VALUES, "{towns:?}, {n}: {values:?}");
            attacked += 1;
        }
    }
    assert!(attacked > 10, "{attacked}");
}

/// Regions, and of each a total and its two parts.
fn crossing(rule: Rule, parts: &[[i64; 2]]) -> Counts {
    let size = parts.len() + 1;
    let of = |column: usize| parts.iter().map(move |[a, b]| [a + b, *a, *b][column]);
    let with_total = |column: usize| std::iter::once(of(column).sum()).chain(of(column));
    let place = |n: usize| if n.is_multiple_of(size) { Place::Open } else { Place::Printed { rank: 0 } };
    let all = (0..3).flat_map(with_total).enumerate().map(|(n, value)| Count::new(value, rule, place(n)));
    let mut counts = Counts::new(all.collect());
    (0..3).for_each(|column| counts.adds_up(column * size, &(1..size).map(|n| column * size + n).collect::<Vec<_>>()));
    (0..size).for_each(|region| counts.adds_up(region, &[size + region, 2 * size + region]));
    counts
}

/// A root over townships of villages.
fn tree(rule: Rule, towns: &[Vec<i64>]) -> Counts {
    let sums = towns.iter().map(|villages| villages.iter().sum::<i64>());
    let values: Vec<i64> =
        std::iter::once(sums.clone().sum()).chain(sums).chain(towns.iter().flatten().copied()).collect();
    let place = |n: usize| match n {
        0 => Place::Open,
        n if n <= towns.len() => Place::Printed { rank: 1 },
        _ => Place::Printed { rank: 0 },
    };
    let mut counts =
        Counts::new(values.iter().enumerate().map(|(n, value)| Count::new(*value, rule, place(n))).collect());
    counts.adds_up(0, &(1..=towns.len()).collect::<Vec<_>>());
    let mut at = 1 + towns.len();
    for (town, villages) in towns.iter().enumerate() {
        counts.adds_up(1 + town, &(at..at + villages.len()).collect::<Vec<_>>());
        at += villages.len();
    }
    counts
}

const KINDS: [&str; 4] = ["regions", "regions and columns", "villages", "villages and columns"];

fn small_table(kind: &str, rule: Rule, chance: &mut Chance) -> Counts {
    let several = |chance: &mut Chance, least: u64, more: u64| least + chance.below(more);
    let n = |chance: &mut Chance| a_count(chance, rule, 999);
    match kind {
        "regions" => flat(rule, &(0..several(chance, 2, 9)).map(|_| n(chance)).collect::<Vec<_>>()),
        "regions and columns" => {
            crossing(rule, &(0..several(chance, 2, 4)).map(|_| [n(chance), n(chance)]).collect::<Vec<_>>())
        }
        _ => {
            let (towns, villages) = (several(chance, 2, 2), several(chance, 2, 2));
            let town = |chance: &mut Chance| (0..villages).map(|_| [n(chance), n(chance)]).collect::<Vec<_>>();
            let towns: Vec<Vec<[i64; 2]>> = (0..towns).map(|_| town(chance)).collect();
            if kind == "villages" {
                tree(rule, &towns.iter().map(|town| town.iter().map(|[a, _]| *a).collect()).collect::<Vec<_>>())
            } else {
                nested(rule, &towns)
            }
        }
    }
}

fn is_small(count: &Count) -> bool {
    count.place != Place::Open && (1..=count.rule.most()).contains(&count.value)
}

/// Whether what is not printed leaves five values to each small number, to who does not know how it was chosen.
fn leaves_five(counts: &Counts, hidden: &BTreeSet<usize>) -> bool {
    let by_itself = |(n, count): (usize, &Count)| match count.value {
        value if !hidden.contains(&n) => (value, value),
        _ if is_small(count) => (1, count.rule.most()),
        _ => (count.rule.most() + 1, 100_000),
    };
    let mut ranges: Vec<(i64, i64)> = counts.all.iter().enumerate().map(by_itself).collect();
    loop {
        let before = ranges.clone();
        for identity in &counts.identities {
            for (n, factor) in &identity.terms {
                let others = identity.terms.iter().filter(|(m, _)| m != n).map(|(m, factor)| match ranges[*m] {
                    (least, most) if *factor > 0 => (least, most),
                    (least, most) => (-most, -least),
                });
                let (least, most) = others.fold((0, 0), |a, b| (a.0 + b.0, a.1 + b.1));
                let (low, high) = (identity.sum - most, identity.sum - least);
                let (low, high) = if *factor > 0 { (low, high) } else { (-high, -low) };
                ranges[*n] = (ranges[*n].0.max(low), ranges[*n].1.min(high));
            }
        }
        if ranges == before {
            return hidden
                .iter()
                .all(|n| !is_small(&counts.all[*n]) || ranges[*n].1 - ranges[*n].0 + 1 >= LEAST_VALUES);
        }
    }
}

/// The fewest numbers that could be withheld, found by trying; `None` where none that prints a number would leave five values.
fn best(counts: &Counts) -> Option<usize> {
    let below: Vec<usize> =
        (0..counts.all.len()).filter(|n| counts.all[*n].place != Place::Open && counts.all[*n].value != 0).collect();
    let (small, large): (Vec<usize>, Vec<usize>) = below.iter().partition(|n| is_small(&counts.all[**n]));
    let mut choices: Vec<u32> = (0..1 << large.len()).collect();
    choices.sort_by_key(|choice| choice.count_ones());
    let hidden = |choice: &u32| {
        let beside = large.iter().enumerate().filter(|(at, _)| choice >> at & 1 == 1).map(|(_, n)| *n);
        small.iter().copied().chain(beside).collect::<BTreeSet<usize>>()
    };
    let all = choices.iter().map(hidden).filter(|hidden| hidden.len() < below.len());
    all.into_iter().find(|hidden| leaves_five(counts, hidden)).map(|hidden| hidden.len())
}

/// Tables of each kind in a run of the tests; `ONPACE_TABLES` asks for more.
const TABLES: u64 = 15;

/// Numbers that may be withheld beside others, in tables of which every choice is tried.
const TRIED: usize = 10;

#[test]
#[expect(clippy::print_stdout, reason = "these are the figures of docs/public.md")]
fn a_safe_choice_is_found_where_there_is_one_and_loses_little_more() {
    let asked = std::env::var("ONPACE_TABLES").ok().and_then(|n| n.parse().ok()).unwrap_or(TABLES);
    let (mut all_there, mut all_found) = (0, 0);
    for (kind, rule) in KINDS.iter().flat_map(|kind| [(kind, Rule::Small), (kind, Rule::Few)]) {
        let mut chance = Chance(22);
        let (mut there, mut found, mut withheld, mut least) = (0, 0, 0, 0);
        for _ in 0..asked {
            let counts = small_table(kind, rule, &mut chance);
            let below = |n: &usize| counts.all[*n].place != Place::Open && counts.all[*n].value != 0;
            let large = (0..counts.all.len()).filter(|n| below(n) && !is_small(&counts.all[*n])).count();
            let choice = choose(&counts);
            if choice == Choice::default() || large > TRIED {
                continue;
            }
            let kept: Vec<usize> = choice.withheld.iter().copied().filter(below).collect();
            let prints = kept.len() < (0..counts.all.len()).filter(below).count();
            match best(&counts) {
                // Townships can be printed where their villages are left out altogether, which is no choice among these.
                None => assert!(!prints || kind.starts_with("villages"), "{kind}: {:?}", counts.all),
                Some(_) if !prints => there += 1,
                Some(beside) => {
                    (there, found, withheld, least) = (there + 1, found + 1, withheld + kept.len(), least + beside);
                }
            }
        }
        println!("{kind}, {rule:?}: {found} of {there}, {withheld} withheld where {least} would do");
        assert!(withheld * 100 <= least * 130, "{kind}, {rule:?}: {withheld} withheld, {least} would do");
        (all_there, all_found) = (all_there + there, all_found + found);
    }
    println!("all: {all_found} of {all_there}");
    assert!(all_found * 10 >= all_there * 9, "{all_found} of {all_there}");
}

/// Whether any choice would leave five values to who does not know how it was made; in the fewest numbers.
fn best_of_one_sum(rule: Rule, parts: &[i64]) -> Option<usize> {
    let most = rule.most();
    let small: Vec<i64> = parts.iter().copied().filter(|n| (1..=most).contains(n)).collect();
    let mut large: Vec<i64> = parts.iter().copied().filter(|n| *n > most).collect();
    large.sort_unstable_by(|a, b| b.cmp(a));
    let count = i64::try_from(small.len()).expect("few");
    let enough = |beside: &usize| {
        let sum: i64 = small.iter().chain(&large[..*beside]).sum();
        let rest = i64::try_from(*beside).expect("few") * (most + 1);
        let high = most.min(sum - (count - 1) - rest);
        let low = if *beside > 0 { 1 } else { 1.max(sum - most * (count - 1)) };
        high - low + 1 >= LEAST_VALUES
    };
    (0..=large.len()).find(enough).map(|beside| small.len() + beside)
}

#[test]
fn of_single_sums_nearly_all_have_a_safe_choice_that_loses_little_more() {
    for (rule, share, loss) in [(Rule::Small, 99, 105), (Rule::Few, 95, 110)] {
        let mut chance = Chance(22);
        let (mut there, mut found, mut withheld, mut least) = (0, 0, 0, 0);
        for _ in 0..1000 {
            let parts: Vec<i64> = (0..2 + chance.below(9)).map(|_| a_count(&mut chance, rule, 999)).collect();
            let choice = choose(&flat(rule, &parts));
            if choice == Choice::default() {
                continue;
            }
            let numbers = parts.iter().filter(|n| **n != 0).count();
            let prints = choice.withheld.iter().filter(|n| parts[**n - 1] != 0).count() < numbers;
            match best_of_one_sum(rule, &parts).filter(|beside| *beside < numbers) {
                None => assert!(!prints, "{parts:?}"),
                Some(beside) => {
                    there += 1;
                    if prints {
                        (found, withheld, least) = (found + 1, withheld + choice.withheld.len(), least + beside);
                    }
                }
            }
        }
        assert!(found * 100 >= there * share, "{rule:?}: {found} of {there}");
        assert!(withheld * 100 <= least * loss, "{rule:?}: {withheld} withheld, {least} would do");
    }
}

/// A county of 448 villages, and a country of 3,000 counties, are decided while one waits.
#[test]
fn large_tables_are_decided_soon() {
    let mut chance = Chance(5);
    let begun = std::time::Instant::now();
    let towns: Vec<Vec<[i64; 2]>> =
        (0..16).map(|_| (0..28).map(|_| [chance.count(), chance.count()]).collect()).collect();
    assert!(!choose(&nested(Rule::Small, &towns)).all_withheld);
    let counties: Vec<i64> = (0..3000).map(|_| chance.count()).collect();
    assert!(!choose(&flat(Rule::Small, &counties)).all_withheld);
    assert!(begun.elapsed().as_secs() < 60, "{:?}", begun.elapsed());
}

#[test]
fn the_first_number_stands_beside_whatever_its_size() {
    assert_eq!(withheld(Rule::Small, &[3, 40, 12, 100]), [3, 40]);
    assert_eq!(withheld(Rule::Small, &[3, 900, 12, 100]), [3, 900], "or it would tell that the others are larger");
    assert_eq!(
        withheld(Rule::Small, &[4, 40, 5, 100]),
        [4, 5],
        "two small ones hide each other where their sum leaves room"
    );
    assert_eq!(withheld(Rule::Small, &[1, 40, 1, 100]), [1, 40, 1]);
    assert_eq!(withheld(Rule::Small, &[40, 12, 100, 0]), [0_i64; 0]);
}

#[test]
fn tables_that_once_gave_a_number_away() {
    assert_eq!(withheld(Rule::Small, &[18, 32, 156, 61, 19, 10, 12, 28, 207, 1, 0]), [18, 1]);
    assert_eq!(withheld(Rule::Few, &[2, 7, 0, 30, 12, 0, 9]), [2, 7, 30]);
}

#[test]
fn a_zero_is_printed_since_it_would_hide_nothing() {
    assert_eq!(withheld(Rule::Small, &[7, 0, 0, 30]), [7, 30]);
    assert!(choose(&flat(Rule::Small, &[7, 0, 0])).all_withheld, "the county's total is the township's");
    assert!(choose(&flat(Rule::Small, &[1, 1])).all_withheld, "a total of 2 tells both");
}

#[test]
fn firms_up_to_six_are_always_withheld() {
    assert_eq!(withheld(Rule::Few, &[3, 4, 5, 9]), [3, 4, 5], "or a mark alone would say that it hides one or two");
    assert_eq!(withheld(Rule::Few, &[7, 8, 9]), [0_i64; 0]);
}

#[test]
fn how_many_regions_have_it_narrows_what_they_can_be() {
    // That all but one have two is the root's own number; who knows which one does not has only 1 left for it.
    let mut counts = flat(Rule::Few, &[1, 2, 2, 9, 12, 30]);
    assert!(!choose(&counts).all_withheld);
    for count in &mut counts.all[1..] {
        count.sides = if count.value >= 2 { (2, 1000) } else { (0, 1) };
    }
    assert!(choose(&counts).all_withheld);
}
