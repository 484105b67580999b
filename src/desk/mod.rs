//! The desk, `onpace open`: a project as pages in a browser on the same machine.
//!
//! - In: a project's folder. Out: pages on the loopback address; files in the project, where a person says so.
//! - Must not know: any rule of reading, judging or writing. What is shown comes from [`pipeline`](crate::pipeline); what is done is done by a
//!   verb of this same program, whose command line the page shows.
//!
//! `guard` lets in nobody but the page that this process opened. `project` is the project as it stands on the disk now. `jobs` runs verbs and
//! tells how far they are; `inbox` keeps what was dropped until it is taken. `edits` writes the catalog's
//! files. `pages` has one file a page, with its template beside it;
//! `requests` answers their script.

mod address;
mod answer;
mod ask;
mod assets;
mod confined;
mod desk_state;
mod drafts;
mod edits;
mod event;
mod guard;
mod inbox;
mod jobs;
mod journal;
mod pages;
mod project;
mod requests;
mod server;

pub(crate) use jobs::{PROGRESS_MARK, PROGRESS_VARIABLE};
pub use server::{Serving, serve};
