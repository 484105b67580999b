//! Why a file as a whole cannot be used.

use crate::catalog::NotAFile;
use crate::diag::{Diagnostic, Location};
use crate::file_formats::workbook::Refusal;
use crate::say;
use std::io;

/// Why a file as a whole cannot be used.
pub(super) type Failed = Box<Diagnostic>;

/// Why its bytes cannot be had. Where that is a limit on what may be unpacked, the limit is told.
pub(super) fn unreadable(name: &str, why: &io::Error) -> Failed {
    if let Some(refusal) = why.get_ref().and_then(|inner| inner.downcast_ref::<Refusal>()) {
        return not_unpacked(name, refusal);
    }
    let is_no_file = why.get_ref().and_then(|inner| inner.downcast_ref::<NotAFile>()).is_some();
    let message = if is_no_file { say!("feed-no-regular-file") } else { say!("feed-file-unreadable", %why) };
    Box::new(Diagnostic::error("unreadable-file", message).at(Location::file(name)))
}

/// Why a packed file is not unpacked.
pub(super) fn not_unpacked(name: &str, why: &Refusal) -> Failed {
    let hint = match why {
        Refusal::TooLarge { .. } => say!("unpack-hint"),
        other => other.hint(),
    };
    Box::new(Diagnostic::error(why.code(), why.message()).hint(hint).at(Location::file(name)))
}

/// Why a file that others write to is not used.
pub(super) fn changed(name: &str) -> Failed {
    let (message, hint) = (say!("feed-file-changed"), say!("feed-file-changed-hint"));
    Box::new(Diagnostic::error("unreadable-file", message).hint(hint).at(Location::file(name)))
}
