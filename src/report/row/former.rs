//! What a target said before it was changed.

use super::record::{in_full, share};
use crate::locale::Locale;
use crate::report::assessed::{Assessed, Former};
use serde::Serialize;

/// A target that was changed, and how the row would stand had it not been.
#[derive(Debug, Clone, Serialize)]
pub struct FormerPart {
    /// In the row's unit.
    pub target: String,
    pub due: String,
    /// The value as a share of it; empty where that has no meaning.
    pub completion: String,
    pub verdict: &'static str,
    /// The same in words.
    pub verdict_text: String,
}

pub(super) fn former_part(l: &Locale, row: &Assessed<'_>, former: &Former<'_>) -> FormerPart {
    let a = &former.assessment;
    FormerPart {
        target: in_full(a.target.as_ref()),
        due: former.target.due.map(|due| due.to_string()).unwrap_or_default(),
        completion: share(a.completion.as_ref()),
        verdict: a.verdict.as_str(),
        verdict_text: row.verdict_by(l, former.target, a),
    }
}
