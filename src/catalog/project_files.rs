//! Where the files of a project come from: a folder, or memory (the bundled project, tests).

use crate::words::Language;
use std::borrow::Cow;
use std::collections::{BTreeMap, BTreeSet};
use std::fmt;
use std::fs::Metadata;
use std::io;
use std::path::{Path, PathBuf};
use std::sync::Arc;
use std::sync::atomic::{AtomicU64, Ordering};
use std::time::SystemTime;

/// The file that makes a folder a project.
pub(crate) const PROJECT_FILE: &str = "onpace.toml";

/// The files of a project, named by their path below its folder, with `/` as separator.
#[derive(Debug, Clone)]
pub enum ProjectFiles {
    Folder(PathBuf),
    Memory(BTreeMap<String, Cow<'static, [u8]>>),
    /// Another project's files without some of them, as if they had not arrived yet.
    Without {
        files: Box<ProjectFiles>,
        names: BTreeSet<String>,
    },
    /// Another project's files with some changed or added, as if they had been written already.
    With {
        files: Box<ProjectFiles>,
        changed: BTreeMap<String, Cow<'static, [u8]>>,
    },
    /// Another project's files, with a count of the bytes read: see [`ProjectFiles::count`].
    Counted {
        files: Box<ProjectFiles>,
        read: Arc<AtomicU64>,
    },
}

impl ProjectFiles {
    /// Reads one file.
    ///
    /// # Errors
    /// The error of the system; `NotFound` for a file that is not in memory.
    pub fn read(&self, name: &str) -> io::Result<Cow<'_, [u8]>> {
        match self {
            Self::Folder(folder) => std::fs::read(regular(&folder.join(name))?).map(Cow::Owned),
            Self::Memory(files) => {
                files.get(name).map(|bytes| Cow::Borrowed(&**bytes)).ok_or_else(|| io::ErrorKind::NotFound.into())
            }
            Self::Without { names, .. } if names.contains(name) => Err(io::ErrorKind::NotFound.into()),
            Self::With { files, changed } => match changed.get(name) {
                Some(bytes) => Ok(Cow::Borrowed(&**bytes)),
                None => files.read(name),
            },
            Self::Without { files, .. } | Self::Counted { files, .. } => files.read(name),
        }
    }

    /// The language that the project states, also where nothing else of its `onpace.toml` can be read: whatever is wrong with a catalog is
    /// told in its own language.
    #[must_use]
    pub fn stated_language(&self) -> Option<Language> {
        let bytes = self.read(PROJECT_FILE).ok()?;
        let text = String::from_utf8_lossy(&bytes);
        let top = text.lines().map(str::trim).take_while(|line| !line.starts_with('['));
        // Full-width marks are a mistake that is told in the language between them.
        let stated = top.filter_map(|line| line.strip_prefix("language")?.trim_start().strip_prefix(['=', '＝']));
        let marks = ['"', '\'', '“', '”', '‘', '’', '＂'];
        let value = stated.last()?.split('#').next()?.trim().trim_matches(marks).to_owned();
        Language::ALL.iter().copied().find(|language| language.as_str() == value)
    }

    /// Adds to the bytes read. Whoever reads an opened file calls it.
    pub fn count(&self, bytes: u64) {
        if let Self::Counted { read, .. } = self {
            read.fetch_add(bytes, Ordering::Relaxed);
        }
    }

    /// Whether a file, or a part of one under its own name, is as if it had not arrived yet.
    #[must_use]
    pub fn leaves_out(&self, name: &str) -> bool {
        match self {
            Self::Folder(_) | Self::Memory(_) => false,
            Self::Without { files, names } => names.contains(name) || files.leaves_out(name),
            Self::With { files, changed } => !changed.contains_key(name) && files.leaves_out(name),
            Self::Counted { files, .. } => files.leaves_out(name),
        }
    }

    /// Opens one file for reading from its start.
    ///
    /// # Errors
    /// As for [`ProjectFiles::read`].
    pub fn open(&self, name: &str) -> io::Result<Box<dyn io::Read + Send + '_>> {
        Ok(match self {
            Self::Folder(folder) => Box::new(std::fs::File::open(regular(&folder.join(name))?)?),
            Self::Memory(files) => Box::new(&**files.get(name).ok_or(io::ErrorKind::NotFound)?),
            Self::Without { names, .. } if names.contains(name) => return Err(io::ErrorKind::NotFound.into()),
            Self::With { files, changed } => match changed.get(name) {
                Some(bytes) => Box::new(&**bytes),
                None => files.open(name)?,
            },
            Self::Without { files, .. } | Self::Counted { files, .. } => files.open(name)?,
        })
    }

    /// What stands at a name now; `None` where the system does not know it.
    #[must_use]
    pub fn stamp(&self, name: &str) -> Option<FileStamp> {
        match self {
            Self::Folder(folder) => std::fs::metadata(folder.join(name)).ok().map(|found| FileStamp::of(&found)),
            Self::Memory(_) => None,
            Self::With { changed, .. } if changed.contains_key(name) => None,
            Self::With { files, .. } | Self::Without { files, .. } | Self::Counted { files, .. } => files.stamp(name),
        }
    }

    /// The size of one file in bytes, if the system knows it.
    #[must_use]
    pub fn len_of(&self, name: &str) -> Option<u64> {
        match self {
            Self::Folder(folder) => std::fs::metadata(folder.join(name)).ok().map(|m| m.len()),
            Self::Memory(files) => files.get(name).map(|bytes| bytes.len() as u64),
            Self::Without { names, .. } if names.contains(name) => None,
            Self::With { files, changed } => {
                changed.get(name).map(|bytes| bytes.len() as u64).or_else(|| files.len_of(name))
            }
            Self::Without { files, .. } | Self::Counted { files, .. } => files.len_of(name),
        }
    }

    /// The total size in bytes of all files that a glob matches, as far as the system knows it.
    #[must_use]
    pub fn size_of(&self, glob: &str) -> u64 {
        let names = glob::Pattern::new(glob).ok().and_then(|pattern| self.matching(&pattern).ok()).unwrap_or_default();
        names.iter().filter_map(|name| self.len_of(name)).sum()
    }

    /// The names of the files that a glob matches, sorted.
    ///
    /// # Errors
    /// The error of the system for a folder that cannot be listed.
    pub fn matching(&self, pattern: &glob::Pattern) -> io::Result<Vec<String>> {
        const OPTIONS: glob::MatchOptions = glob::MatchOptions {
            case_sensitive: true,
            require_literal_separator: true,
            require_literal_leading_dot: true,
        };
        let mut names = match self {
            Self::Folder(folder) => {
                let fixed = pattern.as_str().split(['*', '?', '[']).next().unwrap_or("");
                let below = fixed.rsplit_once('/').map_or("", |(folder, _)| folder);
                list(folder, &folder.join(below))?
            }
            Self::Memory(files) => files.keys().cloned().collect(),
            Self::Without { files, names } => {
                let mut all = files.matching(pattern)?;
                all.retain(|name| !names.contains(name));
                return Ok(all);
            }
            Self::With { files, changed } => {
                let mut all = files.matching(pattern)?;
                all.extend(changed.keys().filter(|name| pattern.matches_with(name, OPTIONS)).cloned());
                all.sort();
                all.dedup();
                return Ok(all);
            }
            Self::Counted { files, .. } => return files.matching(pattern),
        };
        names.retain(|name| pattern.matches_with(name, OPTIONS));
        names.sort();
        Ok(names)
    }
}

/// By what it is seen that a file was changed while it was read: size, time and place on the disk.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct FileStamp {
    bytes: u64,
    modified: Option<SystemTime>,
    place: u64,
}

impl FileStamp {
    fn of(found: &Metadata) -> Self {
        #[cfg(unix)]
        let place = std::os::unix::fs::MetadataExt::ino(found);
        #[cfg(not(unix))]
        let place = 0;
        Self { bytes: found.len(), modified: found.modified().ok(), place }
    }
}

/// What is neither a file nor a link to one: a pipe, a device, a folder. To open it could take forever.
#[derive(Debug)]
pub struct NotAFile;

impl fmt::Display for NotAFile {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("not a regular file")
    }
}

impl std::error::Error for NotAFile {}

fn regular(path: &Path) -> io::Result<&Path> {
    if std::fs::metadata(path)?.is_file() { Ok(path) } else { Err(io::Error::other(NotAFile)) }
}

/// Files below `at`, as paths below `root`; a folder that is not there holds none.
fn list(root: &Path, at: &Path) -> io::Result<Vec<String>> {
    let below: Option<Vec<Cow<'_, str>>> =
        at.strip_prefix(root).ok().map(|below| below.components().map(|c| c.as_os_str().to_string_lossy()).collect());
    let mut names = Vec::new();
    list_into(&mut names, at, below.map(|below| below.join("/")).as_deref())?;
    Ok(names)
}

/// Adds the files below `at`, which is `below` the root, or not below it at all.
fn list_into(names: &mut Vec<String>, at: &Path, below: Option<&str>) -> io::Result<()> {
    let entries = match std::fs::read_dir(at) {
        Err(e) if e.kind() == io::ErrorKind::NotFound => return Ok(()),
        other => other?,
    };
    for entry in entries {
        let entry = entry?;
        let name = entry.file_name();
        let name = name.to_string_lossy();
        let name = below.map(|below| if below.is_empty() { name.to_string() } else { format!("{below}/{name}") });
        // The folder itself says what an entry is, where it is no link.
        let kind = entry.file_type()?;
        if kind.is_dir() || (kind.is_symlink() && entry.path().is_dir()) {
            list_into(names, &entry.path(), name.as_deref())?;
        } else {
            names.extend(name);
        }
    }
    Ok(())
}
