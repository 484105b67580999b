//! The guide to sentences (`docs/style.md`, `docs/style.zh-CN.md`): each example is what the program says of the row that it names.
//!
//! `STYLE_GOLDEN=1 cargo test style` writes the examples anew.

use onpace::catalog::ProjectFiles;
use onpace::measure::Month;
use onpace::pipeline::{Study, report};
use onpace::report::Report;
use onpace::words::Language;
use std::collections::BTreeMap;
use std::fmt::Write;
use std::path::{Path, PathBuf};

fn root() -> PathBuf {
    PathBuf::from(env!("CARGO_MANIFEST_DIR"))
}

/// The row of a sample that an example is of: `aldermere 2025-12 solar 2026-09 ALD03`.
struct Key<'a> {
    project: &'a str,
    month: &'a str,
    indicator: &'a str,
    /// None where any will do.
    due: Option<&'a str>,
    /// None for the whole.
    region: Option<&'a str>,
}

impl<'a> Key<'a> {
    fn of(text: &'a str) -> Option<Self> {
        let mut words = text.split(' ');
        let (project, month, indicator) = (words.next()?, words.next()?, words.next()?);
        Month::parse(month)?;
        Some(Self { project, month, indicator, due: words.next().filter(|due| *due != "-"), region: words.next() })
    }

    fn sentence<'r>(&self, report: &'r Report) -> Option<&'r str> {
        let fits = |row: &&onpace::report::GapRow| {
            let region = self.region.map_or(row.root, |code| row.record.region == code);
            row.record.indicator == self.indicator && region && self.due.is_none_or(|due| row.record.due == due)
        };
        report.rows.iter().find(fits).map(|row| row.sentence.as_str())
    }
}

/// The cells of a row of a table.
fn cells(line: &str) -> Option<[&str; 4]> {
    let inner = line.strip_prefix("| ")?.strip_suffix(" |")?;
    <[&str; 4]>::try_from(inner.split(" | ").collect::<Vec<_>>()).ok()
}

fn key_of(cell: &str) -> Option<Key<'_>> {
    Key::of(cell.strip_prefix('`')?.strip_suffix('`')?)
}

struct Samples {
    language: Language,
    studies: BTreeMap<String, Study>,
    reports: BTreeMap<(String, String), Report>,
}

impl Samples {
    fn report(&mut self, key: &Key<'_>) -> &Report {
        let study = self.studies.entry(key.project.to_owned()).or_insert_with(|| {
            let folder = root().join("data").join(key.project);
            Study::load(&ProjectFiles::Folder(folder), |_| {}).expect("a sample project")
        });
        let place = (key.project.to_owned(), key.month.to_owned());
        self.reports.entry(place).or_insert_with(|| {
            let month = Month::parse(key.month).expect("a month");
            report(study, month, self.language).expect("a report")
        })
    }
}

fn held(name: &str, language: Language) {
    let path: &Path = &root().join("docs").join(name);
    let guide = std::fs::read_to_string(path).expect("the guide");
    let mut samples = Samples { language, studies: BTreeMap::new(), reports: BTreeMap::new() };
    let (mut examples, mut wrong, mut anew) = (0, Vec::new(), String::new());
    for line in guide.lines() {
        let found = cells(line).and_then(|cells| Some((cells, key_of(cells[1])?)));
        if let Some(([case, row, written, not], key)) = found {
            examples += 1;
            let said = key.sentence(samples.report(&key)).unwrap_or("(no such row)").to_owned();
            if said != written {
                wrong.push(format!("{row}\n  written: {written}\n  said:    {said}"));
            }
            let _ = writeln!(anew, "| {case} | {row} | {said} | {not} |");
        } else {
            let _ = writeln!(anew, "{line}");
        }
    }
    assert!(examples > 20, "{name} has examples");
    if std::env::var_os("STYLE_GOLDEN").is_some() {
        std::fs::write(path, anew).expect("the guide can be written");
        return;
    }
    assert!(wrong.is_empty(), "{name}: {} of {examples} examples\n{}", wrong.len(), wrong.join("\n"));
}

#[test]
fn what_the_english_guide_shows_is_what_is_said() {
    held("style.md", Language::English);
}

#[test]
fn what_the_chinese_guide_shows_is_what_is_said() {
    held("style.zh-CN.md", Language::Chinese);
}

#[test]
fn keys_name_rows() {
    let key = Key::of("aldermere 2025-12 solar - ALD03").expect("a key");
    assert_eq!((key.project, key.indicator, key.due, key.region), ("aldermere", "solar", None, Some("ALD03")));
    assert!(Key::of("aldermere solar").is_none());
    assert_eq!(cells("| a | `b` | c | d |"), Some(["a", "`b`", "c", "d"]));
    assert_eq!(cells("| Case | Row |"), None);
}
