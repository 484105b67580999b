//! The form `tracking`: `tracking.xlsx`, the indicator tracking table of programmes and donors.

use super::sheet::{Cell as PlainCell, Column as PlainColumn, Kind, Sheet};
use super::tracking_table::{Block, Cell, Column, Line, Table};
use super::workbook::of_tables;
use crate::render::form::{Form, Job, Part, Readers};
use crate::render::output_file::OutputFile;
use crate::report::{DescribedIndicator, PeriodCells, Report, TrackedLine, TrackingPart};

/// Half-width characters of a column.
const NAME: usize = 28;
const PART: usize = 14;
const SHORT: usize = 9;
const AMOUNT: usize = 10;
const DUE: usize = 13;
const SHARE: usize = 9;
const COMMENT: usize = 32;
const DESCRIBED: u16 = 26;

/// Years that fill a printed page beside what lines are.
const YEARS_TO_A_PAGE: usize = 4;

/// `tracking.xlsx`.
#[derive(Debug)]
pub struct Tracking;

impl Form for Tracking {
    fn name(&self) -> &'static str {
        "tracking"
    }

    fn shows(&self) -> &'static [Part] {
        &[Part::Words, Part::Tracking]
    }

    fn readers(&self) -> Readers {
        Readers::People
    }

    fn write(&self, job: &Job<'_>) -> Vec<OutputFile> {
        let bytes = job.report.tracking.as_ref().map(|part| tracking_xlsx(job.report, part));
        bytes.map(|bytes| OutputFile::new(job.version.file_name("tracking.xlsx"), bytes)).into_iter().collect()
    }
}

/// The workbook: what each indicator is, its whole life, and a sheet for each year with its quarters.
#[must_use]
pub fn tracking_xlsx(report: &Report, part: &TrackingPart) -> Vec<u8> {
    let tables: Vec<Table> = std::iter::once(life(part)).chain((0..part.years.len()).map(|n| year(part, n))).collect();
    of_tables(report, &[indicators(report, part)], &tables)
}

fn word(part: &TrackingPart, key: &str) -> String {
    part.words.get(key).cloned().unwrap_or_default()
}

/// What each indicator is; columns in which the catalog states nothing are left out.
fn indicators(report: &Report, part: &TrackingPart) -> Sheet {
    type Text = fn(&DescribedIndicator) -> &String;
    let columns: [(&str, Kind, Text); 11] = [
        ("track-code", Kind::Text, |of| &of.code),
        ("track-name", Kind::Wrapped(DESCRIBED), |of| &of.name),
        ("track-level", Kind::Text, |of| &of.level),
        ("track-definition", Kind::Wrapped(DESCRIBED), |of| &of.definition),
        ("track-verification", Kind::Wrapped(DESCRIBED), |of| &of.verification),
        ("track-unit", Kind::Text, |of| &of.unit),
        ("track-reading", Kind::Text, |of| &of.reading),
        ("track-better", Kind::Text, |of| &of.better),
        ("head-source", Kind::Wrapped(DESCRIBED), |of| &of.source),
        ("head-lead", Kind::Wrapped(DESCRIBED), |of| &of.lead),
        ("track-assumption", Kind::Wrapped(DESCRIBED), |of| &of.assumption),
    ];
    let stated = columns.into_iter().filter(|(.., text)| part.indicators.iter().any(|of| !text(of).is_empty()));
    let stated: Vec<(&str, Kind, Text)> = stated.collect();
    let head = |key: &str| part.words.get(key).or_else(|| report.words.get(key)).cloned().unwrap_or_default();
    let row = |of: &DescribedIndicator| stated.iter().map(|(.., text)| PlainCell::text(text(of))).collect();
    Sheet {
        title: Some(word(part, "track-title")),
        columns: stated.iter().map(|(key, kind, _)| PlainColumn { head: head(key), kind: *kind }).collect(),
        rows: part.indicators.iter().map(row).collect(),
        frozen_columns: 1,
        ..Sheet::named(word(part, "track-sheet-indicators"))
    }
}

fn column(part: &TrackingPart, key: &str, width: usize) -> Column {
    Column { head: word(part, key), width }
}

/// Whether any indicator has a code.
fn has_codes(part: &TrackingPart) -> bool {
    part.lines.iter().any(|line| !line.code.is_empty())
}

/// The columns that say what a line is.
fn identity(part: &TrackingPart) -> Block {
    let code = has_codes(part).then(|| column(part, "track-code", SHORT));
    let others = [("track-name", NAME), ("track-part", PART), ("track-unit", SHORT)];
    let others = others.map(|(key, width)| column(part, key, width));
    Block { head: String::new(), columns: code.into_iter().chain(others).collect() }
}

fn said(part: &TrackingPart, line: &TrackedLine) -> Vec<Cell> {
    let code = has_codes(part).then_some(&line.code);
    code.into_iter().chain([&line.name, &line.part, &line.unit]).map(|text| Cell::Text(text.clone())).collect()
}

/// Columns that stay in sight: the name and what is before it, and what of it a line counts.
fn frozen(part: &TrackingPart) -> u16 {
    if has_codes(part) { 3 } else { 2 }
}

fn life(part: &TrackingPart) -> Table {
    let columns = vec![
        column(part, "track-reading", SHORT),
        column(part, "track-baseline-year", SHARE),
        column(part, "track-baseline", SHARE),
        column(part, "track-life-target", AMOUNT),
        column(part, "track-upper", SHARE),
        column(part, "track-due", DUE),
        column(part, "track-value", AMOUNT),
        column(part, "track-completion", SHARE),
        column(part, "track-deviation-plan", SHARE),
        column(part, "track-comment", COMMENT),
    ];
    let mut blocks = vec![identity(part), Block { head: String::new(), columns }];
    for year in &part.years {
        let columns = vec![
            column(part, "track-target", AMOUNT),
            column(part, "track-actual", AMOUNT),
            column(part, "track-completion", SHARE),
        ];
        blocks.push(Block { head: year.label.clone(), columns });
    }
    let line = |line: &TrackedLine| {
        let places = line.decimals;
        let mut cells = said(part, line);
        cells.extend([
            Cell::Text(line.reading.clone()),
            Cell::Text(line.baseline_year.clone()),
            Cell::Amount(line.baseline.clone(), places),
            Cell::Amount(line.target.clone(), places),
            Cell::Amount(line.upper.clone(), places),
            Cell::Text(line.due.clone()),
            Cell::Amount(line.value.clone(), places),
            Cell::Share(line.completion.clone()),
            Cell::Deviation(line.deviation.clone()),
            Cell::Text(line.comment.clone()),
        ]);
        for year in &line.years {
            let PeriodCells { target, actual, completion, .. } = &year.year;
            cells.extend([Cell::Amount(target.clone(), places), Cell::Amount(actual.clone(), places)]);
            cells.push(Cell::Share(completion.clone()));
        }
        Line { cells, whole: line.whole, folded: line.is_detail }
    };
    Table {
        name: word(part, "track-sheet-life"),
        title: word(part, "track-title"),
        notes: part.notes.clone(),
        blocks,
        lines: part.lines.iter().map(line).collect(),
        frozen: frozen(part),
        pages: 1 + u16::try_from(part.years.len().div_ceil(YEARS_TO_A_PAGE)).unwrap_or(1),
    }
}

fn year(part: &TrackingPart, n: usize) -> Table {
    let heads = &part.years[n];
    let block = |head: &String| {
        let columns = vec![
            column(part, "track-target", AMOUNT),
            column(part, "track-actual", AMOUNT),
            column(part, "track-completion", SHARE),
            column(part, "track-deviation", SHARE),
        ];
        Block { head: head.clone(), columns }
    };
    let mut blocks = vec![identity(part), block(&heads.label)];
    blocks.extend(heads.quarters.iter().map(block));
    blocks.push(Block { head: String::new(), columns: vec![column(part, "track-comment", COMMENT)] });
    let line = |line: &TrackedLine| {
        let mut cells = said(part, line);
        let year = &line.years[n];
        for period in std::iter::once(&year.year).chain(&year.quarters) {
            cells.extend([
                Cell::Amount(period.target.clone(), line.decimals),
                Cell::Amount(period.actual.clone(), line.decimals),
                Cell::Share(period.completion.clone()),
                Cell::Deviation(period.deviation.clone()),
            ]);
        }
        cells.push(Cell::Text(year.comment.clone()));
        Line { cells, whole: line.whole, folded: line.is_detail }
    };
    Table {
        name: heads.label.replace('/', "-"),
        title: word(part, "track-title"),
        notes: part.notes.clone(),
        blocks,
        lines: part.lines.iter().map(line).collect(),
        frozen: frozen(part),
        // The year and its first half, then its second half.
        pages: 2,
    }
}
