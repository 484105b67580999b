//! `--previous FOLDER`: reads a published report, whose figures are compared with what is known now.

use super::console;
use super::exit::Exit;
use super::project::Opened;
use crate::diag::Diagnostic;
use crate::measure::Month;
use crate::publish::{OutputFile, read_manifest};
use crate::report::compare::Snapshot;
use crate::report::{Edition, Report};
use crate::say;
use crate::words::Message;
use std::path::Path;

/// The file in which a report keeps the one that it was compared with, so that it can be verified when that one is gone.
pub(super) const KEPT: &str = "previous.json";
const REPORT: &str = "report.json";

/// The report of `folder`, to be compared with one of `opened` for the same readers.
///
/// # Errors
/// [`Exit::Usage`] where the folder holds no report of ours, one of a later month, or one of another edition.
pub(super) fn read(folder: &Path, opened: &Opened, edition: Edition) -> Result<Snapshot, Exit> {
    let shown = folder.display();
    let refuse = |message: &Message| {
        console::message(message, opened.language);
        Exit::Usage
    };
    if edition == Edition::Public {
        return Err(refuse(&say!("previous-public")));
    }
    let Some(manifest) = read_manifest(folder) else {
        return Err(refuse(&say!("previous-no-report", %shown)));
    };
    let file = folder.join(REPORT);
    let parsed = std::fs::read(&file).map_err(|e| e.to_string());
    let parsed = parsed.and_then(|bytes| serde_json::from_slice::<Snapshot>(&bytes).map_err(|e| e.to_string()));
    let then = parsed.map_err(|why| {
        let file = file.display();
        refuse(&say!("previous-unreadable", %file, why))
    })?;
    let (month, as_of) = (Month::parse(&then.as_of), opened.as_of);
    if month.is_none_or(|month| month > as_of || month < opened.study.catalog.start) {
        let month = &then.as_of;
        return Err(refuse(&say!("previous-out-of-time", %shown, month, %as_of)));
    }
    let (there, edition) = (&manifest.provenance.edition, edition.as_str());
    if there != edition {
        return Err(refuse(&say!("previous-other-edition", %shown, there, edition)));
    }
    if manifest.differences(folder).is_ok_and(|edited| edited.contains_key(REPORT)) {
        let message = say!("previous-edited", %shown);
        console::diagnostic(&Diagnostic::warning("edited-report", message), opened.language);
    }
    Ok(then)
}

/// Checks that the two reports share an indicator; otherwise the earlier one is another project's.
///
/// # Errors
/// [`Exit::Usage`] where they share none.
pub(super) fn must_share(then: &Snapshot, report: &Report, opened: &Opened) -> Result<(), Exit> {
    let shared = report.rows.iter().any(|row| then.rows.iter().any(|r| r.record.indicator == row.record.indicator));
    if shared || then.rows.is_empty() {
        return Ok(());
    }
    let message = say!("previous-other-project");
    console::message(&message, opened.language);
    Err(Exit::Usage)
}

/// The file in which a report keeps the earlier one.
pub(super) fn kept(then: &Snapshot) -> OutputFile {
    let json = serde_json::to_string_pretty(then).unwrap_or_default() + "\n";
    OutputFile::new(KEPT, json.into_bytes())
}

/// The report that a report folder was compared with, from the folder itself.
pub(super) fn kept_in(folder: &Path) -> Option<Snapshot> {
    serde_json::from_slice(&std::fs::read(folder.join(KEPT)).ok()?).ok()
}
