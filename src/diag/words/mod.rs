//! Everything that people read, one file for each language, and the messages that choose from it when they are printed.
//!
//! In: a key and its arguments. Out: a finished text in the language asked for. Must not know: who says it and where it is printed.

mod bundle;
mod language;
mod message;
pub mod reference;
mod stored;
mod writing;

#[cfg(test)]
pub(crate) use bundle::keys;
pub use bundle::{Args, say};
pub(crate) use bundle::{find, is_message};
pub use language::Language;
pub use message::{Arg, Argument, Message};
pub(crate) use stored::Stored;
pub use writing::Writing;
