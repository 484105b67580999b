//! Neutral requests answered with exact values.

mod value;

pub use value::{Point, Points, Value, Why};
