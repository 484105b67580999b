//! The bytes of a text file → records: cells with their line and byte.
//!
//! - In: bytes, and how they are written (encoding, delimiter). Out: chunks of whole records.
//! - Must not know: feeds, columns, what a cell means.

mod chunks;
mod cursor;
mod derived;
mod fast;
mod place;
mod quotes;
mod record;
mod record_index;
mod record_writer;
mod table;

pub(in crate::feed) use chunks::{Chunk, Chunks, Stopped, TextFormat};
pub(in crate::feed) use derived::{CellSource, Derivation, DerivedRecord, SameFor, TextOfHeading};
pub(in crate::feed) use place::Place;
pub(in crate::feed) use quotes::{Damage, Syntax};
pub(in crate::feed) use table::Table;
