//! One file by itself: what was detected in it, and its rows as a clean table.

use super::infer_feed::no_unit;
use crate::catalog::{ColumnKind, Feed, ProjectFiles, Regions, Sheets};
use crate::diag::Diagnostic;
use crate::feed::anonymise::Secret;
use crate::feed::cell::{CellValue, MASK};
use crate::feed::checks::settle;
use crate::feed::fast_or_general::Way;
use crate::feed::file::{FileToRead, OwnSheet, no_such_sheet, own_sheets, read_file};
use crate::feed::file_format::FileFormat;
use crate::feed::ledger::Skipped;
use crate::feed::period_in_name::{NamedPeriods, named_periods};
use crate::feed::reject::Reject;
use crate::feed::rows::{FileRows, RowState, plain};
use crate::feed::sheet_name::path_and_sheet;
use crate::measure::exact::{full, whole};
use crate::measure::notation::{is_run_together, tidy};
use crate::measure::{BUILT_IN, Period, Unit, Units, read_date, read_number};

/// A file as it was read, without the others of its feed.
#[derive(Debug)]
pub struct Detected<'a> {
    feed: &'a Feed,
    regions: &'a Regions,
    file: FileRows,
    /// What the columns hold, where the feed was inferred from the file: its cells are texts then, and the unit of an amount may be
    /// unknown.
    inferred: Option<Vec<ColumnKind>>,
}

/// Where a declared column was found.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct DetectedColumn {
    /// Its id in the catalog.
    pub id: String,
    /// As the file writes it.
    pub header: String,
    pub kind: &'static str,
    /// Column of the file, from 1; `None` where the file lacks it.
    pub position: Option<usize>,
    /// The unit that bare numbers are in, where one is known.
    pub unit: Option<Unit>,
}

/// Reads one file as a feed's; of a feed each sheet of which is a report of its own also one sheet, by [`of_sheet`](crate::feed::of_sheet). Rows that another file would revise are among the used.
///
/// # Errors
/// Why the file as a whole cannot be used.
pub fn detect<'a>(
    feed: &'a Feed,
    regions: &'a Regions,
    files: &ProjectFiles,
    name: &str,
) -> Result<Detected<'a>, Box<Diagnostic>> {
    // Of one file alone the period need not be known.
    let NamedPeriods { own: period, longer: longer_period, .. } = named_periods(feed, name, None);
    let secret = Secret::of_this_run();
    let (path, sheet) = if feed.reading.sheets == Sheets::Each { path_and_sheet(name) } else { (name, None) };
    let sheets = if sheet.is_some() { own_sheets(feed, files, path)?.unwrap_or_default() } else { Vec::new() };
    let own = match sheet {
        Some(sheet) => Some(named(sheet, &sheets, path)?),
        None => None,
    };
    let of_sheet = sheet.and_then(|sheet| regions.find(sheet).ok());
    let sender = of_sheet.or_else(|| feed.sender_name.as_ref().and_then(|pattern| pattern.find(path, regions)));
    let to_read = FileToRead {
        feed,
        regions,
        files,
        path,
        name,
        sheet: own,
        period,
        longer_period,
        sender,
        aggregation: None,
        secret,
        way: Way::Fast,
        scrutiny: &[],
    };
    let mut file = read_file(&to_read)?;
    settle(feed, regions, &mut file);
    Ok(Detected { feed, regions, file, inferred: None })
}

/// The sheet of a name among those that are reports of their own.
fn named<'s>(sheet: &str, sheets: &'s [OwnSheet], path: &str) -> Result<&'s OwnSheet, Box<Diagnostic>> {
    let found = sheets.iter().find(|own| tidy(&own.sheet.name) == tidy(sheet));
    found.ok_or_else(|| {
        let names: Vec<String> = sheets.iter().map(|own| own.sheet.name.clone()).collect();
        no_such_sheet(sheet, &names, path)
    })
}

impl Detected<'_> {
    /// The units that its feed knows.
    #[must_use]
    pub fn units(&self) -> &Units {
        &self.feed.units
    }

    /// Marks the feed as inferred by [`infer_feed`](crate::feed::infer_feed), with what its columns hold.
    #[must_use]
    pub fn inferred(self, kinds: Vec<ColumnKind>) -> Self {
        Self { inferred: Some(kinds), ..self }
    }

    /// A column's heading; of an inferred feed as it is written.
    fn header_of(&self, n: usize) -> String {
        let written = self.feed.columns[n].headers.first().filter(|_| self.inferred.is_some());
        written.unwrap_or(&self.file.headers[n]).clone()
    }

    fn kind(&self, n: usize) -> &ColumnKind {
        self.inferred.as_ref().map_or(&self.feed.columns[n].kind, |kinds| &kinds[n])
    }

    /// The unit of a column's bare numbers, as the file, the catalog or the cells state it.
    fn unit(&self, n: usize) -> Option<Unit> {
        let ColumnKind::Quantity { unit, .. } = *self.kind(n) else { return None };
        let stated = self.file.found[n].and_then(|(_, unit)| unit);
        stated.or_else(|| (self.inferred.is_none() || unit != no_unit()).then_some(unit))
    }

    pub fn format(&self) -> &FileFormat {
        &self.file.format
    }

    /// The header's first line, and how many rows it has.
    pub fn header(&self) -> (u64, usize) {
        (self.file.header_line, self.file.header_rows)
    }

    pub fn period(&self) -> Option<Period> {
        self.file.period
    }

    pub fn columns(&self) -> Vec<DetectedColumn> {
        let columns = self.feed.columns.iter().enumerate();
        let column = |(n, c): (usize, &crate::catalog::Column)| {
            let found = self.file.found[n];
            DetectedColumn {
                id: c.id.clone(),
                header: self.header_of(n),
                kind: self.kind(n).as_str(),
                position: found.map(|(cell, _)| cell + 1),
                unit: self.unit(n),
            }
        };
        columns.map(column).collect()
    }

    /// All records, and of them the used, rejected, skipped and superseded.
    pub fn account(&self) -> [u64; 5] {
        let rows = &self.file.rows;
        let count = |state: RowState| rows.states.iter().filter(|s| **s == state).count() as u64;
        let rejected = rows.rejects.len() as u64;
        [
            rows.records,
            count(RowState::Used),
            rejected,
            rows.skipped + count(RowState::Skipped),
            count(RowState::Superseded),
        ]
    }

    pub fn rejects(&self) -> &[Reject] {
        &self.file.rows.rejects
    }

    /// The first hundred skipped rows below the header, by line.
    pub fn skipped(&self) -> &[(u64, Skipped)] {
        &self.file.rows.skips
    }

    pub fn warnings(&self) -> &[Diagnostic] {
        &self.file.warnings
    }

    /// Heads of the clean table: amounts with their unit, regions with their code beside their name.
    pub fn heads(&self) -> Vec<String> {
        let mut heads = vec!["line".to_owned()];
        for (n, column) in self.feed.columns.iter().enumerate().filter(|(n, _)| self.file.found[*n].is_some()) {
            match *self.kind(n) {
                ColumnKind::Region => heads.extend([format!("{}_code", column.id), column.id.clone()]),
                // The table's amounts are in the declared unit, whichever the file's are in.
                ColumnKind::Quantity { unit, .. } if self.unit(n).is_some() => {
                    heads.push(format!("{}({unit})", self.name(n)));
                }
                _ => heads.push(self.name(n)),
            }
        }
        heads
    }

    fn name(&self, n: usize) -> String {
        self.feed.columns[n].id.clone()
    }

    /// The used rows, in the order of the heads; private cells masked.
    pub fn rows(&self) -> impl Iterator<Item = Vec<String>> {
        let rows = &self.file.rows;
        rows.used().map(move |row| {
            let mut cells = vec![rows.places.line(row).to_string()];
            for (n, column) in self.feed.columns.iter().enumerate().filter(|(n, _)| self.file.found[*n].is_some()) {
                let value = rows.values[n].get(row);
                if let (ColumnKind::Region, false) = (&column.kind, column.private) {
                    let code = if let CellValue::Region(id) = value {
                        self.regions.get(id).code.clone()
                    } else {
                        String::new()
                    };
                    cells.push(code);
                } else if column.kind == ColumnKind::Region {
                    cells.push(MASK.to_owned());
                }
                let text = plain(self.feed, self.regions, n, value, &rows.texts);
                cells.push(self.inferred.as_ref().map_or_else(|| text.clone(), |kinds| cleaned(&kinds[n], &text)));
            }
            cells
        })
    }
}

/// A text as the kind of its column writes it; as it stands where it is none of that kind.
fn cleaned(kind: &ColumnKind, text: &str) -> String {
    let tidied = tidy(text);
    let clean = match kind {
        ColumnKind::Date => read_date(&tidied).map(|period| period.to_string()),
        ColumnKind::Quantity { .. } if is_run_together(text, &BUILT_IN) => None,
        ColumnKind::Quantity { unit, .. } => read_number(&tidied, &BUILT_IN).ok().and_then(|number| {
            let factor = number.unit.map_or(Some(whole(1)), |own| own.to(*unit))?;
            Some(full(&(number.value.to_exact() * factor)))
        }),
        ColumnKind::Region | ColumnKind::Text | ColumnKind::Id => None,
    };
    clean.unwrap_or_else(|| text.to_owned())
}
