//! One limit on what a workbook may hold, and how messages name it.

/// One limit, and how messages name it.
#[derive(Debug)]
pub(crate) struct Limit {
    /// The key of the words for what is limited.
    pub what: &'static str,
    pub at_most: u64,
    /// What one shown unit holds: 1 for counts, 2²⁰ for MiB.
    pub shown_in: u64,
}
