//! What stands before an amount in an English clause: its verb, its preposition, its comparison.

use super::en_words;
use super::statement::{Change, Edge};
use crate::propose::targets::rules::{ENGLISH, EdgeMeans, VerbMeans};
use std::ops::Range;

/// What a text in front of an amount gives to it.
#[derive(Debug, Clone, Default)]
#[expect(clippy::struct_excessive_bools, reason = "each is read from words of its own")]
pub(super) struct Head {
    pub edge: Edge,
    pub strict: bool,
    pub about: bool,
    /// The word right before the amount: to, by, from, of, at.
    pub preposition: Option<&'static str>,
    pub verb: Option<(VerbMeans, Range<usize>)>,
    /// Where what stands before the comparison and the preposition ends.
    pub end: usize,
    /// Whether nothing stands between the verb and the amount.
    pub adjacent: bool,
    /// In no month will more than: the edge is the other one.
    pub negated: bool,
}

const PREPOSITIONS: [&str; 12] = ["to", "by", "from", "of", "at", "for", "is", "be", "target", "with", "between", "in"];

/// Reads what stands before an amount; the text is in small letters, its times blanked.
pub(super) fn read(text: &str) -> Head {
    let mut head = Head::default();
    let mut rest = text.trim_end_matches([' ', ':', '(', '~', '-', '–', '=', '"']);
    loop {
        let before = rest;
        let edges = ENGLISH.edge.iter().filter_map(|edge| Some((edge, en_words::ends(rest, edge.before.iter())?)));
        if let Some((edge, word)) = edges.max_by_key(|(_, word)| word.len()) {
            match edge.means {
                EdgeMeans::AtLeast if head.edge == Edge::Plain => head.edge = Edge::AtLeast,
                EdgeMeans::AtMost if head.edge == Edge::Plain => head.edge = Edge::AtMost,
                EdgeMeans::About => head.about = true,
                EdgeMeans::AtLeast | EdgeMeans::AtMost => {}
            }
            head.strict |= edge.strict.iter().any(|strict| strict == word);
            rest = rest[..rest.len() - word.len()].trim_end();
        }
        rest = ["an average of", "average of"]
            .iter()
            .find(|word| ends_with_word(rest, word))
            .map_or(rest, |word| rest[..rest.len() - word.len()].trim_end());
        if head.preposition.is_none()
            && let Some(word) = PREPOSITIONS.iter().find(|word| ends_with_word(rest, word))
        {
            head.preposition = Some(word);
            rest = rest[..rest.len() - word.len()].trim_end();
        }
        if let Some(word) = ["a further", "another", "an additional", "the", "a", "all", "further", "up"]
            .iter()
            .find(|word| ends_with_word(rest, word))
        {
            rest = rest[..rest.len() - word.len()].trim_end();
        }
        rest = rest.trim_end_matches('"').trim_end();
        if rest == before {
            break;
        }
    }
    head.end = rest.len();
    head.negated = ["in no month", "no month", "never", "at no time", "in no case", "not"]
        .iter()
        .any(|word| en_words::has(&text[text.len().saturating_sub(60).min(text.len())..], word))
        && ["in no month", "in no quarter", "in no year", "at no time", "in no case", "never"]
            .iter()
            .any(|word| en_words::has(text, word));
    if head.negated && head.edge == Edge::AtLeast {
        head.edge = Edge::AtMost;
    }
    head.verb = last_verb(rest, matches!(head.preposition, Some("to" | "by" | "from")));
    head.adjacent = head.verb.as_ref().is_some_and(|(_, at)| text_between_is_empty(rest, at.end));
    head
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.ends_with(word) && !text[..text.len() - word.len()].ends_with(|c: char| c.is_alphanumeric())
}

fn text_between_is_empty(text: &str, from: usize) -> bool {
    text[from..].trim_matches(|c: char| !c.is_alphanumeric()).is_empty()
}

/// The last verb of a text.
fn last_verb(text: &str, changes: bool) -> Option<(VerbMeans, Range<usize>)> {
    let verbs = ENGLISH.verb.iter().flat_map(|verb| verb.words.iter().map(move |word| (verb.means, word)));
    let found = verbs.filter_map(|(means, word)| Some((means, en_words::places(text, word).last()?)));
    // A noun at the end of a name, such as support or plant, is no verb where a verb stands before it.
    let found: Vec<_> = found.filter(|(means, _)| !matches!(means, VerbMeans::All | VerbMeans::Done)).collect();
    // Reduce the energy used by homes we build to 115: what changes is said by the verb of change.
    let of_change = found.iter().filter(|(means, _)| {
        changes && matches!(means, VerbMeans::Rise | VerbMeans::Fall | VerbMeans::DownTo | VerbMeans::HoldBelow)
    });
    let best = of_change
        .max_by_key(|(_, at)| (at.end, at.len()))
        .or_else(|| found.iter().max_by_key(|(_, at)| (at.end, at.len())));
    best.cloned()
}

/// The first verb by which something is made or changed: the one that governs a list.
pub(super) fn first_verb(text: &str) -> Option<(VerbMeans, Range<usize>)> {
    let verbs = ENGLISH.verb.iter().flat_map(|verb| verb.words.iter().map(move |word| (verb.means, word)));
    let found = verbs.filter_map(|(means, word)| Some((means, en_words::places(text, word).next()?)));
    found.min_by_key(|(_, at)| (at.start, std::cmp::Reverse(at.end)))
}

/// How the amount relates to what is measured.
#[expect(clippy::match_same_arms, reason = "the first arm that fits decides, in the order in which a reader would ask")]
pub(super) fn change(head: &Head, is_share: bool, inherited: Option<VerbMeans>) -> Change {
    let verb = head.verb.as_ref().map(|(means, _)| *means).or(inherited);
    match (verb, head.preposition) {
        (Some(VerbMeans::Rise), Some("by")) => Change::Rise,
        (Some(VerbMeans::Fall), Some("by")) => Change::Fall,
        (Some(VerbMeans::Rise), Some("of")) if is_share && !head.adjacent => Change::Rise,
        (Some(VerbMeans::Rise), Some("to" | "at" | "from" | "between")) => Change::To,
        (Some(VerbMeans::Fall), Some("to" | "at" | "from" | "between")) => Change::DownTo,
        (Some(VerbMeans::Fall), _) if head.edge == Edge::AtMost => Change::DownTo,
        (Some(VerbMeans::Rise), _) if head.edge == Edge::AtLeast => Change::To,
        (Some(VerbMeans::Fall), Some("of")) if is_share => Change::Fall,
        // Cut emissions 40%: by as much.
        (Some(VerbMeans::Fall), None) if is_share => Change::Fall,
        (Some(VerbMeans::Rise), None) if head.adjacent && is_share => Change::Rise,
        (Some(VerbMeans::Rise), None) if is_share => Change::To,
        (Some(VerbMeans::Rise), _) => Change::Add,
        (Some(VerbMeans::Fall), _) => Change::DownTo,
        (Some(VerbMeans::DownTo), _) => Change::DownTo,
        (Some(VerbMeans::Hold), _) if head.edge == Edge::AtMost => Change::HoldBelow,
        (Some(VerbMeans::Hold), _) => Change::Hold,
        (Some(VerbMeans::HoldBelow), _) => Change::HoldBelow,
        (Some(VerbMeans::Add), _) if head.edge == Edge::AtMost && is_share => Change::HoldBelow,
        (Some(VerbMeans::Add), _) if !is_share => Change::Add,
        (_, _) if head.edge == Edge::AtMost => Change::HoldBelow,
        _ => Change::To,
    }
}
