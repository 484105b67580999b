//! Rows that are no data: blank ones, totals and means, notes and titles, the header again, the head of another table.

use super::row_cells::RowCells;
use super::row_view::{RowView, holds_texts};
use super::second_table::{is_second_head, is_titled_anew};
use crate::catalog::ColumnKind;
use crate::feed::cell::CellValue;
use crate::feed::header::row_labels::{self, RowWords, Total};
use crate::feed::header::{StatedUnits, stated_units, states_a_unit};
use crate::feed::ledger::Skipped;
use crate::feed::rows::{FileContext, Rows, TotalRow};
use crate::feed::text::Table;
use crate::measure::Unit;

/// What a record is that is no data.
#[derive(Debug, Clone)]
pub(in crate::feed) enum NonData {
    Blank,
    /// About a grouping of the sender's that is no region here.
    Grouping,
    Total(Total),
    /// A note, a title or the header once more, with the units that a note states.
    Words(Vec<Unit>),
    SecondTable,
}

impl NonData {
    pub fn why(&self) -> Skipped {
        match self {
            Self::Blank => Skipped::Blank,
            Self::Grouping => Skipped::Grouping,
            Self::Total(_) => Skipped::Total,
            Self::Words(_) => Skipped::Words,
            Self::SecondTable => Skipped::SecondTable,
        }
    }
}

/// What a record is by itself, if it is no data, taken for one that cannot be used. `first_record` is the first below the header.
pub(in crate::feed) fn non_data(
    context: &FileContext<'_>,
    table: &Table<'_>,
    record: usize,
    first_record: usize,
) -> Option<NonData> {
    let mut cells = RowCells::new(context, RowCells::readers_of(context), vec![None; context.feed.columns.len()]);
    cells.read(context, table, record, None, &mut Rows::of(context.feed));
    let row = RowView { context, table, cells: &cells, record };
    NonDataRules::default().classify(&row, true, first_record)
}

/// Decides which records are no data.
#[derive(Debug, Default)]
pub(super) struct NonDataRules {
    /// Whether a note stands above, with no row in between: what follows may go on with it.
    below_note: bool,
}

impl NonDataRules {
    /// A row of data ends a note.
    pub fn row_taken(&mut self) {
        self.below_note = false;
    }

    /// Whether a record without a fault may yet be no data.
    pub fn may_apply(&self, row: &RowView<'_, '_>) -> bool {
        let words = RowWords::of(row.context.feed);
        let mut texts = row.readers().iter().filter(|c| holds_texts(c)).filter_map(|c| row.cell_of(c));
        texts.any(|cell| words.total(cell).is_some())
            || row.undeclared().any(|cell| words.total(cell).is_some())
            || is_head(row)
            || row.values().iter().all(|v| *v == CellValue::Blank)
            || row.filled().next().is_none()
            || self.is_note_line(row)
    }

    /// What a record is, if it is no data. `first_record` is the first below the header.
    pub fn classify(&mut self, row: &RowView<'_, '_>, faulty: bool, first_record: usize) -> Option<NonData> {
        let Some(first) = row.filled().next() else { return Some(NonData::Blank) };
        if let Some(total) = total(row, first, faulty) {
            return Some(NonData::Total(total));
        }
        if is_head(row) {
            let another = is_titled_anew(row, first_record);
            return Some(if another { NonData::SecondTable } else { NonData::Words(Vec::new()) });
        }
        let note_line = self.is_note_line(row);
        if !faulty && !note_line {
            return None;
        }
        let words = RowWords::of(row.context.feed);
        if note_line || words.is_note(first) || self.is_lone_text(row) || is_unit_line(row) {
            self.below_note |= words.is_note(first);
            return Some(NonData::Words(StatedUnits::of_row(row.table.cells(row.record), row.units()).units));
        }
        is_second_head(row, first_record).then_some(NonData::SecondTable)
    }

    /// Whether a record holds notes and nothing else, or a single text below notes in a feed whose columns are all optional.
    fn is_note_line(&self, row: &RowView<'_, '_>) -> bool {
        let words = RowWords::of(row.context.feed);
        let continues =
            || self.below_note && row.readers().iter().all(|c| c.column.optional) && row.filled().count() == 1;
        row.readers().len() > 1 && (row.filled().all(|cell| words.is_note(cell)) || continues())
    }

    /// Whether a record of a table with several columns holds a single text that is no value of its own column: a title or a
    /// remark.
    fn is_lone_text(&self, row: &RowView<'_, '_>) -> bool {
        let mut filled = (0..row.table.width(row.record))
            .filter_map(|n| Some((n, row.table.cell(row.record, n)?)))
            .filter(|(_, cell)| !cell.trim().is_empty());
        let (Some((at, cell)), None) = (filled.next(), filled.next()) else { return false };
        if row.required_columns() < 2 || !cell.chars().any(char::is_alphabetic) {
            return false;
        }
        // A note may continue: 2.……
        if self.below_note {
            return true;
        }
        let mut columns = row.readers().iter().zip(row.values());
        let own = columns.find(|(c, _)| c.found.as_ref().is_some_and(|f| f.cell == at));
        own.is_none_or(|(reader, value)| {
            let open = holds_texts(reader) && reader.column.one_of.is_empty();
            !open && *value == CellValue::Blank
        })
    }
}

/// Whether a record repeats one of the header's, or of those above it.
fn is_head(row: &RowView<'_, '_>) -> bool {
    let cells = row.table.cells(row.record).enumerate().filter(|(_, c)| !c.trim().is_empty());
    row.context.header.is_repeated(row.context.feed, &cells)
}

/// The kind of total that a record's label names, where the label is no region and no entry of a closed list.
fn total(row: &RowView<'_, '_>, first: &str, faulty: bool) -> Option<Total> {
    let words = RowWords::of(row.context.feed);
    let unknown = |cell: &str| row.context.regions.find(cell).is_err();
    let head = words.total(first).filter(|_| unknown(first) && !row.readers().iter().any(|c| c.lists(first)));
    let labels = row.readers().iter().filter(|c| !matches!(c.column.kind, ColumnKind::Quantity { .. }));
    let mut cells = labels.filter_map(|c| Some((c, row.cell_of(c)?)));
    let in_labels = || {
        cells.find_map(|(reader, cell)| {
            let total = words.total(cell)?;
            let says_so = (words.says_so_anywhere(cell) && (faulty || !row_labels::is_all_of(cell)))
                || (reader.column.kind == ColumnKind::Region && !matches!(total, Total::Grand | Total::Mean));
            (says_so && unknown(cell) && !reader.lists(cell)).then_some(total)
        })
    };
    let elsewhere = || row.undeclared().filter(|c| words.says_so_anywhere(c)).find_map(|c| words.total(c));
    head.or_else(in_labels).or_else(elsewhere)
}

/// Whether a record holds words of which some state a unit: 附表：…　　单位：亩.
fn is_unit_line(row: &RowView<'_, '_>) -> bool {
    let units = row.units();
    let states = |cell: &str| states_a_unit(cell) && !stated_units(cell, units).is_empty();
    row.filled().all(|cell| row_labels::is_word(cell, units)) && row.filled().any(states)
}

/// The amounts and labels of a row of totals, to be compared with the rows that it totals. `above`: rows of data above it.
pub(super) fn total_row(row: &RowView<'_, '_>, kind: Total, above: usize) -> TotalRow {
    let (mut amounts, mut labels) = (Vec::new(), Vec::new());
    let into = row.context.feed.unpivot.as_ref().map(|unpivot| unpivot.into);
    for ((n, value), reader) in row.values().iter().enumerate().zip(row.readers()) {
        match value {
            CellValue::Amount(_) => {
                let cell = row.cell_of(reader).unwrap_or("");
                amounts.push((n, *value, reader.last_place(cell)));
            }
            CellValue::Day(_) => labels.push((n, *value)),
            // A total below a heading is of the values below the same heading.
            CellValue::Region(_) | CellValue::Text(_) if into == Some(n) => labels.push((n, *value)),
            CellValue::Text(_) if !reader.column.one_of.is_empty() => labels.push((n, *value)),
            _ => {}
        }
    }
    let heading = row.heading().map(str::to_owned);
    TotalRow { kind, line: row.table.place(row.record).line, heading, above, amounts, labels }
}
