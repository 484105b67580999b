//! Sentences, numbers and dates in the language asked for.
//!
//! In: assessments and what they are about. Out: finished text. Must not know: where it is printed.
//!
//! Every sentence is put together from whole clauses, chosen by case; each clause is one message of `words/`.
//! Numbers and dates reach a message as finished text.

mod date;
mod messages;
mod method;
mod next_step;
mod number;
mod numbering;
mod sentence;
mod subject;
mod variation;
mod without_target;
mod words;

pub use messages::Locale;
pub use subject::{Each, Subject};
pub use variation::nearest;
