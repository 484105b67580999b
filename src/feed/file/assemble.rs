//! The rows of a file put together with what its header says of them.

use super::file_to_read::FileToRead;
use crate::catalog::{ColumnKind, Feed, HeadingsAre};
use crate::diag::{Diagnostic, Location};
use crate::feed::file_format::FileFormat;
use crate::feed::header::{Head, Header, Heads, StatedUnits, names_two_years};
use crate::feed::reshape::Shape;
use crate::feed::rows::{FileRows, RowTotal, Rows, SEVERAL, amount};
use crate::measure::Unit;
use crate::say;
use std::collections::BTreeSet;

/// Puts a file's rows together with what its head says, and warns of units that differ and of a second table.
pub(super) fn file_rows(
    of: &FileToRead<'_>,
    shape: &Shape,
    header_line: u64,
    format: FileFormat,
    rows: Rows,
    hash: String,
    bytes: u64,
) -> FileRows {
    let header = &shape.records;
    let declared = of.feed.columns.iter().zip(&header.columns);
    let named = declared.map(|(c, found)| match found {
        Some(found) => found.name.clone(),
        None => c.headers.first().unwrap_or(&c.id).clone(),
    });
    let mut file = FileRows {
        path: of.path.to_owned(),
        name: of.name.to_owned(),
        hash,
        bytes,
        format,
        header_line,
        header_rows: header.rows,
        period: of.period,
        longer_period: of.longer_period,
        periods: BTreeSet::new(),
        sender: of.sender,
        headers: named.collect(),
        lacks: (0..header.columns.len()).filter(|n| header.columns[*n].is_none()).collect(),
        found: header.columns.iter().map(|f| f.as_ref().map(|f| (shape.position_of(f.cell), f.unit))).collect(),
        rows,
        warnings: Vec::new(),
    };
    file.warnings.extend(unit_notes(of.feed, header, &file));
    if let (Some(width), Some(rows)) = (header.row_width, header.other_width) {
        let message = say!("header-width", width, rows);
        let hint = say!("header-width-hint");
        file.warnings
            .push(Diagnostic::warning("header-width", message).hint(hint).at(Location::line(of.name, header_line)));
    }
    file.warnings.extend(unknown_headings(of.feed, shape, &file));
    let totals = totals_of_lines(of.feed, &mut file);
    file.warnings.extend(totals);
    if let Some(second) = file.rows.second {
        let count = second.records;
        let message = say!("second-table", count);
        file.warnings.push(Diagnostic::warning("second-table", message).at(Location::line(of.name, second.line)));
    }
    file
}

/// A warning for each heading over numbers that is no period and no region.
fn unknown_headings(feed: &Feed, shape: &Shape, file: &FileRows) -> Vec<Diagnostic> {
    let Some(unpivot) = &feed.unpivot else { return Vec::new() };
    let heads = shape.lines.heads.iter().flat_map(Heads::unknown);
    let told = |head: &Head| {
        let (name, cell) = (&head.name, head.cell + 1);
        let (code, message) = match unpivot.headings {
            HeadingsAre::Regions => ("unknown-region", say!("heading-no-region", name, cell)),
            HeadingsAre::Dates | HeadingsAre::Listed(_) => ("unknown-period", say!("heading-no-period", name, cell)),
        };
        let hint = if names_two_years(name) { say!("heading-of-two-years-hint") } else { say!("unknown-heading-hint") };
        Diagnostic::warning(code, message).hint(hint).at(Location::at(&file.name, file.header_line, cell as u64))
    };
    heads.take(SEVERAL).map(told).collect()
}

/// A warning for each total at the end of a line that differs from the sum.
fn totals_of_lines(feed: &Feed, file: &mut FileRows) -> Vec<Diagnostic> {
    let unit = feed.unpivot.as_ref().and_then(|unpivot| match feed.columns[unpivot.value].kind {
        ColumnKind::Quantity { unit, .. } => Some(unit),
        _ => None,
    });
    let totals = std::mem::take(&mut file.rows.row_totals);
    let Some(unit) = unit else { return Vec::new() };
    let told = |total: RowTotal| {
        let (header, stated) = (total.header, amount(&total.stated.to_exact(), unit));
        let sum = amount(&total.sum.to_exact(), unit);
        let message = say!("line-total-differs", header, stated, sum);
        Diagnostic::warning("control-total", message).at(Location::line(&file.name, total.line))
    };
    totals.into_iter().map(told).collect()
}

/// Warnings about units in notes that differ from the units in which amounts were read.
fn unit_notes(feed: &Feed, header: &Header, file: &FileRows) -> Vec<Diagnostic> {
    let read_in = |unit: Unit| {
        let columns = feed.columns.iter().zip(&header.columns);
        columns.into_iter().find_map(|(c, found)| match c.kind {
            ColumnKind::Quantity { unit: declared, .. } if declared.dimension() == unit.dimension() => {
                Some(found.as_ref()?.unit.unwrap_or(declared))
            }
            _ => None,
        })
    };
    let of_row = |row: &Vec<String>| StatedUnits::of_row(row.iter().map(String::as_str), &feed.units);
    let unread = header.labels.iter().map(of_row).flat_map(|stated| stated.unread);
    let mut told: Vec<Diagnostic> = unread
        .map(|unit| {
            let at = Location::line(&file.name, file.header_line);
            Diagnostic::warning("unit-note", say!("stated-unit-unread", unit))
                .hint(say!("stated-unit-unread-hint"))
                .at(at)
        })
        .collect();
    let above: Vec<Unit> = header.labels[..header.record].iter().map(of_row).flat_map(|row| row.units).collect();
    if let Some(unit) = above.first().filter(|_| above.iter().all(|unit| read_in(*unit).is_none())) {
        let message = say!("stated-unit-unused", unit);
        let at = Location::line(&file.name, file.header_line);
        told.push(Diagnostic::warning("unit-note", message).at(at));
        return told;
    }
    let differing = file.rows.units.iter().filter_map(|(line, unit)| Some((line, unit, read_in(*unit)?)));
    told.extend(differing.filter(|(_, unit, used)| !unit.is_as_much_as(*used)).map(|(line, unit, used)| {
        let message = say!("note-unit-differs", unit, used);
        let hint = say!("note-unit-differs-hint");
        Diagnostic::warning("unit-note", message).hint(hint).at(Location::line(&file.name, *line))
    }));
    told
}
