//! One page for a leader's folder: types.

use crate::assess::Verdict;
use crate::report::charts::{Chart, Framed, TileMap};

/// What the page says; a form lays it out, and leaves out what has no room, the least important first.
#[derive(Debug, Clone, Default)]
pub struct OnePage {
    pub title: String,
    pub as_of: String,
    /// The one sentence to remember.
    pub headline: String,
    /// What it says of each topic, as label and text.
    pub message: Vec<PageLine>,
    pub board_head: String,
    /// The board; None where nothing is rated.
    pub board: Option<Chart>,
    /// The board's rows by their positions, those that can least be spared first.
    pub board_order: Vec<usize>,
    /// For boards that are cut short, what is said of the rows that are left out, by their number.
    pub board_rest: Vec<String>,
    pub worst_head: String,
    pub worst: Vec<PageItem>,
    pub regions_head: String,
    /// How many targets each region is behind on; None without targets of regions.
    pub regions: Option<Framed<TileMap>>,
    /// Where the figures come from, and the mark of made-up data.
    pub foot: Vec<String>,
    /// The page for those who cannot see it.
    pub alt: String,
}

/// A line of the message; where there is too little room, those of the highest `spare` go first.
#[derive(Debug, Clone, Default)]
pub struct PageLine {
    pub label: String,
    pub text: String,
    pub spare: u8,
}

/// A target that lags: who must do what, by when.
#[derive(Debug, Clone)]
pub struct PageItem {
    pub role: Verdict,
    pub name: String,
    pub verdict: String,
    pub text: String,
}
