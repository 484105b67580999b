//! Units: what they measure, their exact factors, their names, and the multiples (万, 亿) that stand before them.
//!
//! Comes in: a name as a catalog or a header writes it, and the units that a project declares. Goes out: [`Unit`], from [`Units`].
//! Must not know: amounts, languages other than by name.
//!
//! A new unit is one line in `definitions.rs`, a currency one in `currencies.rs`.

mod built_in;
mod currencies;
mod declared;
mod definition;
mod definitions;
mod dimension;
mod listed;
mod multiples;
mod registry;
#[cfg(test)]
mod tests;
mod unit;
mod variants;

pub use declared::{Clash, DeclaredUnit, Meaning};
pub use dimension::{Counted, Dimension, Measured};
pub use listed::{BuiltIn, built_in_units, currencies};
pub use multiples::Multiple;
pub use registry::{BUILT_IN, Names, Units};
pub use unit::Unit;
