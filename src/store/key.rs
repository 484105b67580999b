//! The project's key, with which private texts are hashed before they are stored.

use super::folder::{Folder, put_new};
use crate::diag::Diagnostic;
use crate::feed::Secret;
use crate::say;
use std::io;
use std::path::PathBuf;

pub(super) const FILE: &str = "key";

/// Why there is no key.
#[derive(Debug)]
pub(super) enum NoKey {
    /// There is none yet, and the folder cannot be written.
    NotMade,
    /// The file holds none.
    Damaged { file: PathBuf },
    /// The file cannot be read.
    Unreadable { file: PathBuf, why: io::Error },
}

impl NoKey {
    /// What is wrong, and how to mend it. `None` where nothing is: a folder that cannot be written is used as it is.
    pub fn diagnostic(&self) -> Option<Diagnostic> {
        let message = match self {
            Self::NotMade => return None,
            Self::Damaged { file } => {
                let file = file.display();
                say!("store-key-damaged", %file)
            }
            Self::Unreadable { file, why } => {
                let file = file.display();
                say!("store-key-unreadable", %file, %why)
            }
        };
        Some(Diagnostic::warning("store-key", message).hint(say!("store-key-hint")))
    }
}

/// The project's key, made where there is none yet: readable by its owner alone.
pub(super) fn of(folder: &Folder) -> Result<Secret, NoKey> {
    let file = folder.home().join(FILE);
    let found = match folder.disk().read(&file) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => {
            let new = Secret::random();
            let hex = blake3::Hash::from_bytes(*new.bytes()).to_hex();
            let made = folder.make().and_then(|()| put_new(folder.disk(), &file, hex.as_bytes()));
            made.map_err(|_| NoKey::NotMade)?;
            // Another run may have been first.
            folder.disk().read(&file)
        }
        found => {
            // Entries can be read where nothing can be written.
            let _ = folder.make();
            found
        }
    };
    match found {
        Ok(bytes) => read(&bytes).map(Secret::new).ok_or(NoKey::Damaged { file }),
        Err(why) => Err(NoKey::Unreadable { file, why }),
    }
}

fn read(bytes: &[u8]) -> Option<[u8; Secret::LEN]> {
    let digits = bytes.trim_ascii_end();
    let mut key = [0; Secret::LEN];
    if digits.len() != 2 * key.len() {
        return None;
    }
    for (byte, pair) in key.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(key)
}
