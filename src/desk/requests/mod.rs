//! Requests of the pages' script: each takes what a page sends, and answers with JSON or a file.
//!
//! In: a request and what all requests share. Out: an answer, or a refusal in the page's language. Must not know what a page looks like.

mod body;
mod dropped;
mod edits;
mod effects;
mod events;
mod files;
mod place;
mod verbs;

pub(super) use dropped::{drop_in, put_away};
pub(super) use edits::{check, save, undo};
pub(super) use effects::effects;
pub(super) use events::events;
pub(super) use files::report_file;
pub(super) use place::place;
pub(super) use verbs::{begin, state, stop};
