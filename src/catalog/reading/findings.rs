//! What is wrong in a catalog: readers collect every finding and stop at none.

pub(crate) use crate::catalog::project_files::PROJECT_FILE;
use crate::diag::{Diagnostic, Location, Severity};
use crate::words::Message;
use std::collections::BTreeMap;
use std::sync::{Mutex, MutexGuard, PoisonError};

pub(crate) const REGIONS_FILE: &str = "regions.csv";

pub(crate) const TARGETS_FILE: &str = "targets.csv";

pub(crate) const ACTIONS_FILE: &str = "actions.csv";

pub(crate) const COMMENTS_FILE: &str = "comments.csv";

pub(crate) const RECEIVED_FILE: &str = "received.csv";
/// The name of the optional file with the confirmation sheets that came back signed.
pub(crate) const CONFIRMED_FILE: &str = "confirmed.csv";

/// The tables; `onpace.toml` is told before them.
pub(crate) const TABLES: [&str; 6] =
    [REGIONS_FILE, TARGETS_FILE, ACTIONS_FILE, COMMENTS_FILE, RECEIVED_FILE, CONFIRMED_FILE];

/// Everything found so far. Readers on several threads may add to it.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    all: Mutex<Vec<Diagnostic>>,
    origins: Mutex<TableOrigins>,
}

/// The tables that do not lie in the file of their name, with the file and the sheet in which they do.
#[derive(Debug, Default, Clone)]
pub struct TableOrigins(BTreeMap<String, (String, Option<String>)>);

impl TableOrigins {
    /// The place in the file that a person can open.
    #[must_use]
    pub fn place(&self, place: Location) -> Location {
        match self.0.get(&place.file) {
            Some((file, sheet)) => Location { file: file.clone(), sheet: sheet.clone(), ..place },
            None => place,
        }
    }
}

impl Findings {
    fn list(&self) -> MutexGuard<'_, Vec<Diagnostic>> {
        self.all.lock().unwrap_or_else(PoisonError::into_inner)
    }

    fn origins_of_tables(&self) -> MutexGuard<'_, TableOrigins> {
        self.origins.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes in which file, and on which sheet of it, a table lies.
    pub(crate) fn lies_in(&self, table: &str, file: &str, sheet: Option<&str>) {
        self.origins_of_tables().0.insert(table.to_owned(), (file.to_owned(), sheet.map(str::to_owned)));
    }

    pub(crate) fn origins(&self) -> TableOrigins {
        self.origins_of_tables().clone()
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
        let origins = self.origins();
        let mut all = self.all.into_inner().unwrap_or_else(PoisonError::into_inner);
        all.sort_by_cached_key(|d| {
            let place = |l: &Location| (l.file != PROJECT_FILE).then(|| TABLES.iter().position(|f| *f == l.file));
            let file = d.location.as_ref().map(place);
            (file, d.location.clone())
        });
        all.dedup();
        for finding in &mut all {
            finding.location = finding.location.take().map(|place| origins.place(place));
        }
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
