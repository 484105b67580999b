//! The project's key, with which private texts are hashed before they are stored.

use super::folder::{Folder, put_new};
use crate::feed::Secret;
use std::io;

const FILE: &str = "key";

/// The project's key, made where there is none yet: readable by its owner alone, as temporary files are made.
///
/// # Errors
/// What the system says, with `InvalidData` for a file that holds no key.
pub(super) fn of(folder: &Folder) -> io::Result<Secret> {
    let file = folder.home().join(FILE);
    if !file.exists() {
        let new = Secret::random();
        let hex = blake3::Hash::from_bytes(*new.bytes()).to_hex();
        // Another run may have been first.
        put_new(folder.home(), &file, hex.as_bytes())?;
    }
    let text = std::fs::read_to_string(&file)?;
    read(&text).map(Secret::new).ok_or_else(|| io::ErrorKind::InvalidData.into())
}

fn read(text: &str) -> Option<[u8; Secret::LEN]> {
    let digits = text.trim_end().as_bytes();
    let mut key = [0; Secret::LEN];
    if digits.len() != 2 * key.len() {
        return None;
    }
    for (byte, pair) in key.iter_mut().zip(digits.chunks_exact(2)) {
        *byte = u8::from_str_radix(std::str::from_utf8(pair).ok()?, 16).ok()?;
    }
    Some(key)
}
