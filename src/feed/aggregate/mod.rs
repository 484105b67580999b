//! Rows added up while a file is read, where the caller needs sums only: a country's rows become a few numbers for each region
//! and month, and never lie in memory together. Part of the fast way; see [`way`](crate::feed::fast_or_general).
//!
//! - In: typed rows of a chunk. Out: one row for each combination of region, months and texts.
//! - Must not know: text, files, what the sums are for.

mod aggregated;
mod aggregator;
mod groups;

pub(in crate::feed) use aggregated::combine;
pub(in crate::feed) use aggregator::Aggregator;
