//! One folder for each habit of those who send files: `tests/cases/<habit>/` holds `feed.csv`, sometimes the same table as
//! `feed.xlsx`, the rows as they must be read in `expected.csv`, and in `expected-ledger.txt` what must become of the
//! others. All share one small catalog.
//!
//! The ledger has a line for each of: `feed NAME` · `rows N`, `used N`, `rejected N`, `skipped N`, `superseded N` (what is
//! left out is not asked) · `reject LINE HEADER CODE` (`-`: the whole row) · `warning CODE` · `told FROM-TO`: nothing on
//! these lines is used, and a reject or a warning tells of them. Counts of rows and skipped rows are those of the text.

use crate::mangle::{Pack, declared, read_alone};
use onpace::catalog::{Catalog, ColumnKind, Feed};
use onpace::feed::Ingested;
use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

/// Warnings that say that a value may be wrong: they are given where they are expected, and nowhere else.
const GRAVE: [&str; 2] = ["control-total", "duplicate-row"];

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/cases")
}

fn catalog() -> Catalog {
    let read = |name: &str| (name.to_owned(), fs::read(folder().join(name)).expect("a file").into());
    Pack::of(["onpace.toml", "regions.csv"].map(read).into()).catalog
}

/// `expected-ledger.txt`.
#[derive(Default)]
struct Ledger {
    feed: String,
    counts: BTreeMap<String, u64>,
    rejects: Vec<String>,
    warnings: Vec<String>,
    told: Option<(u64, u64)>,
}

impl Ledger {
    fn read(text: &str) -> Self {
        let mut ledger = Self::default();
        for line in text.lines() {
            let (word, rest) = line.split_once(' ').expect("a word and more");
            match word {
                "feed" => rest.clone_into(&mut ledger.feed),
                "reject" => ledger.rejects.push(rest.to_owned()),
                "warning" => ledger.warnings.push(rest.to_owned()),
                "told" => {
                    let (from, to) = rest.split_once('-').expect("FROM-TO");
                    ledger.told = Some((from.parse().expect("a line"), to.parse().expect("a line")));
                }
                count => {
                    ledger.counts.insert(count.to_owned(), rest.parse().expect("a number"));
                }
            }
        }
        ledger
    }

    fn tells_of(&self, line: u64) -> bool {
        self.told.is_some_and(|(from, to)| (from..=to).contains(&line))
    }
}

/// The used rows as in `expected.csv`: days, names of regions, texts, amounts in the base unit of their dimension.
fn rows(catalog: &Catalog, feed: &Feed, read: &Ingested) -> String {
    let mut text = feed.columns.iter().map(|c| c.id.as_str()).collect::<Vec<_>>().join(",") + "\n";
    for (_, values) in declared(feed, read) {
        let cell = |(n, value): (usize, &String)| match feed.columns.get(n)?.kind {
            _ if value == "∅" => Some(String::new()),
            ColumnKind::Region => {
                let region = catalog.regions.iter().find(|(id, _)| id.0.to_string() == *value);
                region.map(|(_, region)| region.name.clone())
            }
            _ => Some(value.clone()),
        };
        let cells: Vec<String> = values.iter().enumerate().filter_map(cell).collect();
        text += &(cells.join(",") + "\n");
    }
    text
}

fn compare(what: &str, found: &str, expected: &str, faults: &mut Vec<String>) {
    if found != expected {
        faults.push(format!("{what}\n--- found\n{found}\n--- expected\n{expected}"));
    }
}

/// What is wrong with one form of a case.
fn faults(catalog: &Catalog, case: &Path, form: &str) -> Vec<String> {
    let text = |name: &str| fs::read_to_string(case.join(name)).expect("UTF-8");
    let ledger = Ledger::read(&text("expected-ledger.txt"));
    let feed = catalog.feed(&ledger.feed).expect("a feed of the shared catalog");
    let bytes = fs::read(case.join(format!("feed.{form}"))).expect("a file");
    let read = read_alone(feed, &catalog.regions, &format!("feeds/{}-2020-11.{form}", ledger.feed), bytes);
    let mut faults = Vec::new();
    if let Some(why) = read.unreadable.iter().find(|why| why.code != "file-refused") {
        return vec![format!("unreadable: {why}")];
    }
    assert!(read.reconciles(), "{}", case.display());
    compare("rows", &rows(catalog, feed, &read), &text("expected.csv"), &mut faults);

    let file = &read.files[0];
    let counts = [
        ("rows", file.rows),
        ("used", file.valid),
        ("rejected", file.rejected),
        ("skipped", file.skipped),
        ("superseded", file.superseded),
    ];
    for (what, found) in counts.iter().filter(|(what, _)| form == "csv" || !matches!(*what, "rows" | "skipped")) {
        if ledger.counts.get(*what).is_some_and(|expected| expected != found) {
            faults.push(format!("{what}: {found}, expected {}", ledger.counts[*what]));
        }
    }
    let reject = |r: &onpace::feed::Reject| format!("{} {} {}", r.line, r.column.as_deref().unwrap_or("-"), r.code);
    let rejects: Vec<String> = read.rejects.iter().filter(|r| !ledger.tells_of(r.line)).map(reject).collect();
    compare("rejects", &rejects.join("\n"), &ledger.rejects.join("\n"), &mut faults);
    warnings(&read, &ledger, &mut faults);
    faults
}

fn warnings(read: &Ingested, ledger: &Ledger, faults: &mut Vec<String>) {
    let grave =
        read.warnings.iter().map(|w| w.code).filter(|c| GRAVE.contains(c) || ledger.warnings.iter().any(|w| w == c));
    compare("warnings", &grave.collect::<Vec<_>>().join("\n"), &ledger.warnings.join("\n"), faults);
    let lines =
        read.warnings.iter().filter_map(|w| w.location.as_ref()?.line).chain(read.rejects.iter().map(|r| r.line));
    if ledger.told.is_some() && !lines.into_iter().any(|line| ledger.tells_of(line)) {
        faults.push("nothing is said of the other table".to_owned());
    }
}

#[test]
fn every_case_is_read_as_expected() {
    let catalog = catalog();
    let mut cases: Vec<PathBuf> = fs::read_dir(folder()).expect("cases").map(|e| e.expect("an entry").path()).collect();
    cases.retain(|path| path.is_dir());
    cases.sort();
    assert!(cases.len() >= 25, "{} cases", cases.len());
    let mut told = Vec::new();
    for case in &cases {
        for form in ["csv", "xlsx"].into_iter().filter(|form| case.join(format!("feed.{form}")).exists()) {
            let name = case.file_name().expect("a name").to_string_lossy();
            told.extend(faults(&catalog, case, form).into_iter().map(|f| format!("{name} ({form}): {f}")));
        }
    }
    assert!(told.is_empty(), "{} faults\n\n{}", told.len(), told.join("\n\n"));
}
