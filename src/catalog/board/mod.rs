//! How a project judges, ranks, rounds and colours: `[board]`.
//!
//! Comes in: the `[board]` table. Goes out: [`BoardRules`]. Must not know: regions, feeds, indicators.

mod board_toml;
mod colours;
mod rules;

pub(super) use board_toml::read_board;
pub use colours::Colour;
pub use rules::{Bands, BoardRules, Method, PaceBy, Rank};
