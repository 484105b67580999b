//! Targets and indicators: the catalog's files as tables and forms. The page is there whatever is wrong with the catalog.

use super::catalog_errors::told;
use super::catalog_forms::forms;
use super::layout::{Made, around};
use super::templates::filled;
use crate::catalog::{CSV_FILES, Catalog, CsvFile};
use crate::desk::address::Asked;
use crate::desk::answer::Refusal;
use crate::desk::desk_state::Desk;
use crate::desk::edits::{CsvText, editable, fingerprint};
use crate::desk::project::CATALOG;
use crate::measure::notation::{decode, squeezed};
use crate::words::Language;
use crate::words::reference::described;
use minijinja::{Value, context};
use std::path::Path;
use std::process::Command;

/// Rows that are shown at a time; what is not among them is searched for.
const MOST_ROWS: usize = 300;
/// Versions of a file that its history shows.
const MOST_VERSIONS: &str = "-n15";

pub(super) fn page(desk: &Desk, asked: &Asked) -> Made {
    let git = desk.project.folder.join(".git/logs/HEAD").metadata().and_then(|found| found.modified()).ok();
    let version = format!("{} {git:?}", desk.edits.any());
    asked.loaded.page(&asked.address(&version), || made(desk, asked))
}

fn made(desk: &Desk, asked: &Asked) -> Result<String, Refusal> {
    let folder = &desk.project.folder;
    let known: Vec<String> = editable().collect();
    let file =
        known.iter().find(|file| *file == asked.text("file")).cloned().unwrap_or_else(|| "targets.csv".to_owned());
    let bytes = std::fs::read(folder.join(&file)).ok();
    let text = bytes.as_deref().and_then(decode).map(|decoded| decoded.text);
    let study = asked.study();
    let as_of = study.as_ref().map(|study| asked.as_of(study)).transpose()?;
    let table = CSV_FILES.iter().find(|csv| format!("{}.csv", csv.id) == file).zip(bytes.as_deref());
    let stem = file.trim_end_matches(".csv");
    let workbook =
        ["xlsx", "xls", "ods"].iter().map(|ending| format!("{stem}.{ending}")).find(|name| folder.join(name).exists());
    let page = context! {
        files => known.iter().map(|name| context! { name => name.clone(), there => folder.join(name).exists() }).collect::<Vec<_>>(),
        file => file.clone(),
        there => bytes.is_some(),
        workbook,
        base => bytes.as_deref().map(fingerprint).unwrap_or_default(),
        catalog_base => std::fs::read(folder.join(CATALOG)).map(|bytes| fingerprint(&bytes)).unwrap_or_default(),
        about => described(asked.language, stem),
        table => table.and_then(|(csv, bytes)| rows(csv, bytes, asked.text("find"), asked.language)),
        find => asked.text("find"),
        forms => (file == CATALOG).then(|| text.as_deref().and_then(|text| forms(text, asked.language))).flatten(),
        text => (file == CATALOG).then(|| text.as_deref().map(str::to_owned)).flatten(),
        lists => study.as_ref().map(|study| lists(&study.catalog)),
        to_confirm => study.as_ref().is_some_and(|study| study.catalog.to_confirm),
        guesses => std::fs::read_to_string(folder.join("to-confirm.md")).ok(),
        errors => asked.loaded.study.as_ref().err().map(|errors| told(errors, asked.language)),
        can_undo => desk.edits.any(),
        history => history(folder, &file),
    };
    let of = study.as_deref().zip(as_of);
    Ok(filled("targets", context! { page, ..around(desk, asked, of, "onpace check") }))
}

/// The rows of a file with what the reference says of its columns; None where it is no text.
fn rows(csv: &CsvFile, bytes: &[u8], find: &str, language: Language) -> Option<Value> {
    let mut rows = CsvText::read(bytes)?.rows().into_iter().enumerate();
    let (_, (_, heads)) = rows.next()?;
    let head = |name: &String| {
        let alike = |other: &str| squeezed(other) == squeezed(name);
        let heading =
            csv.headings.iter().find(|heading| alike(heading.id) || heading.also.iter().any(|also| alike(also)));
        let id = heading.map_or("", |heading| heading.id);
        let words = csv.words.iter().find(|(column, _)| *column == id).map(|(_, words)| words());
        context! {
            name => name.clone(),
            id,
            about => described(language, &format!("{}.{id}", csv.id)),
            words => words.map(|words| words.into_iter().map(|(word, _)| word).collect::<Vec<_>>()),
        }
    };
    let wanted = |cells: &[String]| find.is_empty() || cells.iter().any(|cell| cell.contains(find));
    let found: Vec<(usize, (u64, Vec<String>))> = rows.filter(|(_, (_, cells))| wanted(cells)).collect();
    let more = found.len().saturating_sub(MOST_ROWS);
    let columns = heads.len();
    let row = |(n, (line, mut cells)): (usize, (u64, Vec<String>))| {
        cells.resize(columns.max(cells.len()), String::new());
        context! { n, line, cells }
    };
    Some(context! {
        heads => heads.iter().map(head).collect::<Vec<_>>(),
        rows => found.into_iter().take(MOST_ROWS).map(row).collect::<Vec<_>>(),
        more,
    })
}

/// What cells may name: indicators, and regions where they are few.
fn lists(catalog: &Catalog) -> Value {
    let regions = catalog.regions.iter().map(|(_, region)| region.title.clone()).take(MOST_ROWS);
    context! {
        indicator => catalog.indicators.iter().map(|i| context! { id => i.id.clone(), name => i.name.clone() }).collect::<Vec<_>>(),
        scope => regions.collect::<Vec<_>>(),
    }
}

/// The versions of a file, where the project is kept in git; none where it is not, or git is not there.
fn history(folder: &Path, file: &str) -> Vec<Value> {
    let log = Command::new("git")
        .args(["log", MOST_VERSIONS, "--date=short", "--format=%h%x09%ad%x09%an%x09%s", "--", file])
        .current_dir(folder)
        .output();
    let Some(log) = log.ok().filter(|log| log.status.success()) else { return Vec::new() };
    let text = String::from_utf8_lossy(&log.stdout).into_owned();
    let line = |line: &str| {
        let mut parts = line.splitn(4, '\t').map(str::to_owned);
        let mut next = || parts.next().unwrap_or_default();
        context! { id => next(), day => next(), who => next(), what => next() }
    };
    text.lines().map(line).collect()
}
