//! The vocabulary of measuring: units, exact numbers, periods, directions, and how people write them.
//!
//! Nothing here knows Polars, files, feeds or indicators.

mod calendar;
mod direction;
mod every;
pub mod exact;
mod month;
mod period;
mod rational;
pub mod text;
mod units;
mod when;
mod written;

pub use calendar::{Calendar, Year};
pub use direction::Direction;
pub use every::Every;
pub use exact::{Decimal, Exact, Rounding};
pub use month::{MONTHS_PER_YEAR, Month};
pub use period::Period;
pub use units::{Counted, Dimension, Multiple, Unit};
pub use when::When;
pub use written::{Number, NumberError, is_missing, read_date, read_date_of_year, read_number};
