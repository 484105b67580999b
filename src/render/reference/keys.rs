//! The keys of `onpace.toml`, a section for each table.

use super::section::{Cell, Row, Section, Text};
use crate::catalog::{Key, KeyTable, Takes, project_keys};
use crate::words::Language;
use crate::words::reference::{described, example};
use std::fmt::Write;

/// A section for each table, from the top down.
pub(super) fn sections() -> Vec<Section> {
    project_keys().all().into_iter().map(section).collect()
}

fn section(table: &'static KeyTable) -> Section {
    Section {
        id: table.id.to_owned(),
        code: table.heading.to_owned(),
        about: Text::of(table.id),
        heads: vec!["head.key", "head.takes", "head.default", "head.about", "head.example"],
        rows: table.keys.iter().map(|key| row(table, key)).collect(),
    }
}

fn row(table: &KeyTable, key: &Key) -> Row {
    let id = format!("{}.{}", table.id, key.name);
    let default = match (key.required, key.default) {
        (true, _) => Cell::Short(Text::of("head.required")),
        (false, default) => Cell::code(default),
    };
    let about = Text::by(|language| {
        let mut text = described(language, &id).unwrap_or_default().to_owned();
        for word in key.takes.words() {
            let id = word_id(&id, word);
            if let Some(meaning) = described(language, &id) {
                let _ = write!(text, "\n`\"{}\"` {meaning}", word.escape_debug());
            }
        }
        text
    });
    let cells = vec![Cell::code(key.name), takes(&key.takes), default, Cell::Told(about), examples(&id)];
    Row { id: key.name.to_owned(), also: Vec::new(), cells }
}

/// The id of a word's description.
pub(super) fn word_id(id: &str, word: &str) -> String {
    format!("{id}.{}", word.escape_debug())
}

/// The example in each language, its lines apart.
pub(super) fn examples(id: &str) -> Cell {
    let lines = |language| {
        let example = example(language, id).unwrap_or_default();
        example.lines().map(str::to_owned).collect()
    };
    Cell::Example(Language::ALL.iter().map(|language| lines(*language)).collect())
}

/// What a key takes, in words.
fn takes(takes: &Takes) -> Cell {
    let id = match takes {
        Takes::Text => "takes.text",
        Takes::Texts => "takes.texts",
        Takes::Number => "takes.number",
        Takes::Whole(..) => "takes.whole",
        Takes::Flag => "takes.flag",
        Takes::Month => "takes.month",
        Takes::Date => "takes.date",
        Takes::Day => "takes.day",
        Takes::Unit => "takes.unit",
        Takes::Share => "takes.share",
        Takes::Path => "takes.path",
        Takes::Column => "takes.column",
        Takes::Columns => "takes.columns",
        Takes::TwoColumns => "takes.two-columns",
        Takes::TwoIndicators => "takes.two-indicators",
        Takes::Feed => "takes.feed",
        Takes::Scopes => "takes.scopes",
        Takes::Words(_) => "takes.words",
        Takes::WordsOrText(_) => "takes.words-or-text",
        Takes::WordsOrTexts(_) => "takes.words-or-texts",
        Takes::True => "takes.true",
        Takes::Table(_) => "takes.table",
        Takes::OneOf(_) => "takes.one-of",
        Takes::Tables(_) | Takes::NamedTables(_) => "takes.tables",
        Takes::Dates(_) => "takes.dates",
        Takes::TextByText => "takes.text-by-text",
        Takes::Conditions(_) => "takes.conditions",
    };
    let range = match takes {
        Takes::Whole(least, u16::MAX) => format!(" ≥ {least}"),
        Takes::Whole(least, most) => format!(" {least}–{most}"),
        _ => String::new(),
    };
    Cell::Short(Text::by(|language| format!("{}{range}", described(language, id).unwrap_or_default())))
}
