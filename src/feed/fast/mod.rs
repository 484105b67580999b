//! The fast way for plain rows: the cells of a chunk typed column by column. See [`way`](crate::feed::fast_or_general).
//!
//! - In: the records of a chunk, and the readers of its columns. Out: which rows are plain, and their values.
//! - Must not know: how rows that are not plain are judged, files, indicators.

mod column_typing;
mod plain_rows;
mod short_text_cache;
mod typed_column;

pub(in crate::feed) use plain_rows::PlainRows;
pub(in crate::feed) use typed_column::TypedColumn;
