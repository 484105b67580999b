//! One limit on what a workbook may hold, and how messages name it.

/// One limit, and how messages name it.
#[derive(Debug)]
pub(in crate::feed) struct Limit {
    pub zh: &'static str,
    pub en: &'static str,
    pub at_most: u64,
    /// What one shown unit holds: 1 for counts, 2²⁰ for MiB.
    pub shown_in: u64,
}
