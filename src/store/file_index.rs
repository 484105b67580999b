//! An index of files: which are unchanged since a run last read them, by size and time, and in doubt by content.

use super::folder::{Folder, put_whole};
use crate::disk::Disk;
use serde::{Deserialize, Serialize};
use std::collections::BTreeMap;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Mutex, PoisonError};
use std::time::{Duration, SystemTime, UNIX_EPOCH};

pub(super) const FILE: &str = "file_index.json";

/// A file written so shortly before it was examined may have been written again since with the same size and time: some file
/// systems record times in steps of two seconds.
const IN_DOUBT: Duration = Duration::from_secs(2);

/// A file's size and times, in nanoseconds since 1970.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    pub bytes: u64,
    written: u64,
    /// Time of the last change of any kind, where the system records it.
    changed: u64,
}

impl Stamp {
    pub fn of(about: &Metadata) -> Option<Self> {
        let written = since_1970(about.modified().ok()?);
        Some(Self { bytes: about.len(), written, changed: changed(about) })
    }

    /// Whether the file was already old at `now`.
    pub fn is_old(&self, now: SystemTime) -> bool {
        let before = since_1970(now.checked_sub(IN_DOUBT).unwrap_or(UNIX_EPOCH));
        self.written < before && self.changed < before
    }
}

fn since_1970(time: SystemTime) -> u64 {
    // Times before 1970 or after 2554 never count as old.
    time.duration_since(UNIX_EPOCH).ok().and_then(|t| u64::try_from(t.as_nanos()).ok()).unwrap_or(u64::MAX)
}

#[cfg(unix)]
fn changed(about: &Metadata) -> u64 {
    use std::os::unix::fs::MetadataExt;
    let nanos = i128::from(about.ctime()) * 1_000_000_000 + i128::from(about.ctime_nsec());
    u64::try_from(nanos).unwrap_or(u64::MAX)
}

#[cfg(not(unix))]
fn changed(_: &Metadata) -> u64 {
    0
}

/// Files with their stamps and the blake3 of their contents.
type Files = BTreeMap<String, (Stamp, String)>;

#[derive(Debug)]
pub(super) struct FileIndex {
    path: PathBuf,
    before: Files,
    /// Files examined in this run; `None` where the stamp is no proof.
    now: Mutex<BTreeMap<String, Option<(Stamp, String)>>>,
}

impl FileIndex {
    pub fn of(folder: &Folder) -> Self {
        let path = folder.home().join(FILE);
        Self { before: read(folder.disk(), &path), path, now: Mutex::default() }
    }

    /// The hash of a file's content, if this stamp proves it.
    pub fn content(&self, name: &str, stamp: Stamp) -> Option<String> {
        let now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let known = match now.get(name) {
            Some(known) => known.as_ref()?,
            None => self.before.get(name)?,
        };
        (known.0 == stamp).then(|| known.1.clone())
    }

    /// Notes the content of a file that had this stamp at this time, before it was read.
    pub fn note(&self, name: &str, stamp: Stamp, at: SystemTime, content: &str) {
        let known = stamp.is_old(at).then(|| (stamp, content.to_owned()));
        self.now.lock().unwrap_or_else(PoisonError::into_inner).insert(name.to_owned(), known);
    }

    /// Writes the notes of this run, together with what other runs have written since.
    pub fn write(&self, disk: &dyn Disk) -> io::Result<()> {
        let now = self.now.lock().unwrap_or_else(PoisonError::into_inner);
        let (old, mut files) = (&self.before, self.before.clone());
        put(&mut files, &now);
        if files == *old {
            return Ok(());
        }
        let mut files = read(disk, &self.path);
        put(&mut files, &now);
        write(disk, &self.path, &files)
    }

    /// Removes every file but those with these names.
    pub fn keep_only(&self, disk: &dyn Disk, names: &dyn Fn(&str) -> bool) -> io::Result<()> {
        let mut files = read(disk, &self.path);
        let all = files.len();
        files.retain(|name, _| names(name));
        if files.len() == all { Ok(()) } else { write(disk, &self.path, &files) }
    }
}

fn put(files: &mut Files, now: &BTreeMap<String, Option<(Stamp, String)>>) {
    for (name, known) in now {
        match known {
            Some(known) => files.insert(name.clone(), known.clone()),
            None => files.remove(name),
        };
    }
}

/// The index as written; empty where it is damaged.
fn read(disk: &dyn Disk, path: &Path) -> Files {
    let text = disk.read(path).ok().and_then(|bytes| String::from_utf8(bytes).ok()).unwrap_or_default();
    let Some((check, files)) = text.split_once('\n') else { return Files::new() };
    if blake3::hash(files.as_bytes()).to_hex().as_str() != check {
        return Files::new();
    }
    serde_json::from_str(files).unwrap_or_default()
}

fn write(disk: &dyn Disk, path: &Path, files: &Files) -> io::Result<()> {
    let files = serde_json::to_string(files)?;
    put_whole(disk, path, format!("{}\n{files}", blake3::hash(files.as_bytes()).to_hex()).as_bytes())
}
