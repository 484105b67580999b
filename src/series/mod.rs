//! Values: neutral requests (indicator, window, months) answered with exact numbers for every region.
//!
//! - In: the catalog, and feeds as typed rows ([`Feeds`]).
//! - Out: a [`Point`] for each month: its value or why that is missing, with the coverage of its reports ([`answer`]); the rows
//!   that contribute to it ([`contributing_rows`]); what a feed has sent for each period that it owes ([`deliveries`]).
//! - Must not know: targets. Below this room nobody knows Polars.

mod answer;
mod arrival;
mod arrivals;
mod columns_that_add_up;
mod columns_that_carry_over;
mod coverage;
mod deliveries;
mod engine;
mod error;
mod feeds;
mod lineage;
mod movements;
mod natural_window;
mod own_period;
mod point;
mod ratio;
mod receipts;
mod rejected_rows;
mod row_points;
mod rows_by_month;
mod texts_without_rows;
mod vanished;
mod window;

pub use answer::{Answer, answer};
pub use arrival::{Arrival, arrival};
pub use columns_that_add_up::columns_that_add_up;
pub use columns_that_carry_over::columns_that_carry_over;
pub use deliveries::{Deliveries, Delivery, LastReport, Sent, Unusable, deliveries};
pub use engine::RowMonths;
pub use error::EngineError;
pub use feeds::Feeds;
pub use lineage::{ContributingRow, contributing_rows};
pub use movements::{Movement, Movements, cases_dated_by, movements};
pub use natural_window::{months_per_period, natural_window};
pub use own_period::{OwnPeriod, ReportState, own_period};
pub use point::{Point, Points, Value, Why};
pub use receipts::{Receipts, receipts};
pub use rejected_rows::could_count;
pub use rows_by_month::row_months;
pub use texts_without_rows::texts_without_rows;
pub use vanished::vanished;
pub use window::Window;
