//! The bytes of a document → its blocks.
//!
//! - In: bytes and the file's name. Out: [`Document`]: headings, paragraphs and tables with their places, or why there are none.
//! - Must not know: what a clause means.

mod block;
mod docx;
mod format;
mod grid;
mod html;
mod pdf;
mod plain;
mod spreadsheet;
mod unreadable;
mod wrapped;

pub(super) use block::{Block, Content, Document};
pub use block::{Place, PlaceOf};
pub(super) use format::read_document;
pub use unreadable::Unreadable;
