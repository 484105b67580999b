//! Resolved charts: final words, final ranges, colour roles. Drawing one needs no decision and cannot fail for its content.
//!
//! Horizontal positions of a [`Trend`] are months: `0.0` is the end of the month before the first one shown, `1.0` the end of
//! the first. Vertical positions are amounts in the unit that [`Trend::unit`] names.

use serde::Serialize;

/// One chart, ready to draw.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Chart {
    /// File name without its ending: `[a-z0-9_-]+`.
    pub name: String,
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

/// A value over the months beside what was planned.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Trend {
    /// Stands at the head of the vertical axis: `单位：万亩`.
    pub unit: String,
    pub x: Axis,
    pub y: Axis,
    /// Runs of consecutive months with a value, in order; between two runs months are missing.
    pub actual: Vec<Vec<Point>>,
    /// Name of the line of actual values, written at the line.
    pub actual_label: String,
    /// The last value, written at its point.
    pub last: Option<Label>,
    pub phases: Vec<Phase>,
    /// How far the value is behind the plan, drawn level from the plan's line to the last point.
    pub behind: Option<Bracket>,
    pub role: Role,
}

/// One target's plan and its end.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Phase {
    /// The planned way; empty where a target has none.
    pub plan: Vec<Point>,
    /// Written along the plan: `序时进度`.
    pub plan_label: String,
    /// Height of the target's line; for a band its lower edge.
    pub target: f64,
    /// Upper edge of a band.
    pub upper: Option<f64>,
    /// From where to where the target's line is drawn.
    pub from: f64,
    pub to: f64,
    /// `目标 13（2023年12月）`.
    pub target_label: String,
    /// Whether the target has a due date, marked at `to`.
    pub due: bool,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Bracket {
    pub from: f64,
    pub to: f64,
    pub y: f64,
    /// `滞后3.6个月`.
    pub label: String,
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

/// All judged indicators on one page: how much is done beside how much is due.
#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct Board {
    /// Says what the bar and the marker are: `完成进度`, `序时进度`.
    pub bar_label: String,
    pub marker_label: String,
    /// Heads of the columns at the right: value and target, gap.
    pub value_head: String,
    pub gap_head: String,
    pub rows: Vec<BoardRow>,
    /// The verdicts that occur, in order of merit, with their words: the key at the foot.
    pub key: Vec<(Role, String)>,
}

#[derive(Debug, Clone, PartialEq, Serialize)]
pub struct BoardRow {
    pub name: String,
    pub role: Role,
    pub verdict: String,
    /// Share of the way done, as drawn: from 0 to 1 and a little beyond. None where nothing can be drawn.
    pub bar: Option<f64>,
    /// Share of the way that is due.
    pub marker: Option<f64>,
    /// The bar's number in words: `59.2%`.
    pub bar_text: String,
    /// `7100／12000亩`.
    pub value: String,
    /// `少900亩`.
    pub gap: String,
}
