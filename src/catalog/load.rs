//! Loads a catalog from the files of a project.

use super::actions_csv::read_actions;
use super::briefing::{Briefing, NamedFile};
use super::comments_csv::read_comments;
use super::confirmed_csv::{check_units, read_confirmed};
use super::feeds::{Feed, Wholes};
use super::holidays::Holidays;
use super::indicators::{Condition, Indicator, Kind, Source, Test};
use super::mends::with_mends;
use super::model::Catalog;
use super::project_files::ProjectFiles;
use super::project_toml::read_project;
use super::reading::{
    ACTIONS_FILE, COMMENTS_FILE, CONFIRMED_FILE, Findings, PROJECT_FILE, RECEIVED_FILE, REGIONS_FILE, TABLES,
    TARGETS_FILE, TableFile, damaged_at, names, placed, workbook_as_csv,
};
use super::received_csv::read_received;
use super::region_shapes::RegionShapes;
use super::regions::{HEADINGS as REGION_HEADINGS, read_regions};
use super::targets::read_targets;
use crate::diag::{Diagnostic, Location, Warned};
use crate::measure::notation;
use crate::say;
use crate::words::Message;
use std::borrow::Cow;
use std::io;
use std::sync::Arc;

/// Reads and checks a project's catalog: `onpace.toml` and `regions.csv`, and `targets.csv`, `actions.csv`,
/// `comments.csv`, `received.csv` and `confirmed.csv` if they exist; each of the tables may be a workbook too (`targets.xlsx`).
///
/// # Errors
/// Every error and warning in any of the files, in the order of files and lines.
pub fn load(files: &ProjectFiles) -> Result<Warned<Catalog>, Vec<Diagnostic>> {
    let findings = Findings::default();
    let toml = read(files, PROJECT_FILE, &findings);
    let tables: Vec<(&str, TableFile<'_>)> =
        TABLES.into_iter().filter_map(|name| Some((name, TableFile::find(files, name, &findings)?))).collect();
    let table = |name: &str| tables.iter().find(|(n, _)| *n == name).map(|(_, file)| file);

    let regions = table(REGIONS_FILE).and_then(|file| read_regions(file, &findings));
    if table(REGIONS_FILE).is_none() {
        missing(REGIONS_FILE, &say!("missing-regions-file-hint"), &findings);
    }
    let mut project = toml
        .as_deref()
        .and_then(|b| decoded(b, &findings))
        .and_then(|text| read_project(&text, regions.as_ref(), &findings));
    let holidays = project.as_mut().map(|p| std::mem::take(&mut p.holidays)).unwrap_or_default();
    let holidays = holidays.read(files, &findings);
    let drafted = project.as_mut().map(|p| std::mem::take(&mut p.briefing)).unwrap_or_default();
    let briefing = drafted.with_files(files, &findings);
    let drafted = project.as_mut().map(|p| std::mem::take(&mut p.map)).unwrap_or_default();
    let shapes = drafted.read(files, regions.as_ref(), &findings);
    let targets = match (table(TARGETS_FILE), &project) {
        (Some(file), Some(project)) => read_targets(file, project, regions.as_ref(), &findings),
        _ => Vec::new(),
    };
    let actions = match (table(ACTIONS_FILE), &project) {
        (Some(file), Some(project)) => read_actions(file, &project.indicators, regions.as_ref(), &findings),
        _ => Vec::new(),
    };
    let comments = match (table(COMMENTS_FILE), &project) {
        (Some(file), Some(project)) => Some(read_comments(file, &project.indicators, regions.as_ref(), &findings)),
        _ => None,
    };
    let confirmed = table(CONFIRMED_FILE).map(|file| read_confirmed(file, &findings)).unwrap_or_default();
    let received = table(RECEIVED_FILE).map(|file| read_received(file, &findings)).unwrap_or_default();
    if targets.is_empty() && !findings.any_error() {
        let finding = Diagnostic::warning("no-targets", say!("no-targets")).hint(say!("no-targets-hint"));
        findings.push(finding.at(Location::file(TARGETS_FILE)));
    }

    if !findings.any_error()
        && let (Some(project), Some(regions)) = (project, regions)
        && let (Some(title), Some(start)) = (project.title, project.start)
    {
        let indicators = project.indicators.into_list();
        let mut feeds: Vec<Feed> = project.feeds.into_iter().map(|draft| draft.feed).collect();
        for feed in &mut feeds {
            feed.wholes = wholes(feed, &indicators);
            select_texts(feed, &indicators);
            if let Some(holidays) = &holidays {
                feed.work_days = Arc::clone(&holidays.work_days);
            }
        }
        check_units(&confirmed, &targets, &feeds, &regions, &findings);
        let catalog = Catalog {
            title,
            language: project.language,
            calendar: project.calendar,
            units: project.units,
            start,
            synthetic: project.synthetic,
            to_confirm: project.to_confirm,
            names_en: project.names_en,
            board: project.board,
            hash: hash(&contents(toml.as_deref(), &tables), &briefing, holidays.as_ref(), shapes.as_ref()),
            holidays,
            briefing,
            regions,
            shapes,
            feeds,
            indicators,
            targets,
            actions,
            comments,
            received,
            confirmed,
            origins: findings.origins(),
        };
        return Ok(Warned { output: catalog, warnings: findings.sorted() });
    }
    let columns = findings.columns();
    let origins = findings.origins();
    let text = toml.as_deref().and_then(notation::decode);
    Err(placed(with_mends(findings.in_order(), text.as_ref().map(|t| &*t.text), &columns), &origins))
}

/// What rows for regions are beside rows for their parts, by what the feed's indicators take from them.
fn wholes(feed: &Feed, indicators: &[Indicator]) -> Wholes {
    let of_feed = || indicators.iter().filter(|i| matches!(&i.source, Source::Rows(of) if of.feed == feed.id));
    if of_feed().any(Indicator::is_reported) {
        Wholes::Figures
    } else if of_feed().any(|i| matches!(i.kind, Kind::Level | Kind::Running)) {
        Wholes::States
    } else {
        Wholes::Totals
    }
}

/// Notes in a feed's columns which texts the conditions of its indicators ask for.
fn select_texts(feed: &mut Feed, indicators: &[Indicator]) {
    let own = indicators.iter().filter_map(|i| match &i.source {
        Source::Rows(of) if of.feed == feed.id => Some(&of.conditions),
        _ => None,
    });
    for Condition { column, test } in own.flatten() {
        let Test::OneOf(texts) = test else { continue };
        if let Some(column) = feed.columns.iter_mut().find(|c| c.id == *column) {
            column.selected.extend(texts.iter().map(|text| notation::tidy(text).into_owned()));
        }
    }
}

/// The name of the workbook that a table of the catalog is kept in, in place of its CSV file.
#[must_use]
pub fn workbook_of(files: &ProjectFiles, table: &str) -> Option<String> {
    names(table).skip(1).find(|name| files.len_of(name).is_some())
}

/// The regions as CSV, where a workbook holds them.
#[must_use]
pub fn regions_of_workbook(files: &ProjectFiles) -> Option<String> {
    let file = TableFile::find(files, REGIONS_FILE, &Findings::default())?;
    workbook_as_csv(REGIONS_FILE, &file, REGION_HEADINGS)
}

/// The names of all files that a catalog may be read from, whether they exist or not.
#[must_use]
pub fn catalog_files(catalog: &Catalog) -> Vec<String> {
    let briefing = [&catalog.briefing.template, &catalog.briefing.text];
    let named = briefing.into_iter().flatten().map(|file| file.name.clone());
    let holidays = catalog.holidays.as_ref().map(|holidays| holidays.name.clone());
    let shapes = catalog.shapes.as_ref().map(|shapes| shapes.name.clone());
    let tables = TABLES.into_iter().flat_map(names);
    std::iter::once(PROJECT_FILE.to_owned()).chain(tables).chain(named).chain(holidays).chain(shapes).collect()
}

/// Reads `onpace.toml`.
fn read<'f>(files: &'f ProjectFiles, name: &'static str, findings: &Findings) -> Option<Cow<'f, [u8]>> {
    match files.read(name) {
        Ok(bytes) => Some(bytes),
        Err(why) if why.kind() == io::ErrorKind::NotFound => {
            missing(name, &say!("missing-project-file-hint"), findings);
            None
        }
        Err(why) => {
            let message = say!("catalog-file-unreadable", %why);
            findings.error("unreadable-file", Location::file(name), message);
            None
        }
    }
}

fn missing(name: &str, hint: &Message, findings: &Findings) {
    let finding = Diagnostic::error("missing-file", say!("missing-file"));
    findings.push(finding.at(Location::file(name)).hint(hint.clone()));
}

/// The files of the catalog with their names, in their order in findings.
fn contents<'c>(toml: Option<&'c [u8]>, tables: &'c [(&str, TableFile<'_>)]) -> Vec<(&'c str, &'c [u8])> {
    let toml = toml.map(|bytes| (PROJECT_FILE, bytes));
    toml.into_iter().chain(tables.iter().map(|(_, file)| (file.name.as_str(), &*file.bytes))).collect()
}

fn decoded<'b>(bytes: &'b [u8], findings: &Findings) -> Option<Cow<'b, str>> {
    let decoded = notation::decode(bytes);
    if decoded.is_none() {
        let message = say!("catalog-encoding");
        findings.error("encoding-error", damaged_at(PROJECT_FILE, bytes), message);
    }
    decoded.map(|d| d.text)
}

/// blake3 over the names and contents of the files that exist, each preceded by its length.
fn hash(
    contents: &[(&str, &[u8])],
    briefing: &Briefing,
    holidays: Option<&Holidays>,
    shapes: Option<&RegionShapes>,
) -> String {
    let mut hasher = blake3::Hasher::new();
    let mut part = |bytes: &[u8]| {
        hasher.update(&(bytes.len() as u64).to_le_bytes());
        hasher.update(bytes);
    };
    let named = [&briefing.template, &briefing.text].into_iter().flatten();
    let named = named.map(|file: &NamedFile| (file.name.as_str(), file.bytes.as_slice()));
    let files = contents.iter().copied();
    let holidays = holidays.map(|h| (h.name.as_str(), h.bytes.as_slice()));
    let shapes = shapes.map(|shapes| (shapes.name.as_str(), shapes.bytes.as_slice()));
    for (name, bytes) in files.chain(named).chain(holidays).chain(shapes) {
        part(name.as_bytes());
        part(bytes);
    }
    hasher.finalize().to_hex().to_string()
}
