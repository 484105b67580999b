//! Exact numbers: decimals as they stand in files, rationals for arithmetic, and the one rounding at printing.
//!
//! Comes in: digits, whole numbers. Goes out: [`Exact`], and text at a stated rounding. Must not know: units, time, languages.

mod decimal;
mod gcd;
mod number_traits;
mod operators;
mod rational;
mod rounding;
mod shorthand;

pub use decimal::Decimal;
pub use rational::Exact;
pub use rounding::{Rounding, fixed, full, round};
pub use shorthand::{divide, median, ratio, to_f64, whole};
