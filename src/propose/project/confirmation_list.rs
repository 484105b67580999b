//! `to-confirm.md`: every guess, to be gone through with a pen.

use super::catalog_text::unit_name;
use super::feed_proposal::{ColumnType, FeedProposal, Guesses, MeasureProposal};
use super::region_book::RegionBook;
use crate::diag::Diagnostic;
use crate::say;
use crate::words::{Language, Message};
use std::fmt::Write;

/// The keys of a feed and of an indicator whose guesses are decisions; other reasons only explain.
fn line(text: &mut String, place: &str, key: &str, value: &str, why: &Message, language: Language) {
    let why = why.in_language(language);
    let _ = writeln!(text, "- [ ] `{place}` {key} = {value} — {why}");
}

/// The beginning of the list.
pub(super) fn list_head(language: Language) -> String {
    format!("{}\n", say!("init-list-head").in_language(language))
}

/// What is to be confirmed of the whole project.
pub(super) fn list_project(year_starts: i8, guesses: &Guesses, language: Language) -> String {
    let mut text = String::new();
    for (key, why) in guesses {
        let before = if text.is_empty() { "\n" } else { "" };
        text.push_str(before);
        line(&mut text, "onpace.toml", key, &year_starts.to_string(), why, language);
    }
    text
}

/// What is to be confirmed of the regions.
pub(super) fn list_regions(book: &RegionBook, language: Language) -> String {
    let (root, level) = (&book.root, &book.root_level);
    let mut text = format!("\n## {}\n\n", say!("init-list-regions").in_language(language));
    let _ = writeln!(text, "- [ ] {}", say!("init-list-root", root, level).in_language(language));
    if !book.regions.is_empty() {
        let _ = writeln!(text, "- [ ] {}", say!("init-list-codes").in_language(language));
    }
    for region in book.regions.iter().filter(|region| !region.aliases.is_empty()) {
        let (name, aliases) = (&region.name, region.aliases.clone());
        let _ = writeln!(text, "- [ ] {}", say!("init-list-alias", name, aliases).in_language(language));
    }
    for name in &book.doubtful {
        let _ = writeln!(text, "- [ ] {}", say!("init-list-doubtful", name).in_language(language));
    }
    text
}

/// What is to be confirmed of a feed and its indicators.
pub(super) fn list_feed(feed: &FeedProposal, language: Language) -> String {
    let name = &feed.name;
    let mut text = format!("\n## {}\n\n", say!("init-list-feed", name).in_language(language));
    let place = format!("feed.{}", feed.id);
    let value = |key: &str| match key {
        "rows" => "report".to_owned(),
        "files_are" => feed.files_are.unwrap_or_default().to_owned(),
        "key" => feed.key.join(", "),
        "not_regions" => feed.not_regions.join(", "),
        "senders" => feed.senders.join(", "),
        "source" => feed.source.clone(),
        "encoding" => feed.encoding.clone().unwrap_or_default(),
        "dates" => feed.dates.unwrap_or_default().to_owned(),
        "period" => feed.period.clone().unwrap_or_default(),
        _ => String::new(),
    };
    for (key, why) in &feed.guesses {
        line(&mut text, &place, key, &value(key), why, language);
    }
    if feed.expect.is_none() && feed.senders.is_empty() {
        line(&mut text, &place, "rows", "events", &say!("init-why-events"), language);
    }
    for column in &feed.columns {
        for (key, why) in &column.guesses {
            let value = match (*key, column.kind) {
                ("header", _) => column.headers.join(", "),
                ("type", kind) => kind.as_str().to_owned(),
                ("unit", ColumnType::Quantity(unit)) => unit_name(unit, language),
                _ => "true".to_owned(),
            };
            line(&mut text, &format!("{place}.column.{}", column.id), key, &value, why, language);
        }
    }
    for indicator in &feed.indicators {
        let place = format!("indicator.{}", indicator.id);
        let protect = indicator.protect.map(super::catalog_text::protect_name).unwrap_or_default();
        let value = |key: &str| match key {
            "kind" => indicator.kind.as_str().to_owned(),
            "unit" => unit_name(indicator.unit, language),
            "measure" => match &indicator.measure {
                MeasureProposal::Sum(column) => format!("{{ sum = {column} }}"),
                MeasureProposal::Reported(column) => format!("{{ reported = {column} }}"),
                MeasureProposal::Count => "{ count = true }".to_owned(),
                MeasureProposal::Open(from, until) => format!("{{ open = {from}, {until} }}"),
            },
            "better" => if indicator.is_lower_better { "lower" } else { "higher" }.to_owned(),
            "protect" => protect.to_owned(),
            _ => String::new(),
        };
        let name = &indicator.name;
        let _ = writeln!(text, "- {}", say!("init-list-indicator", name).in_language(language));
        let guesses: &Guesses = &indicator.guesses;
        for (key, why) in guesses {
            text.push_str("  ");
            line(&mut text, &place, key, &value(key), why, language);
        }
    }
    text
}

/// What was met and is not in the project.
pub(super) fn list_told(told: &[Diagnostic], language: Language) -> String {
    if told.is_empty() {
        return String::new();
    }
    let mut text = format!("\n## {}\n\n", say!("init-list-told").in_language(language));
    for one in told {
        let place = one.location.as_ref().map(|place| format!("`{place}` ")).unwrap_or_default();
        let hint = one.hint.as_ref().map(|hint| format!(" → {}", hint.in_language(language))).unwrap_or_default();
        let _ = writeln!(text, "- {place}{}{hint}", one.message.in_language(language));
    }
    text
}
