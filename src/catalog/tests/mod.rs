//! What the catalog reads beyond its common keys, from small projects: the value that a key leads to, and what is said where it is wrong.

mod feeds;
mod indicators;
mod lists;
mod regions_and_actions;
mod targets;
mod units;

use super::{Catalog, ProjectFiles, load};
use crate::words::Language;

/// A feed with levels and flows, and one of cases.
const PROJECT: &str = r#"
title = "Test county"
language = "en"
start = "2019-01"

[feed.area]
files = "feeds/area-*.csv"
source = "Agriculture"
key = ["month", "region"]
[feed.area.column]
month = { type = "date" }
region = { type = "region" }
area = { type = "quantity", unit = "mu" }
people = { type = "quantity", unit = "people" }
rate = { type = "quantity", unit = "%" }

[feed.cases]
files = "feeds/cases-*.csv"
key = ["case"]
files_are = "full"
[feed.cases.column]
case = { type = "id" }
found = { type = "date" }
ended = { type = "date", optional = true }
region = { type = "region" }

[indicator.acreage]
name = "Acreage"
feed = "area"
measure = { sum = "area" }
kind = "level"
unit = "mu"
better = "higher"

[indicator.planted]
name = "Planted"
feed = "area"
measure = { sum = "area" }
kind = "flow"
unit = "mu"
better = "higher"

[indicator.trained]
name = "Trained"
feed = "area"
measure = { sum = "people" }
kind = "flow"
unit = "people"
better = "higher"

[indicator.open]
name = "Open cases"
feed = "cases"
measure = { open = ["found", "ended"] }
unit = "people"
better = "lower"

[indicator.share]
name = "Share"
measure = { ratio = ["planted", "acreage"] }
kind = "level"
unit = "%"
better = "higher"

[indicator.stated]
name = "Stated rate"
feed = "area"
measure = { reported = "rate" }
kind = "level"
unit = "%"
better = "higher"
"#;

const REGIONS: &str =
    "code,name,level,parent\n41,County,county,\n4101,East,township,41\n4102,West,township,41\n4103,North,township,41\n";

/// A catalog's files; those that a test does not give are the usual ones.
#[derive(Clone)]
struct Files {
    project: String,
    regions: String,
    targets: String,
    actions: String,
    /// Further files.
    more: Vec<(&'static str, String)>,
}

impl Files {
    fn new() -> Self {
        let (project, regions) = (PROJECT.into(), REGIONS.into());
        Self { project, regions, targets: String::new(), actions: String::new(), more: Vec::new() }
    }

    /// `onpace.toml` with one text put in place of another.
    fn with(from: &str, to: &str) -> Self {
        assert!(PROJECT.contains(from), "{from}");
        Self { project: PROJECT.replacen(from, to, 1), ..Self::new() }
    }

    fn project(&self) -> ProjectFiles {
        let all = [
            ("onpace.toml", &self.project),
            ("regions.csv", &self.regions),
            ("targets.csv", &self.targets),
            ("actions.csv", &self.actions),
        ];
        let more = self.more.iter().map(|(name, text)| (*name, text));
        let given = all.into_iter().filter(|(_, text)| !text.is_empty()).chain(more);
        ProjectFiles::Memory(given.map(|(name, text)| (name.to_owned(), text.clone().into_bytes().into())).collect())
    }

    /// The catalog, of which nothing is said.
    fn catalog(&self) -> Catalog {
        let said = self.said();
        assert!(said.is_empty(), "{said}");
        load(&self.project()).expect("nothing was said of it").output
    }

    /// What is said of the files, whether they load or not: `file:line:column code message`.
    fn said(&self) -> String {
        let findings = load(&self.project()).map_or_else(|errors| errors, |loaded| loaded.warnings);
        // Most of these catalogs have no targets; that this is told has a test of its own.
        let others = findings.iter().filter(|finding| finding.code != "no-targets");
        let told = others.map(|finding| {
            let at = finding.location.as_ref().map(ToString::to_string).unwrap_or_default();
            format!("{at} {}: {}", finding.code, finding.message.in_language(Language::English))
        });
        told.collect::<Vec<_>>().join("\n")
    }
}

/// Whether each text is part of what is said, in order.
#[track_caller]
fn tells(files: &Files, parts: &[&str]) {
    let said = files.said();
    let lines: Vec<&str> = said.lines().collect();
    assert_eq!(lines.len(), parts.len(), "{said}");
    for (line, part) in lines.iter().zip(parts) {
        assert!(line.contains(part), "{line}\n{part}");
    }
}

#[test]
fn a_year_begins_in_the_month_that_the_project_says() {
    let year = |line: &str| Files::with("start = ", &format!("{line}start = "));
    let catalog = year("year_starts = 4\n").catalog();
    assert_eq!(catalog.calendar, crate::measure::Calendar::starting_in(4).expect("a month"));
    assert!(catalog.feeds.iter().all(|feed| feed.calendar == catalog.calendar));
    assert_eq!(year("").catalog().calendar, crate::measure::Calendar::CIVIL);
    for wrong in ["0", "13"] {
        tells(
            &year(&format!("year_starts = {wrong}\n")),
            &["onpace.toml:4:15 value-error: `year_starts` is the month"],
        );
    }
}
