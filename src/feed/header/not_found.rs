//! Why no header was found, or which unit of two is meant.

use super::found::{Found, SEARCHED};
use super::head_search::HeadSearch;
use crate::catalog::{Feed, HeadingsAre};
use crate::diag::{Diagnostic, Location};
use crate::feed::text::Table;
use crate::measure::Unit;
use crate::measure::notation::{nearest, squeezed};
use crate::say;

/// No row names every required column; `best` is the row that names most of them, with what it names.
pub(super) fn not_found(
    table: &Table<'_>,
    feed: &Feed,
    file: &str,
    best: Option<(usize, Vec<Option<Found>>)>,
) -> Diagnostic {
    if table.len() == 0 {
        let message = say!("empty-file");
        return Diagnostic::error("missing-header", message).at(Location::file(file));
    }
    let starts_with =
        |mark: &str| table.cell(0, 0).is_some_and(|c| c.trim_start().to_ascii_lowercase().starts_with(mark));
    if ["<html", "<!doctype", "<table", "<?xml"].iter().any(|mark| starts_with(mark)) {
        let message = say!("web-page");
        let hint = say!("web-page-hint");
        return Diagnostic::error("missing-header", message).hint(hint).at(Location::file(file));
    }
    if let Some(line) = feed.reading.header_line {
        let message = say!("wrong-header-line", line);
        return Diagnostic::error("missing-header", message).at(Location::line(file, line));
    }
    let (record, found) = best.unzip();
    let cells: Vec<_> = record.map_or_else(Vec::new, |r| table.cells(r).map(squeezed).collect());
    let mut missing = Vec::new();
    let mut hints = Vec::new();
    for (n, column) in feed.columns.iter().enumerate().filter(|(_, c)| !c.optional) {
        if found.as_ref().is_some_and(|f| f[n].is_some()) {
            continue;
        }
        missing.push(column.headers.join("/"));
        let near = column.headers.iter().find_map(|h| nearest(&squeezed(h), cells.iter().map(|c| &**c)));
        hints.extend(near.map(str::to_owned));
    }
    let missing = missing.join(", ");
    let message = say!("missing-header", rows = SEARCHED, missing);
    let mut diagnostic = Diagnostic::error("missing-header", message).at(match record {
        Some(r) => Location::line(file, table.place(r).line),
        None => Location::file(file),
    });
    if let Some(damaged) = (0..table.len().min(SEARCHED)).find(|r| table.damage(*r).is_some()) {
        let line = table.place(damaged).line;
        return diagnostic.hint(say!("missing-header-quote", line));
    }
    if !hints.is_empty() {
        let hints = hints.join(", ");
        diagnostic = diagnostic.hint(say!("missing-header-near", hints));
    }
    diagnostic
}

/// A row names the other columns, but none of its headings is one that becomes rows.
pub(super) fn no_heads(table: &Table<'_>, search: Option<&HeadSearch<'_>>, file: &str, record: usize) -> Diagnostic {
    let message = match search.map(HeadSearch::headings) {
        Some(HeadingsAre::Regions) => say!("no-region-headings"),
        Some(HeadingsAre::Listed(list)) => say!("no-listed-headings", list),
        Some(HeadingsAre::Dates) | None => say!("no-period-headings"),
    };
    Diagnostic::error("missing-header", message).at(Location::line(file, table.place(record).line))
}

/// A heading states one unit, and the row below it another.
pub(super) fn unit_twice(
    name: &str,
    [first, second]: [Unit; 2],
    file: &str,
    table: &Table<'_>,
    record: usize,
) -> Diagnostic {
    let message = say!("header-unit-twice", name, first, second);
    let line = table.place(record).line;
    Diagnostic::error("unit-error", message).at(Location::line(file, line))
}

/// Two units stand above the table, and either may be a column's.
pub(super) fn two_units(
    name: &str,
    first: Unit,
    second: Unit,
    file: &str,
    table: &Table<'_>,
    record: usize,
) -> Diagnostic {
    let message = say!("header-unit-open", first, second, name);
    let hint = say!("header-unit-open-hint", name, first);
    let line = table.place(record).line;
    Diagnostic::error("unit-error", message).hint(hint).at(Location::line(file, line))
}
