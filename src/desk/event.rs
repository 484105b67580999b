//! What the server tells the pages that are open.

use serde::Serialize;

/// Something that happened.
#[derive(Debug, Clone, Serialize)]
#[serde(tag = "what", rename_all = "snake_case")]
pub(super) enum Event {
    /// Files of the project are others than the pages show.
    Changed,
    /// Something that was done could not be written down.
    Trouble { text: String },
    /// What was dropped, taken or put away.
    Inbox,
    /// A verb said a line.
    Line { job: u64, line: String },
    /// How far a verb is: what it has read, what it does.
    Progress { job: u64, text: String },
    /// A verb ended.
    Ended { job: u64 },
}
