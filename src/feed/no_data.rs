//! Rows that are no data: blank ones, totals and means, notes and titles, the header again, the head of another table.

use super::cells::{CellReader, Value};
use super::header::stated_units;
use super::labels::{self, Total};
use super::ledger::Skipped;
use super::row_reader::RowReader;
use super::rows::TotalRow;
use crate::catalog::ColumnKind;
use crate::measure::Unit;
use crate::measure::text::tidy;

/// Rows below the head of another table that must not be rows of this one.
const BELOW: usize = 8;

/// What a record is that is no data.
#[derive(Debug, Clone, Copy)]
pub(super) enum NoData {
    Blank,
    Total(Total),
    /// A note, a title, the header once more.
    Words,
    SecondTable,
}

impl NoData {
    pub fn why(self) -> Skipped {
        match self {
            Self::Blank => Skipped::Blank,
            Self::Total(_) => Skipped::Total,
            Self::Words => Skipped::Words,
            Self::SecondTable => Skipped::SecondTable,
        }
    }
}

impl<'t> RowReader<'_, 't> {
    /// Whether a row whose cells are in order may yet be one of totals, or blank.
    pub(super) fn may_be_label(&self, record: usize) -> bool {
        let text = |c: &&CellReader<'_>| matches!(c.column.kind, ColumnKind::Text | ColumnKind::Id);
        let cells = self.columns.iter().filter(text).filter_map(|c| self.table.cell(record, c.found.as_ref()?.cell));
        cells.into_iter().any(|cell| labels::total(cell).is_some())
            || self.undeclared(record).any(|cell| labels::total(cell).is_some())
            || self.row.iter().all(|v| *v == Value::Blank)
            || self.is_note_line(record)
    }

    /// Rows of totals or means, blank rows, notes, the header repeated, the head of another table.
    pub(super) fn no_data(&mut self, record: usize, faulty: bool, first_record: usize) -> Option<NoData> {
        let filled = |cell: &&str| !cell.trim().is_empty();
        let Some(first) = self.table.cells(record).find(filled) else { return Some(NoData::Blank) };
        if let Some(total) = self.total(record, first, faulty) {
            return Some(NoData::Total(total));
        }
        if self.is_head(record) {
            let another = self.is_titled_anew(record, first_record);
            return Some(if another { NoData::SecondTable } else { NoData::Words });
        }
        let note_line = self.is_note_line(record);
        if !faulty && !note_line {
            return None;
        }
        if note_line || labels::is_note(first) || self.is_lone_text(record) || self.is_unit_line(record) {
            self.below_note |= labels::is_note(first);
            let units: Vec<Unit> = self.table.cells(record).flat_map(stated_units).collect();
            self.out.units.extend(units.into_iter().map(|unit| (self.table.place(record).line, unit)));
            return Some(NoData::Words);
        }
        self.is_second_head(record, first_record).then_some(NoData::SecondTable)
    }

    /// Whether a record is one of the header's, or of those above it, once more. Cells that are merged in the one place need not
    /// be in the other, so that blanks are passed over.
    fn is_head(&self, record: usize) -> bool {
        let cells = || self.table.cells(record).enumerate().filter(|(_, c)| !c.trim().is_empty());
        let own = |labels: &Vec<String>| cells().all(|(n, c)| labels.get(n).is_some_and(|l| *l == tidy(c)));
        (cells().nth(1).is_some() || self.sheet.header.width == 1) && self.sheet.header.labels.iter().any(own)
    }

    /// Whether the header stands again below words of its own, a title or another unit: then it heads another table, and no page
    /// of this one.
    fn is_titled_anew(&self, record: usize, first_record: usize) -> bool {
        if self.columns.iter().filter(|c| !c.column.optional).count() < 2 {
            return false;
        }
        let is_own = |cell: &str| self.sheet.header.labels.iter().flatten().any(|label| *label == tidy(cell));
        for above in (first_record..record).rev() {
            let cells = || self.table.cells(above).filter(|c| !c.trim().is_empty());
            let Some(first) = cells().next() else { continue };
            if cells().all(is_own) {
                continue;
            }
            if labels::is_note(first) && cells().all(|c| stated_units(c).is_empty()) {
                // What a page ends with: who signed it.
                continue;
            }
            let title = cells().nth(1).is_none() || cells().any(|c| !stated_units(c).is_empty());
            return title && labels::total(first).is_none() && !labels::is_next_page(first);
        }
        false
    }

    /// Cells of columns that the feed does not declare.
    fn undeclared(&self, record: usize) -> impl Iterator<Item = &'t str> {
        let cells = (0..self.table.width(record)).filter(|n| !self.is_declared(*n));
        cells.filter_map(move |n| self.table.cell(record, n))
    }

    /// The total that a record's label tells, where the label is no region and no entry of a closed list.
    fn total(&self, record: usize, first: &str, faulty: bool) -> Option<Total> {
        let unknown = |cell: &str| self.sheet.regions.find(cell).is_err();
        let head = labels::total(first).filter(|_| unknown(first) && !self.columns.iter().any(|c| c.lists(first)));
        let labels = self.columns.iter().filter(|c| !matches!(c.column.kind, ColumnKind::Quantity { .. }));
        let mut cells = labels.filter_map(|c| Some((c, self.table.cell(record, c.found.as_ref()?.cell)?)));
        let in_labels = || {
            cells.find_map(|(column, cell)| {
                let total = labels::total(cell)?;
                let told = (labels::says_so_anywhere(cell) && (faulty || !labels::is_all_of(cell)))
                    || (column.column.kind == ColumnKind::Region && !matches!(total, Total::Grand | Total::Mean));
                (told && unknown(cell) && !column.lists(cell)).then_some(total)
            })
        };
        let elsewhere = || self.undeclared(record).filter(|c| labels::says_so_anywhere(c)).find_map(labels::total);
        head.or_else(in_labels).or_else(elsewhere)
    }

    /// Notes and nothing else, or a single text below them, which are no row even where no column need be filled in.
    fn is_note_line(&self, record: usize) -> bool {
        let cells = || self.table.cells(record).filter(|c| !c.trim().is_empty());
        let goes_on = || self.below_note && self.columns.iter().all(|c| c.column.optional) && cells().count() == 1;
        self.columns.len() > 1 && (cells().all(labels::is_note) || goes_on())
    }

    /// Words of which some state a unit: 附表：…　　单位：亩.
    fn is_unit_line(&self, record: usize) -> bool {
        let cells = || self.table.cells(record).filter(|c| !c.trim().is_empty());
        let states =
            |cell: &str| tidy(cell).trim_start_matches('(').starts_with("单位") && !stated_units(cell).is_empty();
        cells().all(labels::is_word) && cells().any(states)
    }

    /// A single text in a table of several columns that is no value of its own column: a title or a remark.
    fn is_lone_text(&self, record: usize) -> bool {
        let mut filled = (0..self.table.width(record))
            .filter_map(|n| Some((n, self.table.cell(record, n)?)))
            .filter(|(_, cell)| !cell.trim().is_empty());
        let (Some((at, cell)), None) = (filled.next(), filled.next()) else { return false };
        let required = self.columns.iter().filter(|c| !c.column.optional).count();
        if required < 2 || !cell.chars().any(char::is_alphabetic) {
            return false;
        }
        // A note may go on: 2.……
        if self.below_note {
            return true;
        }
        let own = self.columns.iter().zip(&self.row).find(|(c, _)| c.found.as_ref().is_some_and(|f| f.cell == at));
        own.is_none_or(|(column, value)| {
            let open =
                matches!(column.column.kind, ColumnKind::Text | ColumnKind::Id) && column.column.one_of.is_empty();
            !open && *value == Value::Blank
        })
    }

    /// Words throughout, and either much like this table's header, or below empty rows or words and above a row that is none of
    /// this table's: the head of another table.
    fn is_second_head(&self, record: usize, first_record: usize) -> bool {
        let blank = |r: usize| self.table.cells(r).all(|c| c.trim().is_empty());
        let alone = |r: usize| self.table.cells(r).filter(|c| !c.trim().is_empty()).count() == 1;
        let above = record.checked_sub(1).filter(|r| *r >= first_record);
        let set_apart = self.table.apart(record)
            || above.is_some_and(|r| blank(r) || (alone(r) && (self.table.apart(r) || r > 0 && blank(r - 1))));
        let mut cells: Vec<&str> = self.table.cells(record).filter(|c| !c.trim().is_empty()).collect();
        let count = cells.len();
        if count < 2 || !cells.iter().all(|c| labels::is_word(c)) {
            return false;
        }
        cells.sort_unstable();
        cells.dedup();
        // The head of this table with another column or two, or another unit, is another's, whatever stands around it.
        let is_own = |(n, cell): &(usize, &str)| {
            let cell = tidy(cell);
            !cell.is_empty() && self.sheet.header.labels.iter().any(|row| row.get(*n).is_some_and(|l| *l == cell))
        };
        let same = self.table.cells(record).enumerate().filter(is_own).count();
        if same >= 2 && same * 2 >= count && (set_apart || above.is_some()) {
            return true;
        }
        let known = self.row.iter().any(|v| matches!(v, Value::Region(_) | Value::Day(_) | Value::Amount(_)));
        let below = record + 1..self.table.len().min(record + 1 + BELOW);
        set_apart && cells.len() == count && !known && !below.is_empty() && !below.into_iter().any(|r| self.fits(r))
    }

    /// Whether a record could be a row of this table.
    fn fits(&self, record: usize) -> bool {
        let above = self.above.clone();
        let mut trial = Self::new(self.sheet, self.table, above);
        trial.read_cells(record).is_none()
    }

    /// Keeps the amounts of a row of totals, to be compared with the sum of the rows.
    pub(super) fn note_total(&mut self, record: usize, kind: Total) {
        let (mut amounts, mut labels) = (Vec::new(), Vec::new());
        for (n, value) in self.row.iter().enumerate() {
            let column = &self.columns[n];
            match value {
                Value::Amount(_) => {
                    let cell = column.found.as_ref().and_then(|f| self.table.cell(record, f.cell)).unwrap_or("");
                    amounts.push((n, *value, column.last_place(cell)));
                }
                Value::Day(_) => labels.push((n, *value)),
                Value::Text(_) if !column.column.one_of.is_empty() => labels.push((n, *value)),
                _ => {}
            }
        }
        let (line, above) = (self.table.place(record).line, self.out.states.len());
        self.out.totals.push(TotalRow { kind, line, above, amounts, labels });
    }
}
