//! The zip container of xlsx and ods: parts by name, inflated under the limits.

use super::limit::Limit;
use super::limits::{DIRECTORY, ENDS, EXPANDED, FILE, PARTS, PIECE, RATIO, RATIO_FROM};
use super::refusal::Refusal;
use std::cell::Cell;
use std::collections::HashMap;
use std::io::{Cursor, Error, Read};
use std::rc::Rc;
use zip::ZipArchive;
use zip::result::ZipError;

/// What every zip container begins with.
pub(super) const ZIP: &[u8] = b"PK\x03\x04";

/// A container whose directory was found to be small.
#[derive(Debug)]
pub(super) struct Archive<'a> {
    zip: ZipArchive<Cursor<&'a [u8]>>,
    /// Parts by name as Windows compares them: some writers use `\` and other cases than they declare.
    names: HashMap<String, usize>,
    /// Bytes inflated so far, of all parts.
    expanded: Rc<Cell<u64>>,
    packed: u64,
}

impl<'a> Archive<'a> {
    pub fn open(bytes: &'a [u8]) -> Result<Self, Refusal> {
        check_directory(bytes)?;
        let zip = ZipArchive::new(Cursor::new(bytes)).map_err(|e| refusal("zip", &e))?;
        let names = zip.file_names().enumerate().map(|(n, name)| (folded(&name.unwrap_or_default()), n)).collect();
        Ok(Self { zip, names, expanded: Rc::default(), packed: bytes.len() as u64 })
    }

    pub fn has(&self, name: &str) -> bool {
        self.names.contains_key(&folded(name))
    }

    /// The first bytes of a part.
    pub fn head(&mut self, name: &str) -> Result<Option<String>, Refusal> {
        let Some(part) = self.part(name, &EXPANDED)? else { return Ok(None) };
        let mut head = Vec::new();
        part.take(256).read_to_end(&mut head).map_err(|e| super::refusal::from_io(name, &e))?;
        Ok(Some(String::from_utf8_lossy(&head).into_owned()))
    }

    /// A part of at most `limit`; `None` when there is none of this name.
    pub fn part(&mut self, name: &str, limit: &'static Limit) -> Result<Option<Part<'_>>, Refusal> {
        let Some(index) = self.names.get(&folded(name)).copied() else { return Ok(None) };
        self.part_at(index, name, limit).map(Some)
    }

    fn part_at(&mut self, index: usize, name: &str, limit: &'static Limit) -> Result<Part<'_>, Refusal> {
        let file = self.zip.by_index(index).map_err(|e| refusal(name, &e))?;
        // The directory may claim more than there is, which would make the ratio smaller.
        let packed = file.compressed_size().min(self.packed);
        Ok(Part { inner: Box::new(file), total: Rc::clone(&self.expanded), limit, packed, expanded: 0, piece: 0 })
    }
}

fn folded(name: &str) -> String {
    name.trim_start_matches('/').replace('\\', "/").to_ascii_lowercase()
}

fn refusal(part: &str, error: &ZipError) -> Refusal {
    match error {
        ZipError::UnsupportedArchive(ZipError::PASSWORD_REQUIRED) | ZipError::InvalidPassword => Refusal::Encrypted,
        ZipError::Io(error) => super::refusal::from_io(part, error),
        error => Refusal::broken(part, error.to_string()),
    }
}

/// Looks for directory entries and ends of directories anywhere in the file, as nothing yet says which are the real ones,
/// and counts what a reader of the directory would allocate.
fn check_directory(bytes: &[u8]) -> Result<(), Refusal> {
    FILE.check(bytes.len() as u64)?;
    let u16_at = |at: usize| bytes.get(at..at + 2).map_or(0, |b| u64::from(u16::from_le_bytes([b[0], b[1]])));
    let (mut parts, mut size, mut ends) = (0, 0, 0);
    for (at, signature) in bytes.windows(4).enumerate().filter(|(_, b)| b.starts_with(b"PK")) {
        match signature[2..] {
            // An entry: its name, extra field and comment follow.
            [1, 2] => {
                parts += 1;
                size += 46 + u16_at(at + 28) + u16_at(at + 30) + u16_at(at + 32);
            }
            [5, 6] => {
                ends += 1;
                PARTS.check(u16_at(at + 10))?;
            }
            // The same with 64-bit numbers.
            [6, 6] => {
                ends += 1;
                let count = bytes.get(at + 32..at + 40).and_then(|b| b.try_into().ok());
                PARTS.check(count.map_or(0, u64::from_le_bytes))?;
            }
            _ => {}
        }
    }
    PARTS.check(parts)?;
    DIRECTORY.check(size)?;
    ENDS.check(ends)
}

/// What a zip is that may be a packed table.
#[derive(Debug)]
pub(crate) enum Packed {
    /// A workbook or another office document, which is no mere container.
    Document,
    /// Its only table.
    Table(Vec<u8>),
    /// The names of the tables in it: none, or several.
    Tables(Vec<String>),
}

/// The only table in a zip, inflated under the limits. `is_table` knows one by its name.
///
/// # Errors
/// The container cannot be read, or is too large.
pub(crate) fn only_table(bytes: &[u8], is_table: impl Fn(&str) -> bool) -> Result<Packed, Refusal> {
    let mut archive = Archive::open(bytes)?;
    if ["[Content_Types].xml", "_rels/.rels", "mimetype", "content.xml", "META-INF/manifest.xml"]
        .iter()
        .any(|name| archive.has(name))
    {
        return Ok(Packed::Document);
    }
    let names: Vec<String> = archive.zip.file_names_raw().map(name_of).collect();
    let shown = |name: &str| {
        let own = name.rsplit('/').next().unwrap_or(name);
        !(name.starts_with("__MACOSX/") || own.starts_with('.') || own.starts_with("~$")) && is_table(own)
    };
    let tables: Vec<usize> = (0..names.len()).filter(|n| shown(&names[*n])).collect();
    let [table] = tables[..] else {
        return Ok(Packed::Tables(tables.into_iter().map(|n| names[n].clone()).collect()));
    };
    let mut inflated = Vec::new();
    let mut part = archive.part_at(table, &names[table], &EXPANDED)?;
    // The table as a whole is one piece.
    let mut piece = [0; 1 << 13];
    loop {
        part.next_piece();
        match part.read(&mut piece).map_err(|e| super::refusal::from_io(&names[table], &e))? {
            0 => return Ok(Packed::Table(inflated)),
            read => inflated.extend_from_slice(&piece[..read]),
        }
    }
}

/// A name in a directory: UTF-8, else in the encoding of Chinese Windows.
fn name_of(raw: &[u8]) -> String {
    let name = std::str::from_utf8(raw).map_or_else(|_| encoding_rs::GB18030.decode(raw).0.into_owned(), str::to_owned);
    name.replace('\\', "/")
}

/// The bytes of one part as they are inflated. Going over a limit is an `io::Error` that holds the refusal.
pub(super) struct Part<'a> {
    inner: Box<dyn Read + 'a>,
    /// Of all parts.
    total: Rc<Cell<u64>>,
    limit: &'static Limit,
    packed: u64,
    expanded: u64,
    /// Bytes since [`Part::next_piece`].
    piece: u64,
}

impl<'a> Part<'a> {
    /// Bytes that were not packed.
    pub fn of_bytes(bytes: &'a [u8]) -> Self {
        let (total, packed) = (Rc::default(), bytes.len() as u64);
        Self { inner: Box::new(bytes), total, limit: &EXPANDED, packed, expanded: 0, piece: 0 }
    }

    /// To be called before whatever may hold [`PIECE`] bytes.
    pub fn next_piece(&mut self) {
        self.piece = 0;
    }

    fn count(&mut self, read: u64) -> Result<(), Refusal> {
        self.expanded += read;
        self.piece += read;
        self.total.set(self.total.get() + read);
        self.limit.check(self.expanded)?;
        EXPANDED.check(self.total.get())?;
        if self.expanded > RATIO_FROM {
            RATIO.check(self.expanded / self.packed.max(1))?;
        }
        PIECE.check(self.piece)
    }
}

impl Read for Part<'_> {
    fn read(&mut self, buf: &mut [u8]) -> std::io::Result<usize> {
        let read = self.inner.read(buf)?;
        self.count(read as u64).map_err(Error::other)?;
        Ok(read)
    }
}
