//! The vocabulary of measuring: units, exact numbers, periods, directions, and how people write them.
//!
//! Nothing here knows Polars, files, feeds or indicators.

mod direction;
pub mod exact;
mod period;
mod rational;
pub mod text;
mod unit;
mod written;

pub use direction::Direction;
pub use exact::{Decimal, Exact, Rounding};
pub use period::{Every, Month, Period, When};
pub use unit::{Dimension, Unit};
pub use written::{Number, NumberError, is_missing, read_date, read_date_of_year, read_number};
