//! `--previous FOLDER`: reads a published report, whose figures are compared with what is known now.

use super::console;
use super::exit::Exit;
use super::project::Opened;
use crate::diag::{Diagnostic, Message};
use crate::measure::Month;
use crate::publish::{OutputFile, read_manifest};
use crate::report::compare::Snapshot;
use crate::report::{Edition, Report};
use crate::say;
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
        return Err(refuse(&say!(
            "--previous 不用于公开版：前后两版之差可能透露不公布的数。",
            "--previous is not for the public edition: what moved between two of them could tell what is withheld."
        )));
    }
    let Some(manifest) = read_manifest(folder) else {
        return Err(refuse(&say!(
            "--previous：{shown} 里没有 onpace 的报告（manifest.json）。请给出已发布的报告文件夹，如 reports/2020-10。",
            "--previous: {shown} holds no report of onpace (manifest.json); name the folder of one that went out, such as reports/2020-10."
        )));
    };
    let file = folder.join(REPORT);
    let parsed = std::fs::read(&file).map_err(|e| e.to_string());
    let parsed = parsed.and_then(|bytes| serde_json::from_slice::<Snapshot>(&bytes).map_err(|e| e.to_string()));
    let then = parsed.map_err(|why| {
        let file = file.display();
        refuse(&say!("--previous：{file} 读不出来：{why}", "--previous: {file} cannot be read: {why}"))
    })?;
    let (month, as_of) = (Month::parse(&then.as_of), opened.as_of);
    if month.is_none_or(|month| month > as_of || month < opened.study.catalog.start) {
        let month = &then.as_of;
        return Err(refuse(&say!(
            "--previous：{shown} 是{month}的报告，不早于本期（{as_of}）或早于项目的起始月，无法对照。",
            "--previous: {shown} is the report of {month}; it must be of {as_of} or earlier, and not before the project's start."
        )));
    }
    let (there, edition) = (&manifest.provenance.edition, edition.as_str());
    if there != edition {
        return Err(refuse(&say!(
            "--previous：{shown} 是 {there} 版，本次是 {edition} 版，不能对照。",
            "--previous: {shown} is of the {there} edition and this one of the {edition} edition; they are not compared."
        )));
    }
    if manifest.differences(folder).is_ok_and(|edited| edited.contains_key(REPORT)) {
        let message = say!(
            "--previous：{shown} 的 report.json 写出后被改动过，以改动后的数为准",
            "--previous: report.json in {shown} was edited since it was written; the edited figures are compared"
        );
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
    let message = say!(
        "--previous：那份报告里没有本项目的任何指标，不是同一个项目的报告。",
        "--previous: that report has none of this project's indicators; it is another project's."
    );
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
