//! What is said to people: diagnostics, and the words of every language in which they and everything else are told.
//!
//! - In: a key of a message with its arguments; for a [`Diagnostic`] its severity, stable code and place too.
//! - Out: a [`Diagnostic`], and a [`words::Message`] that becomes a text in the language asked for.
//! - Must not know: who says it, where it is printed, colours and terminals.

mod amounts;
mod diagnostic;
pub mod words;

pub use amounts::Amount;
pub use diagnostic::{Diagnostic, Location, Severity, Warned};
