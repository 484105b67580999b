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

/// Names of which a sentence or a cell says the first few.
const NAMES_SHOWN: usize = 5;

/// The first few names, and how many more there are.
pub(super) fn few(locale: &Locale, names: &[String]) -> String {
    match names.split_at_checked(NAMES_SHOWN) {
        Some((shown, rest)) if !rest.is_empty() => {
            let rest = rest.len().to_string();
            locale.say("names-and-more", &[("names", &locale.list_open(shown)), ("rest", &rest)])
        }
        _ => locale.list(names),
    }
}
