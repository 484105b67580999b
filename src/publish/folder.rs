//! Finds the report folder, and decides whether what stands there may be replaced.

use super::error::PublishError;
use super::manifest::{Manifest, parse_manifest};
use super::reserved::{MANIFEST, MARKER};
use crate::disk::Disk;
use std::fs;
use std::io;
use std::path::{Path, PathBuf};

/// Files that file managers leave, not people.
const FILE_MANAGER_FILES: [&str; 3] = [".DS_Store", "Thumbs.db", "desktop.ini"];

/// How office programs name the file that says "somebody has this document open":
/// Word, Excel and WPS (`~$briefing.docx`), WPS on Linux (`.~briefing.docx`), `LibreOffice` (`.~lock.briefing.docx#`).
const OWNER_FILES: [&str; 2] = ["~$", ".~"];

/// A report folder, resolved.
#[derive(Debug)]
pub(super) struct ReportFolder {
    /// As the user wrote it, for messages.
    pub shown: PathBuf,
    /// Without symbolic links, so that a link to a report folder stays a link.
    pub target: PathBuf,
    pub parent: PathBuf,
    name: String,
}

impl ReportFolder {
    /// # Errors
    /// [`PublishError::NotOurs`] for a path without a name, [`PublishError::Io`] where parents cannot be made.
    pub fn resolve(disk: &dyn Disk, folder: &Path) -> Result<Self, PublishError> {
        let failed = PublishError::io(folder);
        let target = if fs::symlink_metadata(folder).is_ok() {
            fs::canonicalize(folder).map_err(&failed)?
        } else {
            let name = folder.file_name().ok_or_else(|| PublishError::NotOurs { folder: folder.to_path_buf() })?;
            let parent = match folder.parent() {
                Some(parent) if parent != Path::new("") => parent,
                _ => Path::new("."),
            };
            disk.create_folders(parent).map_err(PublishError::io(parent))?;
            fs::canonicalize(parent).map_err(PublishError::io(parent))?.join(name)
        };
        match (target.parent(), target.file_name()) {
            (Some(parent), Some(name)) => Ok(Self {
                shown: folder.to_path_buf(),
                parent: parent.to_path_buf(),
                name: name.to_string_lossy().into_owned(),
                target,
            }),
            _ => Err(PublishError::NotOurs { folder: folder.to_path_buf() }),
        }
    }

    /// How the name of every temporary folder made for this target begins.
    pub fn temporary_prefix(&self) -> String {
        format!(".{}.onpace-", self.name)
    }

    pub fn lock_file(&self) -> PathBuf {
        self.parent.join(format!(".{}.onpace.lock", self.name))
    }
}

/// What stands in a folder that may be replaced.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Replaceable {
    Absent,
    Empty,
    Ours,
}

/// Looks at what stands in `folder`.
///
/// # Errors
/// Why it may not be replaced; the error names the folder as `shown`.
pub(super) fn inspect(disk: &dyn Disk, folder: &Path, shown: &Path) -> Result<Replaceable, PublishError> {
    let not_ours = || PublishError::NotOurs { folder: shown.to_path_buf() };
    let entries = match disk.list(folder) {
        Ok(entries) => entries,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(Replaceable::Absent),
        Err(e) if e.kind() == io::ErrorKind::NotADirectory => return Err(not_ours()),
        Err(e) => return Err(PublishError::io(shown)(e)),
    };
    if entries.iter().all(|entry| is_from_file_manager(&entry.file_name().to_string_lossy())) {
        return Ok(Replaceable::Empty);
    }
    let manifest = match disk.read(&folder.join(MANIFEST)) {
        Ok(json) => parse_manifest(&json).ok_or_else(not_ours)?,
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Err(not_ours()),
        Err(e) => return Err(PublishError::io(&shown.join(MANIFEST))(e)),
    };
    match first_extra(disk, folder, "", &manifest).map_err(PublishError::io(shown))? {
        None => Ok(Replaceable::Ours),
        Some(extra) => {
            let file = extra.rsplit('/').next().unwrap_or(&extra);
            let open = OWNER_FILES.iter().any(|prefix| file.starts_with(prefix));
            let path = shown.join(&extra);
            Err(if open { PublishError::OpenElsewhere { path } } else { PublishError::Extra { path } })
        }
    }
}

/// Whether a folder carries the marker of one that is unfinished or half removed.
pub(super) fn is_marked(folder: &Path) -> bool {
    fs::symlink_metadata(folder.join(MARKER)).is_ok_and(|found| found.is_file())
}

/// The first file or folder, by name, that the manifest does not account for.
fn first_extra(disk: &dyn Disk, root: &Path, under: &str, manifest: &Manifest) -> io::Result<Option<String>> {
    let mut entries = disk.list(&root.join(under))?;
    entries.sort_by_key(fs::DirEntry::file_name);
    for entry in entries {
        let name = entry.file_name().to_string_lossy().into_owned();
        let path = if under.is_empty() { name.clone() } else { format!("{under}/{name}") };
        if entry.file_type()?.is_dir() {
            if !manifest.has_folder(&path) {
                return Ok(Some(path));
            }
            if let Some(extra) = first_extra(disk, root, &path, manifest)? {
                return Ok(Some(extra));
            }
        } else if path != MANIFEST && !manifest.outputs.contains_key(&path) && !is_from_file_manager(&name) {
            return Ok(Some(path));
        }
    }
    Ok(None)
}

pub(super) fn is_from_file_manager(name: &str) -> bool {
    FILE_MANAGER_FILES.contains(&name)
}
