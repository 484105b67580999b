//! Where a second table begins below the first one in the same sheet or file.

use super::reject_row::shape_fault;
use super::row_cells::RowCells;
use super::row_view::RowView;
use crate::feed::cell::CellValue;
use crate::feed::header::row_labels::{self, RowWords};
use crate::feed::header::stated_units;
use crate::feed::rows::Rows;

/// Rows below the head of another table that must not be rows of this one.
const BELOW: usize = 8;

/// Whether a repeated header stands below words of its own, a title or another unit: then it heads another table, and no page
/// of this one.
pub(super) fn is_titled_anew(row: &RowView<'_, '_>, first_record: usize) -> bool {
    if row.required_columns() < 2 {
        return false;
    }
    let words = RowWords::of(row.context.feed);
    let is_own = |cell: &str| row.context.header.says(row.context.feed, cell);
    for above in (first_record..row.record).rev() {
        let cells = || row.table.cells(above).filter(|c| !c.trim().is_empty());
        let Some(first) = cells().next() else { continue };
        if cells().all(is_own) {
            continue;
        }
        if words.is_note(first) && cells().all(|c| stated_units(c, row.units()).is_empty()) {
            // The signature at the end of a page.
            continue;
        }
        let title = cells().nth(1).is_none() || cells().any(|c| !stated_units(c, row.units()).is_empty());
        return title && words.total(first).is_none() && !row_labels::is_next_page(first);
    }
    false
}

/// Whether a record heads another table: words throughout, and either much like this table's header, or below empty rows or
/// words and above rows that do not fit this table.
pub(super) fn is_second_head(row: &RowView<'_, '_>, first_record: usize) -> bool {
    let RowView { table, record, .. } = *row;
    let blank = |r: usize| table.cells(r).all(|c| c.trim().is_empty());
    let alone = |r: usize| table.cells(r).filter(|c| !c.trim().is_empty()).count() == 1;
    let above = record.checked_sub(1).filter(|r| *r >= first_record);
    let set_apart = table.apart(record)
        || above.is_some_and(|r| blank(r) || (alone(r) && (table.apart(r) || r > 0 && blank(r - 1))));
    let mut cells: Vec<&str> = row.filled().collect();
    let count = cells.len();
    if count < 2 || !cells.iter().all(|c| row_labels::is_word(c, row.units())) {
        return false;
    }
    cells.sort_unstable();
    cells.dedup();
    // This table's head with another column or two, or with another unit, heads another table, whatever stands around it.
    let is_own = |(n, cell): &(usize, &str)| row.context.header.says_at(row.context.feed, *n, cell);
    let same = table.cells(record).enumerate().filter(is_own).count();
    if same >= 2 && same * 2 >= count && (set_apart || above.is_some()) {
        return true;
    }
    let is_known = |v: &CellValue| matches!(v, CellValue::Region(_) | CellValue::Day(_) | CellValue::Amount(_));
    let known = row.values().iter().any(is_known);
    let below = record + 1..table.len().min(record + 1 + BELOW);
    set_apart && cells.len() == count && !known && !below.is_empty() && !below.into_iter().any(|r| fits(row, r))
}

/// Whether another record could be a row of this table.
fn fits(row: &RowView<'_, '_>, record: usize) -> bool {
    let RowView { context, table, cells, .. } = *row;
    let mut trial = RowCells::new(context, RowCells::readers_of(context), cells.above().to_vec());
    let shape = shape_fault(&RowView { cells: &trial, record, ..*row });
    trial.read(context, table, record, shape, &mut Rows::of(context.feed)).is_none()
}
