//! Which record names the columns, and which of its cells is which declared column.

use super::table::Table;
use crate::catalog::{Column, ColumnKind, Feed};
use crate::diag::{Diagnostic, Location};
use crate::measure::Unit;
use crate::measure::text::{nearest, tidy};
use crate::say;

/// Records from the top among which the header is looked for.
const SEARCHED: usize = 20;
/// Delimiters that files come with; the first wins where the evidence is equal.
const DELIMITERS: [u8; 4] = [b',', b';', b'\t', b'|'];

/// Where a declared column stands in one file.
#[derive(Debug, Clone)]
pub(super) struct Found {
    pub cell: usize,
    /// As it is written in the file.
    pub name: String,
    /// From the header (`种植面积(万亩)`) or from a `单位:` row above it.
    pub unit: Option<Unit>,
}

#[derive(Debug)]
pub(super) struct Header {
    /// Index of the record; those before it are titles.
    pub record: usize,
    /// Of every declared column, in the feed's order; `None` for an optional one that the file lacks.
    pub columns: Vec<Option<Found>>,
}

/// The delimiter that makes most declared headers appear in the first lines.
pub(super) fn delimiter(text: &str, feed: &Feed) -> u8 {
    let score = |delimiter: u8| {
        let matched = |line: &str| {
            let cells: Vec<&str> = line.split(char::from(delimiter)).map(|c| c.trim().trim_matches('"')).collect();
            feed.columns.iter().filter(|column| cells.iter().any(|cell| column_of(column, cell).is_some())).count()
        };
        text.split(['\n', '\r']).filter(|l| !l.is_empty()).take(SEARCHED).map(matched).max().unwrap_or(0)
    };
    let mut best = (score(DELIMITERS[0]), DELIMITERS[0]);
    for delimiter in &DELIMITERS[1..] {
        let found = score(*delimiter);
        if found > best.0 {
            best = (found, *delimiter);
        }
    }
    best.1
}

impl Header {
    /// Finds the first record in which every required column is named.
    ///
    /// # Errors
    /// A diagnostic that names the headers which were not found, and the nearest that were.
    pub fn find(table: &Table, feed: &Feed, file: &str) -> Result<Self, Box<Diagnostic>> {
        let mut best: Option<(usize, Vec<Option<Found>>)> = None;
        let mut stated = None;
        for record in 0..table.len().min(SEARCHED) {
            let mut columns: Vec<_> = feed.columns.iter().map(|column| look(table, record, column)).collect();
            if feed.columns.iter().zip(&columns).all(|(c, found)| c.optional || found.is_some()) {
                apply_units(feed, &mut columns, stated);
                check_units(feed, &columns, file, table.place(record).line)?;
                return Ok(Self { record, columns });
            }
            stated = table.cells(record).find_map(stated_unit).or(stated);
            let found = |columns: &[Option<Found>]| columns.iter().flatten().count();
            if best.as_ref().is_none_or(|(_, b)| found(&columns) > found(b)) {
                best = Some((record, columns));
            }
        }
        Err(Box::new(not_found(table, feed, file, best)))
    }
}

fn look(table: &Table, record: usize, column: &Column) -> Option<Found> {
    (0..table.width(record)).find_map(|cell| {
        let written = table.cell(record, cell)?;
        let unit = column_of(column, written)?;
        Some(Found { cell, name: tidy(written).into_owned(), unit })
    })
}

/// `Some` if a header cell names the column; within it the unit that the cell states.
#[expect(clippy::option_option, reason = "no match, a match, a match with a unit")]
fn column_of(column: &Column, written: &str) -> Option<Option<Unit>> {
    let written = squeezed(written);
    for header in &column.headers {
        let header = squeezed(header);
        let Some(rest) = written.strip_prefix(&header) else { continue };
        if rest.is_empty() {
            return Some(None);
        }
        if !matches!(column.kind, ColumnKind::Quantity { .. }) {
            continue;
        }
        let inner = [("(", ")"), ("[", "]"), ("【", "】"), ("/", "")]
            .into_iter()
            .find_map(|(open, close)| rest.strip_prefix(open)?.strip_suffix(close));
        let unit = inner.and_then(|i| Unit::parse(i.trim_start_matches("单位:").trim_start_matches("单位")));
        if unit.is_some() {
            return Some(unit);
        }
    }
    None
}

/// Tidied and without spaces: 乡 镇 is 乡镇.
fn squeezed(cell: &str) -> String {
    tidy(cell).chars().filter(|c| !c.is_whitespace()).collect()
}

/// The unit of a title cell such as `单位：万亩`.
fn stated_unit(cell: &str) -> Option<Unit> {
    squeezed(cell).trim_matches(['(', ')']).strip_prefix("单位:").and_then(Unit::parse)
}

/// Gives the unit stated above the header to the quantities that it can measure and that state none themselves.
fn apply_units(feed: &Feed, columns: &mut [Option<Found>], stated: Option<Unit>) {
    for (column, found) in feed.columns.iter().zip(columns) {
        if let (ColumnKind::Quantity { unit, .. }, Some(found), Some(stated)) = (&column.kind, found, stated)
            && found.unit.is_none()
            && stated.dimension() == unit.dimension()
        {
            found.unit = Some(stated);
        }
    }
}

fn check_units(feed: &Feed, columns: &[Option<Found>], file: &str, line: u64) -> Result<(), Box<Diagnostic>> {
    for (column, found) in feed.columns.iter().zip(columns) {
        let (ColumnKind::Quantity { unit, .. }, Some(Found { cell, name, unit: Some(written) })) =
            (&column.kind, found)
        else {
            continue;
        };
        if written.dimension() != unit.dimension() {
            let message = say!(
                "表头“{name}”的单位是{written}，而目录规定的是{unit}，两者不能换算；本文件未采用",
                "the header `{name}` is in {written} but the catalog declares {unit}, which it does not convert to; the file was not used"
            );
            return Err(Box::new(Diagnostic::error("unit-error", message).at(Location::at(
                file,
                line,
                *cell as u64 + 1,
            ))));
        }
    }
    Ok(())
}

fn not_found(table: &Table, feed: &Feed, file: &str, best: Option<(usize, Vec<Option<Found>>)>) -> Diagnostic {
    let (record, found) = best.unzip();
    let cells: Vec<String> = record.map_or_else(Vec::new, |r| table.cells(r).map(squeezed).collect());
    let mut missing = Vec::new();
    let mut hints = Vec::new();
    for (n, column) in feed.columns.iter().enumerate().filter(|(_, c)| !c.optional) {
        if found.as_ref().is_some_and(|f| f[n].is_some()) {
            continue;
        }
        missing.push(column.headers.join("/"));
        let near = column.headers.iter().find_map(|h| nearest(&squeezed(h), cells.iter().map(String::as_str)));
        hints.extend(near.map(str::to_owned));
    }
    let missing = missing.join(", ");
    let message = say!(
        "前{SEARCHED}行内没有同时含有全部必填列的表头行，缺少：{missing}；本文件未采用",
        "no header row with every required column in the first {SEARCHED} rows; not found: {missing}; the file was not used"
    );
    let mut diagnostic = Diagnostic::error("missing-header", message).at(match record {
        Some(r) => Location::line(file, table.place(r).line),
        None => Location::file(file),
    });
    if !hints.is_empty() {
        let hints = hints.join(", ");
        diagnostic = diagnostic.hint(say!(
            "相近的列名有：{hints}；可在 onpace.toml 的 header 中补上别名",
            "near headers in the file: {hints}; an alias can be added under `header` in onpace.toml"
        ));
    }
    diagnostic
}
