//! The form `confirm`: `confirm.xlsx`, a sheet for each region to confirm its figures before the briefing goes out (核对表).

use crate::diag::Diagnostic;
use crate::render::form::{Form, Job, Part, Readers};
use crate::render::output_file::OutputFile;
use crate::render::xlsx::sheet::{Cell, Kind, Sheet, free_name};
use crate::render::xlsx::verdict::marked;
use crate::render::xlsx::workbook::{column, word, workbook};
use crate::report::{Edition, GapRow, Report};
use crate::say;
use std::collections::{BTreeMap, BTreeSet};

/// More sheets would take unreasonably long to open.
const SHEETS_AT_MOST: usize = 1000;

/// `confirm.xlsx`, for the office.
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
        let regions = report.matrix.rows.len();
        let too_many = report.edition == Edition::Internal && regions > SHEETS_AT_MOST;
        too_many.then(|| too_many_sheets(regions)).into_iter().collect()
    }

    fn write(&self, job: &Job<'_>) -> Vec<OutputFile> {
        let book = (job.report.edition == Edition::Internal).then(|| confirm_xlsx(job.report)).flatten();
        book.map(|bytes| OutputFile::new(job.version.file_name("confirm.xlsx"), bytes)).into_iter().collect()
    }
}

fn too_many_sheets(regions: usize) -> Diagnostic {
    let most = SHEETS_AT_MOST;
    Diagnostic::warning("too-many-sheets", say!("confirm-too-many-regions", most, regions))
}

/// The workbook; `None` where no region below the root has figures, or more than 1,000 have.
#[must_use]
pub fn confirm_xlsx(report: &Report) -> Option<Vec<u8>> {
    let mut regions: BTreeMap<&str, Vec<&GapRow>> = BTreeMap::new();
    for row in report.rows.iter().filter(|r| !r.root) {
        regions.entry(&row.record.region).or_default().push(row);
    }
    if regions.len() > SHEETS_AT_MOST {
        return None;
    }
    let mut names = BTreeSet::new();
    let sheets: Vec<Sheet> = regions.iter().map(|(code, own)| sheet_of(report, code, own, &mut names)).collect();
    (!sheets.is_empty()).then(|| workbook(report, &sheets))
}

fn sheet_of(report: &Report, code: &str, own: &[&GapRow], names: &mut BTreeSet<String>) -> Sheet {
    let columns = [
        ("head-indicator", Kind::Text),
        ("head-value", Kind::Number),
        ("col-unit", Kind::Text),
        ("head-target", Kind::Number),
        ("head-due", Kind::Text),
        ("head-verdict", Kind::Verdict),
        ("col-confirmed", Kind::Text),
        ("col-corrected", Kind::Text),
    ];
    let row = |row: &&GapRow| {
        let (c, places) = (&row.record, row.decimals);
        vec![
            Cell::text(&row.text.name),
            Cell::Number(c.value.clone(), places),
            Cell::text(&c.unit),
            Cell::Number(c.target.clone(), places),
            Cell::text(&c.due),
            Cell::Text(marked(row.role, &row.text.verdict)),
            Cell::text(""),
            Cell::text(""),
        ]
    };
    let name = own.first().map_or(code, |r| r.record.region_name.as_str());
    Sheet {
        columns: columns.map(|(key, kind)| column(report, key, kind)).into(),
        rows: own.iter().map(row).collect(),
        lines: vec![word(report, "confirm-ask"), word(report, "confirm-sign")],
        title: Some(word(report, "confirm-title").replace("%region", name)),
        ..Sheet::named(free_name(name, code, names))
    }
}
