//! What stands in a file before any catalog: each of its tables with titles, headings and cells, to propose a catalog from.

use super::infer_feed::Unknown;
use super::table_head::{self, TableHead};
use crate::catalog::ProjectFiles;
use crate::diag::Diagnostic;
use crate::feed::file::{FileToSample, SampledTable, read_tables};
use crate::feed::header::row_labels::{RowWords, is_all_of};
use crate::feed::header::{StatedUnits, names_a_time, stacked};
use crate::feed::sniff::infer_feed::words_above;
use crate::feed::text::Table;
use crate::measure::notation::{DateStyle, tidy};
use crate::measure::{BUILT_IN, Unit};

/// Rows of a table that are looked at.
const SAMPLE: usize = 4000;

/// A table of a file.
#[derive(Debug, Clone)]
pub struct SurveyedTable {
    /// The name of its sheet; `None` where the file has none.
    pub sheet: Option<String>,
    /// The texts above its header.
    pub titles: Vec<String>,
    /// Line of the header's first row, from 1, and how many rows it has; none in a table without one.
    pub header_line: u64,
    pub header_rows: usize,
    /// The units that are stated above the header.
    pub units: Vec<Unit>,
    pub columns: Vec<SurveyedColumn>,
    /// Rows of data.
    pub rows: usize,
    /// The labels of its rows of totals.
    pub totals: Vec<String>,
}

/// A column of a table.
#[derive(Debug, Clone)]
pub struct SurveyedColumn {
    /// Its place, from 0.
    pub cell: usize,
    /// The headings above it and its own, from the top, without the units that they state.
    pub headings: Vec<String>,
    /// As `header` of a catalog names it.
    pub header: String,
    /// The unit that its headings state.
    pub unit: Option<Unit>,
    /// Whether its heading is a period: 3月, 2024-03.
    pub is_time: bool,
    /// Whether its heading says that it totals others: 合计.
    pub is_total: bool,
    /// Its cells, one for each row, tidied; blank where it has none.
    pub cells: Vec<String>,
}

/// Looks through every table of a file: all visible sheets of a workbook.
///
/// # Errors
/// The file cannot be read.
pub fn survey(files: &ProjectFiles, name: &str, of: Unknown<'_>) -> Result<Vec<SurveyedTable>, Box<Diagnostic>> {
    let Unknown { sheet, language } = of;
    let tables = read_tables(&FileToSample { files, name, sheet, language })?;
    Ok(tables.into_iter().filter_map(surveyed).collect())
}

/// `None` where there is nothing in it.
fn surveyed(of: SampledTable) -> Option<SurveyedTable> {
    let SampledTable { sheet, table } = of;
    if table.len() == 0 {
        return None;
    }
    let head = table_head::above_values(&table).or_else(|| words_above(&table));
    let (record, rows) = head.map_or((0, 0), |TableHead { record, rows }| (record, rows));
    let style = DateStyle::default();
    let titles = (0..record).flat_map(|r| {
        let mut cells: Vec<String> = table.cells(r).map(|c| tidy(c).into_owned()).filter(|c| !c.is_empty()).collect();
        cells.dedup();
        cells
    });
    let titles: Vec<String> = titles.collect();
    let units =
        (0..record).flat_map(|r| StatedUnits::of_row(deduped(&table, r).into_iter(), &BUILT_IN).units).collect();
    let data = Data::of(&table, record, rows);
    let width = data.rows.iter().map(|r| table.width(*r)).max().unwrap_or(0);
    let headings = if rows == 0 { Vec::new() } else { stacked(&table, record, rows, &BUILT_IN) };
    let column = |cell: usize| {
        let own = headings.get(cell);
        let cells: Vec<String> =
            data.rows.iter().map(|r| tidy(table.cell(*r, cell).unwrap_or("")).into_owned()).collect();
        let names = own.map(|own| own.names.clone()).unwrap_or_default();
        if names.is_empty() && cells.iter().all(String::is_empty) {
            return None;
        }
        let lowest = names.last().map_or("", String::as_str);
        Some(SurveyedColumn {
            cell,
            is_time: names.iter().any(|name| names_a_time(name, style)),
            is_total: RowWords::USUAL.total(lowest).is_some(),
            header: joined(&names),
            unit: own.and_then(|own| own.unit),
            headings: names,
            cells,
        })
    };
    let columns: Vec<SurveyedColumn> = (0..width.max(headings.len())).filter_map(column).collect();
    let header_line = table.place(record).line;
    Some(SurveyedTable {
        sheet,
        titles,
        header_line,
        header_rows: rows,
        units,
        columns,
        rows: data.rows.len(),
        totals: data.totals,
    })
}

/// The cells of a row, those of a merged area once.
fn deduped<'t>(table: &'t Table<'_>, record: usize) -> Vec<&'t str> {
    let mut cells: Vec<&str> = table.cells(record).collect();
    cells.dedup();
    cells
}

/// Headings as one name; alphabets need a blank between them.
fn joined(names: &[String]) -> String {
    names.iter().fold(String::new(), |mut all, name| {
        let both_latin =
            all.ends_with(|c: char| c.is_ascii_alphanumeric()) && name.starts_with(|c: char| c.is_ascii_alphanumeric());
        if both_latin {
            all.push(' ');
        }
        all + name
    })
}

/// The rows of data below a header.
struct Data {
    rows: Vec<usize>,
    totals: Vec<String>,
}

impl Data {
    fn of(table: &Table<'_>, record: usize, head_rows: usize) -> Self {
        let below = record + head_rows;
        let mut data = Self { rows: Vec::new(), totals: Vec::new() };
        let head: Vec<String> = table.cells(below.saturating_sub(1)).map(|c| tidy(c).into_owned()).collect();
        let mut gap = false;
        for r in below..table.len().min(below + SAMPLE) {
            let cells: Vec<&str> = table.cells(r).map(str::trim).collect();
            let filled: Vec<&str> = cells.iter().copied().filter(|c| !c.is_empty()).collect();
            gap |= r > below && table.apart(r) || filled.is_empty();
            if filled.is_empty() || filled.iter().any(|c| RowWords::USUAL.is_note(c)) {
                continue;
            }
            let mut different = filled.clone();
            different.dedup();
            let is_words = |c: &&str| !tidy(c).chars().any(|c| c.is_ascii_digit());
            if different.len() == 1 && head.len() > 2 {
                continue;
            }
            if let Some(label) = filled.iter().take(2).find(|c| is_total(c)) {
                data.totals.push(tidy(label).into_owned());
                continue;
            }
            let same =
                cells.iter().enumerate().filter(|(n, c)| head.get(*n).is_some_and(|h| !h.is_empty() && *h == tidy(c)));
            if head_rows > 0 && same.count() * 2 > filled.len() || is_numbering(&filled) {
                continue;
            }
            // Behind a gap a row of words begins another table.
            if gap && head_rows > 0 && filled.len() > 1 && filled.iter().all(is_words) {
                break;
            }
            data.rows.push(r);
        }
        data
    }
}

fn is_total(cell: &str) -> bool {
    RowWords::USUAL.total(cell).is_some() || is_all_of(cell)
}

/// A row that numbers the columns: 甲, 1, 2, 3.
fn is_numbering(cells: &[&str]) -> bool {
    let numbers: Vec<u32> = cells.iter().filter_map(|c| c.parse().ok()).collect();
    let letters = cells.iter().filter(|c| ["甲", "乙", "丙", "丁", "A", "B", "栏次"].contains(c)).count();
    numbers.len() > 1
        && numbers.len() + letters == cells.len()
        && letters > 0
        && numbers.windows(2).all(|w| w[1] == w[0] + 1)
}
