//! The two ways of reading a text file: the general one, complete by itself, and the fast one for plain rows.
//!
//! The general reader is the specification: records by the `csv` crate, each row cell by cell through
//! [`CellReader`](crate::feed::cell). The fast way gives the same rows, rejects and ledger in less time. It lives in folders of its own,
//! which a reader of the code can leave out:
//!
//! - `text/fast`: text without quotes, split into cells many bytes at a time;
//! - `fast`: cells of a chunk typed column by column; rows that are not plain go to the general reader;
//! - `aggregate`: rows added up while they are read, where the caller needs sums only.
//!
//! A property test in `feed/tests.rs` reads random tables both ways and compares rows, rejects and ledger.

/// How a text file is read.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(in crate::feed) enum Way {
    /// Plain rows the fast way, all others the general way.
    Fast,
    /// Every row the general way: the oracle of the tests.
    #[cfg_attr(not(test), expect(dead_code, reason = "the oracle of the tests"))]
    General,
}
