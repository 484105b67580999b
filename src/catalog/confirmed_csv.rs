//! Reads `confirmed.csv`.

use super::comments_csv::last_month;
use super::confirmed::{Confirmed, ConfirmedAnswer};
use super::feeds::Feed;
use super::reading::{CONFIRMED_FILE, Cell, Findings, Heading, Row, TableFile, day_or_month, read_table};
use super::regions::Regions;
use super::targets::Target;
use crate::diag::{Diagnostic, Location};
use crate::measure::{When, notation};
use crate::say;

pub(super) const HEADINGS: &[Heading] = &[
    Heading { id: "unit", also: &["单位", "核对单位"], required: true },
    Heading { id: "period", also: &["报告期", "月份", "期别"], required: true },
    Heading { id: "answer", also: &["核对意见", "结果"], required: true },
    Heading { id: "by", also: &["签字人", "核对人", "负责人"], required: true },
    Heading { id: "on", also: &["签字日期", "日期"], required: false },
];

const ANSWERS: [(&str, ConfirmedAnswer); 4] = [
    ("agreed", ConfirmedAnswer::Agreed),
    ("differs", ConfirmedAnswer::Differs),
    ("属实", ConfirmedAnswer::Agreed),
    ("有出入", ConfirmedAnswer::Differs),
];

/// The answers, each with its Chinese word.
pub(super) fn answer_words() -> Vec<(&'static str, Vec<&'static str>)> {
    let (chinese, english): (Vec<_>, Vec<_>) = ANSWERS.iter().partition(|(word, _)| !word.is_ascii());
    let same =
        |answer: &ConfirmedAnswer| chinese.iter().filter(|(_, of)| of == answer).map(|(word, _)| *word).collect();
    english.iter().map(|(word, answer)| (*word, same(answer))).collect()
}

/// Reads every row. Errors go to the findings, and their rows are left out.
pub(super) fn read_confirmed(file: &TableFile<'_>, findings: &Findings) -> Vec<Confirmed> {
    let Some(table) = read_table(CONFIRMED_FILE, file, HEADINGS, findings) else { return Vec::new() };
    table.rows().iter().filter_map(|row| confirmed(row, findings)).collect()
}

fn confirmed(row: &Row<'_>, findings: &Findings) -> Option<Confirmed> {
    let unit = row.need("unit", findings);
    let month = row.need("period", findings).and_then(|cell| last_month(&cell, findings));
    let answer = row.need("answer", findings).and_then(|cell| answer(&cell, findings));
    // A sheet that nobody has signed confirms nothing.
    let by = row.need("by", findings);
    let on = day_or_month(&row.get("on"), findings).map(When::last_day);
    Some(Confirmed {
        line: row.line,
        unit: unit?.tidy().into_owned(),
        month: month?,
        answer: answer?,
        by: by?.text.to_owned(),
        on,
    })
}

/// Warns of units that have no sheet: none that answers for a target, sends a feed or is a region is called so.
pub(super) fn check_units(
    confirmed: &[Confirmed],
    targets: &[Target],
    feeds: &[Feed],
    regions: &Regions,
    findings: &Findings,
) {
    let answering = targets.iter().flat_map(|target| [&target.lead, &target.support, &target.oversight]);
    let senders = feeds.iter().map(|feed| &feed.source);
    let places = regions.iter().map(|(_, region)| &region.name);
    let known: Vec<&str> = answering.chain(senders).chain(places).map(String::as_str).collect();
    for answer in confirmed.iter().filter(|answer| !known.iter().any(|unit| names_unit(unit, &answer.unit))) {
        let unit = &answer.unit;
        let finding = Diagnostic::warning("unknown-office", say!("confirmed-unknown-unit", unit));
        let finding = finding.did_you_mean(notation::nearest(unit, known.iter().copied()));
        findings.push(finding.at(Location::at(CONFIRMED_FILE, answer.line, 1)));
    }
}

/// Whether a cell of units, of which there may be several, names this one.
fn names_unit(units: &str, unit: &str) -> bool {
    units.split(['、', ';', '；', ',', '，']).any(|one| notation::tidy(one) == unit)
}

fn answer(cell: &Cell<'_>, findings: &Findings) -> Option<ConfirmedAnswer> {
    let written = cell.tidy();
    let found = ANSWERS.iter().find(|(word, _)| notation::tidy(word) == written).map(|(_, answer)| *answer);
    if found.is_none() {
        let word = cell.text;
        findings.error("unknown-value", cell.at(), say!("confirmed-answer", word));
    }
    found
}
