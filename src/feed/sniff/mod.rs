//! One file by itself: what was detected in it, read by a feed of the catalog or by an inferred one.
//!
//! - In: a file, and a feed or none. Out: its columns, rows, rejects and warnings, for display.
//! - Must not know: other files of the feed, the frame.

mod detect;
mod infer_feed;
mod raw_records;
mod survey;
mod table_head;

pub use detect::{Detected, DetectedColumn, detect};
pub use infer_feed::{InferredFeed, Unknown, infer_feed};
pub use raw_records::raw_records;
pub use survey::{SurveyedColumn, SurveyedTable, survey};
