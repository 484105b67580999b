//! Why a report was not written, in both languages.

use crate::disk::NameFault;
use crate::say;
use crate::words::{Language, Message};
use std::io;
use std::path::{Path, PathBuf};
use thiserror::Error;

/// Why a report was not written. What stood there before still stands.
#[derive(Debug, Error)]
#[error("{}; {}", self.message().in_language(Language::English), self.hint().in_language(Language::English))]
pub enum PublishError {
    /// The folder exists, and nothing in it says that we made it.
    NotOurs { folder: PathBuf },
    /// A file that is to be added stands there already.
    Exists { path: PathBuf },
    /// The folder is a report of ours that holds something else too, which would be lost.
    Extra { path: PathBuf },
    /// Outputs of the report were edited since they were written.
    Edited { folder: PathBuf, files: Vec<String> },
    /// An office program has a document of the report open.
    OpenElsewhere { path: PathBuf },
    /// The folder is a report of ours of the other edition.
    OtherEdition { folder: PathBuf, there: String },
    /// Another run has been writing this folder for too long.
    Busy { folder: PathBuf },
    /// An output's name cannot be used; it comes from the name of a chart or an indicator.
    BadName { name: String, fault: NameFault },
    /// The system refused.
    Io { path: PathBuf, source: io::Error },
}

impl From<(String, NameFault)> for PublishError {
    fn from((name, fault): (String, NameFault)) -> Self {
        Self::BadName { name, fault }
    }
}

impl PublishError {
    /// For `map_err`: turns what the system said about `path` into an error.
    pub(super) fn io(path: &Path) -> impl Fn(io::Error) -> Self + use<> {
        let path = path.to_path_buf();
        move |source| {
            if is_sharing_violation(&source) {
                Self::OpenElsewhere { path: path.clone() }
            } else {
                Self::Io { path: path.clone(), source }
            }
        }
    }

    /// What is wrong.
    pub fn message(&self) -> Message {
        match self {
            Self::NotOurs { folder } => {
                let folder = folder.display();
                say!("not-our-report", %folder)
            }
            Self::Exists { path } => {
                let path = path.display();
                say!("file-exists", %path)
            }
            Self::Extra { path } => {
                let path = path.display();
                say!("foreign-file", %path)
            }
            Self::Edited { folder, files } => {
                let folder = folder.display();
                say!("edited-outputs", %folder, files)
            }
            Self::OpenElsewhere { path } => {
                let path = path.display();
                say!("file-in-use", %path)
            }
            Self::OtherEdition { folder, there } => {
                let folder = folder.display();
                let edition = if there == "public" { say!("edition-public") } else { say!("edition-internal") };
                say!("other-edition", %folder, edition)
            }
            Self::Busy { folder } => {
                let folder = folder.display();
                say!("folder-locked", %folder)
            }
            Self::BadName { name, fault } => {
                say!("bad-name", ?name, why = fault.message())
            }
            Self::Io { path, source } => {
                let path = path.display();
                say!("cannot-write", %path, %source)
            }
        }
    }

    /// How to fix it.
    pub fn hint(&self) -> Message {
        match self {
            Self::OtherEdition { .. } => say!("other-edition-hint"),
            Self::NotOurs { .. } => say!("not-our-report-hint"),
            Self::Exists { .. } => say!("file-exists-hint"),
            Self::Extra { .. } => {
                say!("foreign-file-hint")
            }
            Self::Edited { .. } => say!("edited-outputs-hint"),
            Self::OpenElsewhere { .. } => {
                say!("file-in-use-hint")
            }
            Self::Busy { .. } => say!("folder-locked-hint"),
            Self::BadName { .. } => say!("bad-name-hint"),
            Self::Io { source, .. } => match source.kind() {
                io::ErrorKind::PermissionDenied => say!("write-denied-hint"),
                io::ErrorKind::StorageFull | io::ErrorKind::QuotaExceeded => {
                    say!("disk-full-hint")
                }
                io::ErrorKind::CrossesDevices | io::ErrorKind::ResourceBusy => say!("cannot-replace-hint"),
                _ => say!("cannot-write-hint"),
            },
        }
    }
}

/// Windows: somebody else has the file open (32), or a part of it locked (33).
fn is_sharing_violation(e: &io::Error) -> bool {
    cfg!(windows) && matches!(e.raw_os_error(), Some(32 | 33))
}
