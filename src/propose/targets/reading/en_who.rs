//! Who answers for an English clause: (Lead: Housing Services; Partners: …).

use super::statement::Who;
use crate::propose::targets::rules::ENGLISH;
use regex::Regex;
use std::ops::Range;
use std::sync::LazyLock;

/// Who answers for the sentence at a place of its paragraph. A bracket belongs to the sentence that it stands in or behind; a label
/// without one, or a bracket of its own at the end, to the whole paragraph.
pub(in crate::propose::targets) fn who_of(text: &str, at: &Range<usize>) -> Who {
    let brackets = brackets(text);
    if brackets.is_empty() {
        return who(text);
    }
    let is_behind_stop = |open: usize| text[..open].trim_end().ends_with(['.', ';', '\n']);
    if let [only] = &brackets[..]
        && is_behind_stop(only.start)
        && text[only.end..].trim_matches(|c: char| !c.is_alphanumeric()).is_empty()
    {
        return who(text);
    }
    let mut from = 0;
    for bracket in &brackets {
        // Inside a sentence a bracket is that sentence's alone.
        let stop = text[..bracket.start].trim_end().trim_end_matches(['.', ';']);
        let begins = if is_behind_stop(bracket.start) { from } else { stop.rfind(". ").map_or(from, |at| at + 2) };
        if at.start + 1 >= begins.max(from) && at.start < bracket.start {
            return who(&text[bracket.clone()]);
        }
        from = bracket.end;
    }
    Who::default()
}

/// The brackets of a text that name somebody.
fn brackets(text: &str) -> Vec<Range<usize>> {
    static BRACKET: LazyLock<Regex> = LazyLock::new(|| Regex::new(r"[(\[][^()\[\]]{4,160}[)\]]").expect("a pattern"));
    BRACKET.find_iter(text).map(|found| found.range()).filter(|at| who(&text[at.clone()]) != Who::default()).collect()
}

/// Who answers, of a whole text.
fn who(text: &str) -> Who {
    let lower = text.to_ascii_lowercase();
    let labelled = |labels: &[String]| {
        let label = labels
            .iter()
            .filter(|label| lower.contains(&format!("{}:", label.trim_end_matches(':'))))
            .max_by_key(|label| label.len())?;
        let label = label.trim_end_matches(':');
        let at = lower.find(&format!("{label}:"))? + label.len() + 1;
        let rest = text[at..].trim_start();
        let end = rest.find([';', '.', ')', ']', '\n', '|']).unwrap_or(rest.len());
        let name = rest[..end].trim();
        (name.len() > 2 && name.len() < 80).then(|| name.to_owned())
    };
    let post = |name: String| {
        // A name of a person becomes the post beside it, or nothing.
        ENGLISH
            .leader
            .posts
            .iter()
            .find(|post| name.contains(post.as_str()))
            .map(|post| name[name.find(post.as_str()).unwrap_or(0)..].to_owned())
    };
    Who {
        lead: labelled(&ENGLISH.lead.before).unwrap_or_default(),
        support: labelled(&ENGLISH.support.before).unwrap_or_default(),
        leader: labelled(&ENGLISH.leader.before).and_then(post).unwrap_or_default(),
    }
}
