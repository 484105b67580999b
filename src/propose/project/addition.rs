//! A file more for a project that stands: which feed it belongs to, and under which name it joins that feed's files.

use super::file_names::{finest, stem, times_of};
use crate::catalog::{Catalog, Feed, ProjectFiles};
use crate::feed::{Ingested, Unknown, detect, survey};
use crate::measure::Period;
use crate::words::Language;
use glob::{MatchOptions, Pattern};

const OPTIONS: MatchOptions =
    MatchOptions { case_sensitive: true, require_literal_separator: true, require_literal_leading_dot: true };

/// A feed that a file fits by its headings.
#[derive(Debug, Clone, Copy)]
pub struct Fit<'c> {
    pub feed: &'c Feed,
    pub used: u64,
    pub rejected: u64,
}

/// The feed whose headings a file fits: by name first, then by the most rows that can be used. `wanted` is the only one considered.
#[must_use]
pub fn fitting_feed<'c>(
    catalog: &'c Catalog,
    files: &ProjectFiles,
    name: &str,
    wanted: Option<&str>,
) -> Option<Fit<'c>> {
    let feeds = catalog.feeds.iter().filter(|feed| wanted.is_none_or(|id| feed.id == id));
    let fits = feeds.filter_map(|feed| {
        let found = detect(feed, &catalog.regions, files, name).ok()?;
        let [_, used, rejected, ..] = found.account();
        // Headings may agree by chance, regions and dates will not.
        let says = used >= rejected || wanted.is_some();
        says.then_some((is_called(feed, name), used, Fit { feed, used, rejected }))
    });
    fits.max_by_key(|(called, used, _)| (*called, *used)).map(|(.., fit)| fit)
}

/// Whether a file's own name is one of a feed's.
fn is_called(feed: &Feed, name: &str) -> bool {
    let own = feed.files.rsplit('/').next().unwrap_or(&feed.files);
    Pattern::new(own).is_ok_and(|pattern| pattern.matches_with(name, OPTIONS))
}

/// Under which path a file joins a feed.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Joining {
    /// A new path below the project.
    As {
        path: String,
        /// Whether the feed has a report of that period, which this one corrects.
        corrects: bool,
    },
    /// A file with these bytes is there already.
    IsThere(String),
    /// Its name has no period, and the feed needs one.
    NoPeriod,
    /// No name of the feed's pattern takes it.
    NoName,
}

/// What is known of a file that is to join.
#[derive(Debug, Clone, Copy)]
pub struct Joiner<'a> {
    /// Its own name, without folders.
    pub name: &'a str,
    pub hash: &'a str,
    /// Said by a person.
    pub period: Option<Period>,
    /// What a title above its table says, where its name says none.
    pub titled: Option<Period>,
    pub language: Language,
}

/// The period that a title above a file's table names: 2024年7月 below 就业月报.
#[must_use]
pub fn titled_period(feed: &Feed, files: &ProjectFiles, name: &str, language: Language) -> Option<Period> {
    let tables = survey(files, name, Unknown { sheet: None, language }).ok()?;
    let titles = tables.iter().flat_map(|table| &table.titles);
    let periods = titles.filter_map(|title| finest(&times_of(&format!("{title}.x"), None, feed.calendar)));
    periods.map(|(_, period)| period).min_by_key(|period| period.every()).filter(|period| period.every() <= feed.every)
}

/// The path under which a file joins a feed; `read` is what the feed has.
#[must_use]
pub fn joining(feed: &Feed, read: &Ingested, files: &ProjectFiles, of: Joiner<'_>) -> Joining {
    let named = finest(&times_of(of.name, None, feed.calendar)).map(|(_, period)| feed_period(feed, period));
    let titled = || of.titled.map(|period| feed_period(feed, period));
    let period = of.period.map(|period| feed_period(feed, period)).or(named).or_else(titled);
    // The same bytes under the name of another period are a report of their own.
    let is_there = |file: &&crate::feed::FileRead| {
        file.hash == of.hash && (period.is_none() || file.period.is_none() || file.period == period)
    };
    if let Some(there) = read.files.iter().find(is_there) {
        return Joining::IsThere(there.path.clone());
    }
    let is_dated = feed.required_dates().next().is_some() || feed.unpivot.is_some();
    if period.is_none() && !is_dated {
        return Joining::NoPeriod;
    }
    let keeps_name =
        is_called(feed, of.name) && (of.period.is_none() || of.period.map(|p| feed_period(feed, p)) == named);
    let folder = folder(feed, read, period);
    let base = if keeps_name { Some(of.name.to_owned()) } else { filled_name(feed, of, period) };
    let Some(base) = base else { return if period.is_none() { Joining::NoPeriod } else { Joining::NoName } };
    // The sender is told apart by names; without one the period alone says whether a report is there.
    let same_period =
        |file: &&crate::feed::FileRead| period.is_some() && file.period == period && feed.senders.is_empty();
    let corrects =
        read.files.iter().any(|file| same_period(&file)) || files.len_of(&format!("{folder}{base}")).is_some();
    let pattern = Pattern::new(&feed.files).ok();
    let fits = |path: &String| pattern.as_ref().is_some_and(|pattern| pattern.matches_with(path, OPTIONS));
    let candidates = if corrects { corrections(&base, of.language) } else { vec![base] };
    let free = candidates
        .into_iter()
        .map(|name| format!("{folder}{name}"))
        .find(|path| fits(path) && files.len_of(path).is_none());
    free.map_or(Joining::NoName, |path| Joining::As { path, corrects })
}

/// The feed's own period that a finer one lies in.
fn feed_period(feed: &Feed, period: Period) -> Period {
    if period.every() < feed.every { feed.period_containing(period.last_day(), feed.every) } else { period }
}

/// The folder of the feed's newest file, its year that of the period; else the fixed part of the pattern.
fn folder(feed: &Feed, read: &Ingested, period: Option<Period>) -> String {
    let newest = read.files.iter().max_by_key(|file| (file.period.map(Period::last_day), file.path.clone()));
    let folder = newest.and_then(|file| file.path.rsplit_once('/')).map(|(folder, _)| folder.to_owned());
    let fixed = || {
        let before = feed.files.split(['*', '?', '[']).next().unwrap_or_default();
        before.rsplit_once('/').map(|(folder, _)| folder.to_owned())
    };
    let Some(folder) = folder.or_else(fixed) else { return String::new() };
    let year = period.map(|period| period.first_day().year().to_string());
    let segment = |segment: &str| {
        let digits: String = segment.chars().filter(char::is_ascii_digit).collect();
        match &year {
            Some(year) if digits.len() == 4 && *year != digits => segment.replace(&digits, year),
            _ => segment.to_owned(),
        }
    };
    let folders: Vec<String> = folder.split('/').map(segment).collect();
    format!("{}/", folders.join("/"))
}

/// A name of the feed's pattern, with the period where it has its first star.
fn filled_name(feed: &Feed, of: Joiner<'_>, period: Option<Period>) -> Option<String> {
    let pattern = feed.files.rsplit('/').next().unwrap_or(&feed.files).replace("[!~]", "");
    let ending = of.name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase())?;
    let written = period?.to_string().replace('/', "-");
    let text = |at_end: bool| if at_end && !pattern.starts_with('*') { format!("-{written}") } else { written.clone() };
    let mut parts = pattern.split('*');
    let first = parts.next()?.to_owned();
    let rest: Vec<&str> = parts.collect();
    if rest.is_empty() {
        return None;
    }
    // The last star may stand for the ending.
    let mark = if first.ends_with(['-', '_', ' ']) { written.clone() } else { text(!first.is_empty()) };
    let mut name = format!("{first}{mark}");
    for (n, part) in rest.iter().enumerate() {
        let is_ending = n + 1 == rest.len() && part.is_empty() && name.ends_with('.');
        name.push_str(part);
        if is_ending {
            name.push_str(&ending);
        }
    }
    let has_ending = name.rsplit_once('.').is_some_and(|(_, own)| own.eq_ignore_ascii_case(&ending));
    has_ending.then_some(name)
}

/// Names that say that a file corrects another one of its period, later ones behind.
fn corrections(name: &str, language: Language) -> Vec<String> {
    let stem = stem(name);
    let ending = &name[name.find(stem).unwrap_or(0) + stem.len()..];
    let mark = if language == Language::Chinese { "更正" } else { "revised" };
    let numbered = |n: u32| {
        let number = if n == 1 {
            String::new()
        } else if language == Language::Chinese {
            n.to_string()
        } else {
            format!(" v{n}")
        };
        [format!("{stem}-{mark}{number}{ending}"), format!("{mark}{number}-{stem}{ending}")]
    };
    (1..100).flat_map(numbered).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn corrections_say_so_in_their_names() {
        assert_eq!(corrections("a-2024-01.csv", Language::Chinese)[..2], ["a-2024-01-更正.csv", "更正-a-2024-01.csv"]);
        assert_eq!(corrections("a.xlsx", Language::English)[2], "a-revised v2.xlsx");
    }
}
