//! One file of the catalog with what is to be different, and the edits of this session, so that they can be undone.

use super::csv_text::{CsvText, RowEdit};
use super::toml_text::{KeyEdit, NotEdited, edited};
use crate::catalog::{CSV_FILES, ProjectFiles, load};
use crate::desk::project::CATALOG;
use crate::diag::{Diagnostic, Severity};
use crate::disk::{Disk, System, replace};
use crate::measure::notation::decode;
use crate::say;
use crate::words::Message;
use serde::Deserialize;
use std::borrow::Cow;
use std::collections::BTreeMap;
use std::fs::{File, TryLockError};
use std::io;
use std::path::Path;
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, Instant};

/// The file by which desks over one folder keep apart.
const LOCK: &str = ".onpace-desk.lock";
/// Writing takes milliseconds; whoever holds the lock longer is stuck or stopped.
const PATIENCE: Duration = Duration::from_secs(5);
const PAUSE: Duration = Duration::from_millis(5);

/// What is to be different in a file.
#[derive(Debug, Clone, Deserialize)]
#[serde(deny_unknown_fields)]
pub(in crate::desk) struct Edit {
    file: String,
    /// The fingerprint of the file as the page showed it; empty where there was none.
    base: String,
    #[serde(default)]
    rows: Vec<RowEdit>,
    #[serde(default)]
    keys: Vec<KeyEdit>,
    /// The whole text, where that is what was edited.
    text: Option<String>,
}

/// Why an edit is not made.
#[derive(Debug)]
pub(in crate::desk) enum NotMade {
    /// It cannot be: no such file, row, column or key.
    Wrong(Message),
    /// The file is another than the page showed.
    Changed(Message),
    /// The catalog would have more mistakes than it has.
    Mistakes(Vec<Diagnostic>),
    Disk(io::Error),
}

/// What an edit would come to.
#[derive(Debug)]
pub(in crate::desk) struct Checked {
    bytes: Vec<u8>,
    pub found: Vec<Diagnostic>,
    /// Whether it may be written: it is sound, or mends some of what is wrong.
    pub may_be_saved: bool,
}

/// The edits of this session, the latest last.
#[derive(Debug, Default)]
pub(in crate::desk) struct Edits(Mutex<Vec<Made>>);

#[derive(Debug)]
struct Made {
    file: String,
    before: Option<Vec<u8>>,
    after: Vec<u8>,
}

/// By what it is known again that a file is as it was.
pub(in crate::desk) fn fingerprint(bytes: &[u8]) -> String {
    blake3::hash(bytes).to_hex().to_string()
}

/// The files that a page may edit.
pub(in crate::desk) fn editable() -> impl Iterator<Item = String> {
    std::iter::once(CATALOG.to_owned()).chain(CSV_FILES.iter().map(|file| format!("{}.csv", file.id)))
}

impl Edit {
    pub fn file(&self) -> &str {
        &self.file
    }

    /// What it would come to; nothing is written.
    pub fn check(&self, files: &ProjectFiles) -> Result<Checked, NotMade> {
        let (_, bytes) = self.made(files)?;
        let now = mistakes(files);
        let changed = BTreeMap::from([(self.file.clone(), Cow::Owned(bytes.clone()))]);
        let found = all(&ProjectFiles::With { files: Box::new(files.clone()), changed });
        let wrong = found.iter().filter(|d| d.severity == Severity::Error).count();
        Ok(Checked { bytes, may_be_saved: wrong == 0 || wrong < now, found })
    }

    /// The file as it is, and as it would be.
    fn made(&self, files: &ProjectFiles) -> Result<(Option<Vec<u8>>, Vec<u8>), NotMade> {
        let wrong = || NotMade::Wrong(say!("desk-edit-wrong"));
        if !editable().any(|file| file == self.file) {
            return Err(wrong());
        }
        let before = files.read(&self.file).ok().map(Cow::into_owned);
        let now = before.as_deref().map(fingerprint).unwrap_or_default();
        if now != self.base {
            let file = &self.file;
            return Err(NotMade::Changed(say!("desk-changed-meanwhile", file)));
        }
        let old = before.as_deref().unwrap_or_default();
        if self.text.is_none() && self.file != CATALOG {
            let bytes = CsvText::read(old).and_then(|table| table.edited(&self.rows)).ok_or_else(wrong)?;
            return Ok((before, bytes));
        }
        let decoded = decode(old).ok_or_else(wrong)?;
        let text = match &self.text {
            Some(text) => text.clone(),
            None => edited(&decoded.text, &self.keys).map_err(|why| match why {
                NotEdited::NoToml(why) => NotMade::Wrong(say!("desk-no-toml", why)),
                NotEdited::NoTable => wrong(),
            })?,
        };
        let bytes = decoded.encoding.encode(&with_line_ends_of(&decoded.text, &text));
        Ok((before, bytes))
    }
}

/// A text with the line ends of another: a browser knows only one kind.
fn with_line_ends_of(old: &str, text: &str) -> String {
    let plain = text.replace("\r\n", "\n");
    if old.contains("\r\n") { plain.replace('\n', "\r\n") } else { plain }
}

fn all(files: &ProjectFiles) -> Vec<Diagnostic> {
    match load(files) {
        Ok(loaded) => loaded.warnings,
        Err(errors) => errors,
    }
}

fn mistakes(files: &ProjectFiles) -> usize {
    all(files).iter().filter(|d| d.severity == Severity::Error).count()
}

/// Waits until nobody else writes the catalog of a folder; the system lets go of the lock when the process ends, however it ends. None where
/// the file system has no locks, as some shares: then the comparison of what stands there must do.
fn alone(folder: &Path) -> io::Result<Option<File>> {
    let file = System.open_lock(&folder.join(LOCK))?;
    let begin = Instant::now();
    loop {
        match System.lock(&file) {
            Ok(()) => return Ok(Some(file)),
            Err(TryLockError::WouldBlock) if begin.elapsed() < PATIENCE => std::thread::sleep(PAUSE),
            Err(TryLockError::WouldBlock) => return Err(io::ErrorKind::ResourceBusy.into()),
            Err(TryLockError::Error(_)) => return Ok(None),
        }
    }
}

impl Edits {
    /// Writes an edit; whole or not at all.
    pub fn save(&self, edit: &Edit, folder: &Path) -> Result<Vec<Diagnostic>, NotMade> {
        // One at a time, from looking at the file to writing it, those of other desks over the same folder too.
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let _alone = alone(folder).map_err(NotMade::Disk)?;
        let files = ProjectFiles::Folder(folder.to_path_buf());
        let checked = edit.check(&files)?;
        if !checked.may_be_saved {
            return Err(NotMade::Mistakes(checked.found));
        }
        let before = files.read(&edit.file).ok().map(Cow::into_owned);
        replace(&System, &folder.join(&edit.file), &checked.bytes).map_err(NotMade::Disk)?;
        made.push(Made { file: edit.file.clone(), before, after: checked.bytes });
        Ok(checked.found)
    }

    /// Takes the latest edit back, unless the file has changed since; None where there is none.
    pub fn undo(&self, folder: &Path) -> Result<Option<String>, NotMade> {
        let mut made = self.0.lock().unwrap_or_else(PoisonError::into_inner);
        let _alone = alone(folder).map_err(NotMade::Disk)?;
        let Some(last) = made.last() else { return Ok(None) };
        let (path, file) = (folder.join(&last.file), last.file.clone());
        if std::fs::read(&path).ok().as_deref() != Some(&last.after[..]) {
            return Err(NotMade::Changed(say!("desk-changed-meanwhile", file)));
        }
        let written = match &last.before {
            Some(before) => replace(&System, &path, before),
            None => std::fs::remove_file(&path),
        };
        written.map_err(NotMade::Disk)?;
        made.pop();
        Ok(Some(file))
    }

    pub fn any(&self) -> bool {
        !self.0.lock().unwrap_or_else(PoisonError::into_inner).is_empty()
    }
}
