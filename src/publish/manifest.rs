//! `manifest.json`: what a report was made from, and what it consists of. It holds no times, so that the same inputs
//! give the same bytes.

use super::reserved::{MANIFEST, RESERVED};
use crate::disk::check_names;
use crate::render::OutputFile;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// The version of the manifest's own layout. A folder with another version is not replaced.
const FORMAT: u32 = 1;
/// The program that wrote it.
const PROGRAM: &str = "onpace";

/// What a report was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// The program's version.
    pub version: String,
    /// The project's folder, or `bundled:` and the bundled project's name; empty in the public edition.
    pub project: String,
    pub as_of: String,
    /// The day that deadlines were held against, where one was named: `2020-12-12`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub on: String,
    pub edition: String,
    pub language: String,
    /// The forms that were written, empty for all: names of forms, `worst=240`, `no-png`.
    #[serde(default, skip_serializing_if = "String::is_empty")]
    pub forms: String,
    pub catalog_hash: String,
    /// BLAKE3 of each input, by path within the project. Empty in the public edition: a hash can confirm a guess.
    pub inputs: BTreeMap<String, String>,
}

/// One output as it was written.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct OutputRecord {
    pub bytes: u64,
    /// In lower-case hexadecimal.
    pub blake3: String,
}

impl OutputRecord {
    fn of(bytes: &[u8]) -> Self {
        Self { bytes: bytes.len() as u64, blake3: blake3::hash(bytes).to_hex().to_string() }
    }
}

/// The content of [`MANIFEST`].
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Manifest {
    pub format: u32,
    pub program: String,
    pub provenance: Provenance,
    /// By path, all but the manifest itself.
    pub outputs: BTreeMap<String, OutputRecord>,
}

/// How an output differs from what the manifest says of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Difference {
    Missing,
    Changed,
}

impl Manifest {
    /// The manifest of files that are about to be written or compared.
    #[must_use]
    pub fn new(files: &[OutputFile], provenance: &Provenance) -> Self {
        let outputs = files.iter().map(|file| (file.path.clone(), OutputRecord::of(&file.bytes))).collect();
        Self { format: FORMAT, program: PROGRAM.to_owned(), provenance: provenance.clone(), outputs }
    }

    pub(super) fn to_json(&self) -> String {
        let mut json = serde_json::to_string_pretty(self).expect("strings and numbers always serialise");
        json.push('\n');
        json
    }

    /// Whether some output lies in this folder.
    pub(super) fn has_folder(&self, folder: &str) -> bool {
        let prefix = format!("{folder}/");
        self.outputs.range(prefix.clone()..).next().is_some_and(|(path, _)| path.starts_with(&prefix))
    }

    /// The outputs in `folder` that somebody has edited or removed since they were written.
    ///
    /// # Errors
    /// The first file that exists and cannot be read.
    pub fn differences(&self, folder: &Path) -> io::Result<BTreeMap<String, Difference>> {
        let mut differences = BTreeMap::new();
        for (path, record) in &self.outputs {
            match fs::read(folder.join(path)) {
                Ok(bytes) if OutputRecord::of(&bytes) == *record => {}
                Ok(_) => {
                    differences.insert(path.clone(), Difference::Changed);
                }
                Err(e) if matches!(e.kind(), io::ErrorKind::NotFound | io::ErrorKind::NotADirectory) => {
                    differences.insert(path.clone(), Difference::Missing);
                }
                Err(e) => return Err(e),
            }
        }
        Ok(differences)
    }
}

/// The manifest of a report folder, if it is there and is one of ours.
pub fn read_manifest(folder: &Path) -> Option<Manifest> {
    parse_manifest(&fs::read(folder.join(MANIFEST)).ok()?)
}

pub(super) fn parse_manifest(json: &[u8]) -> Option<Manifest> {
    let manifest: Manifest = serde_json::from_slice(json).ok()?;
    let ours = manifest.format == FORMAT && manifest.program == PROGRAM;
    let safe = check_names(manifest.outputs.keys().map(String::as_str), &RESERVED).is_ok();
    (ours && safe).then_some(manifest)
}
