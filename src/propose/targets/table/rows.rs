//! The rows of a table → proposals.

use super::columns::{Column, Heading};
use crate::measure::{Exact, Unit, When};
use crate::propose::targets::build::Around;
use crate::propose::targets::document::Place;
use crate::propose::targets::language::DocumentLanguage;
use crate::propose::targets::outline::{About, Placed};
use crate::propose::targets::proposal::Draft;
use crate::propose::targets::reading::{
    Against, Change, Edge, ScopeWritten, Section, Setting, Statement, Status, Time, TimeSource, Tone, UnitWritten, Who,
};
use crate::propose::targets::rules::ColumnMeans;
use crate::propose::targets::sorted_out::{sort_out, statements};
use jiff::civil::Date;
use regex::Regex;
use std::sync::LazyLock;

/// Reads a table into proposals.
pub(in crate::propose::targets) fn read(
    rows: &[Vec<String>],
    block: &Placed<'_, '_>,
    about: &About,
    draft: &mut Draft,
) {
    let table = Table {
        block,
        about,
        heading: Heading::of(rows, block.language, block.setting.dates.year_starts),
        only_tasks: false,
    };
    let first = table.heading.as_ref().map_or(0, |heading| heading.first_row);
    for (n, row) in rows.iter().enumerate().skip(first) {
        let place = Place { row: u32::try_from(n + 1).ok(), ..block.place };
        match &table.heading {
            Some(heading) => table.row(heading, row, place, draft),
            None => table.cells(row, place, draft),
        }
    }
}

struct Table<'a, 'd, 'u> {
    block: &'a Placed<'d, 'u>,
    about: &'a About,
    heading: Option<Heading>,
    /// Whether its texts are tasks whatever the title says.
    only_tasks: bool,
}

/// A value in a cell, with the comparison that stands in it.
#[derive(Debug, Clone)]
struct Value {
    low: Exact,
    high: Option<Exact>,
    edge: Edge,
    unit: UnitWritten,
    change: Option<Change>,
    /// A date in the cell itself: 10% reduction by 2024.
    time: Option<Time>,
}

impl Table<'_, '_, '_> {
    fn around<'s>(&'s self, setting: &'s Setting<'s>, clause: String, place: Place) -> Around<'s> {
        Around { setting, place, clause, source: self.about.title.clone() }
    }

    /// A table without a heading that says what its columns are: each cell is read as text.
    fn cells(&self, row: &[String], place: Place, draft: &mut Draft) {
        let mut seen: Vec<&str> = Vec::new();
        for cell in row {
            if !seen.contains(&cell.as_str()) && cell.chars().count() > 6 {
                self.text(cell, None, &Who::default(), place, draft);
            }
            seen.push(cell);
        }
    }

    /// The text of a cell, as a paragraph.
    fn text(&self, cell: &str, time: Option<Time>, who: &Who, place: Place, draft: &mut Draft) {
        let mut setting = self.block.setting.clone();
        if let Some(time) = time {
            setting.time = Some(time);
        }
        if self.only_tasks || setting.section == Section::Unknown || setting.section == Section::UsuallyPromises {
            setting.section = Section::Promises;
        }
        let language = DocumentLanguage::of_paragraph(cell, self.about.language);
        let (folded, found) = statements(cell, language, &setting);
        for mut statement in found {
            statement.who = who.clone();
            let clause = folded.original(cell, statement.at.clone()).to_owned();
            sort_out(&statement, &self.around(&setting, clause, place), draft);
        }
    }

    /// A task without an amount whose due date stands in a column of its own: 建成县残疾人综合服务中心 | 5月底前.
    fn dated(&self, cell: &str, due: &Time, who: &Who, place: Place, draft: &mut Draft) {
        if self.about.language == DocumentLanguage::Chinese && !due.written.is_empty() {
            let by = due.written.trim_end_matches('前').trim_end_matches('底').trim_end_matches('末');
            self.text(
                &format!("{by}底前{}", cell.trim_start_matches(['（', '('])),
                Some(due.clone()),
                who,
                place,
                draft,
            );
        }
    }

    fn row(&self, heading: &Heading, row: &[String], place: Place, draft: &mut Draft) {
        let cell = |means| heading.first(means).and_then(|column| row.get(column)).map_or("", |cell| cell.trim());
        let is_same_everywhere = row.len() > 2 && row.iter().all(|cell| cell == &row[0]);
        if is_same_everywhere || row.iter().all(|cell| cell.trim().is_empty()) {
            return;
        }
        let name = self.name(heading, row);
        let who = Who {
            lead: one_line(cell(ColumnMeans::Lead)),
            support: one_line(cell(ColumnMeans::Support)),
            leader: post_only(cell(ColumnMeans::Leader)),
        };
        let due = self.due(cell(ColumnMeans::Due));
        let mut statement = Statement::at(0..0);
        statement.who.clone_from(&who);
        statement.name.clone_from(&name);
        if let Some(unit) = self.unit(cell(ColumnMeans::Unit), heading, &name) {
            statement.unit = unit;
        }
        if let Some(region) =
            heading.first(ColumnMeans::Region).and_then(|column| row.get(column)).filter(|cell| !cell.trim().is_empty())
        {
            statement.scope = Some(ScopeWritten::Named(region.trim().to_owned()));
        }
        let nature = cell(ColumnMeans::Nature);
        statement.tone = if nature.contains("预期") {
            Tone::Expected
        } else if nature.contains("约束") {
            Tone::Firm
        } else {
            Tone::Plain
        };
        let lower_is_good =
            ["low", "lower", "smaller", "decrease", "reduce", "smaller is better", "lower is better", "越低越好"]
                .contains(&nature.to_lowercase().as_str());
        let higher_is_good =
            ["high", "higher", "bigger", "increase", "bigger is better", "higher is better", "up", "越高越好"]
                .contains(&nature.to_lowercase().as_str());
        let clause = row_text(row);
        if self.split_among_regions(heading, row, &statement, &clause, place, draft) {
            return;
        }
        let listed = apart(heading, row);
        if !listed.is_empty() {
            for (label, own) in &listed {
                let mut one = Statement { name: format!("{}: {label}", bare_name(&name)), ..statement.clone() };
                if self.values(heading, own, &mut one, due.as_ref()) {
                    self.promise(one, (lower_is_good, higher_is_good), clause.clone(), place, draft);
                }
            }
            return;
        }
        if self.values(heading, row, &mut statement, due.as_ref()) {
            self.promise(statement, (lower_is_good, higher_is_good), clause, place, draft);
        } else {
            // A row of tasks: its texts have the amounts.
            let value = cell(ColumnMeans::Value);
            let before = draft.proposals.len();
            // What became of the tasks stands in a column of its own, so that their column tells of no results.
            let only_tasks = heading.first(ColumnMeans::Result).is_some();
            let table = Table { block: self.block, about: self.about, heading: None, only_tasks };
            let mut texts: Vec<&str> = Vec::new();
            let names =
                heading.columns.iter().zip(row).filter(|(column, _)| **column == Column::Means(ColumnMeans::Name));
            for text in names.map(|(_, cell)| cell.as_str()).chain([value]) {
                if !text.is_empty() && !texts.contains(&text) {
                    table.text(text, due.clone(), &who, place, draft);
                    texts.push(text);
                }
            }
            if draft.proposals.len() == before
                && let (Some(text), Some(due)) = (texts.first(), due)
            {
                table.dated(text, &due, &who, place, draft);
            }
            for proposal in &mut draft.proposals[before..] {
                proposal.clause.clone_from(&clause);
            }
        }
    }

    /// A row whose value is promised.
    fn promise(
        &self,
        mut statement: Statement,
        (lower_is_good, higher_is_good): (bool, bool),
        clause: String,
        place: Place,
        draft: &mut Draft,
    ) {
        if lower_is_good && statement.edge == Edge::Plain {
            statement.edge = Edge::AtMost;
            if statement.change == Change::To {
                statement.change = Change::DownTo;
            }
        }
        if higher_is_good && statement.edge == Edge::Plain {
            statement.edge = Edge::AtLeast;
        }
        if self.about.language == DocumentLanguage::English && statement.against.is_none() {
            statement.against = Some(Against::Baseline);
        }
        let mut setting = self.block.setting.clone();
        setting.section = Section::Promises;
        statement.name = bare_name(&statement.name);
        sort_out(&statement, &self.around(&setting, clause, place), draft);
    }

    /// A row of a region in a table of tasks split among regions; totals are the whole's, which the text promises.
    fn split_among_regions(
        &self,
        heading: &Heading,
        row: &[String],
        of: &Statement,
        clause: &str,
        place: Place,
        draft: &mut Draft,
    ) -> bool {
        let Some(ScopeWritten::Named(region)) = &of.scope else { return false };
        let tasks: Vec<(usize, String, String)> = (0..row.len())
            .filter_map(|column| heading.split_task(column).map(|(name, unit)| (column, name, unit)))
            .collect();
        let is_total = ["合计", "总计", "小计", "全县", "全市"].iter().any(|word| region.contains(word));
        for (column, name, unit) in &tasks {
            let written = UnitWritten { written: unit.clone(), known: Unit::parse(unit), points: false };
            let Some(value) = self.value(&row[*column], &written).filter(|_| !is_total) else { continue };
            let mut statement =
                Statement { name: name.clone(), change: Change::Add, low: Some(value.low), ..of.clone() };
            statement.unit = written;
            statement.time.clone_from(&self.block.setting.time);
            let mut setting = self.block.setting.clone();
            setting.section = Section::Promises;
            sort_out(&statement, &self.around(&setting, clause.to_owned(), place), draft);
        }
        !tasks.is_empty()
    }

    /// The text of the last column that names things, so that 一级 and 三级指标 give the third.
    fn name(&self, heading: &Heading, row: &[String]) -> String {
        let columns =
            heading.columns.iter().enumerate().filter(|(_, column)| **column == Column::Means(ColumnMeans::Name));
        let texts: Vec<String> = columns
            .filter_map(|(n, _)| row.get(n))
            .map(|cell| one_line(cell))
            .filter(|cell| !cell.is_empty())
            .collect();
        let region = heading.first(ColumnMeans::Region).is_some();
        match texts.last() {
            Some(text) => text.clone(),
            // A table by region is about what its title or heading says.
            None if region => self.block.setting.heading.clone(),
            None => String::new(),
        }
    }

    fn due(&self, cell: &str) -> Option<Time> {
        if cell.is_empty() {
            return None;
        }
        let language = DocumentLanguage::of_paragraph(cell, self.about.language);
        let read = match language {
            DocumentLanguage::Chinese => crate::propose::targets::reading::time_of_chinese_heading(
                &crate::propose::targets::reading::Folded::chinese(cell).text,
                &self.block.setting.dates,
            ),
            DocumentLanguage::English => {
                crate::propose::targets::reading::time_of_english_heading(cell, &self.block.setting.dates)
            }
        };
        read.map(|time| Time { source: TimeSource::Stated, ..time })
    }

    /// The unit of the row: its cell, else a bracket behind the name or in the heading.
    fn unit(&self, cell: &str, heading: &Heading, name: &str) -> Option<UnitWritten> {
        let bracket = || {
            let open = name.rfind(['(', '（'])?;
            let inner = name[open..].trim_start_matches(['(', '（']).trim_end_matches([')', '）']);
            Some(inner.to_owned())
        };
        let in_heading = || {
            heading.texts.iter().find_map(|text| {
                text.split_once("单位：").map(|(_, unit)| unit.trim_end_matches([')', '）']).to_owned())
            })
        };
        let written = Some(cell.trim().to_owned())
            .filter(|cell| !cell.is_empty() && cell != "—")
            .or_else(bracket)
            .or_else(in_heading)?;
        let known = self
            .block
            .setting
            .units
            .parse(&written)
            .or_else(|| self.block.setting.units.parse(&written.to_lowercase()));
        known.map(|known| UnitWritten { written, known: Some(known), points: false })
    }

    /// Puts the values of a row into a statement; false where it has none that is promised.
    fn values(&self, heading: &Heading, row: &[String], statement: &mut Statement, due: Option<&Time>) -> bool {
        let mut dated: Vec<(When, Value, bool)> = Vec::new();
        let mut steps: Vec<Value> = Vec::new();
        let mut target = None;
        for (column, cell) in heading.columns.iter().zip(row) {
            let Some(value) = self.value(cell, &statement.unit) else { continue };
            match column {
                Column::At { when, is_result, is_target, .. } => {
                    let past = self
                        .about
                        .date
                        .map(|date: Date| when.last_day() < date)
                        .or_else(|| self.about.year.map(|year| when.month().year() < year));
                    let is_result = *is_result || !is_target && past == Some(true);
                    dated.push((*when, value, is_result));
                }
                Column::Step(_) => steps.push(value),
                Column::Means(ColumnMeans::Value) => target = Some(value),
                Column::Means(ColumnMeans::Baseline) => statement.baseline = Some(value.low),
                Column::Means(_) | Column::Unknown => {}
            }
        }
        dated.sort_by_key(|(when, ..)| when.last_day());
        // Without a date of the document the first of several years is where it starts from.
        let unknown = statement.baseline.is_none()
            && self.about.date.is_none()
            && self.about.year.is_none()
            && dated.len() > 1
            && dated.iter().all(|(.., result)| !result);
        if unknown {
            dated[0].2 = true;
        }
        let results: Vec<&(When, Value, bool)> = dated.iter().filter(|(.., result)| *result).collect();
        let promises: Vec<&(When, Value, bool)> = dated.iter().filter(|(.., result)| !*result).collect();
        if let Some((_, value, _)) = results.last()
            && statement.baseline.is_none()
        {
            statement.baseline = Some(value.low.clone());
        }
        let from = results.last().map(|(when, ..)| *when);
        let last = promises.last().map(|(when, value, _)| (*when, value.clone()));
        let (when, value) = match (target, last) {
            (Some(target), last) => (due.and_then(|time| time.due).or(last.map(|(when, _)| when)), target),
            (None, Some((when, value))) => (Some(when), value),
            (None, None) => match steps.pop() {
                Some(value) => (due.and_then(|time| time.due), value),
                None => return false,
            },
        };
        let when = value.time.as_ref().and_then(|time| time.due).or(when);
        let time =
            |due| Time { from, due: Some(due), source: TimeSource::Stated, written: String::new(), year_only: false };
        statement.time = when.map(time).or_else(|| due.cloned()).or_else(|| self.block.setting.time.clone());
        let own_date = value.time.is_some();
        let before =
            promises.iter().filter(|(at, ..)| !own_date && when.is_some_and(|when| at.last_day() < when.last_day()));
        // They are totals so far already; the reader of parts adds up, so differences are given.
        let mut so_far = crate::measure::exact::whole(0);
        for (at, value, _) in before {
            statement.parts.push((*at, &value.low - &so_far));
            so_far = value.low.clone();
        }
        statement.low = Some(value.low);
        statement.high = value.high;
        statement.edge = value.edge;
        if statement.unit.known.is_none() {
            statement.unit = value.unit.clone();
        }
        statement.change = value.change.unwrap_or(Change::To);
        let grows = ["增长", "增速", "增幅"]
            .iter()
            .any(|word| statement.name.ends_with(word) || statement.name.contains("增长率"));
        if grows && statement.unit.known.is_some_and(Unit::is_share) && statement.change == Change::To {
            statement.change = Change::Rise;
        }
        if statement.edge == Edge::AtMost && statement.change == Change::To {
            statement.change = Change::HoldBelow;
        }
        // Reduce % of calls lost | 5%: the name says which way.
        let falls = ["reduce ", "decrease ", "cut ", "lower ", "减少", "降低", "压减"];
        if statement.change == Change::To && falls.iter().any(|word| statement.name.to_lowercase().starts_with(word)) {
            statement.change = Change::DownTo;
        }
        if statement.baseline.as_ref().zip(statement.low.as_ref()).is_some_and(|(from, to)| to < from)
            && statement.change == Change::To
        {
            statement.change = Change::DownTo;
        }
        statement.status = Status::Promised;
        true
    }

    /// The value of a cell; `None` where it holds none.
    fn value(&self, cell: &str, unit: &UnitWritten) -> Option<Value> {
        let cell = cell.trim();
        if cell.is_empty()
            || cell.chars().count() > 90
            || ["—", "-", "/", "…", "n/a", "N/A", "tbc", "TBC"].contains(&cell)
        {
            return None;
        }
        let language = DocumentLanguage::of_paragraph(cell, self.about.language);
        let cell = if cell.chars().count() > 30 { figure_before_words(cell)? } else { cell };
        let mut setting = self.block.setting.clone();
        setting.section = Section::Promises;
        // As a sentence: the reader of clauses knows ranges, units and comparisons.
        let sentence = match language {
            DocumentLanguage::Chinese => format!("指标达到{}", cell.trim_matches(['[', ']', '〔', '〕', '【', '】'])),
            DocumentLanguage::English => format!("Reach {cell}"),
        };
        let (_, found) = statements(&sentence, language, &setting);
        let [one] = &found[..] else { return None };
        let low = one.low.clone()?;
        let is_text = cell.chars().filter(|c| c.is_alphabetic()).count() > 18;
        let lower = cell.to_lowercase();
        let says = |words: &[&str]| words.iter().any(|word| lower.contains(word));
        let is_share = one.unit.known.is_some_and(Unit::is_share);
        let by = match () {
            () if says(&["reduction", "decrease", "下降", "降低", "减少"]) && is_share => Some(Change::Fall),
            () if says(&["increase", "growth", "增长", "提高"]) && is_share => Some(Change::Rise),
            () => None,
        };
        let change = by.or(matches!(one.change, Change::Rise | Change::Fall | Change::HoldBelow).then_some(one.change));
        let own = if one.unit.known.is_some() { one.unit.clone() } else { unit.clone() };
        let time = one.time.clone().filter(|time| time.source == TimeSource::Stated && time.due.is_some());
        (!is_text).then_some(Value { low, high: one.high.clone(), edge: one.edge, unit: own, change, time })
    }
}

/// The rows of a list in one cell, each with what it counts: a) 5 hectares b) 500 trees; none where the cell is no list.
fn apart(heading: &Heading, row: &[String]) -> Vec<(String, Vec<String>)> {
    static ITEM: LazyLock<Regex> = LazyLock::new(|| {
        Regex::new(r"(?:^|[\s;；,，])[(（]?(?:[a-h]|i{1,3}|iv|v|\d)[)）]\s*").expect("a pattern of the program")
    });
    let is_value = |column: &Column| {
        matches!(column, Column::Means(ColumnMeans::Value) | Column::Step(_) | Column::At { is_result: false, .. })
    };
    let columns: Vec<usize> = (0..heading.columns.len().min(row.len()))
        .filter(|n| is_value(&heading.columns[*n]) && !row[*n].trim().is_empty())
        .collect();
    let [column] = columns[..] else { return Vec::new() };
    let cell = row[column].trim();
    let parts: Vec<&str> = if ITEM.find_iter(cell).count() > 1 {
        ITEM.split(cell).filter(|part| !part.trim().is_empty()).collect()
    } else {
        cell.split(['\n', ';', '；']).filter(|part| !part.trim().is_empty()).collect()
    };
    let label = |part: &str| -> Option<String> {
        let part = part.trim();
        let figure = part.find(|c: char| !(c.is_ascii_digit() || ",.%£$€<>≤≥ ".contains(c)))?;
        let words = part[figure..].trim().trim_end_matches([';', '.', ',']);
        let counts = part.starts_with(|c: char| c.is_ascii_digit() || "£$€<>≤≥".contains(c));
        (counts
            && words.chars().filter(|c| c.is_alphabetic()).count() > 1
            && !words.contains(|c: char| c.is_ascii_digit()))
        .then(|| words.to_owned())
    };
    let labels: Vec<Option<String>> = parts.iter().map(|part| label(part)).collect();
    if parts.len() < 2 || labels.iter().any(Option::is_none) {
        return Vec::new();
    }
    let own = |part: &str| {
        let mut row = row.to_vec();
        part.trim().clone_into(&mut row[column]);
        row
    };
    labels.into_iter().flatten().zip(parts).map(|(label, part)| (label, own(part))).collect()
}

/// The figure that a long cell begins with, where it is its only one: 190 cumulative for the year.
fn figure_before_words(cell: &str) -> Option<&str> {
    let end = cell.find(' ')?;
    let (figure, words) = cell.split_at(end);
    let is_figure = figure.starts_with(|c: char| c.is_ascii_digit() || "£$€<>≤≥".contains(c))
        && figure.ends_with(|c: char| c.is_ascii_digit() || c == '%');
    (is_figure && !words.contains(|c: char| c.is_ascii_digit())).then_some(figure)
}

/// A name without its number in a list and its unit in brackets.
fn bare_name(name: &str) -> String {
    let name = name.trim_start_matches("# of ").trim_start_matches("No. of ");
    let name = name.trim_start_matches(|c: char| c.is_ascii_digit() || ".、)） ".contains(c));
    let open = name.rfind(['(', '（']).filter(|open| name[*open..].chars().count() <= 14 && *open > 0);
    let bare = open.map_or(name, |open| &name[..open]).trim();
    if bare.is_empty() { name.trim().to_owned() } else { bare.to_owned() }
}

fn one_line(cell: &str) -> String {
    cell.split_whitespace().collect::<Vec<_>>().join(if cell.is_ascii() { " " } else { "" })
}

/// A post where one stands; a name of a person is left out.
fn post_only(cell: &str) -> String {
    let rules = [DocumentLanguage::Chinese, DocumentLanguage::English].map(DocumentLanguage::rules);
    let posts = rules.into_iter().flat_map(|rules| &rules.leader.posts);
    posts.filter(|post| cell.contains(post.as_str())).max_by_key(|post| post.len()).cloned().unwrap_or_default()
}

/// The cells of a row as one quotation; a merged cell once.
fn row_text(row: &[String]) -> String {
    let mut cells: Vec<String> = Vec::new();
    for cell in row {
        let cell = cell.split_whitespace().collect::<Vec<_>>().join(" ");
        if !cell.is_empty() && cells.last() != Some(&cell) {
            cells.push(cell);
        }
    }
    cells.join(" | ")
}
