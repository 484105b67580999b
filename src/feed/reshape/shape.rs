//! How the lines of one file become records: found once, from its header.

use super::as_written::{AsWritten, Source};
use super::date_parts::{AND, DateParts};
use crate::catalog::{Column, ColumnKind};
use crate::feed::header::{Found, Head, Header, Heads};
use crate::feed::text::{CellSource, TextOfHeading};
use crate::measure::Unit;

/// How the lines of one file become records.
#[derive(Debug)]
pub(in crate::feed) struct Shape {
    /// The header as the file has it.
    pub lines: Header,
    /// The header as the records have it: the same, where each line is a record.
    pub records: Header,
    pub(super) plan: Option<Plan>,
}

/// What a record is made of.
#[derive(Debug)]
pub(super) struct Plan {
    pub cells: Vec<CellSource>,
    pub headings: Vec<TextOfHeading>,
    pub dates: Vec<DateParts>,
    /// The column of the values without its bounds, to add them up; `None` where no heading is a total.
    pub total: Option<Column>,
}

impl Shape {
    pub fn of(written: &AsWritten<'_>, lines: Header) -> Self {
        if written.is_plain() {
            return Self { records: lines.clone(), lines, plan: None };
        }
        let is_under = |cell: usize| lines.heads.as_ref().is_some_and(|heads| heads.has(cell));
        let mut cells: Vec<CellSource> =
            (0..lines.width).filter(|cell| !is_under(*cell)).map(CellSource::Line).collect();
        let mut dates = Vec::new();
        let mut columns = Vec::new();
        for (n, source) in written.sources.iter().enumerate() {
            columns.push(match *source {
                Source::Column(column) => lines.columns[column].clone().and_then(|found| {
                    let cell = cells.iter().position(|cell| *cell == CellSource::Line(found.cell))?;
                    Some(Found { cell, ..found })
                }),
                Source::Parts { first, count } => {
                    let parts: Option<Vec<&Found>> =
                        lines.columns[first..first + count].iter().map(Option::as_ref).collect();
                    parts.map(|parts| {
                        let of: Vec<(usize, &str)> =
                            parts.iter().map(|found| (found.cell, found.name.as_str())).collect();
                        let name = parts.iter().map(|found| found.name.as_str()).collect::<Vec<_>>().join(AND);
                        cells.push(CellSource::Made(dates.len()));
                        dates.push(DateParts::of(&of, written.declared.calendar));
                        Found { cell: cells.len() - 1, name, unit: None }
                    })
                }
                Source::Heading | Source::UnderHeading => {
                    let column = &written.declared.columns[n];
                    let is_heading = *source == Source::Heading;
                    cells.push(if is_heading { CellSource::Heading } else { CellSource::UnderHeading });
                    let name = column.headers.first().unwrap_or(&column.id).clone();
                    let unit = lines.heads.as_ref().filter(|_| !is_heading).and_then(common_unit);
                    Some(Found { cell: cells.len() - 1, name, unit })
                }
            });
        }
        let records = records_header(&lines, &mut cells, columns, &dates);
        let headings =
            lines.heads.iter().flat_map(|heads| heads.rows.iter().map(|head| text_of(head, heads))).collect();
        let total = lines.heads.as_ref().filter(|heads| {
            !heads.totals.is_empty() && common_unit(heads).is_some()
                || heads.rows.iter().all(|head| head.unit.is_none()) && !heads.totals.is_empty()
        });
        let total =
            total.and_then(|_| Some(unbounded(&written.declared.columns[written.declared.unpivot.as_ref()?.value])));
        Self { lines, records, plan: Some(Plan { cells, headings, dates, total }) }
    }
}

impl Shape {
    /// Where a cell of a record stands in its line; of a value the first place, and of a date that of its first part.
    pub fn position_of(&self, cell: usize) -> usize {
        let Some(plan) = &self.plan else { return cell };
        let first_head = || self.lines.heads.as_ref().and_then(|heads| heads.rows.first()).map_or(0, |head| head.cell);
        match plan.cells.get(cell) {
            Some(CellSource::Line(of_line)) => *of_line,
            Some(CellSource::Made(n)) => plan.dates[*n].first_cell(),
            Some(CellSource::Heading | CellSource::HeadingUnit | CellSource::UnderHeading) => first_head(),
            None => cell,
        }
    }
}

/// The header of the records. Where headings state different units, a cell of each record does.
fn records_header(
    lines: &Header,
    cells: &mut Vec<CellSource>,
    columns: Vec<Option<Found>>,
    dates: &[DateParts],
) -> Header {
    let own_unit = lines.unit_cell.and_then(|of_line| cells.iter().position(|cell| *cell == CellSource::Line(of_line)));
    let differ = lines
        .heads
        .as_ref()
        .is_some_and(|heads| common_unit(heads).is_none() && heads.rows.iter().any(|head| head.unit.is_some()));
    let unit_cell = own_unit.or_else(|| {
        differ.then(|| {
            cells.push(CellSource::HeadingUnit);
            cells.len() - 1
        })
    });
    let label = |row: &Vec<String>| {
        let of = |source: &CellSource| match source {
            CellSource::Line(cell) => row.get(*cell).cloned().unwrap_or_default(),
            CellSource::Made(n) => dates[*n].label(row),
            _ => String::new(),
        };
        cells.iter().map(of).collect()
    };
    let titles = lines.labels[..lines.record].iter().cloned();
    let labels = titles.chain(lines.labels[lines.record..].iter().map(label)).collect();
    let row_width = lines.row_width.map(|_| cells.len());
    Header { width: cells.len(), row_width, columns, unit_cell, labels, ..lines.clone() }
}

/// The unit that all headings state, or the rows above them.
fn common_unit(heads: &Heads) -> Option<Unit> {
    let mut units = heads.rows.iter().map(|head| head.unit.or(heads.unit));
    let first = units.next()??;
    units.all(|unit| unit == Some(first)).then_some(first)
}

fn text_of(head: &Head, heads: &Heads) -> TextOfHeading {
    let unit = head.unit.or(heads.unit).map_or_else(String::new, |unit| unit.to_string());
    TextOfHeading { cell: head.cell, text: head.into.clone(), unit }
}

/// A column whose amounts may be of any size: their sum may be.
fn unbounded(column: &Column) -> Column {
    let kind = match &column.kind {
        ColumnKind::Quantity { unit, jump, .. } => {
            ColumnKind::Quantity { unit: *unit, min: None, max: None, jump: jump.clone() }
        }
        other => other.clone(),
    };
    Column { kind, private: false, ..column.clone() }
}
