//! What the parts of the document are made with: headings, tables and figures, numbered throughout.

use crate::locale::Locale;
use crate::report::charts::Chart;
use crate::report::model::{Align, Block, Column, Figure, Report, Table};

pub(super) struct Maker<'a> {
    pub l: &'a Locale,
    pub report: &'a Report,
    tables: usize,
    figures: usize,
}

impl<'a> Maker<'a> {
    pub fn new(l: &'a Locale, report: &'a Report) -> Self {
        Self { l, report, tables: 0, figures: 0 }
    }

    pub fn word(&self, key: &str) -> String {
        self.l.word(key)
    }

    /// The `n`th heading of its level, from 1.
    pub fn heading(&self, level: u8, n: usize, text: &str) -> Block {
        Block::Heading { level, text: self.l.heading_number(level, n) + text }
    }

    fn table_title(&mut self, title: &str) -> String {
        self.tables += 1;
        self.l.say("doc-table", &[("n", &self.tables.to_string()), ("title", title)])
    }

    /// A paragraph behind the `n`th heading of its level, from 1.
    pub fn item(&self, level: u8, n: usize, head: &str, text: String) -> Block {
        let head = self.l.heading_number(level, n) + head;
        Block::Item { level, head: self.l.say("doc-run-in", &[("head", &head)]), text }
    }

    /// Sentences one after another; empty ones are left out.
    pub fn sentences<'t>(&self, texts: impl IntoIterator<Item = impl AsRef<str> + 't>) -> String {
        let texts = texts.into_iter().map(|text| text.as_ref().to_owned()).filter(|text| !text.is_empty());
        texts.reduce(|a, b| self.l.say("join-sentences", &[("a", &a), ("b", &b)])).unwrap_or_default()
    }

    pub fn unit(&self, key: &str) -> String {
        self.l.say("axis-unit", &[("unit", &self.l.word(key))])
    }

    /// A table without a common unit.
    pub fn table(&mut self, title: &str, columns: Vec<Column>, rows: Vec<Vec<String>>) -> Table {
        Table { title: self.table_title(title), ..Table::untitled(columns, rows) }
    }

    /// A chart under its number.
    pub fn figure(&mut self, chart: &Chart, title: &str) -> Figure {
        self.figures += 1;
        let title = self.l.say("doc-figure", &[("n", &self.figures.to_string()), ("title", title)]);
        Figure { chart: chart.name(), title, alt: chart.alt.clone() }
    }

    fn column(&self, key: &str, weight: u32, align: Align) -> Column {
        Column { head: self.l.word(key), weight, align }
    }

    pub fn left(&self, key: &str, weight: u32) -> Column {
        self.column(key, weight, Align::Left)
    }

    pub fn centre(&self, key: &str, weight: u32) -> Column {
        self.column(key, weight, Align::Centre)
    }

    pub fn right(&self, key: &str, weight: u32) -> Column {
        self.column(key, weight, Align::Right)
    }
}
