//! A run that need not be made again, since neither the project nor the report has changed since it was made.

use crate::catalog::ProjectFiles;
use crate::cli::console;
use crate::cli::exit::Exit;
use crate::cli::project::{Opened, ProjectArgs};
use crate::cli::spoken::spoken;
use crate::publish::{MANIFEST, read_manifest};
use crate::say;
use crate::store::{ReportRecord, Store, program};
use crate::words::Language;
use std::path::Path;
use std::time::SystemTime;

/// A run whose report can be reused.
pub(super) struct ReusableRun {
    begin: SystemTime,
    files: ProjectFiles,
    store: Store,
    /// Everything that its report depends on besides the project: the program, the working directory, the arguments.
    arguments: String,
    /// The language of messages, where it is known before the catalog is read.
    language: Option<Language>,
}

impl ReusableRun {
    /// The run of a project with these arguments.
    ///
    /// # Errors
    /// As [`ProjectArgs::find`].
    pub fn of(project: &ProjectArgs, arguments: &str) -> Result<Self, Exit> {
        let begin = SystemTime::now();
        let (files, _) = project.find()?;
        let store = Store::open(&files);
        let arguments = format!("{} {:?} {arguments}", program(), std::env::current_dir());
        Ok(Self { begin, files, store, arguments, language: project.language() })
    }

    /// The exit of an earlier run like this, its summary printed again; `None` where the project or the report has changed since.
    pub fn find(&self, json: bool) -> Option<Exit> {
        let made = self.store.current_report(&self.files, &self.arguments)?;
        let folder = Path::new(&made.folder);
        let manifest = read_manifest(folder).filter(|_| hash(folder).as_ref() == Some(&made.manifest))?;
        if !manifest.differences(folder).ok()?.is_empty() {
            return None;
        }
        let exit = Exit::ALL.into_iter().find(|exit| *exit as u8 == made.exit)?;
        console::print(&made.said);
        if !json {
            let n = manifest.outputs.len();
            let message = say!("run-unchanged", n);
            let language = Language::NAMES.iter().find(|(name, _)| manifest.provenance.language.starts_with(name));
            let language = self.language.or(language.map(|(_, language)| *language)).unwrap_or_else(spoken);
            console::note(&message, language);
        }
        Some(exit)
    }

    /// Remembers the run; not where a feed failed, since the next run must say again why.
    pub fn remember(self, opened: &Opened, folder: &Path, said: String, exit: Exit) {
        if exit == Exit::Feeds {
            return;
        }
        let Some(manifest) = hash(folder) else { return };
        let Ok(folder) = std::path::absolute(folder) else { return };
        let folder = folder.to_string_lossy().into_owned();
        let made = ReportRecord { asked: self.arguments, folder, manifest, said, exit: exit as u8 };
        opened.study.store().record_report(&self.files, &opened.study.catalog, self.begin, made);
    }
}

/// BLAKE3 of a report's manifest, in hexadecimal.
fn hash(folder: &Path) -> Option<String> {
    let bytes = std::fs::read(folder.join(MANIFEST)).ok()?;
    Some(blake3::hash(&bytes).to_hex().to_string())
}
