//! The two reports to compare: of a month, made from the files that had come by then, or from a report folder.

use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::Opened;
use crate::measure::Month;
use crate::pipeline::{Study, report};
use crate::report::compare::Snapshot;
use crate::say;
use crate::words::Language;
use std::path::Path;

/// A month's report from the files that had come by `known`.
///
/// # Errors
/// [`Exit::Usage`] where the catalog cannot be read again, [`Exit::Feeds`] for a defect.
pub(super) fn made(opened: &Opened, month: Month, known: Month) -> Result<Snapshot, Exit> {
    let study = opened.study.as_it_stood(&opened.files, known).map_err(|errors| {
        console::diagnostics(&errors, opened.language);
        Exit::Usage
    })?;
    snapshot(&study, month, opened)
}

fn snapshot(study: &Study, month: Month, opened: &Opened) -> Result<Snapshot, Exit> {
    let report = report(study, month, opened.language).map_err(|e| {
        console::line(&e.to_string());
        Exit::Feeds
    })?;
    Ok(report.snapshot())
}

/// The report of a folder.
///
/// # Errors
/// [`Exit::Usage`] where it cannot be read.
pub(super) fn read(folder: &Path, language: Language) -> Result<Snapshot, Exit> {
    let file = folder.join("report.json");
    let parsed = std::fs::read(&file).map_err(|e| e.to_string());
    let parsed = parsed.and_then(|bytes| serde_json::from_slice(&bytes).map_err(|e| e.to_string()));
    parsed.map_err(|why| {
        let file = file.display();
        let message = say!("diff-unreadable", %file, why);
        console::message(&message, language);
        Exit::Usage
    })
}
