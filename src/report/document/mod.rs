//! The report as an official document: what is told, in which order, under which headings. Forms only set it in type.
//!
//! The body has the order of a notice (通报): overview, problems, next steps; everything else is in annexes.

mod annexes;
mod body;
mod data;
mod tables;

use super::build::Context;
use super::model::Report;
use crate::catalog::Briefing;
use crate::locale::Locale;
use crate::measure::When;

/// The document, every word settled. Texts are empty where there is nothing to say.
#[derive(Debug, Clone, Default)]
pub struct Document {
    /// `内部资料`, above the title.
    pub mark: String,
    pub title: String,
    /// `（截至2020年11月底）`
    pub subtitle: String,
    /// Under the title: the mark of made-up data.
    pub notes: Vec<String>,
    /// 主送, with its colon.
    pub to: String,
    /// The heading of the table of contents, where one is asked for.
    pub contents: Option<String>,
    pub body: Vec<Block>,
    /// 附件说明: what stands before the list, and its items.
    pub annexes_label: String,
    /// 落款, 成文日期 and 附注.
    pub from: String,
    pub date: String,
    pub contact: String,
    pub annexes: Vec<Annex>,
}

#[derive(Debug, Clone)]
pub struct Annex {
    /// `附件1`
    pub label: String,
    /// `1. 各项指标情况`
    pub item: String,
    pub title: String,
    pub blocks: Vec<Block>,
}

#[derive(Debug, Clone)]
pub enum Block {
    /// Numbered already; levels count from 1.
    Heading {
        level: u8,
        text: String,
    },
    Text(String),
    /// Text that stays on the page of the table that follows.
    Lead(String),
    Table(Table),
    Figure(Figure),
    /// One or two figures beside each other, each half as wide as the text.
    Row(Vec<Figure>),
}

#[derive(Debug, Clone)]
pub struct Table {
    /// Numbered already.
    pub title: String,
    /// `单位：项`, where all its numbers have one unit.
    pub unit: String,
    pub columns: Vec<Column>,
    pub rows: Vec<Vec<String>>,
    /// Under the table.
    pub note: String,
    /// Wants a page on its side.
    pub wide: bool,
}

#[derive(Debug, Clone)]
pub struct Column {
    pub head: String,
    /// Share of the width, against the other columns.
    pub weight: u32,
    pub align: Align,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Align {
    Left,
    Centre,
    Right,
}

#[derive(Debug, Clone)]
pub struct Figure {
    /// Name of the chart.
    pub chart: String,
    /// Numbered already.
    pub title: String,
    pub alt: String,
}

pub(super) fn document(c: &Context<'_>, report: &Report) -> Document {
    let (l, briefing) = (c.locale, &c.input.catalog.briefing);
    let mut maker = Maker { l, report, tables: 0, figures: 0 };
    let body = body::body(&mut maker);
    let annexes = annexes::annexes(&mut maker);
    Document {
        mark: briefing.mark.clone(),
        title: report.title.clone(),
        subtitle: c.edition(l.say("doc-as-of", &[("asof", &l.month(c.input.as_of))])),
        notes: report.synthetic.iter().cloned().collect(),
        to: if briefing.to.is_empty() { String::new() } else { l.say("doc-to", &[("names", &l.list(&briefing.to))]) },
        contents: briefing.toc.then(|| l.word("doc-contents")),
        body,
        annexes_label: l.word("doc-annexes"),
        from: briefing.from.clone(),
        date: date(l, briefing),
        contact: match briefing.contact.as_str() {
            "" => String::new(),
            contact => l.say("doc-contact", &[("contact", contact)]),
        },
        annexes,
    }
}

/// The date that is given; under a signature a place to write one; never today's.
fn date(l: &Locale, briefing: &Briefing) -> String {
    match briefing.date {
        Some(day) => l.when(When::Day(day)),
        None if briefing.from.is_empty() => String::new(),
        None => l.word("doc-no-date"),
    }
}

/// What the parts are made with; counts tables and figures throughout.
struct Maker<'a> {
    l: &'a Locale,
    report: &'a Report,
    tables: usize,
    figures: usize,
}

impl Maker<'_> {
    fn word(&self, key: &str) -> String {
        self.l.word(key)
    }

    /// The `n`th heading of its level, from 1.
    fn heading(&self, level: u8, n: usize, text: &str) -> Block {
        Block::Heading { level, text: self.l.heading_number(level, n) + text }
    }

    fn table_title(&mut self, title: &str) -> String {
        self.tables += 1;
        self.l.say("doc-table", &[("n", &self.tables.to_string()), ("title", title)])
    }

    fn unit(&self, key: &str) -> String {
        self.l.say("axis-unit", &[("unit", &self.l.word(key))])
    }

    /// A table without a common unit.
    fn table(&mut self, title: &str, columns: Vec<Column>, rows: Vec<Vec<String>>) -> Table {
        Table { title: self.table_title(title), unit: String::new(), columns, rows, note: String::new(), wide: false }
    }

    fn figure(&mut self, chart: &str, title: &str) -> Option<Block> {
        self.drawing(chart, title).map(Block::Figure)
    }

    fn drawing(&mut self, chart: &str, title: &str) -> Option<Figure> {
        let chart = self.report.charts.iter().find(|c| c.name == chart)?;
        self.figures += 1;
        let title = self.l.say("doc-figure", &[("n", &self.figures.to_string()), ("title", title)]);
        Some(Figure { chart: chart.name.clone(), title, alt: chart.alt.clone() })
    }

    fn column(&self, key: &str, weight: u32, align: Align) -> Column {
        Column { head: self.l.word(key), weight, align }
    }

    fn left(&self, key: &str, weight: u32) -> Column {
        self.column(key, weight, Align::Left)
    }

    fn centre(&self, key: &str, weight: u32) -> Column {
        self.column(key, weight, Align::Centre)
    }

    fn right(&self, key: &str, weight: u32) -> Column {
        self.column(key, weight, Align::Right)
    }
}
