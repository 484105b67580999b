//! Whether the reader made of a mangled file what it must.

use super::{Clean, Mangled, Must};
use onpace::catalog::{Feed, ProjectFiles, Regions};
use onpace::feed::{Ingested, ingest};
use onpace::measure::exact::whole;
use onpace::words::Language;
use polars::prelude::{AnyValue, DataType};
use std::collections::{BTreeMap, BTreeSet};

/// Reads one file as if it were all that the feed has.
pub fn read_alone(feed: &Feed, regions: &Regions, name: &str, bytes: Vec<u8>) -> Ingested {
    // What becomes of each row is asked, not of the file.
    let feed = Feed { files: "feeds/*".into(), max_rejected: whole(1), ..feed.clone() };
    ingest(&feed, regions, &ProjectFiles::Memory([(name.to_owned(), bytes.into())].into()))
}

/// The declared values of every used row, and the period and region that it speaks for, by line; numbers without zeros
/// at their ends.
pub fn declared(feed: &Feed, read: &Ingested) -> Vec<(u64, Vec<String>)> {
    let ids = feed.columns.iter().map(|c| c.id.as_str());
    let ids = ids.chain(["__period", "__period_end", "__region", "__until_seen"]);
    let columns: Vec<Vec<String>> = ids.map(|id| shown(read, id)).collect();
    let lines = shown(read, "__line");
    let row = |n: usize| columns.iter().map(|c| c[n].clone()).collect();
    (0..lines.len()).map(|n| (lines[n].parse().expect("a line"), row(n))).collect()
}

/// A column of the frame as text.
fn shown(read: &Ingested, id: &str) -> Vec<String> {
    let column = read.frame.column(id).expect("a column of the frame").as_materialized_series().clone();
    let decimal = matches!(column.dtype(), DataType::Decimal(..));
    let text = |value: AnyValue<'_>| match value {
        AnyValue::String(text) => text.to_owned(),
        AnyValue::Null => "∅".to_owned(),
        other if decimal && other.to_string().contains('.') => {
            other.to_string().trim_end_matches('0').trim_end_matches('.').to_owned()
        }
        other => other.to_string(),
    };
    column.iter().map(text).collect()
}

/// Everything that the reader made of the file that it should not have; empty when all is well.
pub fn faults(clean: &Clean<'_>, mangled: &Mangled) -> Vec<String> {
    let read = read_alone(clean.feed, &clean.pack.catalog.regions, &mangled.name, mangled.bytes.clone());
    let mut faults = Vec::new();
    // A file all of whose rows were spoilt was read.
    if let Some(why) = read.unreadable.iter().find(|why| why.code != "file-refused") {
        faults.push(format!("unreadable: {why}"));
        return faults;
    }
    if !read.reconciles() || read.files.len() != 1 {
        faults.push(format!("does not reconcile: {:?}", read.files));
    }
    let told: BTreeSet<u64> = lines(mangled, |must| *must == Must::BeTold);
    rejects(clean, mangled, &read, &told, &mut faults);
    values(clean, mangled, &read, &mut faults);
    warnings(mangled, &read, &told, &mut faults);
    faults
}

fn lines(mangled: &Mangled, of: impl Fn(&Must) -> bool) -> BTreeSet<u64> {
    mangled.done.iter().filter(|d| of(&d.must)).flat_map(|d| d.lines.iter().copied()).collect()
}

/// The codes that must be listed, by line: those of the clean file and those that the habits ask for.
fn expected_rejects(clean: &Clean<'_>, mangled: &Mangled) -> BTreeSet<(u64, &'static str)> {
    let mut expected = BTreeSet::new();
    for (line, row) in &mangled.rows {
        expected.extend(clean.rejected.get(row).map(|code| (*line, *code)));
    }
    for done in &mangled.done {
        if let Must::Reject(code) = done.must {
            expected.extend(done.lines.iter().map(|line| (*line, code)));
        }
    }
    expected
}

fn rejects(clean: &Clean<'_>, mangled: &Mangled, read: &Ingested, told: &BTreeSet<u64>, faults: &mut Vec<String>) {
    let expected = expected_rejects(clean, mangled);
    let found: BTreeSet<(u64, &str)> = read.rejects.iter().map(|r| (r.line, r.code)).collect();
    for (line, code) in expected.difference(&found) {
        faults.push(format!("line {line} should be rejected as {code}"));
    }
    for reject in read.rejects.iter().filter(|r| !expected.contains(&(r.line, r.code)) && !told.contains(&r.line)) {
        let column = reject.column.as_deref().unwrap_or("");
        faults.push(format!(
            "line {} {column} rejected as {}: {}",
            reject.line,
            reject.code,
            reject.message.in_language(Language::English)
        ));
    }
}

fn values(clean: &Clean<'_>, mangled: &Mangled, read: &Ingested, faults: &mut Vec<String>) {
    let lost: BTreeSet<usize> = lines(mangled, |must| matches!(must, Must::Reject(_)))
        .iter()
        .filter_map(|line| mangled.rows.get(line).copied())
        .collect();
    let mut expected: BTreeMap<usize, usize> = BTreeMap::new();
    for row in clean.used.keys().filter(|row| !lost.contains(row)) {
        *expected.entry(clean.twin(*row)).or_default() += 1;
    }
    for (line, values) in declared(clean.feed, read) {
        let Some(row) = mangled.rows.get(&line).map(|row| clean.twin(*row)) else {
            faults.push(format!("line {line} was used, which is no row of the clean file: {values:?}"));
            continue;
        };
        match expected.get_mut(&row).filter(|n| **n > 0) {
            Some(left) => *left -= 1,
            None => faults.push(format!("line {line} was used once too often")),
        }
        let right = clean.used.get(&row);
        if right.is_some_and(|right| *right != values) {
            faults.push(format!("line {line} is {values:?}, clean {:?}", right.expect("a row")));
        }
    }
    for (row, _) in expected.iter().filter(|(_, left)| **left > 0) {
        let line = mangled.rows.iter().find(|(_, r)| clean.twin(**r) == *row).map(|(line, _)| *line);
        faults.push(format!("line {line:?} was not used: {:?}", clean.rows[*row]));
    }
}

fn warnings(mangled: &Mangled, read: &Ingested, told: &BTreeSet<u64>, faults: &mut Vec<String>) {
    let has = |code: &str| read.warnings.iter().any(|w| w.code == code);
    let mut asked = BTreeSet::new();
    for done in &mangled.done {
        if let Must::Warn(code) = done.must {
            asked.insert(code);
            if !has(code) {
                faults.push(format!("no warning {code} for {:?}", done.habit));
            }
        }
    }
    let lost = mangled.done.iter().any(|d| matches!(d.must, Must::Reject(_)));
    if !lost && !asked.contains("control-total") && has("control-total") {
        let told: Vec<_> = read.warnings.iter().map(ToString::to_string).collect();
        faults.push(format!("the totals are right, but: {told:?}"));
    }
    // A blank row may stand between what is told and the line that the reader names.
    let near = |line: u64| told.iter().any(|t| line.abs_diff(*t) <= 2);
    let said = read.rejects.iter().any(|r| told.contains(&r.line))
        || read.warnings.iter().any(|w| w.location.as_ref().and_then(|l| l.line).is_some_and(near));
    if !told.is_empty() && !said {
        faults.push(format!("nothing is said of the table on lines {told:?}"));
    }
}
