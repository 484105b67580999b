//! The columns of a feed, put together from its tables: one column for each thing that is stated, with every heading it goes by.

use super::cell_kinds::{CellKind, cell_kind};
use super::file_names::likeness;
use super::seen::{Seen, comparable};
use crate::measure::Unit;
use std::collections::BTreeSet;

/// A column of a feed.
#[derive(Debug, Clone)]
pub(super) struct MergedColumn {
    /// Its headings, the most frequent first.
    pub headers: Vec<String>,
    /// The parts of the first, from the top.
    pub headings: Vec<String>,
    pub kind: CellKind,
    /// The unit that its headings state.
    pub unit: Option<Unit>,
    /// For each table of the feed its place in it.
    pub places: Vec<Option<usize>>,
}

impl MergedColumn {
    /// Its cells in all tables that are not blank.
    pub fn cells<'s>(&self, tables: &[&'s Seen]) -> Vec<&'s str> {
        tables.iter().zip(&self.places).filter_map(|(seen, place)| Some(seen.cells((*place)?))).flatten().collect()
    }

    /// Rows in which it is blank, tables without it included, and all rows.
    pub fn blanks(&self, tables: &[&Seen]) -> (usize, usize) {
        let filled = self.cells(tables).len();
        let all: usize = tables.iter().map(|seen| seen.table.rows).sum();
        (all - filled, all)
    }

    /// A cell of a table; blank where the table lacks the column.
    pub fn cell<'s>(&self, tables: &[&'s Seen], table: usize, row: usize) -> &'s str {
        self.places[table].map_or("", |place| tables[table].table.columns[place].cells[row].as_str())
    }
}

/// Puts the columns of tables together; `skip` says which of a table are none.
pub(super) fn merged_columns(
    tables: &[&Seen],
    known: &BTreeSet<String>,
    skip: impl Fn(usize, usize) -> bool,
) -> Vec<MergedColumn> {
    let columns = |table: usize| {
        let all = 0..tables[table].table.columns.len();
        all.filter(|n| !skip(table, *n)).collect::<Vec<usize>>()
    };
    let widest = (0..tables.len()).max_by_key(|n| (columns(*n).len(), std::cmp::Reverse(*n))).unwrap_or(0);
    let mut merged: Vec<MergedColumn> = Vec::new();
    let order = std::iter::once(widest).chain((0..tables.len()).filter(|n| *n != widest));
    for table in order {
        let mut left: Vec<usize> = Vec::new();
        for n in columns(table) {
            let name = comparable(&tables[table].heading(n));
            let known = merged.iter_mut().find(|column| {
                column.places[table].is_none() && column.headers.iter().any(|header| comparable(header) == name)
            });
            match known {
                Some(column) => column.take(tables, table, n),
                None => left.push(n),
            }
        }
        let found = merged.iter().filter(|column| column.places[table].is_some()).count();
        for n in left {
            // By another name, where most others agree.
            let kind = tables[table].kinds[n];
            let place = |column: &MergedColumn| column.places.iter().flatten().next().copied().unwrap_or(0);
            let suits = |column: &&mut MergedColumn| {
                let one = column.kind == kind || kind == CellKind::Blank;
                let alike = likeness(&comparable(&column.headers[0]), &comparable(&tables[table].heading(n))) >= 0.5;
                let named = !column.headers[0].is_empty() && !tables[table].heading(n).is_empty();
                column.places[table].is_none()
                    && one
                    && named
                    && (alike || (place(column) == n && found * 2 >= merged_len(tables, table)))
            };
            match merged.iter_mut().find(suits) {
                Some(column) => column.take(tables, table, n),
                None => merged.push(MergedColumn::new(tables, table, n)),
            }
        }
    }
    for column in &mut merged {
        let cells = column.cells(tables);
        column.kind = cell_kind(&column.headers[0], &cells, known);
    }
    merged
}

/// Columns of a table.
fn merged_len(tables: &[&Seen], table: usize) -> usize {
    tables[table].table.columns.len()
}

impl MergedColumn {
    fn new(tables: &[&Seen], table: usize, n: usize) -> Self {
        let of = &tables[table].table.columns[n];
        let mut places = vec![None; tables.len()];
        places[table] = Some(n);
        Self {
            headers: vec![of.header.clone()],
            headings: of.headings.clone(),
            kind: tables[table].kinds[n],
            unit: of.unit,
            places,
        }
    }

    fn take(&mut self, tables: &[&Seen], table: usize, n: usize) {
        let of = &tables[table].table.columns[n];
        self.places[table] = Some(n);
        self.unit = self.unit.or(of.unit);
        if self.kind == CellKind::Blank {
            self.kind = tables[table].kinds[n];
        }
        if !self.headers.contains(&of.header) {
            self.headers.push(of.header.clone());
        }
    }
}
