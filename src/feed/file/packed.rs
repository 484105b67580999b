//! Files that are packed: a table in gzip (`.csv.gz`), and a zip that holds one table. They are read as what is in them.

use super::failed::{Failed, not_unpacked, unreadable};
use crate::catalog::ProjectFiles;
use crate::diag::{Diagnostic, Location};
use crate::feed::file_format::TEXT_ENDINGS;
use crate::file_formats::workbook::{Packed, gunzipped, is_gzip, only_table, workbook_endings};
use crate::say;
use std::io::{Cursor, Read};

/// How the names of packed files end, besides those of the tables in them.
pub(in crate::feed) const PACKED_ENDINGS: [&str; 2] = ["gz", "zip"];

/// Bytes at the beginning of a file that say whether it is packed: in a zip, the name of its first part too.
const SIGNS: u64 = 512;

/// What every zip begins with, and where its first part's name stands ([APPNOTE] 4.3.7).
const ZIP: &[u8] = b"PK\x03\x04";
const NAME_LENGTH: std::ops::Range<usize> = 26..28;
const NAME: usize = 30;

/// First parts of office documents, which are no mere containers.
const DOCUMENT_PARTS: [&str; 6] = ["[Content_Types].xml", "_rels/", "mimetype", "xl/", "docProps/", "META-INF/"];

/// A zip that is held in memory, and one byte more, so that a larger one is seen to be larger.
const ZIP_AT_MOST: u64 = (64 << 20) + 1;

/// A file's bytes, unpacked where it is packed.
pub(super) struct Unpacked<'a> {
    pub bytes: Box<dyn Read + Send + 'a>,
    pub was_packed: bool,
}

/// Opens a file.
///
/// # Errors
/// It cannot be read, or is a zip of several tables.
pub(super) fn open<'a>(files: &'a ProjectFiles, path: &str) -> Result<Unpacked<'a>, Failed> {
    let failed = |why: std::io::Error| unreadable(path, &why);
    let mut source = files.open(path).map_err(failed)?;
    let mut signs = Vec::new();
    source.by_ref().take(SIGNS).read_to_end(&mut signs).map_err(failed)?;
    let gzip = is_gzip(&signs);
    let zip = may_hold_a_table(&signs);
    let source = Cursor::new(signs).chain(source);
    if gzip {
        return Ok(Unpacked { bytes: Box::new(gunzipped(source)), was_packed: true });
    }
    if !zip {
        return Ok(Unpacked { bytes: Box::new(source), was_packed: false });
    }
    let mut bytes = Vec::new();
    source.take(ZIP_AT_MOST).read_to_end(&mut bytes).map_err(failed)?;
    let packed = only_table(&bytes, is_table).map_err(|why| not_unpacked(path, &why))?;
    match packed {
        Packed::Table(table) => Ok(Unpacked { bytes: Box::new(Cursor::new(table)), was_packed: true }),
        Packed::Tables(names) if names.len() > 1 => {
            let message = say!("several-tables-packed", names);
            let why = Diagnostic::error("several-tables", message).hint(say!("unpack-hint"));
            Err(Box::new(why.at(Location::file(path))))
        }
        // Whoever reads workbooks says what is wrong with it.
        Packed::Document | Packed::Tables(_) => Ok(Unpacked { bytes: Box::new(Cursor::new(bytes)), was_packed: false }),
    }
}

/// Reads a whole file, unpacked where it is packed, up to so many bytes.
///
/// # Errors
/// As for [`open`].
pub(super) fn read(files: &ProjectFiles, path: &str, at_most: u64) -> Result<Vec<u8>, Failed> {
    let mut bytes = Vec::new();
    open(files, path)?.bytes.take(at_most).read_to_end(&mut bytes).map_err(|why| unreadable(path, &why))?;
    Ok(bytes)
}

/// The hash and the size of a file as it lies there, packed.
///
/// # Errors
/// It cannot be read.
pub(super) fn identity(files: &ProjectFiles, path: &str) -> Result<(String, u64), Failed> {
    let failed = |why: std::io::Error| unreadable(path, &why);
    let mut hasher = blake3::Hasher::new();
    hasher.update_reader(files.open(path).map_err(failed)?).map_err(failed)?;
    Ok((hasher.finalize().to_hex().to_string(), hasher.count()))
}

/// Whether a file with these first bytes is a zip whose first part is none of an office document.
fn may_hold_a_table(signs: &[u8]) -> bool {
    let length = signs.get(NAME_LENGTH).and_then(|bytes| bytes.try_into().ok()).map_or(0, u16::from_le_bytes);
    let name = signs.get(NAME..).unwrap_or_default();
    let name = &name[..name.len().min(usize::from(length))];
    signs.starts_with(ZIP) && !DOCUMENT_PARTS.iter().any(|part| name.starts_with(part.as_bytes()))
}

/// Whether a name is that of a table.
fn is_table(name: &str) -> bool {
    const MARKUP: [&str; 3] = ["html", "htm", "xml"];
    let ending = name.rsplit_once('.').map(|(_, ending)| ending.to_ascii_lowercase());
    ending.is_some_and(|ending| workbook_endings().chain(TEXT_ENDINGS).chain(MARKUP).any(|known| known == ending))
}
