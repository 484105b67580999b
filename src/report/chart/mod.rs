//! Resolved charts: final words, final ranges, colour roles. Drawing one needs no decision and cannot fail for its content.
//!
//! Horizontal positions over months: `0.0` is the end of the month before the first one shown, `1.0` the end of the first.
//! Amounts are in the unit that the chart names.

mod board;
mod bridge;
mod control;
mod matrix;
mod multiples;
mod pages;
mod ranking;
mod trend;

pub use board::{Board, BoardRow};
pub use bridge::{Bridge, Step, StepKind};
pub use control::{Control, Limits};
pub use matrix::{Matrix, MatrixCell, MatrixRow};
pub use multiples::{Multiples, Panel};
pub use pages::{PerPage, pages};
pub use ranking::{RankRow, Ranking};
pub use trend::{Bracket, FanPoint, Phase, Trend};

use serde::Serialize;

/// One chart, ready to draw.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// File name without its ending: `[a-z0-9_-]+`.
    pub name: String,
    /// The id of the indicator that it is about; `None` where it compares several.
    #[serde(skip)]
    pub indicator: Option<String>,
    pub title: String,
    /// One line under the title that says what the chart shows; may be empty.
    pub subtitle: String,
    /// Lines under the drawing: where the data come from, the mark of synthetic data.
    pub notes: Vec<String>,
    /// The chart in one or two sentences, for those who cannot see it.
    pub alt: String,
    pub drawing: Drawing,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Drawing {
    Trend(Trend),
    Board(Board),
    Ranking(Ranking),
    Matrix(Matrix),
    Bridge(Bridge),
    Control(Control),
    Multiples(Multiples),
}

/// What a mark stands for. Only the palette knows the colour and the shape of a role.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Role {
    Met,
    OnPace,
    Behind,
    FarBehind,
    Missed,
    NotRated,
    NoData,
    Watch,
}

impl Role {
    /// All, in order of merit.
    pub const ALL: [Self; 8] = [
        Self::Met,
        Self::OnPace,
        Self::Behind,
        Self::FarBehind,
        Self::Missed,
        Self::NotRated,
        Self::NoData,
        Self::Watch,
    ];

    /// The machine name of the verdict, as JSON has it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::OnPace => "on_pace",
            Self::Behind => "behind",
            Self::FarBehind => "far_behind",
            Self::Missed => "missed",
            Self::NotRated => "not_rated",
            Self::NoData => "no_data",
            Self::Watch => "watch",
        }
    }

    /// The role's mark where there is only text; the same shapes as the palette's.
    #[must_use]
    pub fn sign(self) -> char {
        match self {
            Self::Met => '●',
            Self::OnPace => '▲',
            Self::Behind => '▼',
            Self::FarBehind => '◆',
            Self::Missed => '✕',
            Self::NotRated => '○',
            Self::NoData => '□',
            Self::Watch => '◇',
        }
    }
}

#[derive(Debug, Clone, Copy, PartialEq, Serialize)]
pub struct Point {
    pub x: f64,
    pub y: f64,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Label {
    pub at: Point,
    pub text: String,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Axis {
    pub min: f64,
    pub max: f64,
    pub ticks: Vec<Tick>,
}

/// A tick; where labels would touch, those of lower weight go first.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Tick {
    pub at: f64,
    pub label: String,
    pub weight: u8,
}
