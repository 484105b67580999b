//! How a row's figure of the month is explained, by those who answer for it.

use super::responsible::without_end;
use crate::catalog::Comment;
use crate::locale::Locale;
use crate::measure::When;
use crate::report::assessed::Assessed;
use crate::report::context::Context;
use crate::report::input::Edition;

/// The explanations of as-of's figure, in sentences. Where the project keeps a list of them, one that lags and has none says so. They are
/// the office's own words and stay out of the public edition.
pub(super) fn comment(c: &Context<'_>, row: &Assessed<'_>) -> String {
    let input = c.input;
    let Some(comments) = input.catalog.comments.as_ref().filter(|_| input.edition == Edition::Internal) else {
        return String::new();
    };
    let given = |comment: &&Comment| {
        let known = comment.on.zip(input.on).is_none_or(|(given, issued)| given <= issued);
        known && comment.month == input.as_of && comment.indicator == row.indicator.id && comment.region == row.region
    };
    let texts = comments.iter().filter(given).map(|comment| explained(c.locale, comment));
    let joined = texts.reduce(|a, b| c.locale.say("join-sentences", &[("a", &a), ("b", &b)]));
    // What is told of this month's figure stands with the target of this year.
    if c.is_followed(row) {
        return String::new();
    }
    let missing = || if row.assessment.verdict.is_lagging() { c.locale.word("comment-none") } else { String::new() };
    joined.unwrap_or_else(missing)
}

fn explained(l: &Locale, comment: &Comment) -> String {
    let day = comment.on.map(|day| l.when(When::Day(day))).unwrap_or_default();
    let key = match (comment.by.is_empty(), day.is_empty()) {
        (true, true) => "comment",
        (false, true) => "comment-by",
        (true, false) => "comment-on",
        (false, false) => "comment-by-on",
    };
    let text = l.say(key, &[("text", without_end(&comment.text)), ("by", &comment.by), ("day", &day)]);
    l.say("end", &[("text", &text)])
}
