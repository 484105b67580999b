//! The form `confirm`: `confirm.xlsx`, a sheet for each unit to confirm its figures before the briefing goes out (核对表), and the same
//! sheets as a file a unit in `confirm/`, to be sent out.

use crate::diag::Diagnostic;
use crate::disk::made_name;
use crate::render::form::{Form, Job, Part, Readers};
use crate::render::output_file::OutputFile;
use crate::render::xlsx::sheet::{Cell, Kind, Sheet, free_name};
use crate::render::xlsx::verdict::marked;
use crate::render::xlsx::workbook::{column, word, workbook};
use crate::report::{ConfirmationLine, ConfirmationSheet, Report};
use crate::say;
use std::collections::BTreeSet;

/// More sheets would take unreasonably long to open.
const SHEETS_AT_MOST: usize = 1000;

/// Half-width characters of columns.
const NAME: u16 = 18;
const STATEMENT: u16 = 42;
const BASIS: u16 = 30;
const OPINION: u16 = 11;
const REASON: u16 = 24;

/// `confirm.xlsx` and `confirm/`, for the office.
#[derive(Debug)]
pub struct Confirm;

impl Form for Confirm {
    fn name(&self) -> &'static str {
        "confirm"
    }

    fn shows(&self) -> &'static [Part] {
        &[Part::Words]
    }

    fn readers(&self) -> Readers {
        Readers::People
    }

    fn warnings(&self, report: &Report) -> Vec<Diagnostic> {
        let units = report.confirmation.len();
        (units > SHEETS_AT_MOST).then(|| too_many_sheets(units)).into_iter().collect()
    }

    fn write(&self, job: &Job<'_>) -> Vec<OutputFile> {
        let whole = confirm_xlsx(job.report).map(|bytes| OutputFile::new(job.version.file_name("confirm.xlsx"), bytes));
        let of_units = unit_books(job.report)
            .into_iter()
            .map(|(name, bytes)| OutputFile::new(job.version.file_name(&format!("confirm/{name}.xlsx")), bytes));
        whole.into_iter().chain(of_units).collect()
    }
}

fn too_many_sheets(units: usize) -> Diagnostic {
    let most = SHEETS_AT_MOST;
    Diagnostic::warning("too-many-sheets", say!("confirm-too-many-units", most, units))
}

/// The units with something to confirm; none where there are more than 1,000.
fn units(report: &Report) -> &[ConfirmationSheet] {
    if report.confirmation.len() > SHEETS_AT_MOST { &[] } else { &report.confirmation }
}

/// The workbook of all units; `None` where there are none, or more than 1,000.
#[must_use]
pub fn confirm_xlsx(report: &Report) -> Option<Vec<u8>> {
    let mut names = BTreeSet::new();
    let sheets: Vec<Sheet> = units(report).iter().map(|unit| sheet_of(report, unit, &mut names)).collect();
    (!sheets.is_empty()).then(|| workbook(report, &sheets))
}

/// A workbook for each unit with its own figures alone, and its file's name without its ending.
#[must_use]
pub fn unit_books(report: &Report) -> Vec<(String, Vec<u8>)> {
    let mut taken = BTreeSet::new();
    let book = |unit: &ConfirmationSheet| {
        (made_name(&unit.unit, &mut taken), workbook(report, &[sheet_of(report, unit, &mut BTreeSet::new())]))
    };
    units(report).iter().map(book).collect()
}

/// The position of the column with the boxes to tick.
const BOXES: usize = 8;

fn sheet_of(report: &Report, unit: &ConfirmationSheet, names: &mut BTreeSet<String>) -> Sheet {
    let columns = [
        ("head-indicator", Kind::Wrapped(NAME)),
        ("confirm-statement", Kind::Wrapped(STATEMENT)),
        ("head-value", Kind::Number),
        ("head-target", Kind::Number),
        ("col-unit", Kind::Text),
        ("head-due", Kind::Text),
        ("head-verdict", Kind::Verdict),
        ("confirm-basis", Kind::Wrapped(BASIS)),
        ("col-confirmed", Kind::Wrapped(OPINION)),
        ("col-corrected", Kind::Wrapped(REASON)),
    ];
    let name = if unit.unit.is_empty() { &unit.code } else { &unit.unit };
    let boxes = word(report, "confirm-boxes").replace('|', "\n");
    let rows = unit.lines.iter().map(|line| row_of(line, &boxes));
    let owed = unit.reports.iter().map(|report_owed| {
        let mut row: Vec<Cell> = columns.iter().map(|_| Cell::text("")).collect();
        row[0] = Cell::Text(word(report, "confirm-report"));
        row[1] = Cell::text(report_owed);
        row[BOXES] = Cell::text(&boxes);
        row
    });
    Sheet {
        rows: rows.chain(owed).collect(),
        columns: columns.iter().map(|(key, kind)| column(report, key, *kind)).collect(),
        lines: vec![word(report, "confirm-ask")],
        title: Some(word(report, "confirm-title").replace("%region", name)),
        foot: ["confirm-sign", "confirm-seal"].map(|key| word(report, key)).into(),
        by_hand: true,
        ..Sheet::named(free_name(name, &unit.code, names))
    }
}

fn row_of(line: &ConfirmationLine, boxes: &str) -> Vec<Cell> {
    let verdict = line.role.map_or_else(|| line.verdict.clone(), |role| marked(role, &line.verdict));
    let name = [line.name.as_str(), &line.region].into_iter().filter(|part| !part.is_empty());
    vec![
        Cell::Text(name.collect::<Vec<_>>().join("\n")),
        Cell::text(&line.statement),
        Cell::Number(line.value.clone(), line.decimals),
        Cell::Number(line.target.clone(), line.decimals),
        Cell::text(&line.unit),
        Cell::text(&line.due),
        Cell::Text(verdict),
        Cell::text(&line.basis),
        Cell::text(boxes),
        Cell::text(""),
    ]
}
