//! Neutral requests (indicator, window, months) answered with exact values for every region; the last room that knows Polars.
//!
//! - [`Window`]: which stretch of days a month's value speaks for
//! - [`Point`]: a month's value, or why it is missing, with the coverage of its reports
//! - [`deliveries`]: what a feed has sent for each period that it owes
//! - [`answer`]: from frames of typed rows to points, rolled up the tree of regions

mod answer;
mod delivery;
mod dense;
mod feeds;
mod lineage;
mod local;
mod presence;
mod rows;
mod sums;
mod value;
mod window;

pub use answer::{Answer, answer, months_per_period, natural_window};
pub use delivery::{Deliveries, Delivery, LastReport, Sent, deliveries};
pub use feeds::Feeds;
pub use lineage::{RowBehind, rows_behind};
pub use presence::{Arrival, arrival, could_count};
pub use value::{EngineError, Point, Points, Value, Why};
pub use window::Window;
