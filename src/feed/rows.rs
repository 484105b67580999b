//! The typed rows of one file, or of a stretch of one.

use super::cells::{MASK, Value};
use super::days::day;
use super::keys::fingerprint;
use super::labels::Total;
use super::ledger::{Reject, Skipped, Written};
use super::prints::Prints;
use super::table::Place;
use super::texts::Texts;
use super::values::Values;
use crate::catalog::{ColumnKind, Feed, RegionId, Regions};
use crate::diag::Diagnostic;
use crate::measure::exact::full;
use crate::measure::{Decimal, Period, Unit};

/// Skipped records whose lines a file keeps.
pub(super) const SKIPS: usize = 100;

/// What becomes of a row whose cells are all in order.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum State {
    Used,
    Superseded,
    /// By its key: see [`Rows::rejects`].
    Rejected,
    /// A control total.
    Skipped,
}

/// The rows of a stretch of a file. Lists named "one a row" have an entry for each row whose cells are in order.
#[derive(Debug, Default)]
pub(super) struct Rows {
    /// Records, the header and titles included.
    pub records: u64,
    /// Records that are no data.
    pub skipped: u64,
    pub texts: Texts,
    /// One for each declared column, each one a row.
    pub values: Vec<Values>,
    /// One a row; so are the next four, but that a feed with a key has no `prints`, and one without has neither `keys` nor `wholes`.
    pub places: Places,
    /// Fingerprints of the key columns; 0 where they are blank.
    pub keys: Vec<u128>,
    /// Fingerprints of all declared columns.
    pub wholes: Vec<u128>,
    /// Of the records as they are written.
    pub prints: Prints,
    pub states: Vec<State>,
    /// How many rows of the file each stands for; empty where each is one.
    pub weights: Vec<u64>,
    pub rejects: Vec<Reject>,
    /// Keys of rows that were rejected for another cell: such a case is not absent from the file.
    pub rejected_keys: Vec<u128>,
    pub totals: Vec<TotalRow>,
    /// Rows that are a part (其中) of what a row above counts, and the column that says so.
    pub parts: Vec<(usize, usize)>,
    /// The first few records below the header that are no data, by line.
    pub skips: Vec<(u64, Skipped)>,
    /// Units that notes state, with their lines.
    pub units: Vec<(u64, Unit)>,
    /// Where another table begins below this one; its records are among the skipped.
    pub second: Option<Second>,
}

/// Places of rows, lines by themselves, as they go into the frame.
#[derive(Debug, Default)]
pub(super) struct Places {
    pub lines: Vec<u32>,
    /// Of feeds with a key, until it is settled which rows of the file contradict each other: a reject tells its byte.
    pub bytes: Vec<u64>,
    /// Of rows that are added up, in place of the others: rows whose lines follow each other, by the first of each run.
    runs: Vec<(usize, u64)>,
}

impl Places {
    pub fn push(&mut self, place: Place, keyed: bool) {
        self.lines.push(narrow(place.line));
        if keyed {
            self.bytes.push(place.byte);
        }
    }

    /// Adds so many rows whose lines follow each other, of a feed without a key.
    pub fn push_run(&mut self, line: u64, rows: usize) {
        self.lines.extend((narrow(line)..).take(rows));
    }

    /// The place of a row of a feed with a key.
    pub fn get(&self, row: usize) -> Place {
        Place { line: self.lines[row].into(), byte: self.bytes[row] }
    }

    pub fn line(&self, row: usize) -> u64 {
        match self.runs.partition_point(|(first, _)| *first <= row) {
            0 => self.lines[row].into(),
            n => {
                let (first, line) = self.runs[n - 1];
                line + (row - first) as u64
            }
        }
    }

    /// Notes the line of a row that is added up, in the order of lines; those of rows behind it follow each other.
    pub fn run(&mut self, row: usize, line: u64) {
        let goes_on = self.runs.last().is_some_and(|(first, known)| known + (row - first) as u64 == line);
        if !goes_on {
            self.runs.push((row, line));
        }
    }

    /// Adds those of the rows below so many others.
    fn append(&mut self, below: &mut Self, above: usize) {
        self.lines.append(&mut below.lines);
        self.bytes.append(&mut below.bytes);
        self.runs.extend(below.runs.drain(..).map(|(first, line)| (first + above, line)));
    }
}

fn narrow(line: u64) -> u32 {
    u32::try_from(line).expect("fewer than four billion lines in a file")
}

/// Another table in the same file.
#[derive(Debug, Clone, Copy)]
pub(super) struct Second {
    pub line: u64,
    pub records: u64,
}

/// A row of totals.
#[derive(Debug)]
pub(super) struct TotalRow {
    pub kind: Total,
    pub line: u64,
    /// How many rows stand above it.
    pub above: usize,
    /// Amounts by column, with what their last written place stands for, in base units too.
    pub amounts: Vec<(usize, Value, Decimal)>,
    /// What the row says besides, by column: it totals the rows that say the same.
    pub labels: Vec<(usize, Value)>,
}

/// One file's rows.
#[derive(Debug)]
pub(super) struct FileRows {
    pub name: String,
    pub hash: String,
    pub bytes: u64,
    pub written: Written,
    pub header_line: u64,
    pub header_rows: usize,
    /// From the file's name.
    pub period: Option<Period>,
    /// Headers of the declared columns, as the file writes them.
    pub headers: Vec<String>,
    /// Where they stand, from 0, and the unit that the file states.
    pub found: Vec<Option<(usize, Option<Unit>)>>,
    /// Which declared columns it does not have.
    pub lacks: Vec<usize>,
    pub rows: Rows,
    pub warnings: Vec<Diagnostic>,
}

impl Rows {
    pub fn of(feed: &Feed) -> Self {
        Self { values: feed.columns.iter().map(Values::of).collect(), ..Self::default() }
    }

    /// Rows whose cells are in order, those that were added up among them.
    pub fn len(&self) -> usize {
        self.wholes.len().max(self.prints.len())
    }

    pub fn row(&self, n: usize) -> Vec<Value> {
        self.values.iter().map(|v| v.get(n)).collect()
    }

    /// Fingerprint of some columns of a row.
    pub fn fingerprint(&self, row: usize, columns: &[usize]) -> u128 {
        fingerprint(columns.iter().map(|n| self.values[*n].get(row)), &self.texts)
    }

    /// Whether a row is a part of what a row above counts.
    pub fn is_part(&self, row: usize) -> bool {
        self.part_of(row).is_some()
    }

    /// The column by which a row is a part of what a row above counts.
    pub fn part_of(&self, row: usize) -> Option<usize> {
        let n = self.parts.binary_search_by_key(&row, |(r, _)| *r).ok()?;
        Some(self.parts[n].1)
    }

    pub fn used(&self) -> impl Iterator<Item = usize> {
        (0..self.states.len()).filter(|n| self.states[*n] == State::Used)
    }

    /// How many rows of the file are used.
    pub fn count_used(&self) -> u64 {
        if self.weights.is_empty() { self.used().count() as u64 } else { self.weights.iter().sum() }
    }

    /// Makes room for more rows; of rows that are added up, for what tells repeated ones.
    pub fn reserve(&mut self, more: usize, keyed: bool, added_up: bool) {
        if keyed {
            self.keys.reserve(more);
            self.wholes.reserve(more);
            self.places.bytes.reserve(more);
        } else {
            self.prints.reserve(more);
        }
        if !added_up {
            self.places.lines.reserve(more);
            self.values.iter_mut().for_each(|v| v.reserve(more));
            self.states.reserve(more);
        }
    }

    /// Adds the rows of the stretch below, and leaves none there but their room; at most `excerpts` rejects keep their excerpt.
    pub fn append(&mut self, below: &mut Self, excerpts: usize) {
        let records = std::mem::take(&mut below.records);
        self.records += records;
        let skipped = std::mem::take(&mut below.skipped);
        let second_below = below.second.take();
        if let Some(second) = &mut self.second {
            // All of it belongs to the other table.
            second.records += records;
            self.skipped += records;
            let mut values = std::mem::take(&mut below.values);
            values.iter_mut().for_each(Values::clear);
            *below = Self { values, ..Self::default() };
            return;
        }
        self.skipped += skipped;
        let symbols = self.texts.absorb(&below.texts);
        let renamed = |value: &mut Value| {
            if let Value::Text(symbol) = value {
                *symbol = symbols[*symbol as usize];
            }
        };
        let above = self.states.len();
        for (values, more) in self.values.iter_mut().zip(&mut below.values) {
            values.append(more, &symbols);
        }
        for total in &mut below.totals {
            total.above += above;
            total.labels.iter_mut().for_each(|(_, value)| renamed(value));
        }
        self.parts.extend(below.parts.drain(..).map(|(row, column)| (row + above, column)));
        self.places.append(&mut below.places, self.prints.len());
        self.keys.append(&mut below.keys);
        self.wholes.append(&mut below.wholes);
        self.prints.append(&mut below.prints);
        self.states.append(&mut below.states);
        self.rejected_keys.append(&mut below.rejected_keys);
        self.totals.append(&mut below.totals);
        let kept = excerpts.saturating_sub(self.rejects.len());
        below.rejects.iter_mut().skip(kept).for_each(|r| r.excerpt = None);
        self.rejects.append(&mut below.rejects);
        below.skips.truncate(SKIPS.saturating_sub(self.skips.len()));
        self.skips.append(&mut below.skips);
        self.units.append(&mut below.units);
        self.second = second_below;
        below.texts.clear();
    }
}

/// The region a row speaks for: the root where the feed has no region column.
pub(super) fn region_of(feed: &Feed, regions: &Regions, row: &[Value]) -> Option<RegionId> {
    match feed.columns.iter().position(|c| c.kind == ColumnKind::Region) {
        None => Some(regions.root()),
        Some(n) => match row.get(n) {
            Some(Value::Region(id)) => Some(*id),
            _ => None,
        },
    }
}

/// The texts of a row that may be shown, by column id.
pub(super) fn text_cells(feed: &Feed, row: &[Value], texts: &Texts) -> Vec<(String, String)> {
    let shown = feed.columns.iter().zip(row).filter(|(c, _)| !c.private);
    let text = |v: &Value| if let Value::Text(symbol) = v { Some(texts.get(*symbol).to_owned()) } else { None };
    shown.filter_map(|(c, v)| Some((c.id.clone(), text(v)?))).collect()
}

/// A value as people read it, amounts with their unit; private ones are masked.
pub(super) fn shown(feed: &Feed, regions: &Regions, column: usize, value: Value, texts: &Texts) -> String {
    let text = plain(feed, regions, column, value, texts);
    match (&feed.columns[column].kind, value) {
        (ColumnKind::Quantity { unit, .. }, Value::Amount(_)) if !feed.columns[column].private => {
            format!("{text}{unit}")
        }
        _ => text,
    }
}

/// The same with amounts as numbers, in the column's unit.
pub(super) fn plain(feed: &Feed, regions: &Regions, column: usize, value: Value, texts: &Texts) -> String {
    let column = &feed.columns[column];
    match value {
        Value::Blank => String::new(),
        _ if column.private => MASK.to_owned(),
        Value::Day(d) => day(d).to_string(),
        Value::Region(id) => regions.get(id).name.clone(),
        Value::Text(symbol) => texts.get(symbol).to_owned(),
        Value::Amount(amount) => match column.kind {
            ColumnKind::Quantity { unit, .. } => full(&(amount.to_exact() / unit.factor().to_exact())),
            _ => full(&amount.to_exact()),
        },
    }
}
