//! A feed more for a project that stands: what is appended to its files.

use super::amount_indicators::settle_columns;
use super::catalog_text::{Head, feed_text, head_text};
use super::confirmation_list::{list_feed, list_head};
use super::feed_from_group::feed_from_group;
use super::feed_proposal::{FeedProposal, Guesses};
use super::grouping::groups;
use super::ids::Ids;
use super::propose::LookedThrough;
use super::region_book::{FoundRegion, RegionBook, names_in_columns};
use super::region_words::{core, core_of_words};
use super::trial::{RowsTaken, loaded_beside, try_out};
use super::work::Around;
use crate::catalog::{Catalog, ProjectFiles, Regions};
use crate::diag::{Diagnostic, Location};
use crate::measure::Month;
use crate::say;
use crate::words::Language;
use std::collections::BTreeMap;
use std::fmt::Write;

/// The texts of a project's own files, as far as they are there.
#[derive(Debug, Clone, Default)]
pub struct StandingTexts {
    pub toml: String,
    pub regions: String,
    pub to_confirm: Option<String>,
    pub gitignore: Option<String>,
}

/// What becomes of a project's files, and what is told.
#[derive(Debug)]
pub struct AddedFeed {
    pub feeds: Vec<FeedProposal>,
    pub taken: BTreeMap<String, RowsTaken>,
    /// Names of regions that were added.
    pub regions: Vec<String>,
    /// Whole new texts of files that change, in the order in which they are to be written.
    pub files: Vec<(String, String)>,
    pub told: Vec<Diagnostic>,
}

impl LookedThrough {
    /// Proposes feeds for the files that were looked through, beside those of a catalog. `files` are the project's with these files in them.
    ///
    /// # Errors
    /// Why the catalog with the feed in it would not load.
    pub fn add_to(
        &self,
        catalog: &Catalog,
        texts: &StandingTexts,
        files: &ProjectFiles,
    ) -> Result<AddedFeed, Vec<Diagnostic>> {
        let language = catalog.language;
        let mut told = self.told();
        let known = names_in_columns(&self.seen);
        let root = catalog.regions.get(catalog.regions.root()).name.clone();
        let found = RegionBook::of(&self.seen, &known, &root, &[]);
        let (book, new) = beside(&catalog.regions, &found, &mut told);
        let around = Around {
            seen: &self.seen,
            book: &book,
            known: &known,
            all: &self.all,
            blank: &self.blank,
            calendar: catalog.calendar,
            money: self.money(),
            language,
        };
        let mut ids = Ids::with(catalog.feeds.iter().map(|feed| feed.id.clone()));
        let mut indicator_ids = Ids::with(catalog.indicators.iter().map(|indicator| indicator.id.clone()));
        let regions = with_regions(&texts.regions, &new, &catalog.regions);
        let year_starts = (1..=12).find(|month| catalog.calendar.begins_year(Month::new(2024, *month))).unwrap_or(1);
        let head = Head {
            title: catalog.title.clone(),
            start: catalog.start.to_string(),
            year_starts,
            guesses: Guesses::new(),
        };
        let mut added = AddedFeed {
            feeds: Vec::new(),
            taken: BTreeMap::new(),
            regions: new.iter().map(|region| region.name.clone()).collect(),
            files: Vec::new(),
            told,
        };
        for group in groups(&self.seen, &known.union(&book.names()).cloned().collect()) {
            let Ok(mut feed) = feed_from_group(around, &group, &mut ids, &mut indicator_ids) else { continue };
            settle_columns(&mut feed, &self.signs(&group.members));
            let toml_of = |feed: &FeedProposal| {
                format!("{}{}", head_text(&head, language), feed_text(feed, language, &self.private))
            };
            let tried = try_out(&mut feed, &regions, files, toml_of)?;
            added.told.extend(tried.unreadable);
            added.taken.insert(feed.id.clone(), tried.taken);
            added.feeds.push(feed);
        }
        added.told.extend(self.blank_of_no_feed(&added.feeds));
        let mut toml = unconfirmed(&texts.toml, language);
        if !toml.ends_with('\n') {
            toml.push('\n');
        }
        added.feeds.iter().for_each(|feed| toml.push_str(&feed_text(feed, language, &self.private)));
        loaded_beside(files, &toml, &regions)?;
        added.write(texts, regions, toml, language);
        Ok(added)
    }
}

impl AddedFeed {
    fn write(&mut self, texts: &StandingTexts, regions: String, toml: String, language: Language) {
        if !self.regions.is_empty() {
            self.files.push(("regions.csv".to_owned(), regions));
        }
        let mut list = texts.to_confirm.clone().unwrap_or_else(|| list_head(language));
        self.feeds.iter().for_each(|feed| list.push_str(&list_feed(feed, language)));
        self.files.push(("to-confirm.md".to_owned(), list));
        let private: Vec<&FeedProposal> =
            self.feeds.iter().filter(|feed| feed.columns.iter().any(|column| column.private)).collect();
        if !private.is_empty() {
            let mut ignored = texts.gitignore.clone().unwrap_or_else(|| {
                format!("# {}\n/reports/\n/letters/\n/confirm/\n", say!("init-gitignore").in_language(language))
            });
            for feed in private {
                let _ = writeln!(ignored, "/{}", feed.files.replace("{region}", "*"));
            }
            self.files.push((".gitignore".to_owned(), ignored));
        }
        self.files.push(("onpace.toml".to_owned(), toml));
    }
}

/// The text with the line that says that guesses are to be confirmed, before its first table.
fn unconfirmed(toml: &str, language: Language) -> String {
    let top = toml.lines().take_while(|line| !line.trim_start().starts_with('['));
    let says = |line: &str| {
        line.trim_start().strip_prefix("to_confirm").is_some_and(|rest| rest.trim_start().starts_with('='))
    };
    if let Some(line) = top.clone().find(|line| says(line)) {
        return toml.replacen(line, &line.replacen("false", "true", 1), 1);
    }
    let last_key = top
        .enumerate()
        .filter(|(_, line)| line.contains('=') && !line.trim_start().starts_with('#'))
        .map(|(n, _)| n)
        .last();
    let why = say!("init-head-to-confirm").in_language(language);
    let line = format!("to_confirm = true   # {why}");
    let mut lines: Vec<&str> = toml.lines().collect();
    lines.insert(last_key.map_or(0, |n| n + 1), &line);
    let mut text = lines.join("\n");
    text.push('\n');
    text
}

/// The regions of a project with those that a file names besides, and the latter.
fn beside(regions: &Regions, found: &RegionBook, told: &mut Vec<Diagnostic>) -> (RegionBook, Vec<FoundRegion>) {
    let root = regions.root();
    let own = regions.get(root);
    let mut book = RegionBook {
        root: own.name.clone(),
        root_level: own.level.clone(),
        regions: Vec::new(),
        doubtful: found.doubtful.clone(),
    };
    for (id, region) in regions.iter().filter(|(id, _)| *id != root) {
        let _ = id;
        let (code, name, level) = (region.code.clone(), region.name.clone(), region.level.clone());
        book.regions.push(FoundRegion { code, name, level, parent: None, aliases: region.aliases.clone() });
    }
    let mut new: Vec<FoundRegion> = Vec::new();
    for region in &found.regions {
        if region.aliases.iter().chain([&region.name]).any(|name| regions.find(name).is_ok()) {
            continue;
        }
        let alike = |known: &&FoundRegion| {
            core(&known.name) == core(&region.name) || core_of_words(&known.name) == core_of_words(&region.name)
        };
        if let Some(known) = book.regions.iter().find(alike) {
            let (name, other) = (&region.name, &known.name);
            told.push(
                Diagnostic::warning("unknown-region", say!("add-alias", name, other)).at(Location::file("regions.csv")),
            );
            continue;
        }
        let taken =
            |code: &String| book.regions.iter().chain(&new).any(|known| known.code == *code) || own.code == *code;
        let code = (1..=u32::MAX).map(|n| format!("tmp-{n:02}")).find(|code| !taken(code)).unwrap_or_default();
        new.push(FoundRegion { code, parent: None, ..region.clone() });
    }
    book.regions.extend(new.iter().cloned());
    (book, new)
}

/// `regions.csv` with more rows, in the order of its own columns.
fn with_regions(text: &str, new: &[FoundRegion], regions: &Regions) -> String {
    const COLUMNS: [(&str, [&str; 4]); 5] = [
        ("code", ["代码", "区划代码", "编码", "code"]),
        ("name", ["名称", "地区", "单位名称", "name"]),
        ("level", ["级别", "层级", "level", "level"]),
        ("parent", ["上级", "上级代码", "parent", "parent"]),
        ("aliases", ["别名", "曾用名", "aliases", "aliases"]),
    ];
    let head = text.lines().next().unwrap_or_default().trim_start_matches('\u{FEFF}');
    let root = &regions.get(regions.root()).code;
    let mark = ['\t', ';', ','].into_iter().max_by_key(|mark| head.matches(*mark).count()).unwrap_or(',');
    let cell =
        |text: String| if text.contains([mark, '"']) { format!("\"{}\"", text.replace('"', "\"\"")) } else { text };
    let mut all = text.trim_end_matches(['\r', '\n']).to_owned();
    for region in new {
        let value = |heading: &str| {
            let heading = heading.trim().trim_matches('"');
            match COLUMNS.iter().find(|(id, also)| *id == heading || also.contains(&heading)).map(|(id, _)| *id) {
                Some("code") => region.code.clone(),
                Some("name") => cell(region.name.clone()),
                Some("level") => cell(region.level.clone()),
                Some("parent") => root.clone(),
                Some("aliases") => cell(region.aliases.join(";")),
                _ => String::new(),
            }
        };
        all.push('\n');
        all.push_str(&head.split(mark).map(value).collect::<Vec<_>>().join(&mark.to_string()));
    }
    all.push('\n');
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_project_with_a_feed_more_is_to_be_confirmed_again() {
        let said = |toml: &str| {
            unconfirmed(toml, Language::English).lines().filter(|line| line.starts_with("to_confirm = true")).count()
        };
        assert_eq!(said("title = \"a\"\n\n[feed.a]\nx = 1\n"), 1);
        assert_eq!(said("to_confirm = true\ntitle = \"a\"\n[feed.a]\n"), 1);
        assert_eq!(said("to_confirm = false\n[feed.a]\nto_confirm = 1\n"), 1);
    }
}
