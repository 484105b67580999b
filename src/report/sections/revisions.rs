//! What later files changed in earlier ones (数据更正).

use crate::report::context::Context;
use crate::report::input::RevisionLine;
use serde::Serialize;

/// Revisions that a briefing shows; all of them are in `revisions.csv`.
const REVISIONS_SHOWN: usize = 20;

/// Those made by as-of's files come first, changes before blanks that were filled in; then the catalog's feeds, and the files
/// and lines that made them.
#[derive(Debug, Clone, Serialize)]
pub struct RevisionsPart {
    /// How many there are, in a sentence.
    pub text: String,
    pub lines: Vec<RevisionLine>,
    /// How many of the lines a briefing shows: only changes made by as-of's files, since cases that end fill in many blanks.
    pub shown: usize,
    /// Said where not all are shown.
    pub more: Option<String>,
}

/// Values sent before that as-of's files changed.
pub(super) fn revised_now(c: &Context<'_>) -> usize {
    c.input.revisions.iter().filter(|r| r.current && !r.fills_a_blank()).count()
}

pub(crate) fn revisions(c: &Context<'_>) -> RevisionsPart {
    let order = |id: &str| c.input.catalog.feeds.iter().position(|f| f.id == id);
    let mut lines = c.input.revisions.clone();
    lines.sort_by_key(|r| (!r.current, r.fills_a_blank(), order(&r.feed)));
    let count = |test: fn(&RevisionLine) -> bool| lines.iter().filter(|r| test(r)).count();
    let changed = revised_now(c);
    let parts = [
        ("revisions-changed", changed),
        ("revisions-filled", count(|r| r.current && r.fills_a_blank())),
        ("revisions-earlier", count(|r| !r.current)),
    ];
    let shown = changed.min(REVISIONS_SHOWN);
    let rest = (lines.len() - shown).to_string();
    RevisionsPart {
        text: c.locale.counted(&parts).unwrap_or_else(|| c.locale.word("none-revisions")),
        shown,
        more: (lines.len() > shown).then(|| c.locale.say("revisions-more", &[("count", &rest)])),
        lines,
    }
}
