//! Which rows of a table that no catalog knows name its columns: the words above the first row of values, with the headings that span several
//! of them, but not titles, notes and lines of units.

use crate::feed::header::row_labels::{self, RowWords};
use crate::feed::header::{SEARCHED, lone_unit, names_a_time, states_a_unit};
use crate::feed::text::Table;
use crate::measure::notation::{DateStyle, DecimalMark, is_run_together, tidy};
use crate::measure::{BUILT_IN, is_missing, read_date, read_number, read_number_with};

/// Rows that a header may have.
const ROWS: usize = 3;

/// Rows from which the width of the table is taken.
const LOOKED_AT: usize = 200;

/// Where the header stands.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct TableHead {
    pub record: usize,
    pub rows: usize,
}

/// What a cell of an unknown table may be.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Cell {
    Blank,
    Word,
    /// A year, a month, a day: a value or a heading, as its neighbours decide.
    Time,
    Value,
}

/// Finds the rows above the first row of values; `None` where nothing above it looks like headings, or where no row has values.
pub(super) fn above_values(table: &Table<'_>) -> Option<TableHead> {
    let look = Looks { table, width: (0..table.len().min(LOOKED_AT)).map(|r| distinct(table, r)).max()? };
    let first = (0..table.len().min(SEARCHED + ROWS)).find(|r| look.has_values(*r))?;
    let bottom = first.checked_sub(1).filter(|r| look.is_heading(*r) && !table.apart(first))?;
    let mut head = TableHead { record: bottom, rows: 1 };
    while head.rows < ROWS
        && let Some(above) = head.record.checked_sub(1)
        && !table.apart(head.record)
        && look.is_heading(above)
        && look.spans(above, head.record)
    {
        head = TableHead { record: above, rows: head.rows + 1 };
    }
    // A lone row of words that fills little of the table is a remark above it.
    let named =
        (0..table.width(head.record)).filter(|c| (0..head.rows).any(|n| !text(table, head.record + n, *c).is_empty()));
    (named.count() * 2 > look.width).then_some(head)
}

/// Different texts of a row: a title that is merged over the whole width is one.
fn distinct(table: &Table<'_>, record: usize) -> usize {
    let mut cells: Vec<&str> = table.cells(record).map(str::trim).filter(|c| !c.is_empty()).collect();
    cells.dedup();
    cells.len()
}

fn text(table: &Table<'_>, record: usize, cell: usize) -> String {
    tidy(table.cell(record, cell).unwrap_or("")).into_owned()
}

struct Looks<'t, 'a> {
    table: &'t Table<'a>,
    /// The most different cells that a row has.
    width: usize,
}

impl Looks<'_, '_> {
    fn cell(&self, record: usize, n: usize) -> Cell {
        let written = self.table.cell(record, n).unwrap_or("");
        let cell = tidy(written);
        if is_missing(&cell) {
            return if cell.is_empty() || !cell.chars().any(char::is_alphanumeric) { Cell::Blank } else { Cell::Word };
        }
        let is_year = cell.len() == 4 && (cell.starts_with("19") || cell.starts_with("20"));
        let is_time = || read_date(&cell).is_some() || names_a_time(&cell, DateStyle::default());
        let is_number = || read_number(&cell, &BUILT_IN).is_ok() && !is_run_together(written, &BUILT_IN);
        let is_european = || read_number_with(&cell, DecimalMark::Comma, &BUILT_IN).is_ok();
        if lone_unit(&cell, &BUILT_IN).is_some() {
            Cell::Word
        } else if is_year && cell.bytes().all(|b| b.is_ascii_digit()) {
            Cell::Time
        } else if cell.bytes().all(|b| b.is_ascii_digit()) {
            Cell::Value
        } else if is_time() {
            Cell::Time
        } else if is_number() || is_european() {
            Cell::Value
        } else {
            Cell::Word
        }
    }

    /// Whether a row holds values: most of its cells are filled, and some are numbers, or dates that go on below.
    fn has_values(&self, record: usize) -> bool {
        let goes_on = |n: usize| record + 1 < self.table.len() && self.cell(record + 1, n) == Cell::Time;
        let width = self.table.width(record);
        let is_value = |n: usize| match self.cell(record, n) {
            Cell::Value => true,
            Cell::Time => goes_on(n),
            Cell::Blank | Cell::Word => false,
        };
        distinct(self.table, record) * 2 >= self.width && distinct(self.table, record) > 1 && (0..width).any(is_value)
    }

    /// Whether a row may name columns: words and periods, several of them, and no note or line of units.
    fn is_heading(&self, record: usize) -> bool {
        let table = self.table;
        let cells: Vec<&str> = table.cells(record).filter(|c| !c.trim().is_empty()).collect();
        let all_units = !cells.is_empty() && cells.iter().all(|c| lone_unit(&tidy(c), &BUILT_IN).is_some());
        let several = distinct(table, record) > 1 || self.width <= 1;
        let says = |c: &&str| RowWords::USUAL.is_note(c) || (tidy(c).contains(':') && states_a_unit(c));
        let width = table.width(record);
        let no_value = (0..width).all(|n| self.cell(record, n) != Cell::Value);
        all_units
            || (several
                && no_value
                && !cells.iter().any(says)
                && cells.iter().any(|c| row_labels::is_word(c, &BUILT_IN)))
    }

    /// Whether headings of the row above stand over those of the row below: some column has its name above alone, and some heading goes on
    /// over several columns or over a unit.
    fn spans(&self, above: usize, below: usize) -> bool {
        let width = self.table.width(above).max(self.table.width(below));
        let own = |r: usize, n: usize| text(self.table, r, n);
        let alone = (0..width).any(|n| {
            let (over, under) = (own(above, n), own(below, n));
            !over.is_empty() && (under.is_empty() || under == over)
        });
        let over = (0..width).any(|n| {
            let (upper, under) = (own(above, n), own(below, n));
            let same = n > 0 && (upper.is_empty() || upper == own(above, n - 1));
            !under.is_empty() && (same || lone_unit(&under, &BUILT_IN).is_some())
        });
        alone && over
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(rows: &str) -> Option<(usize, usize)> {
        let rows = rows.split('/').enumerate();
        let table = Table::of_rows(rows.map(|(n, row)| (n as u64 + 1, row.split(',').map(str::to_owned).collect())));
        above_values(&table).map(|head| (head.record, head.rows))
    }

    #[test]
    fn the_words_above_the_first_values_are_the_header() {
        for (rows, head) in [
            ("乡镇,面积,产量/东镇,1,2/西镇,3,4", (0, 1)),
            ("某县面积统计表,,/单位：亩,,/乡镇,面积,产量/东镇,1,2", (2, 1)),
            ("表,,,,/乡镇,面积,,产量,/,本月,累计,本月,累计/东镇,1,2,3,4", (1, 2)),
            ("乡镇,面积,面积,产量,产量/乡镇,本月,累计,本月,累计/东镇,1,2,3,4", (0, 2)),
            ("乡镇,面积,产量/,亩,吨/东镇,1,2", (0, 2)),
            ("乡镇,1月,2月,3月/东镇,1,2,3", (0, 1)),
            ("Ward,2019,2020,2021/North,10,20,30", (0, 1)),
            ("Report,,/Date prepared:,2024-04-03,/Month,Ward,Starts/2024-01,North,3/2024-02,North,4", (2, 1)),
        ] {
            assert_eq!(found(rows), Some(head), "{rows}");
        }
        for rows in ["1,2,3/4,5,6", "name,state/a,open/b,closed"] {
            assert_eq!(found(rows), None, "{rows}");
        }
    }
}
