//! The folder of entries, below the project's own.

use crate::disk::{Disk, Readers, place_whole, unique, write_new};
use std::collections::BTreeMap;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use twox_hash::XxHash3_128;

/// The folder that onpace keeps inside a project's folder.
pub(super) const HOME: &str = ".onpace";
const STORE: &str = "store";
const IGNORE: &str = ".gitignore";
const ENTRY: &str = ".parquet";
/// Prefix of a file that is not complete yet.
const UNFINISHED: &str = ".unfinished-";

/// An entry's name without its ending: its place, what it was made from, and a fingerprint of its bytes.
#[derive(Debug, Clone, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Name {
    pub place: String,
    pub made_from: String,
    check: String,
}

impl Name {
    fn parse(file: &str) -> Option<Self> {
        let mut parts = file.strip_suffix(ENTRY)?.split('-').map(str::to_owned);
        let name = Self { place: parts.next()?, made_from: parts.next()?, check: parts.next()? };
        parts.next().is_none().then_some(name)
    }

    fn file(&self) -> String {
        format!("{}-{}-{}{ENTRY}", self.place, self.made_from, self.check)
    }
}

/// Entries by name, with their bytes.
type Entries = BTreeMap<Name, u64>;

#[derive(Debug)]
pub(super) struct Folder {
    disk: Arc<dyn Disk>,
    home: PathBuf,
    entries: Mutex<Entries>,
}

impl Folder {
    /// The store of a project as it is. Nothing is created before the first entry.
    pub fn of(project: &Path, disk: Arc<dyn Disk>) -> Self {
        let home = project.join(HOME);
        let mut entries = Entries::new();
        for (file, bytes) in files_in(&*disk, &home.join(STORE)) {
            entries.extend(Name::parse(&file).map(|name| (name, bytes)));
        }
        Self { disk, home, entries: Mutex::new(entries) }
    }

    pub fn disk(&self) -> &dyn Disk {
        &*self.disk
    }

    /// What onpace keeps in the project's folder.
    pub fn home(&self) -> &Path {
        &self.home
    }

    pub fn path(&self) -> PathBuf {
        self.home.join(STORE)
    }

    /// Makes the folder, hidden from version control.
    pub fn make(&self) -> io::Result<()> {
        self.disk.create_folders(&self.path())?;
        let ignore = self.home.join(IGNORE);
        // A crash may have left it empty.
        if fs::metadata(&ignore).is_ok_and(|there| there.len() > 0) {
            return Ok(());
        }
        put_whole(self.disk(), &ignore, b"*\n")
    }

    /// Where an entry lies.
    pub fn file(&self, name: &Name) -> PathBuf {
        self.path().join(name.file())
    }

    /// All entries, with their bytes.
    pub fn entries(&self) -> Vec<(Name, u64)> {
        self.list().iter().map(|(name, bytes)| (name.clone(), *bytes)).collect()
    }

    fn list(&self) -> MutexGuard<'_, Entries> {
        self.entries.lock().unwrap_or_else(PoisonError::into_inner)
    }

    pub fn at(&self, place: &str) -> Vec<Name> {
        let first = Name { place: place.to_owned(), made_from: String::new(), check: String::new() };
        let list = self.list();
        list.range(first..).map(|(name, _)| name).take_while(|name| name.place == place).cloned().collect()
    }

    /// An entry's bytes; `None` where they are not those that were written.
    pub fn read(&self, name: &Name) -> Option<Vec<u8>> {
        let bytes = self.disk.read(&self.file(name)).ok()?;
        (fingerprint(&bytes) == name.check).then_some(bytes)
    }

    /// Writes an entry, whole or not at all, and removes those that it replaces.
    pub fn write(&self, place: &str, made_from: &str, bytes: &[u8]) -> io::Result<()> {
        let name = Name { place: place.to_owned(), made_from: made_from.to_owned(), check: fingerprint(bytes) };
        put_whole(self.disk(), &self.file(&name), bytes)?;
        for old in self.at(place).into_iter().filter(|old| *old != name) {
            self.remove(&old);
        }
        self.list().insert(name, bytes.len() as u64);
        Ok(())
    }

    /// Removes an entry; whether it is gone.
    pub fn remove(&self, name: &Name) -> bool {
        self.list().remove(name);
        match self.disk.remove_file(&self.file(name)) {
            Ok(()) => true,
            Err(e) => e.kind() == io::ErrorKind::NotFound,
        }
    }

    /// Files that a run began to write and left, with their bytes.
    pub fn unfinished(&self) -> Vec<(PathBuf, u64)> {
        let of = |folder: PathBuf| {
            let files = files_in(self.disk(), &folder).into_iter().filter(|(file, _)| file.starts_with(UNFINISHED));
            files.map(|(file, bytes)| (folder.join(file), bytes)).collect::<Vec<_>>()
        };
        let mut all = of(self.home.clone());
        all.extend(of(self.path()));
        all
    }
}

/// A checksum against damage, not against forgery.
fn fingerprint(bytes: &[u8]) -> String {
    format!("{:032x}", XxHash3_128::oneshot(bytes))
}

/// Names and bytes of the files in a folder, sorted; none where there is no folder.
fn files_in(disk: &dyn Disk, folder: &Path) -> Vec<(String, u64)> {
    let file = |entry: fs::DirEntry| {
        let about = entry.metadata().ok().filter(fs::Metadata::is_file)?;
        Some((entry.file_name().into_string().ok()?, about.len()))
    };
    let mut files: Vec<_> = disk.list(folder).unwrap_or_default().into_iter().filter_map(file).collect();
    files.sort();
    files
}

/// Writes a file under another name and renames it when it is complete. It is not flushed: each file of the store is checked when it
/// is read.
pub(super) fn put_whole(disk: &dyn Disk, file: &Path, bytes: &[u8]) -> io::Result<()> {
    let write = |aside: &Path| write_new(disk, aside, Readers::Owner, bytes).map(drop);
    place_whole(disk, &aside(file), write, |aside| disk.rename(aside, file))
}

/// Like [`put_whole`], but flushed, and never replaces a file.
pub(super) fn put_new(disk: &dyn Disk, file: &Path, bytes: &[u8]) -> io::Result<()> {
    let write = |aside: &Path| disk.sync(&write_new(disk, aside, Readers::Owner, bytes)?);
    match place_whole(disk, &aside(file), write, |aside| disk.rename_new(aside, file)) {
        Err(e) if e.kind() != io::ErrorKind::AlreadyExists => Err(e),
        _ => Ok(()),
    }
}

fn aside(file: &Path) -> PathBuf {
    file.with_file_name(unique(UNFINISHED))
}
