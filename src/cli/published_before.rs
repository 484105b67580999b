//! A month that has been given out to the public: its figures are not replaced by others without a word.

use super::console;
use super::exit::Exit;
use super::project::Opened;
use crate::publish::read_manifest;
use crate::render::OutputFile;
use crate::report::Edition;
use crate::report::compare::{Replaced, Snapshot, replaced};
use crate::say;
use std::path::{Path, PathBuf};

const REPORT: &str = "report.json";
/// Figures that a refusal names.
const NAMED: usize = 5;

/// A public edition that stands where a new one is to be written.
#[derive(Debug)]
pub(super) struct PublishedBefore {
    folder: PathBuf,
    /// `None` where it was written without `report.json`.
    figures: Option<Snapshot>,
}

impl PublishedBefore {
    /// The edition in a folder; `None` where none stands there.
    pub fn in_folder(folder: &Path) -> Option<Self> {
        let manifest = read_manifest(folder).filter(|m| m.provenance.edition == Edition::Public.as_str())?;
        let report = || serde_json::from_slice(&std::fs::read(folder.join(REPORT)).ok()?).ok();
        let figures = manifest.outputs.contains_key(REPORT).then(report).flatten();
        Some(Self { folder: folder.to_path_buf(), figures })
    }

    /// How many of its own figures had replaced others when it was given out.
    pub fn republished(&self) -> usize {
        self.figures.as_ref().map_or(0, |figures| figures.republished)
    }

    /// The figures that a new edition has instead of others.
    pub fn replaced_by(&self, new: &Snapshot) -> Vec<Replaced> {
        self.figures.as_ref().map(|then| replaced(then, new)).unwrap_or_default()
    }

    /// Refuses to replace figures.
    ///
    /// # Errors
    /// [`Exit::Output`] where any is replaced.
    pub fn must_stand(&self, replaced: &[Replaced], opened: &Opened) -> Result<(), Exit> {
        if replaced.is_empty() {
            return Ok(());
        }
        let (folder, count) = (self.folder.display(), replaced.len());
        console::message(&say!("published-differs", %folder, count), opened.language);
        for figure in replaced.iter().take(NAMED) {
            let Replaced { name, region, old, new } = figure;
            let withheld = say!("published-not-printed").in_language(opened.language);
            let shown = |text: &String| if text.is_empty() { withheld.clone() } else { text.clone() };
            let (old, new) = (shown(old), shown(new));
            console::line(&format!(
                "    {}",
                say!("published-figure", name, region, old, new).in_language(opened.language)
            ));
        }
        console::hint(&say!("published-differs-hint"), opened.language);
        Err(Exit::Output)
    }

    /// The same for an edition that was written without its figures: none of its files may change.
    ///
    /// # Errors
    /// [`Exit::Output`] where one would.
    pub fn files_must_stand(&self, files: &[OutputFile], opened: &Opened) -> Result<(), Exit> {
        let differs = |file: &&OutputFile| {
            std::fs::read(self.folder.join(&file.path)).is_ok_and(|standing| standing != file.bytes)
        };
        let Some(file) = files.iter().filter(|_| self.figures.is_none()).find(differs) else { return Ok(()) };
        let (folder, file) = (self.folder.display(), &file.path);
        console::message(&say!("published-file-differs", %folder, file), opened.language);
        console::hint(&say!("published-differs-hint"), opened.language);
        Err(Exit::Output)
    }
}
