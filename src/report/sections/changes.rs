//! Which verdicts differ from those of the month before.

use crate::assess::Verdict;
use crate::report::assessed::Assessed;
use crate::report::context::Context;
use crate::report::order::{RowKey, row_key};
use crate::report::row::Line;
use rayon::prelude::*;
use serde::Serialize;
use std::collections::HashMap;

#[derive(Debug, Clone, Serialize)]
pub struct Changed {
    pub row: usize,
    pub before: &'static str,
    pub after: &'static str,
    /// The same in words.
    pub before_text: String,
    pub after_text: String,
    /// Empty where the row has no sentence either, see [`crate::report::MOST_ROWS_IN_WORDS`].
    pub text: String,
}

/// Verdicts that differ from those of the month before.
pub(crate) fn changed(c: &Context<'_>, lines: &[Line<'_>]) -> Vec<Changed> {
    let l = c.locale;
    let earlier: HashMap<RowKey<'_>, &Assessed<'_>> = c.input.previous.iter().map(|p| (row_key(p), p)).collect();
    let flip = |line: &Line<'_>| {
        let row = line.assessed;
        let before = earlier.get(&row_key(row))?;
        let (old, new) = (before.assessment.verdict, row.assessment.verdict);
        (old != new).then(|| {
            let (mut before_text, mut after_text) = (row.verdict(l, &before.assessment), line.row.text.verdict.clone());
            // Where nothing is promised, that a figure came or did not come is all that changed.
            match (old, new) {
                (Verdict::NoData, Verdict::Watch) => after_text = l.word("feed-ok"),
                (Verdict::Watch, Verdict::NoData) => before_text = l.word("feed-ok"),
                _ => {}
            }
            let args = [
                ("name", line.row.text.name.as_str()),
                ("region", &line.row.record.region_name),
                ("before", &before_text),
                ("after", &after_text),
            ];
            let text = match (c.has_sentences(line.row.root), line.row.root) {
                (true, true) => l.say("change-line-root", &args),
                (true, false) => l.say("change-line", &args),
                (false, _) => String::new(),
            };
            Changed { row: line.position, before: old.as_str(), after: new.as_str(), before_text, after_text, text }
        })
    };
    lines.par_iter().filter_map(flip).collect()
}
