//! A project from the files that lie in a folder.
//!
//! - In: a folder of files. Out: the text of `onpace.toml`, `regions.csv`, `targets.csv` and `to-confirm.md`, each guess with its reason, and
//!   what was met and is not in them.
//! - Must not know: who confirms, where it is written, which questions were asked.
//!
//! [`look_through`] reads every table; `grouping` says which are reports of one feed; `feed_from_group` makes a feed of each, with `roles`,
//! `rows_of_group` and `amount_indicators`; `trial` reads them with it and mends what does not work; `catalog_text` and `confirmation_list`
//! write.

mod added_feed;
mod addition;
mod amount_indicators;
mod amounts;
mod catalog_text;
mod cell_kinds;
mod columns_by_unit;
mod confirmation_list;
mod decimal_commas;
mod feed_from_group;
mod feed_proposal;
mod file_globs;
mod file_names;
mod files_there;
mod grouping;
mod ids;
mod item_indicators;
mod known_words;
mod listed_things;
mod merged_columns;
mod period_patterns;
mod private_words;
mod propose;
mod region_book;
mod region_words;
mod rhythm;
mod roles;
mod root_names;
mod row_keys;
mod rows_of_group;
mod seen;
mod series_look;
mod sources;
mod trial;
mod whole_words;
mod work;
mod years_of_two;

pub use added_feed::{AddedFeed, StandingTexts};
pub use addition::{Fit, Joiner, Joining, fitting_feed, joining, titled_period};
pub use feed_proposal::{ColumnProposal, ColumnType, FeedProposal, IndicatorProposal, MeasureProposal};
pub use propose::{LookedThrough, Proposal, Wishes, look_at_one, look_through};
pub use trial::RowsTaken;
