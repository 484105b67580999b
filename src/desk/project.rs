//! The project as it stands on the disk now, read when it is asked for and kept until its files change.

use crate::catalog::ProjectFiles;
use crate::diag::Diagnostic;
use crate::measure::Month;
use crate::pipeline::{Making, Study, report_for};
use crate::render::{Form, Forms};
use crate::report::{Edition, Report};
use crate::series::EngineError;
use crate::store::Store;
use crate::words::Language;
use std::collections::BTreeMap;
use std::hash::{DefaultHasher, Hash, Hasher};
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::UNIX_EPOCH;

/// The file that makes a folder a project.
pub(super) const CATALOG: &str = "onpace.toml";
/// Where reports go; they are no part of what they are made from.
pub(super) const REPORTS: &str = "reports";

/// Where those for everybody go.
pub(super) const PUBLIC: &str = "public";

/// What the desk and its verbs write beside the project, and reports are not made from.
const NO_PART: [&str; 5] = [REPORTS, PUBLIC, "returns", "letters", "desk"];

/// Pages that are kept.
const MOST_PAGES: usize = 300;

/// A folder, and what was last read from it.
pub(super) struct Project {
    pub folder: PathBuf,
    loaded: Mutex<Option<Arc<Loaded>>>,
    stamp: Mutex<u64>,
}

/// A project that has been read.
pub(super) struct Loaded {
    stamp: u64,
    /// The study, or everything that is wrong with the catalog.
    pub study: Result<Study, Vec<Diagnostic>>,
    /// The language that the project states.
    pub language: Option<Language>,
    reports: Mutex<BTreeMap<(Month, Language, Edition), Arc<Report>>>,
    pages: Mutex<BTreeMap<String, Arc<str>>>,
}

impl Project {
    pub fn at(folder: PathBuf) -> Self {
        let stamp = Mutex::new(stamp_of(&folder));
        Self { folder, loaded: Mutex::new(None), stamp }
    }

    pub fn exists(&self) -> bool {
        self.folder.join(CATALOG).is_file()
    }

    /// What the files looked like when they were last looked at.
    pub fn stamp(&self) -> u64 {
        *held(&self.stamp)
    }

    /// Looks at the files again.
    pub fn look(&self) -> u64 {
        let now = stamp_of(&self.folder);
        *held(&self.stamp) = now;
        now
    }

    /// The project as its files are now. Whoever asks while it is being read waits.
    pub fn loaded(&self) -> Arc<Loaded> {
        let mut loaded = held(&self.loaded);
        let stamp = self.stamp();
        if let Some(known) = loaded.as_ref().filter(|known| known.stamp == stamp) {
            return Arc::clone(known);
        }
        let files = ProjectFiles::Folder(self.folder.clone());
        let study = Study::load_kept(&files, &Store::open(&files), true, |_| {});
        let language = files.stated_language();
        let fresh = Arc::new(Loaded { stamp, study, language, reports: Mutex::default(), pages: Mutex::default() });
        *loaded = Some(Arc::clone(&fresh));
        fresh
    }
}

impl Loaded {
    /// The report of a month with words and charts, made once.
    pub fn report(
        &self,
        study: &Study,
        as_of: Month,
        language: Language,
        edition: Edition,
    ) -> Result<Arc<Report>, EngineError> {
        if let Some(known) = held(&self.reports).get(&(as_of, language, edition)) {
            return Ok(Arc::clone(known));
        }
        let html: Option<&'static dyn Form> = Forms::named("html");
        let making = Making { forms: Forms::only(html), ..Making::of(language, edition) };
        let report = Arc::new(report_for(study, as_of, &making)?);
        held(&self.reports).insert((as_of, language, edition), Arc::clone(&report));
        Ok(report)
    }

    /// A page that says nothing but what the files say, made once for each address.
    pub fn page<E>(&self, address: &str, make: impl FnOnce() -> Result<String, E>) -> Result<Arc<str>, E> {
        if let Some(known) = held(&self.pages).get(address) {
            return Ok(Arc::clone(known));
        }
        let page: Arc<str> = make()?.into();
        let mut pages = held(&self.pages);
        if pages.len() >= MOST_PAGES {
            pages.clear();
        }
        pages.insert(address.to_owned(), Arc::clone(&page));
        Ok(page)
    }
}

/// What another thread left behind when it failed is whole: each entry is put in at once.
fn held<T>(lock: &Mutex<T>) -> MutexGuard<'_, T> {
    lock.lock().unwrap_or_else(PoisonError::into_inner)
}

/// Names, sizes and times of the files that a report is made from.
fn stamp_of(folder: &Path) -> u64 {
    let mut hasher = DefaultHasher::new();
    visit(folder, true, &mut hasher);
    hasher.finish()
}

/// The same of some folders below one.
pub(super) fn stamp_below(folder: &Path, names: &[&str]) -> u64 {
    let mut hasher = DefaultHasher::new();
    for name in names {
        visit(&folder.join(name), false, &mut hasher);
    }
    hasher.finish()
}

fn visit(folder: &Path, top: bool, hasher: &mut DefaultHasher) {
    let Ok(entries) = std::fs::read_dir(folder) else { return };
    let mut entries: Vec<_> = entries.flatten().collect();
    entries.sort_by_key(std::fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name();
        let hidden = name.to_string_lossy().starts_with('.');
        if hidden || (top && NO_PART.iter().any(|own| name == *own)) {
            continue;
        }
        let Ok(kind) = entry.file_type() else { continue };
        name.hash(hasher);
        if kind.is_dir() {
            visit(&entry.path(), false, hasher);
        } else if let Ok(found) = entry.metadata() {
            found.len().hash(hasher);
            let changed = found.modified().ok().and_then(|at| at.duration_since(UNIX_EPOCH).ok());
            changed.hash(hasher);
        }
    }
}
