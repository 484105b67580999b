//! Values against targets: pace, verdict, catch-up, forecast, control limits, ranking.
//!
//! - In: a [`Question`]: one indicator in one region at one month, with its values, its target and the board's rules.
//! - Out: an [`Assessment`]; for a target that each region has also the count of regions ([`roll_up`]).
//! - Must not know: texts, colours, files, the clock. All functions are pure.
//!
//! Numbers are exact: nothing is rounded, except to ask whether a gap prints as 0. Only the growth rates of the method `statcan`
//! are floating point, because they are roots, and the statistics of [`forecast`](forecast()), on which no verdict rests.
//! [`signal`](signal()) and [`forecast`](forecast()) are not part of an assessment; they are computed where they are shown.

mod assessment;
mod breakdown;
mod escalation;
mod flag;
pub mod forecast;
mod method;
mod method_comparison;
mod moment;
mod monthly_values;
mod observations;
mod one_region;
mod overdue;
mod plan;
mod plan_shape;
mod prospect;
mod question;
mod ranking;
mod rating;
mod reference_in_time;
mod rollup;
pub mod signal;
mod signal_and_forecast;
mod target;
mod target_window;
#[cfg(test)]
pub(crate) mod tests;
mod threshold;
mod timeline;
mod without_target;

pub use crate::catalog::Verdict;
pub use assessment::{Assessment, Change, Per, ProjectedBy};
pub use breakdown::{Basis, Breakdown, Composition, Part, Share, break_down};
pub use flag::Flag;
pub use forecast::forecast;
pub use method::judges_by_plan;
pub use method_comparison::{compare_methods, compare_methods_of_count, methods_disagree};
pub use moment::judged_month;
pub use one_region::assess;
pub use overdue::days_overdue;
pub use plan::UNEVEN_POINTS;
pub use plan_shape::PlanShape;
pub use prospect::{AtDue, Prospect};
pub use question::Question;
pub use ranking::{Place, Shortfall, Standing, places, shortfall};
pub use rating::{Figures, Growth, MethodResult, ProjectedTrend, Rated, Rating, RequiredGrowth, Ruling, Unrated};
pub use rollup::roll_up;
pub use signal::signal;
pub use signal_and_forecast::{SignalAndForecast, signal_and_forecast};
pub use target_window::{history_window, in_force, target_window};
