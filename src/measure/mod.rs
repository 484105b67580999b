//! The vocabulary of measuring: exact numbers, units, time, directions, and how people write them.
//!
//! Comes in: numbers, dates, text. Goes out: values with their meaning. Must not know: Polars, files, feeds, indicators.

mod direction;
pub mod exact;
mod named;
pub mod notation;
mod time;
mod units;

pub use direction::Direction;
pub use exact::{Decimal, Exact, Rounding};
pub(crate) use named::named;
pub use notation::{
    Number, NumberError, is_missing, read_date, read_date_of_year, read_date_with, read_number, read_number_with,
};
pub use time::{Calendar, Every, MONTHS_PER_YEAR, Month, Period, When, WorkDays, Year};
pub use units::{
    BUILT_IN, BuiltIn, Clash, Counted, DeclaredUnit, Dimension, Meaning, Measured, Multiple, Names, Unit, Units,
    built_in_units, currencies,
};
