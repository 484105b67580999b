//! A hundred ways in which departments really send the pack's files: the values read are those of the clean files, or
//! the rows that are lost are listed with their line and code.

use crate::mangle::{self, Chance, Clean, Habit, Mangled, Pack, choose, declared, faults, mangle};
use onpace::catalog::ProjectFiles;
use onpace::feed::ingest;
use onpace::measure::Month;
use onpace::pipeline::{Study, report};
use onpace::render::csv::gaps_csv;
use onpace::words::Language;
use rayon::prelude::*;
use std::collections::{BTreeMap, BTreeSet};

const VARIANTS: usize = 100;
/// Files that one variant mangles.
const FILES: usize = 5;

/// A clean file of a feed, by chance; one with rows rather than one without.
fn some_file<'a>(pack: &'a Pack, feed: &str, chance: &mut Chance) -> Clean<'a> {
    let names: Vec<&str> = pack.files_of(feed).collect();
    let mut found = None;
    for _ in 0..4 {
        let name = *chance.pick(&names);
        if let Some(clean) = Clean::read(pack, feed, name) {
            let empty = clean.rows.is_empty();
            found = Some(clean);
            if !empty {
                break;
            }
        }
    }
    found.unwrap_or_else(|| panic!("{feed} has no file of one width"))
}

fn variant(pack: &Pack, seed: usize) -> Vec<(Clean<'_>, Mangled)> {
    let mut chance = Chance::named(&format!("mangled-{seed}"));
    let feeds = &pack.catalog.feeds;
    let of_variant = (0..FILES).map(|n| {
        let clean = some_file(pack, &feeds[(seed * FILES + n) % feeds.len()].id, &mut chance);
        let habits = choose(&clean, 2, 6, &mut chance);
        let mangled = mangle(&clean, &habits, &mut chance);
        (clean, mangled)
    });
    of_variant.collect()
}

/// All that is wrong, a paragraph a file, and how often each habit took part.
fn tell(complaints: &[(Vec<Habit>, String)], files: usize) {
    let mut habits: BTreeMap<String, usize> = BTreeMap::new();
    for habit in complaints.iter().flat_map(|(h, _)| h) {
        *habits.entry(format!("{habit:?}")).or_default() += 1;
    }
    let paragraphs: Vec<&str> = complaints.iter().map(|(_, text)| text.as_str()).collect();
    assert!(
        complaints.is_empty(),
        "{} of {files} files were not read as they must be\n\n{}\n\nhabits that took part: {habits:?}",
        complaints.len(),
        paragraphs.join("\n\n")
    );
}

fn complaint(seed: &str, mangled: &Mangled, faults: &[String]) -> (Vec<Habit>, String) {
    let faults: Vec<String> = faults.iter().take(6).map(|f| format!("  ✗ {f}")).collect();
    let habits = mangled.done.iter().map(|d| d.habit).collect();
    (habits, format!("{seed}\n{}\n{}", mangled.story(), faults.join("\n")))
}

#[test]
fn a_hundred_variants_keep_every_value_or_list_the_row() {
    let pack = Pack::bundled();
    let complaints: Vec<_> = (0..VARIANTS)
        .into_par_iter()
        .flat_map_iter(|seed| {
            let mangled = variant(&pack, seed);
            let wrong = mangled.into_iter().filter_map(move |(clean, mangled)| {
                let faults = faults(&clean, &mangled);
                (!faults.is_empty()).then(|| complaint(&format!("seed {seed}"), &mangled, &faults))
            });
            wrong.collect::<Vec<_>>()
        })
        .collect();
    tell(&complaints, VARIANTS * FILES);
}

#[test]
fn each_habit_alone_keeps_every_value_or_lists_the_row() {
    let pack = Pack::bundled();
    let complaints: Vec<_> = mangle::ALL
        .par_iter()
        .flat_map_iter(|habit| {
            let mut wrong = Vec::new();
            for feed in &pack.catalog.feeds {
                let seed = format!("{habit:?} {}", feed.id);
                let mut chance = Chance::named(&seed);
                let clean = some_file(&pack, &feed.id, &mut chance);
                if !habit.suits(&clean) || (habit.is_damage() && clean.used.is_empty()) {
                    continue;
                }
                let mangled = mangle(&clean, &[*habit], &mut chance);
                let faults = faults(&clean, &mangled);
                if !faults.is_empty() {
                    wrong.push(complaint(&seed, &mangled, &faults));
                }
            }
            wrong
        })
        .collect();
    tell(&complaints, mangle::ALL.len() * pack.catalog.feeds.len());
}

#[test]
fn every_feed_and_every_habit_has_its_turn() {
    let pack = Pack::bundled();
    let (mut feeds, mut habits) = (BTreeSet::new(), BTreeSet::new());
    for seed in 0..VARIANTS {
        for (clean, mangled) in variant(&pack, seed) {
            feeds.insert(clean.feed.id.clone());
            habits.extend(mangled.done.iter().map(|d| d.habit));
        }
    }
    assert_eq!(feeds.len(), pack.catalog.feeds.len());
    let unused: Vec<_> = mangle::ALL.iter().filter(|h| !habits.contains(h)).collect();
    assert!(unused.is_empty(), "{unused:?}");
}

#[test]
fn the_same_seed_gives_the_same_bytes() {
    let pack = Pack::bundled();
    for seed in 0..5 {
        for ((_, one), (_, other)) in variant(&pack, seed).into_iter().zip(variant(&pack, seed)) {
            assert!(one.bytes == other.bytes, "seed {seed}: {}", one.story());
        }
    }
}

/// Every file of every feed, mangled without damage.
fn harmless(pack: &Pack, seed: usize, wanted: impl Fn(usize, &str) -> bool) -> Vec<(String, Mangled)> {
    let mut chance = Chance::named(&format!("harmless-{seed}"));
    let mut all = Vec::new();
    for feed in &pack.catalog.feeds {
        for (n, name) in pack.files_of(&feed.id).enumerate() {
            let Some(clean) = Clean::read(pack, &feed.id, name).filter(|_| wanted(n, name)) else { continue };
            let habits: Vec<Habit> = choose(&clean, 2, 6, &mut chance);
            let habits: Vec<Habit> = habits.into_iter().filter(|h| !h.is_damage()).collect();
            let mangled = mangle(&clean, &habits, &mut chance);
            if mangled.is_harmless() {
                all.push((name.to_owned(), mangled));
            }
        }
    }
    all
}

fn with(pack: &Pack, mangled: &[(String, Mangled)]) -> ProjectFiles {
    let mut files = pack.files.clone();
    for (name, mangled) in mangled {
        files.remove(name);
        files.insert(mangled.name.clone(), mangled.bytes.clone().into());
    }
    ProjectFiles::Memory(files)
}

#[test]
fn whole_feeds_give_the_same_rows() {
    let pack = Pack::bundled();
    let mangled = harmless(&pack, 1, |_, _| true);
    let (clean, sent) = (with(&pack, &[]), with(&pack, &mangled));
    let rows = |feed, files| {
        let read = ingest(feed, &pack.catalog.regions, files);
        assert!(read.reconciles() && read.unreadable.is_empty(), "{}: {:?}", feed.id, read.unreadable);
        let mut rows: Vec<Vec<String>> = declared(feed, &read).into_iter().map(|(_, values)| values).collect();
        rows.sort();
        rows
    };
    pack.catalog.feeds.par_iter().for_each(|feed| {
        let (clean, sent) = (rows(feed, &clean), rows(feed, &sent));
        let (a, b): (BTreeSet<_>, BTreeSet<_>) = (clean.iter().collect(), sent.iter().collect());
        let (lost, new): (Vec<_>, Vec<_>) = (a.difference(&b).take(3).collect(), b.difference(&a).take(3).collect());
        assert!(clean == sent, "{}: lost {lost:?}, new {new:?}", feed.id);
    });
}

#[test]
fn whole_reports_give_the_same_values() {
    let pack = Pack::bundled();
    let gaps = |files: &ProjectFiles, months: &[Month]| -> Vec<String> {
        let study = Study::load(files, |_| {}).expect("a sound catalog");
        assert_eq!(study.unreadable().map(ToString::to_string).collect::<Vec<_>>(), [""; 0]);
        let csv = |month: &Month| {
            let report = report(&study, *month, Language::Chinese).expect("a report");
            String::from_utf8(gaps_csv(&report)).expect("UTF-8")
        };
        months.iter().map(csv).collect()
    };
    let months = [Month::new(2020, 11), Month::new(2021, 9)];
    let clean = gaps(&with(&pack, &[]), &months);
    for seed in 2..5 {
        let mangled =
            harmless(&pack, seed, |n, name| n % 3 == seed % 3 || name.contains("2020-11") || name.contains("2021-09"));
        let sent = gaps(&with(&pack, &mangled), &months);
        for (clean, sent) in clean.iter().zip(&sent) {
            let differing = clean.lines().zip(sent.lines()).find(|(a, b)| a != b);
            assert!(clean == sent, "seed {seed}: {differing:?}");
        }
    }
}
