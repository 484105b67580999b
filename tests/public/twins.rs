//! Two counties that differ only in what is withheld make the same folder, byte for byte: no form, chart, text for readers of
//! screens, order or colour says anything of it.

use super::outsider::{Reading, read};
use super::world::{INDICATORS, World};
use std::collections::BTreeMap;

const ROOT: &str = "411025";
const LAST: usize = 1;

/// The last month's folder, and what is read in it.
fn folder(world: &World) -> (BTreeMap<String, Vec<u8>>, Reading) {
    let folder = world.published(LAST);
    let reading = read(&folder, ROOT, &INDICATORS);
    (folder, reading)
}

/// The world with one more in one region and one less in another.
fn moved(world: &World, indicator: &'static str, month: usize, from: &str, to: &str) -> World {
    let mut twin = world.clone();
    for (code, by) in [(from, -1), (to, 1)] {
        *twin.lowest.get_mut(&(indicator, month, code.to_owned())).expect("a lowest region") += by;
    }
    twin
}

/// Pairs of lowest regions of one parent whose numbers are withheld and stay as small, or as large, as they are.
fn pairs(world: &World, reading: &Reading, indicator: &str) -> Vec<(String, String)> {
    let parent = |code: &str| code[..code.len() - 3].to_owned();
    let sides = |n: i64| match indicator {
        "firms" => [n > 0, n > 6, n > 6],
        _ => [n > 0, n > 9, n > 29],
    };
    let keeps = |code: &str, by: i64| {
        let n = world.value(indicator, LAST, code);
        // What is no part of the whole counts by itself, too.
        let rest = if indicator == "cases" { n - world.value("cases_poor", LAST, code) } else { n };
        rest + by >= 0 && sides(n) == sides(n + by) && sides(rest) == sides(rest + by)
    };
    let is_hidden = |(key, n): &(&(String, String), &Option<i64>)| key.0 == indicator && n.is_none();
    let hidden: Vec<&String> = reading.numbers.iter().filter(is_hidden).map(|((_, code), _)| code).collect();
    let lowest = hidden.iter().filter(|c| world.lowest.keys().any(|(_, _, own)| own == **c));
    let both = lowest.flat_map(|from| hidden.iter().map(move |to| ((*from).clone(), (*to).clone())));
    let apart = both.filter(|(from, to)| from != to && parent(from) == parent(to));
    apart.filter(|(from, to)| keeps(from, -1) && keeps(to, 1)).collect()
}

#[test]
fn what_is_withheld_changes_no_byte() {
    let mut compared: BTreeMap<&str, usize> = BTreeMap::new();
    for world in [World::new(41, 9, 0), World::new(42, 12, 0), World::new(43, 4, 4)] {
        let (before, told_before) = folder(&world);
        for indicator in ["pupils", "firms", "cases", "visits"] {
            for (from, to) in pairs(&world, &told_before, indicator).into_iter().step_by(3).take(3) {
                let (after, told) = folder(&moved(&world, indicator, LAST, &from, &to));
                // Another choice of what stands beside is another folder; here it is the same.
                if told == told_before {
                    assert_eq!(before.keys().collect::<Vec<_>>(), after.keys().collect::<Vec<_>>());
                    let other = before.iter().filter(|(name, bytes)| after[*name] != **bytes);
                    let other: Vec<&String> = other.map(|(name, _)| name).collect();
                    assert!(other.is_empty(), "{indicator}: one from {from} to {to} shows in {other:?}");
                    *compared.entry(indicator).or_default() += 1;
                }
            }
        }
    }
    assert!(compared.len() == 4 && compared.values().sum::<usize>() >= 12, "{compared:?}");
}

/// Totals that grow are not printed below the root, so that there anything may be moved.
#[test]
fn totals_below_the_root_change_no_byte() {
    let world = World::new(44, 9, 0);
    let (before, _) = folder(&world);
    // How many have what each must have is the root's own number.
    let has = |w: &World, code: &str| w.value("trained", LAST, code) >= 50;
    let codes: Vec<&String> = world.regions[1..].iter().map(|r| &r.0).collect();
    let both = codes.iter().flat_map(|from| codes.iter().map(move |to| (*from, *to)));
    let some = both.filter(|(from, to)| from != to && world.lowest[&("trained", 0, (*from).clone())] > 0);
    let twins = some.map(|(from, to)| (from, to, moved(&world, "trained", 0, from, to)));
    let alike = twins.filter(|(from, to, twin)| [from, to].iter().all(|code| has(&world, code) == has(twin, code)));
    let mut compared = 0;
    for (from, to, twin) in alike.step_by(5).take(4) {
        assert!(folder(&twin).0 == before, "one from {from} to {to} shows");
        compared += 1;
    }
    assert_eq!(compared, 4);
}
