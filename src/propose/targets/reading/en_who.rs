//! Who answers for an English clause: (Lead: Housing Services; Partners: …).

use super::statement::Who;
use crate::propose::targets::rules::ENGLISH;

/// Who answers, of a whole paragraph.
pub(in crate::propose::targets) fn who(text: &str) -> Who {
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
