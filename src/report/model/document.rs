//! The briefing as an official document: headings, paragraphs, tables and figures, every word settled.

use crate::report::sections::Course;

/// The document. A text is empty where there is nothing to say.
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
    /// A paragraph that begins with its heading, numbered already, of a level below the first.
    Item {
        level: u8,
        head: String,
        text: String,
    },
    /// Text that stays on the page of the table that follows.
    Lead(String),
    /// Short texts, each behind its label: the message of page one.
    Points(Vec<Point>),
    Table(Table),
    Figure(Figure),
    /// One or two figures side by side, each half as wide as the text.
    Row(Vec<Figure>),
}

#[derive(Debug, Clone)]
pub struct Point {
    pub label: String,
    pub text: String,
}

#[derive(Debug, Clone)]
pub struct Table {
    /// Numbered already.
    pub title: String,
    /// `单位：项`, where all its numbers have one unit.
    pub unit: String,
    pub columns: Vec<Column>,
    /// A row of one cell goes across all columns.
    pub rows: Vec<Vec<String>>,
    /// Sparklines of the last column, one a row; empty where it holds text.
    pub courses: Vec<Option<Course>>,
    /// Under the table.
    pub note: String,
    /// Wants a page on its side.
    pub wide: bool,
}

impl Table {
    /// A table that needs no title: the only one of an annex, whose title says what it holds.
    pub(crate) fn untitled(columns: Vec<Column>, rows: Vec<Vec<String>>) -> Self {
        let (title, unit, note) = (String::new(), String::new(), String::new());
        Self { title, unit, columns, rows, courses: Vec::new(), note, wide: false }
    }
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
