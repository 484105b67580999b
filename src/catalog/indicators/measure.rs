//! What is taken from the rows of a feed.

#[derive(Debug, Clone, PartialEq, Eq, Hash)]
pub enum Measure {
    Sum(String),
    Count,
    Distinct(String),
    Mean(String),
    Min(String),
    Max(String),
    /// Cases with `from` ≤ period end and (`until` blank or after it).
    Open {
        from: String,
        until: String,
    },
}
