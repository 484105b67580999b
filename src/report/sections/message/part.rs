//! The message's types.

use crate::measure::named;
use serde::Serialize;

/// What page one says.
#[derive(Debug, Clone, Default, Serialize)]
pub struct MessagePart {
    /// The one sentence to remember.
    pub headline: String,
    pub lines: Vec<MessageLine>,
}

/// What it says of one topic.
#[derive(Debug, Clone, Serialize)]
pub struct MessageLine {
    pub topic: Topic,
    pub label: String,
    pub text: String,
    /// The report's rows that it names.
    pub rows: Vec<usize>,
}

/// What a line of the message is about.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Topic {
    /// Lags since this month.
    Newly,
    /// Lagged in the month before as well.
    Still,
    /// Lags no longer.
    Recovered,
    /// Reached its target this month, or before.
    Finished,
    /// Furthest ahead of its plan.
    Best,
    /// Falls due soon.
    DueSoon,
    /// Whether targets will be reached at the recent pace.
    Outlook,
    /// What became of what lagged in the month before, and of the actions on it.
    Asked,
    /// What somebody has to decide.
    Decide,
    /// How far the numbers can be trusted.
    Trust,
}

named!(Topic {
    Newly = "newly",
    Still = "still",
    Recovered = "recovered",
    Finished = "finished",
    Best = "best",
    DueSoon = "due_soon",
    Outlook = "outlook",
    Asked = "asked",
    Decide = "decide",
    Trust = "trust",
});
