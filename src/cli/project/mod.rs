//! The project that a verb works on.
//!
//! In: the command line. Out: an open project: files, study, month, language. Must not know any verb.

mod args;
mod as_of_text;
mod folder;
mod locale;
mod lookup;
mod opened;
mod progress;

pub(super) use args::{ProjectArgs, parse_language, parse_languages};
pub(super) use as_of_text::AsOf;
pub(super) use folder::{CATALOG, find_folder, folder_around};
pub(super) use locale::locale_language;
pub(super) use opened::{Opened, Opening};
pub(super) use progress::Working;
