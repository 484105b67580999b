//! A list of which a briefing shows the beginning; all of it stands in the machine-readable forms.

use crate::locale::Locale;
use serde::Serialize;

/// Lines under a sentence.
#[derive(Debug, Clone, Serialize)]
pub struct CappedList<L> {
    /// What the list says, in a sentence.
    pub text: String,
    pub lines: Vec<L>,
    /// How many of the lines a briefing shows.
    pub shown: usize,
    /// Said where there are more.
    pub more: Option<String>,
}

impl<L> CappedList<L> {
    /// A list that shows at most `most` lines; `more` is the message that counts the rest.
    pub(super) fn new(locale: &Locale, text: String, lines: Vec<L>, most: usize, more: &str) -> Self {
        let shown = lines.len().min(most);
        let rest = lines.len() - shown;
        let more = (rest > 0).then(|| locale.say(more, &[("count", &rest.to_string())]));
        Self { text, lines, shown, more }
    }
}
