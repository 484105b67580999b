//! A file while it is changed.

use super::{Chance, Clean, Form, Habit, Mangled};
use std::collections::BTreeMap;

/// What must come of a habit.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Must {
    /// The values read are those of the clean file.
    ChangeNothing,
    /// The rows on the habit's lines are lost, and listed under this code.
    Reject(&'static str),
    /// No value changes, and a warning of this code is given.
    Warn(&'static str),
    /// Nothing on the habit's lines is used, and a reject or a warning tells of them.
    BeTold,
}

/// What was done, and what must come of it.
#[derive(Debug, Clone)]
pub struct Done {
    pub habit: Habit,
    pub note: String,
    pub must: Must,
    /// Lines of the file that `must` speaks of.
    pub lines: Vec<u64>,
}

/// What a row is.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum What {
    /// A row of the clean file.
    Data(usize),
    Total,
    /// Titles, notes, blank rows: as wide as they are written.
    Loose,
    /// The header, whole or one of its two rows.
    Header(usize),
    /// A row of another table.
    Other,
}

#[derive(Debug, Clone)]
pub struct Row {
    pub cells: Vec<String>,
    pub what: What,
    /// The entry of [`Draft::done`] that speaks of this row.
    pub done: Option<usize>,
}

impl Row {
    pub fn new(what: What, cells: Vec<String>) -> Self {
        Self { cells, what, done: None }
    }

    /// A row beside the table.
    pub fn loose(cells: &[&str]) -> Self {
        Self::new(What::Loose, cells.iter().map(|c| (*c).to_owned()).collect())
    }
}

/// One column as it will be written.
#[derive(Debug, Clone)]
pub struct Head {
    pub text: String,
    /// The label above it, in a header of two rows.
    pub group: Option<&'static str>,
    /// The cell of the clean header; `None` for a column that the clean file lacks.
    pub of: Option<usize>,
}

/// How the header is written.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Rows {
    One,
    /// Group labels above, every head below.
    LabelsAbove,
    /// Only heads under a label stand below; the others stand beside the labels, as merged cells do.
    Merged,
}

pub struct Draft<'a> {
    pub clean: &'a Clean<'a>,
    pub heads: Vec<Head>,
    pub head_rows: Rows,
    pub above: Vec<Row>,
    pub rows: Vec<Row>,
    pub below: Vec<Row>,
    /// The header stands once more before this row.
    pub header_again: Option<usize>,
    /// Empty cells at the end of every row.
    pub trailing: usize,
    pub form: Form,
    pub done: Vec<Done>,
}

impl<'a> Draft<'a> {
    pub fn of(clean: &'a Clean<'a>) -> Self {
        let head = |(n, text): (usize, &String)| Head { text: text.clone(), group: None, of: Some(n) };
        Self {
            clean,
            heads: clean.header.iter().enumerate().map(head).collect(),
            head_rows: Rows::One,
            above: Vec::new(),
            rows: clean.rows.iter().enumerate().map(|(n, r)| Row::new(What::Data(n), r.clone())).collect(),
            below: Vec::new(),
            header_again: None,
            trailing: 0,
            form: Form::default(),
            done: Vec::new(),
        }
    }

    /// Notes what a habit did; returns the number under which its rows are marked.
    pub fn note(&mut self, habit: Habit, must: Must, note: impl Into<String>) -> usize {
        self.done.push(Done { habit, note: note.into(), must, lines: Vec::new() });
        self.done.len() - 1
    }

    /// Rows that no habit has damaged yet.
    pub fn sound(&self) -> Vec<usize> {
        let whole = |n: &usize| matches!(self.rows[*n].what, What::Data(_)) && self.rows[*n].done.is_none();
        (0..self.rows.len()).filter(whole).collect()
    }

    /// The header in one row or two.
    pub fn header(&self) -> Vec<Row> {
        let texts: Vec<String> = self.heads.iter().map(|h| h.text.clone()).collect();
        if self.head_rows == Rows::One {
            return vec![Row::new(What::Header(0), texts)];
        }
        let mut last = None;
        let (mut top, mut bottom) = (Vec::new(), Vec::new());
        for (head, text) in self.heads.iter().zip(texts) {
            let starts = head.group.filter(|g| last != Some(*g));
            last = head.group;
            if self.head_rows == Rows::Merged && head.group.is_none() {
                top.push(text);
                bottom.push(String::new());
            } else {
                top.push(starts.unwrap_or("").to_owned());
                bottom.push(text);
            }
        }
        vec![Row::new(What::Header(0), top), Row::new(What::Header(1), bottom)]
    }

    /// Every row in its place.
    pub fn laid_out(&self) -> Vec<Row> {
        let header = self.header();
        let mut all = self.above.clone();
        all.extend(header.clone());
        for (n, row) in self.rows.iter().enumerate() {
            if self.header_again == Some(n) {
                all.extend(header.clone());
            }
            all.push(row.clone());
        }
        all.extend(self.below.clone());
        for row in all.iter_mut().filter(|r| self.trailing > 0 && !r.cells.is_empty()) {
            let width = row.cells.len() + self.trailing;
            row.cells.resize(width, String::new());
        }
        all
    }

    /// Writes the file.
    pub fn finish(mut self, workbook: bool, chance: &mut Chance) -> Mangled {
        let rows = self.laid_out();
        let (name, bytes, lines) = if workbook {
            let (bytes, lines) = super::book::write(&self, &rows, chance);
            (self.clean.name.replace(".csv", ".xlsx"), bytes, lines)
        } else {
            let (text, lines) = super::text::write(&rows, &self.form);
            (self.clean.name.clone(), super::text::encode(&text, self.form.encode), lines)
        };
        let mut placed = BTreeMap::new();
        for (row, line) in rows.iter().zip(lines) {
            if let Some(n) = row.done {
                self.done[n].lines.push(line);
            }
            if let What::Data(n) = row.what {
                placed.insert(line, n);
            }
        }
        Mangled { name, bytes, done: self.done, rows: placed }
    }
}
