//! The form `xlsx`: `gaps.xlsx`, the report's tables as a workbook to filter and sort.

use super::sheet::{Cell, Column, Kind, Paper, Sheet};
use super::verdict::marked;
use super::workbook::{column, word, workbook};
use crate::assess::Verdict;
use crate::render::form::{Form, Job, Part, Readers};
use crate::render::output_file::OutputFile;
use crate::report::{Edition, GapRow, MOST_ROWS_IN_WORDS, Report, Restatement, RestatementsPart};
use crate::words::Writing;
use std::collections::HashSet;

/// `gaps.xlsx`.
#[derive(Debug)]
pub struct Xlsx;

impl Form for Xlsx {
    fn name(&self) -> &'static str {
        "xlsx"
    }

    fn shows(&self) -> &'static [Part] {
        &[Part::Words]
    }

    fn readers(&self) -> Readers {
        Readers::People
    }

    fn write(&self, job: &Job<'_>) -> Vec<OutputFile> {
        vec![OutputFile::new(job.version.file_name("gaps.xlsx"), gaps_xlsx(job.report))]
    }
}

/// The workbook: summary, gaps, lagging, matrix, rejects and sources.
#[must_use]
pub fn gaps_xlsx(report: &Report) -> Vec<u8> {
    let internal = report.edition == Edition::Internal;
    let mut sheets = vec![summary(report), gaps(report), lagging(report), matrix(report)];
    sheets.extend(internal.then(|| rejects(report)));
    sheets.extend(report.restatements.as_ref().map(|part| restatements(report, part)));
    sheets.push(sources(report));
    workbook(report, &sheets)
}

/// The note on the mark of withheld numbers, where there are any.
fn withheld(report: &Report) -> Option<String> {
    Some(word(report, "note-withheld")).filter(|note| !note.is_empty())
}

/// The note that a sheet does not hold all of so many rows, where it does not.
fn cut(report: &Report, rows: usize) -> Option<String> {
    (rows > MOST_ROWS_IN_WORDS).then(|| word(report, "note-cut"))
}

/// Positions of the rows that a sheet holds: all, or those of the root region and those that lag most.
fn listed(report: &Report) -> Vec<usize> {
    let all = 0..report.rows.len();
    if all.len() <= MOST_ROWS_IN_WORDS {
        return all.collect();
    }
    let whole = all.clone().filter(|n| report.rows[*n].root);
    let lagging = report.lagging_regions.iter().map(|item| item.row);
    let mut known = HashSet::new();
    let first = whole.chain(lagging).chain(all).filter(|n| known.insert(*n));
    let mut listed: Vec<usize> = first.take(MOST_ROWS_IN_WORDS).collect();
    listed.sort_unstable();
    listed
}

fn summary(report: &Report) -> Sheet {
    let count = |c: &crate::report::Count| {
        let role = Verdict::ALL.into_iter().find(|role| role.as_str() == c.verdict).unwrap_or(Verdict::Watch);
        vec![Cell::Text(marked(role, &c.label)), Cell::Number(c.count.to_string(), 0)]
    };
    Sheet {
        columns: vec![column(report, "head-verdict", Kind::Verdict), column(report, "head-count", Kind::Number)],
        rows: report.counts.iter().filter(|c| c.count > 0).map(count).collect(),
        lines: vec![report.overview.clone()],
        ..Sheet::named(word(report, "sheet-summary"))
    }
}

/// Every row of `gaps.csv`, with numbers as they are printed.
fn gaps(report: &Report) -> Sheet {
    let columns = [
        ("head-indicator", Kind::Text),
        ("col-section", Kind::Text),
        ("head-region", Kind::Text),
        ("head-lead", Kind::Text),
        ("head-oversight", Kind::Text),
        ("head-value", Kind::Number),
        ("col-unit", Kind::Text),
        ("head-target", Kind::Number),
        ("col-upper", Kind::Number),
        ("head-due", Kind::Text),
        ("col-completion", Kind::Share),
        ("head-progress", Kind::Share),
        ("head-elapsed", Kind::Share),
        ("col-expected", Kind::Number),
        ("col-gap", Kind::Number),
        ("col-gap-target", Kind::Number),
        ("col-months", Kind::Number),
        ("col-required", Kind::Number),
        ("col-recent", Kind::Number),
        ("col-projected", Kind::Number),
        ("head-verdict", Kind::Verdict),
        ("col-note", Kind::Long),
    ];
    let row = |row: &GapRow| {
        let (c, places) = (&row.record, row.decimals);
        let number = |text: &String| Cell::Number(text.clone(), places);
        let share = |text: &String| Cell::Number(text.clone(), 1);
        vec![
            Cell::text(&row.text.name),
            Cell::text(&c.section),
            Cell::text(&c.region_name),
            Cell::text(&c.lead),
            Cell::text(&c.oversight),
            number(&c.value),
            Cell::text(&c.unit),
            number(&c.target),
            number(&c.upper),
            Cell::text(&c.due),
            share(&c.completion),
            share(&c.progress),
            share(&c.elapsed),
            number(&c.expected),
            number(&c.gap),
            number(&c.gap_to_target),
            Cell::Number(c.months_behind.clone(), 1),
            Cell::Number(c.required_per_month.clone(), places + 1),
            Cell::Number(c.recent_per_month.clone(), places + 1),
            number(&c.projected),
            Cell::Text(marked(row.role, &row.text.verdict)),
            Cell::text(&row.sentence),
        ]
    };
    Sheet {
        columns: columns.map(|(key, kind)| column(report, key, kind)).into(),
        rows: listed(report).into_iter().map(|n| row(&report.rows[n])).collect(),
        lines: withheld(report).into_iter().chain(cut(report, report.rows.len())).collect(),
        frozen_columns: 1,
        paper: Paper::A3,
        ..Sheet::named(word(report, "sheet-gaps"))
    }
}

fn lagging(report: &Report) -> Sheet {
    let columns = [
        ("head-rank", Kind::Number),
        ("head-indicator", Kind::Text),
        ("head-region", Kind::Text),
        ("head-lead", Kind::Text),
        ("head-verdict", Kind::Verdict),
        ("head-gap", Kind::Text),
        ("head-moved", Kind::Text),
        ("col-note", Kind::Long),
    ];
    let both = report.lagging.iter().chain(&report.lagging_regions);
    let gap = &Writing::of(report.language).sentence_gap;
    let row = |item: &crate::report::Lagging| {
        let row = &report.rows[item.row];
        vec![
            Cell::Number(item.rank.to_string(), 0),
            Cell::text(&row.text.name),
            Cell::text(&row.record.region_name),
            Cell::text(&row.record.lead),
            Cell::Text(marked(row.role, &row.text.verdict)),
            Cell::text(&row.text.gap),
            Cell::text(&item.moved),
            Cell::Text(format!("{}{gap}{}", row.sentence, row.parts_text).trim_end().to_owned()),
        ]
    };
    Sheet {
        columns: columns.map(|(key, kind)| column(report, key, kind)).into(),
        lines: cut(report, report.lagging.len() + report.lagging_regions.len()).into_iter().collect(),
        rows: both.take(MOST_ROWS_IN_WORDS).map(row).collect(),
        frozen_columns: 2,
        ..Sheet::named(word(report, "sheet-lagging"))
    }
}

fn matrix(report: &Report) -> Sheet {
    let mut columns = vec![column(report, "head-region", Kind::Text)];
    columns.extend(report.matrix.columns.iter().map(|head| Column { head: head.clone(), kind: Kind::Verdict }));
    let cell = |at: &Option<usize>| match at.and_then(|n| report.rows.get(n)) {
        Some(row) => {
            Cell::Text(marked(row.role, [&row.text.verdict, &row.text.value].map(String::as_str).join(" ").trim_end()))
        }
        None => Cell::text(""),
    };
    let row = |row: &crate::report::MatrixRow| {
        std::iter::once(Cell::text(&row.region)).chain(row.cells.iter().map(cell)).collect()
    };
    let listed: HashSet<usize> = listed(report).into_iter().collect();
    let rows = report.matrix.rows.iter().filter(|row| row.cells.iter().flatten().any(|n| listed.contains(n)));
    Sheet {
        columns,
        rows: rows.map(row).collect(),
        lines: withheld(report).into_iter().chain(cut(report, report.rows.len())).collect(),
        frozen_columns: 1,
        ..Sheet::named(word(report, "sheet-matrix"))
    }
}

fn rejects(report: &Report) -> Sheet {
    let columns = [
        ("head-file", Kind::Text),
        ("head-line", Kind::Number),
        ("head-column", Kind::Text),
        ("head-raw", Kind::Text),
        ("head-reason", Kind::Long),
    ];
    let row = |r: &crate::report::Reject| {
        let line = Cell::Number(r.line.to_string(), 0);
        vec![Cell::text(&r.file), line, Cell::text(&r.column), Cell::text(&r.raw), Cell::text(&r.message)]
    };
    Sheet {
        columns: columns.map(|(key, kind)| column(report, key, kind)).into(),
        rows: report.quality.rejects.iter().map(row).collect(),
        lines: vec![report.quality.summary.clone()],
        ..Sheet::named(word(report, "sheet-rejects"))
    }
}

/// Every figure that has changed since an earlier published report.
fn restatements(report: &Report, part: &RestatementsPart) -> Sheet {
    let columns = [
        ("head-indicator", Kind::Text),
        ("head-region", Kind::Text),
        ("head-source", Kind::Text),
        ("head-published", Kind::Text),
        ("head-known", Kind::Text),
        ("head-verdict-then", Kind::Text),
        ("head-verdict-now", Kind::Text),
    ];
    let row = |m: &Restatement| {
        [&m.name, &m.region_name, &m.source, &m.old_text, &m.new_text, &m.before, &m.after]
            .map(|text| Cell::text(text))
            .into()
    };
    Sheet {
        columns: columns.map(|(key, kind)| column(report, key, kind)).into(),
        rows: part.list.lines.iter().map(row).collect(),
        lines: vec![part.list.text.clone()],
        ..Sheet::named(word(report, "sheet-since"))
    }
}

fn sources(report: &Report) -> Sheet {
    let lines = report.method.iter().chain(&report.sources);
    Sheet {
        columns: vec![column(report, "col-note", Kind::Long)],
        rows: lines.map(|line| vec![Cell::text(line)]).collect(),
        ..Sheet::named(word(report, "sheet-sources"))
    }
}
