//! The message of page one: what a leader must know before anything else.
//!
//! In: the rows of as-of and of the month before, actions, feeds. Out: [`MessagePart`], a headline and a line for each topic of which
//! there is something to say. Must not know: how a form lays it out.

mod ahead;
mod asked;
mod build;
mod item;
mod part;
mod since_last;
mod trust;

pub(crate) use build::message;
pub use part::{MessageLine, MessagePart, Topic};
