//! The project that a verb works on.
//!
//! In: the command line. Out: an open project: files, study, month, language. Must not know any verb.

mod args;
mod as_of_text;
mod called;
mod folder;
mod lookup;
mod opened;
mod progress;

pub(super) use args::{Languages, ProjectArgs, parse_language, parse_languages};
pub(super) use as_of_text::AsOf;
pub(super) use called::{Called, NotOne, which};
pub(super) use folder::{CATALOG, PROJECT_VARIABLE, find_folder, folder_around, folder_at_hand, holds_catalog};
pub(super) use opened::{Opened, Opening, refused};
pub(super) use progress::Working;
