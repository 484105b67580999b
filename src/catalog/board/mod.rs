//! How a project judges, ranks, rounds and colours: `[board]`.
//!
//! Comes in: the `[board]` table. Goes out: [`BoardRules`]. Must not know: regions, feeds, indicators.

mod bands;
mod board_toml;
mod colours;
mod method;
mod rules;

pub use bands::Bands;
pub(super) use board_toml::{BOARD, read_board};
pub use colours::Colour;
pub use method::Method;
pub use rules::{BoardRules, PaceBy, Rank};
