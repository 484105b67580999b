//! Time in whole days, months and years.
//!
//! Comes in: civil dates. Goes out: [`Month`], [`Period`], [`Year`], the [`Calendar`] that knows when a year begins, [`WorkDays`]. Must not know:
//! the clock, feeds, or how dates are written.

mod calendar;
mod every;
mod month;
mod period;
mod when;
mod work_days;

pub use calendar::{Calendar, Year};
pub use every::Every;
pub use month::{MONTHS_PER_YEAR, Month};
pub use period::Period;
pub use when::When;
pub use work_days::WorkDays;
