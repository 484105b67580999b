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

/// The columns of the CSV files that were read: which one stands at which place of its file.
pub(crate) type ColumnPlaces = BTreeMap<(String, u64), &'static str>;

/// Everything found so far. Readers on several threads may add to it.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    list: Mutex<Vec<Diagnostic>>,
    columns: Mutex<ColumnPlaces>,
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
        self.list.lock().unwrap_or_else(PoisonError::into_inner)
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

    /// Notes where the columns of a file stand, counted from 1.
    pub(crate) fn columns_are(&self, file: &str, places: impl IntoIterator<Item = (u64, &'static str)>) {
        let mut columns = self.columns.lock().unwrap_or_else(PoisonError::into_inner);
        columns.extend(places.into_iter().map(|(place, id)| ((file.to_owned(), place), id)));
    }

    /// Where the columns of all files stand.
    pub(crate) fn columns(&self) -> ColumnPlaces {
        self.columns.lock().unwrap_or_else(PoisonError::into_inner).clone()
    }

    pub(crate) fn any_error(&self) -> bool {
        self.list().iter().any(|d| d.severity == Severity::Error)
    }

    /// All findings, ordered by file, line and column, each where a person can open the file.
    pub(crate) fn sorted(self) -> Vec<Diagnostic> {
        let origins = self.origins();
        placed(self.in_order(), &origins)
    }

    /// All findings, ordered by file, line and column, in the tables of the catalog wherever they lie.
    pub(crate) fn in_order(self) -> Vec<Diagnostic> {
        let mut all = self.list.into_inner().unwrap_or_else(PoisonError::into_inner);
        all.sort_by_cached_key(|d| {
            let place = |l: &Location| (l.file != PROJECT_FILE).then(|| TABLES.iter().position(|f| *f == l.file));
            let file = d.location.as_ref().map(place);
            (file, d.location.clone())
        });
        all.dedup();
        all
    }
}

/// Findings in the files in which the tables lie.
pub(crate) fn placed(mut all: Vec<Diagnostic>, origins: &TableOrigins) -> Vec<Diagnostic> {
    for finding in &mut all {
        finding.location = finding.location.take().map(|place| origins.place(place));
    }
    all
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
