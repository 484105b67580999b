//! The reference as a whole, and what of it was asked for.

use super::markdown;
use super::section::{Cell, Row, Section, Text};
use super::{columns, keys, outputs, units};
use crate::measure::notation::{nearest, tidy};
use crate::words::Language;

/// All sections, in their order.
#[derive(Debug, Clone)]
pub struct Reference {
    sections: Vec<Section>,
}

impl Reference {
    /// The reference; the exit codes and the variables of the environment are the command line's to name.
    #[must_use]
    pub fn new(exits: &[u8], variables: &[&str]) -> Self {
        let mut sections = keys::sections();
        sections.extend(columns::sections());
        sections.extend([outputs::measures_by_kind(), units::units(), units::multiples(), units::money()]);
        sections.extend([outputs::verdicts(), outputs::flags(), outputs::states(), outputs::codes()]);
        sections.extend([outputs::gaps(), outputs::forms()]);
        sections.push(Section::of_words("exits", "exit", exits.iter().map(u8::to_string)));
        sections.push(Section::of_words("environment", "environment", variables.iter().map(|name| (*name).to_owned())));
        Self { sections }
    }

    #[must_use]
    pub fn sections(&self) -> &[Section] {
        &self.sections
    }

    /// The whole as Markdown.
    #[must_use]
    pub fn markdown(&self, languages: &[Language]) -> String {
        markdown::whole(&self.sections, languages)
    }

    /// What was asked for: a section, or rows of this name wherever they stand.
    ///
    /// # Errors
    /// The nearest name, where nothing has this one.
    pub fn asked(&self, name: &str, languages: &[Language]) -> Result<String, Option<String>> {
        let asked = tidy(name.trim_matches(['[', ']', '"'])).into_owned();
        let id = asked.strip_suffix(".csv").unwrap_or(&asked);
        let section = self.sections.iter().find(|s| s.id == id || (!s.code.is_empty() && s.code == name));
        let rows = || {
            self.sections.iter().flat_map(|s| {
                let is_asked = |row: &&Row| row.goes_by(&asked) || format!("{}.{}", s.id, row.id) == asked;
                s.rows.iter().filter(is_asked).map(move |row| (s, row))
            })
        };
        let rows: Vec<(&Section, &Row)> = rows().collect();
        match section {
            None if rows.is_empty() => match self.of_a_heading(&asked) {
                Some(section) => Ok(markdown::section(section, languages)),
                None => Err(self.nearest(&asked)),
            },
            None => Ok(markdown::rows(&rows, languages)),
            Some(section) => Ok(markdown::section(section, languages)),
        }
    }

    /// The table of a heading with names of its own in it: `feed.acreage.column.area`.
    fn of_a_heading(&self, asked: &str) -> Option<&Section> {
        let mut parts = asked.split('.');
        let (table, _, below) = (parts.next()?, parts.next()?, parts.next());
        let id = below.unwrap_or(table);
        let is_heading = |s: &&Section| s.id == id && s.code.starts_with('[');
        self.sections.iter().find(is_heading).filter(|_| matches!(table, "feed" | "indicator" | "unit"))
    }

    fn nearest(&self, asked: &str) -> Option<String> {
        let of = |s: &Section| {
            let full = s.rows.iter().map(|row| format!("{}.{}", s.id, row.id));
            let own = s.rows.iter().flat_map(|row| std::iter::once(row.id.clone()).chain(row.also.iter().cloned()));
            std::iter::once(s.id.clone()).chain(own).chain(full).collect::<Vec<_>>()
        };
        let names: Vec<String> = self.sections.iter().flat_map(of).collect();
        nearest(asked, names.iter().map(String::as_str)).map(str::to_owned)
    }
}

impl Row {
    fn goes_by(&self, name: &str) -> bool {
        self.id == name || self.also.iter().any(|also| also == name)
    }

    /// Its first cell in one line: the name under which it stands.
    pub(super) fn name(&self) -> &str {
        match self.cells.first() {
            Some(Cell::Code(lines)) => lines.first().unwrap_or(&self.id),
            _ => &self.id,
        }
    }
}

impl Cell {
    /// Whether each language needs a column of its own for it.
    pub(super) fn is_told(&self) -> bool {
        match self {
            Self::Told(_) => true,
            Self::Code(_) | Self::Example(_) | Self::Short(_) => false,
        }
    }
}

impl Section {
    /// Its title: what a catalog writes, and what it is.
    pub(super) fn title(&self, languages: &[Language]) -> String {
        let titled = Text::of(&format!("title.{}", self.id)).joined(languages);
        match (self.code.is_empty(), titled.is_empty()) {
            (true, _) => titled,
            (false, true) => format!("`{}`", self.code),
            (false, false) => format!("`{}` {titled}", self.code),
        }
    }
}
