//! What is measured: indicators, and how a value follows from the rows of a feed.
//!
//! Comes in: the `[indicator.…]` tables, and the feeds. Goes out: [`Indicator`]. Must not know: targets, or any value.

mod changes_toml;
mod condition;
mod description;
mod description_toml;
mod indicator;
mod indicator_toml;
mod kind;
mod limits_toml;
mod measure;
mod measure_toml;
mod ratio_unit;
mod reserved_ids;
mod where_toml;

pub use condition::{Condition, Test};
pub use description::{Description, ResultLevel};
pub use indicator::{Amounts, Indicator, Protect, Rebase, RowsOf, Source};
pub(super) use indicator_toml::{INDICATOR, Indicators, read_indicators};
pub use kind::Kind;
pub use measure::{Measure, MeasureName};
pub use reserved_ids::is_reserved_id;
