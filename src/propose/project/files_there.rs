//! What lies in a folder: tables to propose a project from, and everything else, so that nothing is left out without a word.

use crate::catalog::ProjectFiles;
use crate::diag::{Diagnostic, Location};
use crate::feed::{holds_tables, is_lock_file};
use crate::say;
use std::io;

/// Files that a project consists of; they hold no reports.
pub(super) const OWN_FILES: [&str; 9] = [
    "onpace.toml",
    "regions.csv",
    "targets.csv",
    "actions.csv",
    "comments.csv",
    "received.csv",
    "confirmed.csv",
    "to-confirm.md",
    "names.csv",
];

/// Folders of the project's own, whose files were made by it.
const OWN_FOLDERS: [&str; 4] = ["reports/", "letters/", "confirm/", "history/"];

/// Endings of documents that targets may stand in.
const DOCUMENTS: [&str; 8] = ["docx", "doc", "pdf", "md", "rtf", "wps", "ofd", "odt"];

/// Endings of spreadsheets of a program whose format is not read.
const FOREIGN_SPREADSHEETS: [&str; 4] = ["et", "ett", "numbers", "dbf"];

/// The files of a folder, by what can be done with them.
#[derive(Debug, Default)]
pub(super) struct FilesThere {
    /// Which may hold tables, sorted.
    pub tables: Vec<String>,
    /// Every file but locks, which are never read, against which globs are held.
    pub all: Vec<String>,
    /// What is told of the others.
    pub told: Vec<Diagnostic>,
}

/// The ending of a name, in small letters.
pub(super) fn ending(name: &str) -> String {
    let name = name.rsplit('/').next().unwrap_or(name);
    name.rsplit_once('.').map(|(_, ending)| ending.to_lowercase()).unwrap_or_default()
}

/// Lists what lies below a folder. Hidden files are nobody's reports.
///
/// # Errors
/// The error of the system.
pub(super) fn files_there(files: &ProjectFiles) -> io::Result<FilesThere> {
    let everything = glob::Pattern::new("**/*").map_err(io::Error::other)?;
    let mut there = FilesThere::default();
    for name in files.matching(&everything)? {
        let is_own = OWN_FILES.contains(&&*name) || OWN_FOLDERS.iter().any(|folder| name.starts_with(folder));
        if is_own {
            continue;
        }
        if !is_lock_file(&name) {
            there.all.push(name.clone());
        }
        let end = ending(&name);
        let told = if is_lock_file(&name) {
            Some(Diagnostic::note("lock-file", say!("init-lock-file")))
        } else if FOREIGN_SPREADSHEETS.contains(&&*end) {
            Some(Diagnostic::warning("unreadable-file", say!("init-foreign-file")).hint(say!("init-foreign-file-hint")))
        } else if DOCUMENTS.contains(&&*end) {
            Some(Diagnostic::note("document-file", say!("init-document")))
        } else if holds_tables(&name) {
            there.tables.push(name.clone());
            None
        } else {
            Some(Diagnostic::note("other-file", say!("init-other-file")))
        };
        there.told.extend(told.map(|told| told.at(Location::file(name))));
    }
    Ok(there)
}
