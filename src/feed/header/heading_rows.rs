//! Which rows of a table are its header.

use super::column_labels::{DoubleLabel, Labels};
use super::found::{Found, Header, SEARCHED};
use super::head_search::HeadSearch;
use super::not_found::{no_heads, not_found, two_units, unit_twice};
use super::row_labels::{self, RowWords};
use super::row_width::row_width;
use super::simplified::simplified;
use super::stated_units::{StatedUnits, lone_unit};
use crate::catalog::{Column, ColumnKind, Feed};
use crate::diag::{Diagnostic, Location};
use crate::feed::text::Table;
use crate::measure::Unit;
use crate::measure::notation::{squeezed, tidy};
use crate::say;
use std::collections::BTreeMap;

/// Rows that a header may have.
const ROWS: usize = 3;

/// Rows below the header from which it is seen whether a column holds units.
const LOOKED_AT: usize = 200;

/// Whether a label heads the units of the rows' own amounts, and if so whether it can mean nothing else: 单位 heads offices too.
fn unit_label(label: &str) -> Option<bool> {
    match &*simplified(squeezed(label)).to_lowercase() {
        "计量单位" | "unitofmeasure" | "unitofmeasurement" | "unitsofmeasure" | "measurementunit" | "maßeinheit" => {
            Some(true)
        }
        "单位" | "unit" | "units" | "einheit" | "unité" | "unidad" | "unità" | "단위" => Some(false),
        _ => None,
    }
}

impl Header {
    /// Finds the first rows in which every required column is named. Where headings become rows (`search`), they must name such too.
    ///
    /// # Errors
    /// A diagnostic that names the headers which were not found, and the nearest that were; that a header stands twice; that a
    /// unit does not convert.
    pub fn find(
        table: &Table<'_>,
        feed: &Feed,
        file: &str,
        search: Option<&HeadSearch<'_>>,
    ) -> Result<Self, Box<Diagnostic>> {
        if feed.reading.header_rows == Some(0) {
            return Self::absent(table, feed, file);
        }
        let rows = feed.reading.header_rows.map(|n| usize::from(n).clamp(1, ROWS));
        let declared = feed.reading.header_line.map(|line| (0..table.len()).find(|n| table.place(*n).line >= line));
        let starts = match declared {
            Some(Some(record)) => record..record + 1,
            Some(None) => 0..0,
            None => 0..table.len().min(SEARCHED),
        };
        let mut best: Option<(usize, Vec<Option<Found>>)> = None;
        let (mut few, mut wrong_heads, mut headless) = (None, None, None);
        // The rows that end highest, and of them the fewest.
        for last in starts.start..starts.end + ROWS - 1 {
            for rows in rows.map_or(1..=ROWS, |n| n..=n) {
                let Some(record) = (last + 1).checked_sub(rows).filter(|r| starts.contains(r)) else { continue };
                if last >= table.len() {
                    continue;
                }
                let labels = Labels::of(table, record, rows, &feed.units);
                let columns = match labels.columns(feed) {
                    Ok(columns) => columns,
                    Err(twice) if twice.complete => return Err(Box::new(twice.diagnostic(table, file, record))),
                    Err(twice) => twice.columns,
                };
                let names_all = feed.columns.iter().zip(&columns).all(|(c, found)| c.optional || found.is_some());
                // Where no column is required, some other row would be as good.
                if names_all && (search.is_some() || columns.iter().any(Option::is_some)) {
                    let header = Self::named(record, rows, labels.width, columns);
                    let Some(search) = search else { return Self::settled(table, feed, file, header, None) };
                    match search.heads(table, &labels, &header, file) {
                        Ok(heads) if heads.say_enough(header.columns.iter().flatten().count(), header.width) => {
                            return Self::settled(table, feed, file, header, Some(search));
                        }
                        // A title may be the name of a region or a period.
                        Ok(heads) if !heads.rows.is_empty() => few = few.or(Some(header)),
                        Ok(_) => headless = headless.or(Some(record)),
                        Err(why) => wrong_heads = wrong_heads.or(Some(why)),
                    }
                    continue;
                }
                let found = |columns: &[Option<Found>]| columns.iter().flatten().count();
                if best.as_ref().is_none_or(|(_, b)| found(&columns) > found(b)) {
                    best = Some((record, columns));
                }
            }
        }
        match (few, wrong_heads, headless) {
            (Some(header), _, _) => Self::settled(table, feed, file, header, search),
            (None, Some(why), _) => Err(why),
            (None, None, Some(record)) => Err(Box::new(no_heads(table, search, file, record))),
            (None, None, None) => Err(Box::new(not_found(table, feed, file, best))),
        }
    }

    fn named(record: usize, rows: usize, width: usize, columns: Vec<Option<Found>>) -> Self {
        Self {
            record,
            rows,
            width,
            row_width: None,
            other_width: None,
            columns,
            unit_cell: None,
            states_units: false,
            labels: Vec::new(),
            heads: None,
        }
    }

    /// The header of a table that has none: each column stands where it is declared. The table begins with its first record.
    fn absent(table: &Table<'_>, feed: &Feed, file: &str) -> Result<Self, Box<Diagnostic>> {
        let from = feed.reading.header_line.unwrap_or(0);
        let record = (0..table.len()).find(|n| table.place(*n).line >= from).unwrap_or(table.len());
        if record >= table.len() {
            return Err(Box::new(Diagnostic::error("missing-header", say!("empty-file")).at(Location::file(file))));
        }
        let mut widths: BTreeMap<usize, usize> = BTreeMap::new();
        for row in record..table.len().min(record + SEARCHED) {
            *widths.entry(table.width(row)).or_default() += 1;
        }
        let width = widths.iter().max_by_key(|(_, rows)| **rows).map_or(0, |(width, _)| *width);
        let place = |column: &Column| {
            let cell = column.position.filter(|cell| *cell < width)?;
            Some(Found { cell, name: column.id.clone(), unit: None })
        };
        let columns: Vec<Option<Found>> = feed.columns.iter().map(place).collect();
        let lacks = feed.columns.iter().zip(&columns).find(|(column, found)| found.is_none() && !column.optional);
        if let Some((column, _)) = lacks {
            let (id, position) = (&column.id, column.position.map_or(0, |n| n + 1));
            let message = say!("table-too-narrow", id, position, width);
            let hint = say!("table-too-narrow-hint");
            return Err(Box::new(Diagnostic::error("missing-header", message).hint(hint).at(Location::file(file))));
        }
        let header = Self::named(record, 0, width, columns);
        Self::settled(table, feed, file, header, None)
    }

    /// Takes rows of units or of sub-headings below into the header, and units from the rows above it.
    fn settled(
        table: &Table<'_>,
        feed: &Feed,
        file: &str,
        mut header: Self,
        search: Option<&HeadSearch<'_>>,
    ) -> Result<Self, Box<Diagnostic>> {
        while feed.reading.header_rows.is_none() && header.rows < ROWS && header.goes_on(table, feed) {
            if let Some(twice) = header.over_several(table, feed) {
                return Err(Box::new(twice.diagnostic(table, file, header.record)));
            }
            let rows = header.rows + 1;
            let labels = Labels::of(table, header.record, rows, &feed.units);
            let named = labels.columns(feed).unwrap_or_else(|twice| twice.columns);
            let taken: Vec<usize> = header.columns.iter().flatten().map(|found| found.cell).collect();
            for (found, below) in header.columns.iter_mut().zip(named) {
                let Some(below) = below else { continue };
                let is_better = match found {
                    Some(found) => found.cell == below.cell && found.unit.is_none(),
                    // A column that need not be there, named by its own row alone.
                    None => !taken.contains(&below.cell),
                };
                if is_better {
                    *found = Some(below);
                }
            }
            header.rows = rows;
            header.width = header.width.max(labels.width);
        }
        let labels = Labels::of(table, header.record, header.rows, &feed.units);
        let amounts = feed.columns.iter().zip(&header.columns);
        let amounts = amounts.filter(|(column, _)| matches!(column.kind, ColumnKind::Quantity { .. }));
        for found in amounts.filter_map(|(_, found)| found.as_ref()) {
            if let Some(units) = labels.two_units(found.cell) {
                return Err(Box::new(unit_twice(&found.name, units, file, table, header.record)));
            }
        }
        if let Some(search) = search {
            let heads = search.heads(table, &labels, &header, file)?;
            let twice = heads.rows.iter().find_map(|head| Some((head, labels.two_units(head.cell)?)));
            if let Some((head, units)) = twice {
                return Err(Box::new(unit_twice(&head.name, units, file, table, header.record)));
            }
            header.heads = Some(heads);
        }
        let above = (0..header.record).flat_map(|record| StatedUnits::of_row(table.cells(record), &feed.units).units);
        let stated: Vec<Unit> = above.collect();
        if let (Some(search), Some(heads)) = (search, &mut header.heads)
            && let ColumnKind::Quantity { unit, .. } = &search.value().kind
            && heads.unit.is_none()
        {
            let mut fitting = stated.iter().copied().filter(|s| s.dimension() == unit.dimension());
            heads.unit = fitting.next();
            if let (Some(first), Some(second)) =
                (heads.unit, fitting.find(|s| heads.unit.is_none_or(|unit| !s.is_as_much_as(unit))))
            {
                let name = &search.value().id;
                return Err(Box::new(two_units(name, first, second, file, table, header.record)));
            }
        }
        for (column, found) in feed.columns.iter().zip(&mut header.columns) {
            if let (ColumnKind::Quantity { unit, .. }, Some(found)) = (&column.kind, found)
                && found.unit.is_none()
            {
                let mut fitting = stated.iter().copied().filter(|s| s.dimension() == unit.dimension());
                found.unit = fitting.next();
                if let (Some(first), Some(second)) =
                    (found.unit, fitting.find(|s| found.unit.is_none_or(|unit| !s.is_as_much_as(unit))))
                {
                    return Err(Box::new(two_units(&found.name, first, second, file, table, header.record)));
                }
            }
        }
        header.check_units(feed, file, table.place(header.record).line)?;
        let records = 0..header.record + header.rows;
        header.labels = records.map(|r| table.cells(r).map(|c| tidy(c).into_owned()).collect()).collect();
        let is_unit = |label: &String| unit_label(label).is_some();
        let own = &header.labels[header.record..];
        let is_declared = |cell: usize| header.columns.iter().flatten().any(|found| found.cell == cell);
        header.unit_cell = (0..header.width)
            .find(|cell| !is_declared(*cell) && own.iter().filter_map(|row| row.get(*cell)).any(is_unit));
        let says_so = |label: &String| unit_label(label) == Some(true);
        let below = header.record + header.rows..table.len().min(header.record + header.rows + LOOKED_AT);
        let holds_one = |cell: usize| {
            below.clone().any(|row| lone_unit(table.cell(row, cell).unwrap_or(""), &feed.units).is_some())
        };
        header.states_units = header
            .unit_cell
            .is_some_and(|cell| own.iter().filter_map(|row| row.get(cell)).any(says_so) || holds_one(cell));
        (header.row_width, header.other_width) = row_width(table, &header, feed).unzip();
        header.other_width = header.other_width.filter(|other| Some(*other) != header.row_width);
        Ok(header)
    }

    /// Whether the row below belongs to the header: words where there are no columns that every row fills, or units.
    fn goes_on(&self, table: &Table<'_>, feed: &Feed) -> bool {
        let below = self.record + self.rows;
        if below >= table.len() || table.apart(below) || table.damage(below).is_some() {
            return false;
        }
        let units = &feed.units;
        let is_unit = |cell: &str| lone_unit(&tidy(cell), units).is_some();
        let is_word = |cell: &str| is_unit(cell) || row_labels::is_word(cell, units);
        // A label that is merged over both rows stands in each, where the workbook's cells are filled.
        let filled = |cell: &usize| {
            let label = table.cell(below, *cell).unwrap_or("").trim();
            !label.is_empty() && table.cell(below - 1, *cell).is_none_or(|above| above.trim() != label)
        };
        let labels =
            feed.columns.iter().zip(&self.columns).filter(|(c, _)| !matches!(c.kind, ColumnKind::Quantity { .. }));
        let says_unit =
            |cell: usize| unit_label(table.cell(below, cell).unwrap_or("").trim_end_matches([':', '：'])).is_some();
        let any_label = labels.filter_map(|(_, f)| f.as_ref()).any(|f| filled(&f.cell) && !says_unit(f.cell));
        let cells = table.cells(below).filter(|c| !c.trim().is_empty());
        !any_label
            && cells.clone().count() > 0
            && cells.clone().all(is_word)
            && !cells.clone().any(|cell| RowWords::of(feed).is_note(cell))
    }

    /// An amount's heading over several columns that have names of their own, so that it is ambiguous.
    fn over_several(&self, table: &Table<'_>, feed: &Feed) -> Option<DoubleLabel> {
        let (above, below) = (self.record + self.rows - 1, self.record + self.rows);
        let word = |record: usize, cell: usize| tidy(table.cell(record, cell).unwrap_or("")).into_owned();
        let names = |cell: usize| {
            let name = word(below, cell);
            !name.is_empty() && lone_unit(&name, &feed.units).is_none()
        };
        feed.columns.iter().zip(&self.columns).find_map(|(column, found)| {
            let found = found.as_ref().filter(|_| matches!(column.kind, ColumnKind::Quantity { .. }))?;
            let next = found.cell + 1;
            let several = names(found.cell) && names(next) && word(above, next).is_empty();
            several.then(|| DoubleLabel {
                column: found.name.clone(),
                cells: [found.cell, next],
                columns: Vec::new(),
                complete: true,
            })
        })
    }

    fn check_units(&self, feed: &Feed, file: &str, line: u64) -> Result<(), Box<Diagnostic>> {
        for (column, found) in feed.columns.iter().zip(&self.columns) {
            let (ColumnKind::Quantity { unit, .. }, Some(Found { cell, name, unit: Some(written) })) =
                (&column.kind, found)
            else {
                continue;
            };
            if written.dimension() != unit.dimension() {
                let message = say!("header-unit-differs", name, written, unit);
                let at = Location::at(file, line, *cell as u64 + 1);
                return Err(Box::new(Diagnostic::error("unit-error", message).at(at)));
            }
        }
        Ok(())
    }
}
