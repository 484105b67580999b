//! The lines of a chunk → its records.

use super::as_written::AsWritten;
use super::lines_of_words::{Values, words};
use super::row_totals::RowTotals;
use super::shape::{Plan, Shape};
use crate::feed::row_reader::KnownRecords;
use crate::feed::rows::{FileContext, RowTotal};
use crate::feed::text::{Damage, Derivation, DerivedRecord, Table};
use std::collections::HashMap;

/// The records of a chunk.
#[derive(Debug)]
pub(in crate::feed) struct Reshaped<'t> {
    pub table: Table<'t>,
    /// What is known of some of them.
    pub known: KnownRecords,
    /// Totals at the ends of lines that differ from the sums.
    pub row_totals: Vec<RowTotal>,
}

impl Shape {
    /// The records of a chunk whose first lines, so many, are titles and the header. `context` is what records are read with.
    pub fn reshape<'t>(
        &self,
        written: &AsWritten<'_>,
        context: &FileContext<'_>,
        table: Table<'t>,
        first: usize,
    ) -> Reshaped<'t> {
        let Some(plan) = &self.plan else {
            return Reshaped { table, known: KnownRecords::default(), row_totals: Vec::new() };
        };
        let mut lines = Lines {
            shape: self,
            table: &table,
            first,
            records: Vec::new(),
            known: KnownRecords::default(),
            values: Values::default(),
        };
        let context = FileContext { feed: &written.feed, header: &self.lines, aggregation: None, ..*context };
        let mut totals = RowTotals::of(self, context.feed, context.regions);
        for line in 0..table.len() {
            if line < first || self.lines.heads.is_none() {
                lines.put_whole(line);
            } else if lines.put(&context, line)
                && let Some(totals) = &mut totals
            {
                totals.compare(&table, line);
            }
        }
        let Lines { records, known, .. } = lines;
        let made = made(plan, &table, first);
        let derivation = Derivation {
            cells: plan.cells.clone(),
            line_width: self.lines.width,
            line_cells: self.lines.row_width,
            headings: plan.headings.clone(),
            records,
            made,
            made_per_line: plan.dates.len(),
        };
        let row_totals = totals.map(|totals| totals.found).unwrap_or_default();
        Reshaped { table: table.derive(derivation), known, row_totals }
    }

    /// Where the value of a record stands.
    pub(super) fn value_column(&self) -> Option<&crate::feed::header::Found> {
        let plan = self.plan.as_ref()?;
        let cell = plan.cells.iter().position(|cell| *cell == crate::feed::text::CellSource::UnderHeading)?;
        self.records.columns.iter().flatten().find(|found| found.cell == cell)
    }
}

/// The dates that are made of several cells, line by line.
fn made(plan: &Plan, table: &Table<'_>, first: usize) -> Vec<String> {
    let mut known: Vec<HashMap<String, String>> = vec![HashMap::new(); plan.dates.len()];
    let mut made = Vec::with_capacity(table.len() * plan.dates.len());
    for line in 0..table.len() {
        for (date, known) in plan.dates.iter().zip(&mut known) {
            made.push(if line < first { String::new() } else { date.made(table, line, known) });
        }
    }
    made
}

/// The records of the lines so far.
struct Lines<'s, 't> {
    shape: &'s Shape,
    table: &'s Table<'t>,
    first: usize,
    records: Vec<DerivedRecord>,
    known: KnownRecords,
    /// Those of the last line.
    values: Values,
}

impl Lines<'_, '_> {
    fn put_whole(&mut self, line: usize) {
        self.records.push(DerivedRecord::of_line(line));
    }

    /// Puts a line of a wide table, one record for each cell that is filled; returns whether it may be data.
    fn put(&mut self, context: &FileContext<'_>, line: usize) -> bool {
        let Self { shape, table, first, .. } = *self;
        self.values.find(table, line, shape);
        if self.values.filled.is_empty() || self.known.is_over() || table.damage(line) == Some(Damage::Unclosed) {
            self.put_whole(line);
            return false;
        }
        if self.values.may_be_words
            && let Some(what) = words(context, shape, table, line, first)
        {
            self.known.add(self.records.len(), what);
            self.put_whole(line);
            return false;
        }
        let all = shape.lines.heads.as_ref().map_or(0, |heads| heads.rows.len());
        self.known.blank += (all - self.values.filled.len()) as u64;
        self.records.extend(self.values.filled.iter().map(|n| DerivedRecord::under(*n, line)));
        self.known.totals += shape.lines.heads.as_ref().map_or(0, |heads| heads.totals.len() as u64);
        true
    }
}
