//! The words by which clauses are read: one table a language, for a person to read and to change.
//!
//! In: `zh-CN.toml`, `en.toml`. Out: [`Rules`]. Must not know: how clauses are built.

mod words;

pub(super) use words::*;
