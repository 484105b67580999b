//! The store on a disk that fails, and with each of its files damaged: the numbers are those of the files.

use super::disk::{EIO, ENOSPC, Faulty, Plan, at_each_call};
use crate::publish::names_in;
use crate::store::{Project, small, wait};
use onpace::measure::Month;
use onpace::pipeline::{Study, details, judge};
use onpace::store::{ReportRecord, State, Store, Using};
use onpace::words::Language;
use std::fs;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

/// Everything that the project's files come to, and what is said of them.
fn numbers(project: &Project, store: &Store) -> String {
    let study = Study::load_kept(&project.files(), store, true, |_| {}).expect("a sound catalog");
    let months = [4, 5].map(|month| Month::new(2020, month));
    let judged = months.map(|month| format!("{:?}", judge(&study, month).expect("judged")));
    let said: Vec<String> = study.warnings_up_to(months[1]).map(|d| format!("{d:?}")).collect();
    judged.concat() + &said.concat()
}

fn keeps_all(project: &Project) {
    project.read();
    assert_eq!((project.read().1, project.entries().len()), (4, 4));
}

fn state(project: &Project, store: &Store) -> State {
    let catalog = project.catalog();
    let using: Vec<Using> = catalog.feeds.iter().map(|feed| Using { feed, details: details(&catalog, feed) }).collect();
    store.state(&project.files(), &catalog.regions, &using).expect("a store")
}

fn pruned(project: &Project) -> usize {
    let catalog = project.catalog();
    let using: Vec<Using> = catalog.feeds.iter().map(|feed| Using { feed, details: details(&catalog, feed) }).collect();
    project.store().prune(&project.files(), &catalog.regions, &using).expect("a store").files
}

#[test]
fn any_call_of_the_store_may_fail() {
    let project = small();
    // Old enough for the index of files.
    wait();
    let expected = numbers(&project, &Store::none());
    for warm in [false, true] {
        for plan in [|n| Plan::At(n, [EIO, ENOSPC][n % 2]), Plan::DeadFrom] {
            let calls = at_each_call(
                |n| Faulty::new(plan(n)),
                |disk| {
                    let _ = fs::remove_dir_all(project.path().join(".onpace"));
                    if warm {
                        project.read();
                    }
                    let store = Store::open_on(&project.files(), 0, disk.clone());
                    assert_eq!(numbers(&project, &store), expected, "{disk:?}");
                    assert_eq!(numbers(&project, &project.store()), expected, "{disk:?}");
                    keeps_all(&project);
                    pruned(&project);
                    let home = names_in(&project.path().join(".onpace"));
                    assert_eq!(home, [".gitignore", "file_index.json", "key", "store"], "{disk:?}");
                    assert_eq!(names_in(&project.path().join(".onpace/store")).len(), 4, "{disk:?}");
                },
            );
            assert!(calls > if warm { 7 } else { 25 }, "only {calls} calls");
        }
    }
}

#[test]
fn a_full_disk_costs_only_time() {
    let project = small();
    let expected = numbers(&project, &Store::none());
    for room in [0, 1, 40, 64, 70, 500, 2_000, 5_000] {
        let _ = fs::remove_dir_all(project.path().join(".onpace"));
        let store = Store::open_on(&project.files(), 0, std::sync::Arc::new(Faulty::new(Plan::Full(room))));
        assert_eq!(numbers(&project, &store), expected, "{room}");
        assert_eq!(state(&project, &project.store()).orphaned.files, 0, "{room}: nothing half is left");
    }
}

/// Each file below a folder.
fn files_below(folder: &Path) -> Vec<PathBuf> {
    let mut all = Vec::new();
    for path in fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()) {
        if path.is_dir() { all.extend(files_below(&path)) } else { all.push(path) }
    }
    all.sort();
    all
}

/// Each file below a project's `.onpace`, with its bytes.
fn kept(project: &Project) -> Vec<(PathBuf, Vec<u8>)> {
    files_below(&project.path().join(".onpace"))
        .into_iter()
        .map(|path| (path.clone(), fs::read(path).unwrap()))
        .collect()
}

fn restore(project: &Project, kept: &[(PathBuf, Vec<u8>)]) {
    let _ = fs::remove_dir_all(project.path().join(".onpace"));
    fs::create_dir_all(project.path().join(".onpace/store")).unwrap();
    for (path, bytes) in kept {
        fs::write(path, bytes).unwrap();
    }
}

const ASKED: &str = "the report of May";

fn recorded() -> ReportRecord {
    let text = str::to_owned;
    ReportRecord { asked: text(ASKED), folder: text("/r"), manifest: text("0f"), said: text("written"), exit: 0 }
}

/// A project with every file that a store has, all of its feeds' files old enough to be known by their size and time.
fn complete() -> Project {
    let project = small();
    wait();
    let (begin, store) = (SystemTime::now(), project.store());
    numbers(&project, &store);
    store.record_report(&project.files(), &project.catalog(), begin, recorded());
    keeps_all(&project);
    assert_eq!(project.store().current_report(&project.files(), ASKED), Some(recorded()));
    project
}

#[test]
fn any_file_of_the_store_may_be_damaged() {
    let project = complete();
    let expected = numbers(&project, &Store::none());
    let sound = kept(&project);
    assert_eq!(sound.len(), 8, "four entries, the key, the index, the record, .gitignore: {sound:?}");
    let check = |what: &str| {
        let store = project.store();
        assert!(store.current_report(&project.files(), ASKED).is_none_or(|found| found == recorded()), "{what}");
        assert_eq!(numbers(&project, &store), expected, "{what}");
        if store.fault().is_none() {
            assert_eq!(state(&project, &project.store()).feeds.iter().map(|f| f.damaged).sum::<usize>(), 0, "{what}");
        } else {
            assert!(what.contains("/key"), "{what}");
        }
        restore(&project, &sound);
    };
    for (n, (path, bytes)) in sound.iter().enumerate() {
        let shown = path.display();
        for length in [0, 1, bytes.len() / 2, bytes.len() - 1] {
            fs::write(path, &bytes[..length]).unwrap();
            check(&format!("{shown} cut off at {length}"));
        }
        for at in (0..8).map(|k| k * (bytes.len() - 1) / 7) {
            let mut flipped = bytes.clone();
            flipped[at] ^= 1 << (at % 8);
            fs::write(path, flipped).unwrap();
            check(&format!("{shown} with a bit flipped in byte {at}"));
        }
        for (other, others) in &sound[..n] {
            fs::write(path, others).unwrap();
            fs::write(other, bytes).unwrap();
            check(&format!("{shown} and {} swapped", other.display()));
        }
        fs::remove_file(path).unwrap();
        check(&format!("{shown} removed"));
    }
}

#[test]
fn a_damaged_key_is_told_and_cleared() {
    let project = complete();
    let expected = numbers(&project, &Store::none());
    let key = project.path().join(".onpace/key");
    for text in ["", "x", "+f"] {
        fs::write(&key, text).unwrap();
        let store = project.store();
        assert_eq!(numbers(&project, &store), expected);
        let fault = store.fault().expect("it is told");
        for (language, words) in [(Language::English, "is damaged"), (Language::Chinese, "已损坏")] {
            assert!(fault.message.in_language(language).contains(words), "{fault:?}");
            assert!(fault.hint.as_ref().unwrap().in_language(language).contains("onpace store clear"));
        }
        assert_eq!(fs::read_to_string(&key).unwrap(), text, "it is not replaced unasked");
    }
    // A folder in its place cannot be read, by nobody.
    fs::remove_file(&key).unwrap();
    fs::create_dir(&key).unwrap();
    let store = project.store();
    numbers(&project, &store);
    assert!(store.fault().unwrap().message.in_language(Language::English).contains("cannot be read"));
    assert_eq!(store.clear().unwrap().unwrap_err().0, key, "what cannot be removed is named");
    fs::remove_dir(&key).unwrap();
    fs::write(&key, "").unwrap();
    project.store().clear().unwrap().unwrap();
    assert_eq!(files_below(&project.path().join(".onpace")), [project.path().join(".onpace/.gitignore")]);
    let store = project.store();
    assert_eq!((numbers(&project, &store), store.fault().is_none()), (expected, true));
    keeps_all(&project);
}

#[test]
fn the_status_is_what_the_folder_holds() {
    let project = complete();
    // Entries and bytes of the folder; files that are kept, as the next run finds; then stale, damaged, unused.
    let check = |what: &str, expected: usize, stale: usize, damaged: usize, unused: usize| {
        let state = state(&project, &project.store());
        let sizes: Vec<u64> = project.entries().iter().map(|path| fs::metadata(path).unwrap().len()).collect();
        assert_eq!((state.entries, state.bytes), (sizes.len(), sizes.iter().sum()), "{what}");
        let sum = |of: fn(&onpace::store::FeedState) -> usize| state.feeds.iter().map(of).sum::<usize>();
        let found = (sum(|f| f.kept), sum(|f| f.stale), sum(|f| f.damaged), state.orphaned.files);
        assert_eq!(found, (expected, stale, damaged, unused), "{what}");
        let before = kept(&project);
        assert_eq!(project.read().1, expected, "{what}: as the next run finds");
        restore(&project, &before);
    };
    check("all is kept", 4, 0, 0, 0);
    let entries = project.entries();
    fs::write(&entries[0], "PAR1").unwrap();
    check("one is damaged", 3, 0, 1, 0);
    fs::remove_file(&entries[0]).unwrap();
    check("one is gone", 3, 0, 0, 0);
    fs::remove_file(&entries[1]).unwrap();
    fs::write(project.path().join(".onpace/store/.unfinished-1"), "PAR1").unwrap();
    check("two are gone, and one was begun", 2, 0, 0, 1);
    keeps_all(&project);
    project.put("feeds/events-2020-05.csv", "日期,乡镇,类别,件数,金额,备注\n2020-05-03,,乙类,,4,\n");
    numbers(&project, &Store::none());
    check("a file has changed, and the run kept nothing", 3, 1, 0, 1);
    fs::remove_file(project.path().join("feeds/cases-2020-05.csv")).unwrap();
    check("a file is gone", 2, 1, 0, 2);
    fs::write(project.path().join(".onpace/key"), "").unwrap();
    let store = project.store();
    let damaged = state(&project, &store);
    assert_eq!((damaged.feeds.iter().map(|f| f.kept).sum::<usize>(), store.fault().is_some()), (0, true));
}
