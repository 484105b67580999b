//! A table as it was met in a file, with what its path says.

use super::cell_kinds::{CellKind, cell_kind};
use super::decimal_commas::decimal_commas_to_points;
use crate::feed::SurveyedTable;
use std::collections::{BTreeMap, BTreeSet};

/// A table that was met.
#[derive(Debug)]
pub(super) struct Seen {
    pub path: String,
    pub table: SurveyedTable,
    /// What each of its columns holds.
    pub kinds: Vec<CellKind>,
    /// Whether a comma comes before the decimals of its numbers; `table` has them with a point.
    pub has_decimal_comma: bool,
}

impl Seen {
    pub fn new(path: &str, mut table: SurveyedTable) -> Self {
        let has_decimal_comma = decimal_commas_to_points(&mut table);
        let mut seen = Self { path: path.to_owned(), table, kinds: Vec::new(), has_decimal_comma };
        seen.look(&BTreeSet::new());
        seen
    }

    /// Looks at the columns, with the names of regions that are known by now.
    pub fn look(&mut self, known: &BTreeSet<String>) {
        let kind = |n: usize| cell_kind(&self.heading(n), &self.cells(n), known);
        self.kinds = (0..self.table.columns.len()).map(kind).collect();
    }

    /// What a column is called, without its unit.
    pub fn heading(&self, n: usize) -> String {
        self.table.columns[n].header.clone()
    }

    /// The cells of a column that are not blank.
    pub fn cells(&self, n: usize) -> Vec<&str> {
        self.table.columns[n].cells.iter().map(String::as_str).filter(|cell| !cell.is_empty()).collect()
    }

    /// The columns whose headings are periods, where these are several and hold numbers.
    pub fn time_columns(&self) -> Vec<usize> {
        let is_time = |n: &usize| {
            let column = &self.table.columns[*n];
            column.is_time && !column.is_total && matches!(self.kinds[*n], CellKind::Quantity | CellKind::Blank)
        };
        let found: Vec<usize> = (0..self.table.columns.len()).filter(is_time).collect();
        if found.len() > 1 { found } else { Vec::new() }
    }

    /// The columns whose headings are regions, where these are several and hold numbers.
    pub fn region_columns(&self, known: &BTreeSet<String>) -> Vec<usize> {
        let is_region = |n: &usize| {
            let column = &self.table.columns[*n];
            let name = column.headings.last().map_or("", String::as_str);
            let headed = known.contains(name) || name.ends_with(['镇', '乡']) || name.ends_with("街道");
            headed && matches!(self.kinds[*n], CellKind::Quantity | CellKind::Blank)
        };
        let found: Vec<usize> = (0..self.table.columns.len()).filter(is_region).collect();
        if found.len() > 2 { found } else { Vec::new() }
    }

    /// The headings by which it is told whether two tables are of one kind.
    pub fn signature(&self, known: &BTreeSet<String>) -> BTreeSet<String> {
        let (times, regions) = (self.time_columns(), self.region_columns(known));
        let mut signature: BTreeSet<String> = BTreeSet::new();
        for n in 0..self.table.columns.len() {
            if times.contains(&n) {
                signature.insert("⟨time⟩".to_owned());
            } else if regions.contains(&n) {
                signature.insert("⟨region⟩".to_owned());
            } else if !self.table.columns[n].is_total && self.kinds[n] != CellKind::Serial {
                signature.insert(comparable(&self.heading(n)));
            }
        }
        signature
    }
}

/// A heading as it is compared with others.
pub(super) fn comparable(heading: &str) -> String {
    heading.to_lowercase().chars().filter(|c| c.is_alphanumeric() || *c == '%').collect()
}

/// How much two sets of headings have in common, from 0 to 1.
pub(super) fn share_in_common(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let both = a.intersection(b).count();
    let all = a.union(b).count();
    #[expect(clippy::cast_precision_loss, reason = "a table has few columns")]
    if all == 0 { 0.0 } else { both as f64 / all as f64 }
}

/// The same as a share of the smaller of the two.
pub(super) fn share_of_smaller(a: &BTreeSet<String>, b: &BTreeSet<String>) -> f64 {
    let both = a.intersection(b).count();
    let smaller = a.len().min(b.len());
    #[expect(clippy::cast_precision_loss, reason = "a table has few columns")]
    if smaller == 0 { 0.0 } else { both as f64 / smaller as f64 }
}

/// Tables by their file.
pub(super) fn by_path(seen: &[Seen]) -> BTreeMap<&str, Vec<usize>> {
    let mut by_path: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (n, one) in seen.iter().enumerate() {
        by_path.entry(&one.path).or_default().push(n);
    }
    by_path
}
