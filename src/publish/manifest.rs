//! `manifest.json`: what a report was made from, and what it consists of. Without times, so that the same inputs give
//! the same bytes.

use super::{OutputFile, names};
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::Path;

/// The manifest's name in a report folder.
pub const MANIFEST: &str = "manifest.json";
/// The version of the manifest's own layout. Another version is not ours to replace.
pub const FORMAT: u32 = 1;
/// Who wrote it.
pub const PROGRAM: &str = "onpace";

/// What a report was made from.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(deny_unknown_fields)]
pub struct Provenance {
    /// Of the program.
    pub version: String,
    /// Where the project was, or `bundled`.
    pub project: String,
    pub as_of: String,
    pub edition: String,
    pub language: String,
    /// As what the report was written, where not as everything: names of forms, `worst=240`, `no-png`.
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
    /// Of files that are about to be written, or only compared.
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

    /// The outputs in `folder` that are not as they were written: somebody edited or removed them.
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
    let json = fs::read(folder.join(MANIFEST)).ok()?;
    let manifest: Manifest = serde_json::from_slice(&json).ok()?;
    let ours = manifest.format == FORMAT && manifest.program == PROGRAM;
    let safe = names::check(manifest.outputs.keys().map(String::as_str)).is_ok();
    (ours && safe).then_some(manifest)
}
