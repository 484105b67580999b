//! What departments send: feeds and their columns, as declared.
//!
//! Comes in: the `[feed.…]` tables, and the tree of regions. Goes out: [`Feed`]. Must not know: indicators, targets, or how a
//! file is read.

mod column;
mod column_toml;
mod deadline;
mod deadline_toml;
mod feed;
mod feed_toml;
mod folders;
mod period_fit;
mod period_name;
mod period_place;
mod period_toml;
mod sender_name;
mod unpivot;
mod unpivot_toml;

pub use column::{Column, ColumnKind};
pub(super) use column_toml::unknown_column;
pub use deadline::Deadline;
pub use feed::{Feed, FilesAre, Reading, Rows, Sheets, Wholes};
pub(super) use feed_toml::{FEED, FeedDraft, read_feed};
pub use folders::feed_folders;
pub use period_name::{PeriodName, PeriodPattern};
pub use sender_name::SenderName;
pub use unpivot::{HeadingsAre, Unpivot};
