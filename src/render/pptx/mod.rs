//! `slides.pptx`: the briefing as slides for a meeting, every text editable.
//!
//! In: the report's [`crate::report::Deck`] and its charts as PNG. Out: a `.pptx` file. Must not know what the slides say: here they are
//! only laid out.
//!
//! - `geometry` has places and sizes of letters; `master` the master and the layouts, whose placeholders every text and picture fills
//! - `shapes` writes shapes; `slide` and `notes` single slides; `package` lists what a presentation of ours consists of

mod form;
mod geometry;
mod master;
mod notes;
mod package;
mod shapes;
mod slide;

pub(super) use form::Pptx;
pub use package::slides_pptx;
