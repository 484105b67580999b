//! Sentences, numbers and dates in the language asked for.
//!
//! In: assessments and what they are about. Out: finished text. Must not know: where it is printed.
//!
//! Every sentence is put together from whole clauses, chosen by case; each clause is one message of `words/`.
//! Numbers and dates reach a message as finished text.

mod against_plan;
mod date;
mod each;
mod head;
mod messages;
mod method;
mod missing;
mod next_step;
mod number;
mod numbering;
mod outlook;
mod sentence;
mod subject;
mod variation;
mod verdict;
mod when_said;
mod without_target;
mod words;

#[cfg(test)]
mod tests;

pub use messages::Locale;
pub use number::in_whole_things;
pub use subject::{Each, Members, Subject};
pub use variation::nearest;
pub(crate) use verdict::is_ceiling;
