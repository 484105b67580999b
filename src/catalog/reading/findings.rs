//! What is wrong in a catalog: readers collect every finding and stop at none.

use crate::diag::{Diagnostic, Location, Severity};
use crate::words::Message;
use std::sync::{Mutex, MutexGuard, PoisonError};

/// The files of a catalog, in the order in which their findings are reported.
pub(crate) const PROJECT_FILE: &str = "onpace.toml";

pub(crate) const REGIONS_FILE: &str = "regions.csv";

pub(crate) const TARGETS_FILE: &str = "targets.csv";

pub(crate) const ACTIONS_FILE: &str = "actions.csv";

pub(crate) const COMMENTS_FILE: &str = "comments.csv";

pub(crate) const RECEIVED_FILE: &str = "received.csv";
/// The name of the optional file with the confirmation sheets that came back signed.
pub(crate) const CONFIRMED_FILE: &str = "confirmed.csv";

pub(crate) const FILES: [&str; 7] =
    [PROJECT_FILE, REGIONS_FILE, TARGETS_FILE, ACTIONS_FILE, COMMENTS_FILE, RECEIVED_FILE, CONFIRMED_FILE];

/// Everything found so far. Readers on several threads may add to it.
#[derive(Debug, Default)]
pub(crate) struct Findings(Mutex<Vec<Diagnostic>>);

impl Findings {
    fn list(&self) -> MutexGuard<'_, Vec<Diagnostic>> {
        self.0.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub(crate) fn push(&self, finding: Diagnostic) {
        self.list().push(finding);
    }

    pub(crate) fn error(&self, code: &'static str, at: Location, message: Message) {
        self.push(Diagnostic::error(code, message).at(at));
    }

    pub(crate) fn warning(&self, code: &'static str, at: Location, message: Message) {
        self.push(Diagnostic::warning(code, message).at(at));
    }

    pub(crate) fn any_error(&self) -> bool {
        self.list().iter().any(|d| d.severity == Severity::Error)
    }

    /// All findings, ordered by file, line and column.
    pub(crate) fn sorted(self) -> Vec<Diagnostic> {
        let mut all = self.0.into_inner().unwrap_or_else(PoisonError::into_inner);
        all.sort_by_cached_key(|d| {
            let file = d.location.as_ref().and_then(|l| FILES.iter().position(|f| *f == l.file));
            (file, d.location.clone())
        });
        all.dedup();
        all
    }
}

/// Joins names for a message: `` `a`, `b`, `c` ``.
pub(crate) fn listed<'a>(names: impl IntoIterator<Item = &'a str>) -> String {
    names.into_iter().map(|n| format!("`{n}`")).collect::<Vec<_>>().join(", ")
}

/// Whether `text` is an id, `[a-z][a-z0-9_]*`. Ids become file names, column names and anchors.
pub(super) fn is_id(text: &str) -> bool {
    text.starts_with(|c: char| c.is_ascii_lowercase())
        && text.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '_')
}
