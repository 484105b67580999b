//! A target as two reports compare it.

use serde::{Deserialize, Serialize};

/// One target as it stands in `targets.csv`.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct TargetPart {
    pub indicator: String,
    pub name: String,
    /// The code of its region; of an `each` target the codes of its regions, `;` between them.
    pub scope: String,
    /// The same in words.
    pub scope_text: String,
    pub kind: String,
    /// In the indicator's unit; of a relative target what is added to the reference.
    pub value: String,
    /// What it asks for, in words: a reference where it is relative.
    pub value_text: String,
    pub upper: String,
    pub unit: String,
    pub due: String,
    pub until: String,
    pub decided: String,
    pub approved_by: String,
    pub reason: String,
    /// Whether it replaces another target without an approval or a reason.
    pub unapproved: bool,
}
