//! A run of which nothing has changed since it was made: its report stands.

use super::exit::Exit;
use super::project::Opened;
use super::run::Args;
use super::tell;
use crate::catalog::{Language, ProjectFiles};
use crate::publish::{MANIFEST, read_manifest};
use crate::say;
use crate::store::{ReportRecord, Store, program};
use std::path::Path;
use std::time::SystemTime;

/// What a run is asked for, as far as its report depends on it.
pub(super) struct Asked {
    begin: SystemTime,
    files: ProjectFiles,
    store: Store,
    /// In words of our own.
    what: String,
    /// The language of what is told, where it is known before the catalog is read.
    language: Option<Language>,
}

impl Asked {
    /// `None` where a report is made in any case: without a store, or compared with another report.
    ///
    /// # Errors
    /// As [`ProjectArgs::find`](super::project::ProjectArgs::find).
    pub fn of(args: &Args) -> Result<Option<Self>, Exit> {
        if args.project.no_store || args.previous.is_some() {
            return Ok(None);
        }
        let begin = SystemTime::now();
        let (files, _) = args.project.find()?;
        let store = Store::open(&files);
        let what = format!("{} {:?} {args:?}", program(), std::env::current_dir());
        Ok(Some(Self { begin, files, store, what, language: args.project.language() }))
    }

    /// What the run ended with that made the same; `None` where something has changed since, its report among it.
    pub fn is_made(&self, json: bool) -> Option<Exit> {
        let made = self.store.current_report(&self.files, &self.what)?;
        let folder = Path::new(&made.folder);
        let manifest = read_manifest(folder).filter(|_| hash(folder).as_ref() == Some(&made.manifest))?;
        if !manifest.differences(folder).ok()?.is_empty() {
            return None;
        }
        let exit = Exit::ALL.into_iter().find(|exit| *exit as u8 == made.exit)?;
        tell::print(&made.said);
        if !json {
            let n = manifest.outputs.len();
            let message = say!(
                "自上次写出以来没有变化：报告的{n}个文件都是最新的。如要重写并再看提示，请加 --no-store。",
                "nothing has changed since it was written: its {n} files are as they would be now; --no-store writes them again and repeats the warnings"
            );
            let language = Language::NAMES.iter().find(|(name, _)| manifest.provenance.language.starts_with(name));
            let language = self.language.or(language.map(|(_, language)| *language)).unwrap_or_default();
            tell::tell(tell::words(&message, language));
        }
        Some(exit)
    }

    /// Remembers what the run made; not where a feed failed, since the next run must tell again why.
    pub fn remember(self, opened: &Opened, folder: &Path, said: String, exit: Exit) {
        if exit == Exit::Feeds {
            return;
        }
        let Some(manifest) = hash(folder) else { return };
        let Ok(folder) = std::path::absolute(folder) else { return };
        let folder = folder.to_string_lossy().into_owned();
        let made = ReportRecord { asked: self.what, folder, manifest, said, exit: exit as u8 };
        opened.study.store().record_report(&self.files, &opened.study.catalog, self.begin, made);
    }
}

/// blake3 of a report's manifest, in hex.
fn hash(folder: &Path) -> Option<String> {
    let bytes = std::fs::read(folder.join(MANIFEST)).ok()?;
    Some(blake3::hash(&bytes).to_hex().to_string())
}
