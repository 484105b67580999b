//! The form `csv`: `gaps.csv`, and for the office `chase.csv`, `revisions.csv` and `rejects.csv`.

use super::table::{cell, harmless, table};
use crate::render::form::{Form, Job, Part, Readers};
use crate::render::output_file::OutputFile;
use crate::report::{Edition, GapRecord, Report};

/// `gaps.csv` and the tables of the office.
#[derive(Debug)]
pub struct Csv;

impl Form for Csv {
    fn name(&self) -> &'static str {
        "csv"
    }

    fn shows(&self) -> &'static [Part] {
        &[]
    }

    fn readers(&self) -> Readers {
        Readers::Programs
    }

    fn write(&self, job: &Job<'_>) -> Vec<OutputFile> {
        let report = job.report;
        let mut tables = vec![OutputFile::new("gaps.csv", gaps_csv(report))];
        if report.edition == Edition::Internal {
            tables.extend([
                OutputFile::new("chase.csv", chase_csv(report)),
                OutputFile::new("revisions.csv", revisions_csv(report)),
                OutputFile::new("rejects.csv", rejects_csv(report)),
            ]);
        }
        tables
    }
}

/// `gaps.csv`: a row for each indicator × region × target.
#[must_use]
pub fn gaps_csv(report: &Report) -> Vec<u8> {
    let rows = report.rows.iter().map(|row| row.record.list().into_iter().map(cell).collect());
    table(GapRecord::HEADS, rows)
}

/// `rejects.csv`: a row for each rejected row of a feed.
fn rejects_csv(report: &Report) -> Vec<u8> {
    let rows = report.quality.rejects.iter().map(|r| {
        let byte = r.byte.map(|b| b.to_string()).unwrap_or_default();
        vec![
            harmless(&r.file),
            r.line.to_string().into(),
            byte.into(),
            harmless(&r.column),
            harmless(&r.code),
            harmless(&r.raw),
            harmless(&r.message),
        ]
    });
    table(&["file", "line", "byte", "column", "code", "raw", "message"], rows)
}

/// `chase.csv`: a row for each report that has not come, or not in full.
#[must_use]
pub fn chase_csv(report: &Report) -> Vec<u8> {
    let rows = report.chase.lines().map(|line| {
        vec![
            harmless(&line.feed),
            harmless(&line.source),
            line.period.as_str().into(),
            line.due.as_str().into(),
            line.days_overdue.map(|n| n.to_string()).unwrap_or_default().into(),
            line.state.into(),
            harmless(&line.missing_regions.join(";")).into_owned().into(),
            line.coverage.as_str().into(),
            line.last_period.as_str().into(),
            harmless(&line.last_file),
        ]
    });
    let heads = [
        "feed",
        "source",
        "period",
        "due",
        "days_overdue",
        "state",
        "missing_regions",
        "coverage",
        "last_period",
        "last_file",
    ];
    table(&heads, rows)
}

/// `revisions.csv`: a row for each value that a later file changed.
#[must_use]
pub fn revisions_csv(report: &Report) -> Vec<u8> {
    let rows = report.revisions.lines.iter().map(|r| {
        vec![
            harmless(&r.feed),
            harmless(&r.source),
            harmless(&r.key),
            harmless(&r.column),
            harmless(&r.old),
            harmless(&r.new),
            harmless(&r.old_file),
            r.old_line.to_string().into(),
            harmless(&r.new_file),
            r.new_line.to_string().into(),
        ]
    });
    let heads = ["feed", "source", "key", "column", "old", "new", "old_file", "old_line", "new_file", "new_line"];
    table(&heads, rows)
}
