//! Text without quotes, split into records and cells many bytes at a time. Part of the fast way; see
//! [`way`](crate::feed::fast_or_general).
//!
//! - In: text without quotes, and its delimiter. Out: where each cell lies.
//! - Must not know: encodings, files.

mod column_slices;
mod split_lines;

pub(in crate::feed::text) use column_slices::ColumnSlice;
pub(in crate::feed::text) use split_lines::{Line, Lines, cut_all_lines, cut_lines};
