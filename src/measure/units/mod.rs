//! Units: what they measure, their exact factors, their names, and the multiples (万, 亿) that stand before them.
//!
//! Comes in: a name as a catalog or a header writes it. Goes out: [`Unit`]. Must not know: amounts, languages other than by name.
//!
//! A new unit is one line in `definitions.rs`.

mod definitions;
mod dimension;
mod multiples;
mod unit;

pub use dimension::{Counted, Dimension};
pub use multiples::Multiple;
pub use unit::Unit;
