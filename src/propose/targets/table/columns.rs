//! What the columns of a table mean, by their headings.

use crate::measure::{Month, When};
use crate::propose::targets::language::DocumentLanguage;
use crate::propose::targets::rules::ColumnMeans;
use regex::Regex;
use std::sync::LazyLock;

/// The meaning of one column.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Column {
    Means(ColumnMeans),
    /// Values by the end of a year, and whether its heading says that they are targets or results.
    At {
        when: When,
        is_result: bool,
        is_target: bool,
        written: String,
    },
    /// A milestone or a year of a project without a date: Y1, Milestone 2.
    Step(u8),
    Unknown,
}

/// The heading of a table: where its rows begin, and its columns.
#[derive(Debug, Clone)]
pub(super) struct Heading {
    pub first_row: usize,
    pub columns: Vec<Column>,
    pub texts: Vec<String>,
}

static YEAR: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"((?:19|20)\d\d)\s?(?:/\s?(\d\d)\b)?").expect("a pattern of the program"));
static STEP: LazyLock<Regex> =
    LazyLock::new(|| Regex::new(r"(?i)^(?:year|y|milestone|m|yr)\s?([1-9])\b").expect("a pattern of the program"));

/// A heading has at most three rows.
const DEEPEST: usize = 3;

impl Heading {
    /// The heading of a table; `None` where no row names an indicator beside a value.
    pub fn of(rows: &[Vec<String>], language: DocumentLanguage, year_starts: i8) -> Option<Self> {
        let width = rows.iter().map(Vec::len).max()?;
        let limit = rows.len().min(DEEPEST + 2);
        (0..limit).find_map(|first| {
            // A row belongs to the heading where a cell of the row above hangs down into it.
            let hangs = |row: usize| {
                rows.get(row).is_some_and(|cells| !cells[0].is_empty() && cells.first() == rows[first].first())
            };
            let depth = (1..DEEPEST).take_while(|depth| hangs(first + depth)).count() + 1;
            std::iter::once(depth).find_map(|depth| {
                let texts: Vec<String> = (0..width).map(|column| joined(&rows[first..first + depth], column)).collect();
                let columns: Vec<Column> = texts.iter().map(|text| meaning(text, language, year_starts)).collect();
                let heading = Self { first_row: first + depth, columns, texts };
                heading.is_sound().then_some(heading)
            })
        })
    }

    fn is_sound(&self) -> bool {
        let has = |means| self.columns.contains(&Column::Means(means));
        let valued = self.columns.iter().any(|column| matches!(column, Column::At { .. } | Column::Step(_)))
            || has(ColumnMeans::Value);
        let tasks = has(ColumnMeans::Name) && (has(ColumnMeans::Due) || has(ColumnMeans::Lead));
        // A task split among regions: 乡镇 | 人工造林（亩） | 义务植树（万株）.
        let split = has(ColumnMeans::Region) && (0..self.columns.len()).any(|column| self.split_task(column).is_some());
        has(ColumnMeans::Name) && (valued || tasks) || has(ColumnMeans::Region) && valued || split
    }

    /// The name and unit that a column's heading states for what it holds of each region.
    pub fn split_task(&self, column: usize) -> Option<(String, String)> {
        let text = self.texts.get(column)?;
        let open = text.find(['(', '（'])?;
        let unit = text[open..].trim_start_matches(['(', '（']).split([')', '）']).next()?.trim();
        let named = self.columns.get(column) == Some(&Column::Unknown)
            && open > 0
            && crate::measure::Unit::parse(unit).is_some();
        named.then(|| (text[..open].trim().to_owned(), unit.to_owned()))
    }

    pub fn first(&self, means: ColumnMeans) -> Option<usize> {
        self.columns.iter().position(|column| *column == Column::Means(means))
    }
}

/// The heading of a column from several rows, each text once.
fn joined(rows: &[Vec<String>], column: usize) -> String {
    let mut text = String::new();
    for row in rows {
        let cell = row.get(column).map_or("", |cell| cell.trim());
        let cell: String = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        if !text.contains(&cell) {
            if !text.is_empty() {
                text.push(' ');
            }
            text.push_str(&cell);
        }
    }
    text
}

fn meaning(text: &str, language: DocumentLanguage, year_starts: i8) -> Column {
    let squeezed: String = match language {
        DocumentLanguage::Chinese => text.chars().filter(|c| !c.is_whitespace()).collect(),
        DocumentLanguage::English => text.trim().to_lowercase(),
    };
    let rules = language.rules();
    let words = || rules.column.iter().flat_map(|column| column.words.iter().map(move |word| (column.means, word)));
    let bare = squeezed.split(['(', '（', '[', '〔']).next().unwrap_or_default().trim().to_owned();
    let exact = words().find(|(_, word)| **word == squeezed || **word == bare).map(|(means, _)| means);
    if let Some(means) = exact {
        return Column::Means(means);
    }
    if let Some(found) = YEAR.captures(&squeezed) {
        return year_column(&found, &squeezed, language, year_starts);
    }
    if let Some(step) = STEP.captures(&squeezed) {
        return Column::Step(step[1].parse().unwrap_or(1));
    }
    let ends = words().filter(|(_, word)| {
        word.chars().count() >= 2 && (squeezed.ends_with(word.as_str()) || squeezed.starts_with(word.as_str()))
    });
    ends.max_by_key(|(_, word)| word.len()).map_or(Column::Unknown, |(means, _)| Column::Means(means))
}

/// A year in a heading: 2020年, 2025年目标值, 2026/27 target, 年均增速（2021—2025年） is none.
fn year_column(found: &regex::Captures<'_>, text: &str, language: DocumentLanguage, year_starts: i8) -> Column {
    if ["年均", "增速", "增长", "累计"].iter().any(|word| text.contains(word)) {
        return Column::Means(ColumnMeans::Growth);
    }
    let has = |words: &[&str]| words.iter().any(|word| text.contains(word));
    if has(&["完成时限", "完成时间"]) {
        return Column::Means(ColumnMeans::Due);
    }
    if has(&["baseline", "基期", "基数"]) {
        return Column::Means(ColumnMeans::Baseline);
    }
    // 2024年建设内容 says what is done, not how much.
    if text.ends_with("内容") || ["重点任务", "工作任务", "具体任务"].iter().any(|word| text.ends_with(word))
    {
        return Column::Means(ColumnMeans::Name);
    }
    let Ok(first) = found[1].parse::<i16>() else { return Column::Unknown };
    let financial = found.get(2).is_some();
    let starts = if year_starts > 1 { year_starts } else { 4 };
    let when = if financial { Month::new(first + 1, starts - 1) } else { Month::new(first, 12) };
    let is_result = match language {
        DocumentLanguage::Chinese => has(&["完成", "实际", "实绩", "现状", "预计", "实现"]) && !has(&["目标", "计划"]),
        DocumentLanguage::English => {
            has(&["actual", "outturn", "result", "achieved", "performance"]) && !has(&["target"])
        }
    };
    let is_target = has(&["目标", "计划", "任务", "target", "goal", "milestone"]);
    Column::At { when: When::Month(when), is_result, is_target, written: text.to_owned() }
}
