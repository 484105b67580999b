//! A section of the reference: a table whose cells are told in every language.

use crate::words::Language;
use crate::words::reference::described;

/// A text in each language, in the order of [`Language::ALL`].
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Text(Vec<String>);

/// A table with a title.
#[derive(Debug, Clone)]
pub struct Section {
    /// By which it is asked for: `feed`, `targets`, `flags`.
    pub id: String,
    /// Its title as it is written in a catalog or a command; empty where the text says enough.
    pub code: String,
    pub about: Text,
    /// The texts of the heads, as the reference's texts name them: `head.key`.
    pub heads: Vec<&'static str>,
    pub rows: Vec<Row>,
}

/// A line of a section.
#[derive(Debug, Clone)]
pub struct Row {
    /// By which it is asked for, alone or behind the section's id and a point.
    pub id: String,
    /// Other names by which it is asked for.
    pub also: Vec<String>,
    pub cells: Vec<Cell>,
}

/// What stands in a row below a head.
#[derive(Debug, Clone)]
pub enum Cell {
    /// As it is written, a line each.
    Code(Vec<String>),
    /// As it is written, with an example of its own in each language.
    Example(Vec<Vec<String>>),
    /// A text, for which each language has a column of its own.
    Told(Text),
    /// A short text, all languages in one column.
    Short(Text),
}

impl Text {
    /// What the texts of the reference say of an id; empty where they say nothing.
    #[must_use]
    pub fn of(id: &str) -> Self {
        Self::by(|language| described(language, id).unwrap_or_default().to_owned())
    }

    #[must_use]
    pub fn by(text: impl Fn(Language) -> String) -> Self {
        Self(Language::ALL.iter().map(|language| text(*language)).collect())
    }

    #[must_use]
    pub fn in_language(&self, language: Language) -> &str {
        self.0.get(language as usize).map_or("", String::as_str)
    }

    /// The texts of several languages, those that are alike once.
    #[must_use]
    pub fn joined(&self, languages: &[Language]) -> String {
        let mut all: Vec<&str> = Vec::new();
        for text in languages.iter().map(|language| self.in_language(*language)) {
            if !text.is_empty() && !all.contains(&text) {
                all.push(text);
            }
        }
        all.join(" · ")
    }
}

impl Cell {
    pub(super) fn code(text: impl Into<String>) -> Self {
        let text = text.into();
        Self::Code(if text.is_empty() { Vec::new() } else { vec![text] })
    }

    pub(super) fn told(id: &str) -> Self {
        Self::Told(Text::of(id))
    }
}

impl Section {
    /// A section whose words are described below `prefix`: their names, and what each means.
    pub(super) fn of_words(id: &str, prefix: &str, words: impl IntoIterator<Item = String>) -> Self {
        let row = |word: String| {
            let about = Cell::told(&format!("{prefix}.{word}"));
            Row { cells: vec![Cell::code(&word), about], id: word, also: Vec::new() }
        };
        Self {
            id: id.to_owned(),
            code: String::new(),
            about: Text::of(id),
            heads: vec!["head.word", "head.about"],
            rows: words.into_iter().map(row).collect(),
        }
    }
}
